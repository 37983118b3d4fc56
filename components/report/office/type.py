"""Type in Office files: the typeface, and how much room words take in it.

Arial is the typeface: it is on every Windows and Mac, LibreOffice and Google have one
of the same widths, and it covers Latin, Cyrillic and Greek. Source Sans is not on
readers' machines. Chinese, Japanese and Korean take the sans serif of the system.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from components.looks import typography

FONT, EAST_ASIAN = "Arial", "Microsoft YaHei"
LINE = 1.2  # of the type size
_WIDER = 1.08  # than Arial may be what stands in for it
_BOLD = 1.07


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How words are set; muted is the theme's second colour of type."""

    size_pt: float
    bold: bool = False
    muted: bool = False
    after_pt: float = 0  # below each paragraph


def wrapped(words: str, wide_pt: float, style: Style) -> list[str]:
    """Break words as the slide will, or a little earlier."""
    size = _drawn_pt(style)
    lines: list[str] = []
    for paragraph in words.split("\n"):
        whole = typography.broken(paragraph, wide_pt, size)
        lines += typography.fill(whole, wide_pt, size) or [""]
    return lines


def line_pt(words: str, style: Style) -> float:
    """Measure words on one line."""
    return typography.width_px(words, _drawn_pt(style))


def tall_pt(paragraphs: Sequence[str], wide_pt: float, style: Style) -> float:
    """Measure the height of paragraphs in a width, the space after each included."""
    lines = sum(len(wrapped(words, wide_pt, style)) for words in paragraphs)
    return lines * style.size_pt * LINE + len(paragraphs) * style.after_pt


def fitting(
    words: str, room: tuple[float, float], sizes: Sequence[float], **look: bool
) -> Style:
    """Choose the largest size at which words fit a room; else the smallest."""
    wide_pt, high_pt = room
    styles = [Style(size_pt=size, **look) for size in sizes]
    fits = (one for one in styles if tall_pt([words], wide_pt, one) <= high_pt)
    return next(fits, styles[-1])


def cut(words: str, room: tuple[float, float], style: Style) -> str:
    """Shorten words that do not fit a room, and show that they go on."""
    wide_pt, high_pt = room
    most = max(1, int(high_pt / (style.size_pt * LINE) + 0.01))
    lines = wrapped(words, wide_pt, style)
    if len(lines) <= most:
        return words
    return " ".join(lines[:most]).rstrip()[:-1].rstrip() + "…"


def _drawn_pt(style: Style) -> float:
    return style.size_pt * _WIDER * (_BOLD if style.bold else 1)
