"""SVG that looks the same anywhere: it carries the letters that its text needs."""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from components.assets import FONTS

_TEXT = re.compile(r">([^<>]+)<")
_ROOT = re.compile(r"<svg\b[^>]*>")
_SIDE = re.compile(r'\b(width|height)="[^"]*"')


@dataclass(frozen=True, kw_only=True)
class Face:
    """One file of the typeface, and the letters that are in it."""

    file: str
    letters: str  # as in CSS: "U+0-FF, U+2212"

    def has_any(self, text: set[int]) -> bool:
        """Tell whether some of these code points are in it."""
        spans = (_span(part) for part in self.letters.split(", "))
        return any(not text.isdisjoint(span) for span in spans)

    @cached_property
    def rule(self) -> str:
        """The rule that brings the letters along."""
        data = b64encode((FONTS / self.file).read_bytes()).decode()
        return (
            '@font-face{font-family:"Source Sans 3";font-weight:200 900;'
            f"src:url(data:font/woff2;base64,{data}) format('woff2');"
            f"unicode-range:{self.letters}}}"
        )


# The same files and letters as in `assets/fonts.js`, where readers' browsers draw.
FACES = (
    Face(
        file="source-sans-3-latin.woff2",
        letters="U+0-FF, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212",
    ),
    Face(file="source-sans-3-latin-ext.woff2", letters="U+100-2FF, U+1E00-1EFF"),
    Face(
        file="source-sans-3-cyrillic.woff2",
        letters="U+400-45F, U+490-491, U+4B0-4B1, U+2116",
    ),
)


def finished(picture: bytes, *, width_px: int, height_px: int) -> bytes:
    """Put in the fonts that its text needs, and its size in whole pixels."""
    markup = picture.decode()
    root = _ROOT.search(markup)
    if root is None:
        return picture
    sides = {"width": width_px, "height": height_px}
    opening = _SIDE.sub(lambda side: f'{side[1]}="{sides[side[1]]}"', root[0])
    text = {ord(letter) for run in _TEXT.findall(markup) for letter in unescape(run)}
    rules = "".join(face.rule for face in FACES if face.has_any(text))
    style = f"<style>{rules}</style>"
    return (markup[: root.start()] + opening + style + markup[root.end() :]).encode()


def _span(letters: str) -> range:
    first, _, last = letters.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
