"""Cuts material-symbols-subset.woff2 out of the icon font that Streamlit brings.

Streamlit fetches its 4,300 icons (375 KB) before it shows anything. It keeps those that
Streamlit's own scripts name, and lists them in material-symbols-subset.txt.

`make vendor` runs it.
"""
# ruff: noqa: INP001 (a script beside its font, in no package)

import re
import sys
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).with_name("material-symbols-subset.woff2")
_NAME = re.compile(r":material/([a-z0-9_]+)")


def names(static: Path) -> list[str]:
    """List the icons that Streamlit's scripts name."""
    scripts = sorted((static / "js").glob("*.js"))
    found = (_NAME.findall(path.read_text(encoding="utf-8")) for path in scripts)
    return sorted({name for each in found for name in each})


def make(static: Path, target: Path = TARGET) -> None:
    """Write the subset: the icons, and the letters that their names are set in."""
    (source,) = (static / "media").glob("MaterialSymbols-Rounded.*.woff2")
    options = subset.Options(
        flavor="woff2",
        hinting=False,
        layout_closure=False,
        layout_features=["*"],
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    wanted = names(static)
    ligatures = _ligatures(font)
    glyphs = [ligatures[name] for name in wanted if name in ligatures]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(wanted), glyphs=glyphs)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    lines = "".join(f"{name}\n" for name in wanted)
    target.with_suffix(".txt").write_text(lines, encoding="utf-8")


def _ligatures(font: subset.ttLib.TTFont) -> dict[str, str]:
    """Map the names that the font replaces to the glyphs it shows for them."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            whole = getattr(table, "ExtSubTable", table)
            for first, rest in getattr(whole, "ligatures", {}).items():
                for ligature in rest:
                    parts = [first, *ligature.Component]
                    name = "".join(letters.get(part, "?") for part in parts)
                    found[name] = ligature.LigGlyph
    return found


if __name__ == "__main__":
    make(Path(sys.argv[1]))
