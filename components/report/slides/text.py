"""Words on slides: boxes that hold them, at the sizes that were chosen for them."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from components.asked.letters import clean
from components.report.office.type import LINE, Style

_REFERENCES = re.compile(r"(\[[\d, –-]+\])")


class Box(NamedTuple):
    """A place: on a slide in points, in a chart in shares of its sides."""

    left: float
    top: float
    wide: float
    tall: float

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        """Give left, top, width and height as python-pptx takes them."""
        left, top, wide, tall = (Pt(round(side, 2)) for side in self)
        return left, top, wide, tall


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
    run.hyperlink.address = clean(address)


def place(shape: Any, box: Box) -> None:
    """Move a placeholder on its slide."""
    shape.left, shape.top, shape.width, shape.height = box.emu


def rgb(colour: str) -> RGBColor:
    """Read "#rrggbb"."""
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]


def _set_type(run: Any, style: Style, *, muted: bool) -> None:
    run.font.size = Pt(style.size_pt)
    run.font.bold = style.bold
    is_muted = muted or style.muted
    run.font.color.theme_color = (
        MSO_THEME_COLOR.TEXT_2 if is_muted else MSO_THEME_COLOR.TEXT_1
    )
