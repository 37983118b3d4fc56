"""Words on slides: how much room they need, and boxes that hold them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from components.figures import typography

LINE = 1.2  # of the type size
_WIDER = 1.08  # than Arial may be what stands in for it
_BOLD = 1.07
_REFERENCES = re.compile(r"(\[[\d, –-]+\])")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


class Box(NamedTuple):
    """A place on a slide, in points."""

    left: float
    top: float
    wide: float
    tall: float

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        """Give left, top, width and height as python-pptx takes them."""
        left, top, wide, tall = (Pt(round(side, 2)) for side in self)
        return left, top, wide, tall


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How words are set; muted is the theme's second colour of type."""

    size_pt: float
    bold: bool = False
    muted: bool = False
    after_pt: float = 0  # below each paragraph


def clean(words: object) -> str:
    """Leave out what no file may hold."""
    return _UNSAFE.sub("", str(words))


def wrapped(words: str, wide_pt: float, style: Style) -> list[str]:
    """Break words as the slide will, or a little earlier."""
    size = _drawn_pt(style)
    lines: list[str] = []
    for paragraph in words.split("\n"):
        whole = typography.broken(paragraph, wide_pt, size)
        lines += typography.fill(whole, wide_pt, size) or [""]
    return lines


def line_pt(words: str, style: Style) -> float:
    """Say how wide words are on one line."""
    return typography.width_px(words, _drawn_pt(style))


def tall_pt(paragraphs: Sequence[str], wide_pt: float, style: Style) -> float:
    """Say how tall paragraphs stand in a width."""
    lines = sum(len(wrapped(words, wide_pt, style)) for words in paragraphs)
    return lines * style.size_pt * LINE + len(paragraphs) * style.after_pt


def fitting(
    words: str, room: tuple[float, float], sizes: Sequence[float], *, bold: bool = False
) -> Style:
    """Choose the largest size at which words fit a room; else the smallest."""
    wide_pt, high_pt = room
    styles = [Style(size_pt=size, bold=bold) for size in sizes]
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


def add_text(
    slide: Any, name: str, box: Box, paragraphs: Sequence[str], style: Style
) -> Any:
    """Add a box of words that keeps its size."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = Emu(0)
    frame.margin_bottom = Emu(0)
    set_words(frame, paragraphs, style)
    return shape


def set_words(
    frame: Any, paragraphs: Sequence[str], style: Style, *, after: bool = False
) -> None:
    """Put paragraphs into a frame, or after its own; references such as [1] recede.

    Lines have their height in points, so that they stand where they were planned to,
    whichever font a machine has.
    """
    for at, words in enumerate(paragraphs):
        paragraph = (
            frame.paragraphs[0] if at == 0 and not after else frame.add_paragraph()
        )
        paragraph.space_after = Pt(style.after_pt)
        paragraph.line_spacing = Pt(style.size_pt * LINE)
        for piece in _REFERENCES.split(clean(words)):
            if piece:
                run = paragraph.add_run()
                run.text = piece
                _set_type(run, style, muted=bool(_REFERENCES.fullmatch(piece)))


def link(run: Any, address: str) -> None:
    """Make words a link."""
    run.hyperlink.address = address


def place(shape: Any, box: Box) -> None:
    """Move a placeholder on its slide."""
    shape.left, shape.top, shape.width, shape.height = box.emu


def rgb(colour: str) -> RGBColor:
    """Read "#rrggbb"."""
    return RGBColor.from_string(colour[1:].upper())


def _drawn_pt(style: Style) -> float:
    return style.size_pt * _WIDER * (_BOLD if style.bold else 1)


def _set_type(run: Any, style: Style, *, muted: bool) -> None:
    run.font.size = Pt(style.size_pt)
    run.font.bold = style.bold
    is_muted = muted or style.muted
    run.font.color.theme_color = (
        MSO_THEME_COLOR.TEXT_2 if is_muted else MSO_THEME_COLOR.TEXT_1
    )
