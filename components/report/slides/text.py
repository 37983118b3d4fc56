"""Words on slides: boxes that hold them, at the sizes that were chosen for them."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from components.asked.letters import clean
from components.report.office.type import LINE, Style

_STYLE = "{http://schemas.openxmlformats.org/presentationml/2006/main}style"
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/>'
    "</a:ext></a:extLst>"
)
_REFERENCES = re.compile(r"(\[[\d, –-]+\])")


class Box(NamedTuple):
    """A place: on a slide in points, in a chart in shares of its sides."""

    left: float
    top: float
    wide: float
    tall: float

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        """Left, top, width and height as python-pptx takes them."""
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


def fill(
    placeholder: Any, name: str, box: Box, paragraphs: Sequence[str], style: Style
) -> None:
    """Name a placeholder, move it on its slide, and put words into it."""
    placeholder.name = name
    placeholder.left, placeholder.top, placeholder.width, placeholder.height = box.emu
    set_words(placeholder.text_frame, paragraphs, style)


def ornament(slide: Any, box: Box, colour: str) -> Any:
    """Lay a ground on a slide that screen readers pass over."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour[1:])  # type: ignore[no-untyped-call]
    shape.line.fill.background()
    shape.element.remove(shape.element.find(_STYLE))
    shape.element.xpath(".//p:cNvPr")[0].append(parse_xml(_DECORATIVE))
    return shape


def _set_type(run: Any, style: Style, *, muted: bool) -> None:
    run.font.size = Pt(style.size_pt)
    run.font.bold = style.bold
    is_muted = muted or style.muted
    run.font.color.theme_color = (
        MSO_THEME_COLOR.TEXT_2 if is_muted else MSO_THEME_COLOR.TEXT_1
    )
