"""Cuts NotoSansCJKsc-subset.otf out of Debian's NotoSansCJK-Regular.ttc.

It keeps the letters of the everyday character sets of China, Japan and Korea: the whole
font has 16 MB, and a report needs it only for the titles of its sources and for names.

    apt-get install fonts-noto-cjk
    python -m venv fonts && fonts/bin/pip install fonttools
    fonts/bin/python components/assets/fonts/make_cjk_subset.py
"""
# ruff: noqa: INP001 (a script beside its font, in no package)

import sys
from pathlib import Path

from fontTools import subset

SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
TARGET = Path(__file__).with_name("NotoSansCJKsc-subset.otf")
SIMPLIFIED_CHINESE = 2  # of the fonts in the collection
FEATURES = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "palt", "tnum"]
_FIRST_CJK = 0x2E80  # below it Source Sans 3 has the letters
_LEADS, _TRAILS = range(0x81, 0xFF), range(0x40, 0xFF)
_LEVEL_1 = range(0x88, 0x99)  # lead bytes of the everyday kanji in Shift JIS
_FIRST_HANZI, _HANGUL = 0x4E00, range(0xAC00, 0xD7B0)
_ALWAYS = (*range(0x3000, 0x3100), *range(0xFF00, 0xFFF0))  # signs, kana, wide forms


def letters(encoding: str, leads: range = _LEADS) -> set[int]:
    """List the code points that a two-byte encoding can write."""
    found = set()
    for lead in leads:
        for trail in _TRAILS:
            text = bytes([lead, trail]).decode(encoding, errors="ignore")
            found |= {ord(letter) for letter in text if ord(letter) >= _FIRST_CJK}
    return found


def kept() -> set[int]:
    """List the code points to keep: GB 2312, kana, level 1 kanji, KS X 1001 hangul."""
    kana = {letter for letter in letters("shift_jis") if letter < _FIRST_HANZI}
    hangul = letters("euc_kr").intersection(_HANGUL)
    return (letters("gb2312") | kana | letters("shift_jis", _LEVEL_1) | hangul).union(
        _ALWAYS
    )


def make(source: Path = SOURCE, target: Path = TARGET) -> None:
    """Write the subset; the same source and fontTools give the same bytes."""
    options = subset.Options(
        font_number=SIMPLIFIED_CHINESE,
        hinting=False,
        layout_features=FEATURES,
        name_IDs=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kept())
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


if __name__ == "__main__":
    make(*map(Path, sys.argv[1:3]))
