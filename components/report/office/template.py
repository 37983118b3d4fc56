"""Templates of Office files: their pages, styles and theme, to be edited in Office."""

import io
import re
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from components.looks.theme import Look, Palette, palette


def opened(path: Path, look: Look) -> io.BytesIO:
    """Open a template, which has the colours of the light look, as another has it."""
    return io.BytesIO(_coloured(path, look))


def scheme(colours: Palette) -> dict[str, str]:
    """Name the colours of a theme as Office does."""
    return {
        "dk1": colours.ink,
        "lt1": colours.ground,
        "dk2": colours.muted,
        "lt2": colours.lane,
        "accent1": colours.warm.mark,
        "accent2": colours.accent.mark,
        "accent3": colours.related.mark,
        "accent4": colours.several.mark,
        "accent5": colours.several.tint,
        "accent6": colours.rules,
        "hlink": colours.accent.text,
        "folHlink": colours.muted,
    }


@cache
def _coloured(path: Path, look: Look) -> bytes:
    light, wanted = (scheme(palette(one)).values() for one in ("light", look))
    swaps = {
        f'"{old[1:].upper()}"'.encode(): f'"{new[1:].upper()}"'.encode()
        for old, new in zip(light, wanted, strict=True)
    }
    colour = re.compile(b"|".join(swaps))
    file = io.BytesIO()
    with ZipFile(path) as template, ZipFile(file, "w", ZIP_DEFLATED) as made:
        for part in template.infolist():
            xml = template.read(part)
            made.writestr(part, colour.sub(lambda old: swaps[old[0]], xml))
    return file.getvalue()
