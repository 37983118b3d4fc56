"""Writes a brief as one slide: words to edit, and a native chart where there is one."""

import io
from typing import TYPE_CHECKING, Any, cast

from pptx.dml.color import RGBColor
from pptx.util import Pt

from components.asked.letters import clean
from components.pictures import code as qrcode
from components.report.brief.content import Page
from components.report.brief.plan import Box, Plan, Words
from components.report.brief.type import LINE, Run
from components.report.office.properties import set_properties
from components.report.office.type import Style
from components.report.slides import charts, master, native, parts
from components.report.slides.parts import Deck
from components.report.slides.text import Box as Place
from components.report.slides.text import add_text, fill, ornament
from components.words import brief as words
from components.words import office, report

if TYPE_CHECKING:
    from components.figures.native import ChartData

_SERIF = "Georgia"
_NONE = Style(size_pt=12)
_HAIRLINE_PT = 0.75
_QUIET_SHARE = 0.04
_DARK, _LIGHT = "#000000", "#ffffff"
_A_BAR_PT, _UPRIGHT_PT = 24, 210  # tall, in a native chart: a bar; columns, lines


def is_native(page: Page, room_pt: float) -> bool:
    """Tell whether the slide can draw the figure itself, with room for its words."""
    chart = page.picture.chart if page.picture else None
    if chart is None or not charts.can_draw(chart) or len(charts.shares(chart)) > 1:
        return False
    needs = _A_BAR_PT * len(chart.marks) if chart.kind == "bars" else _UPRIGHT_PT
    return room_pt >= needs


def write(page: Page, plan: Plan, picture: tuple[bytes, Box] | None) -> bytes:
    """Write the slide; its words are text, and a chart's numbers are in its sheet."""
    deck = Deck(
        file=master.new(page.look), document=page.document, colours=page.colours
    )
    shape = plan.shape
    deck.file.slide_width, deck.file.slide_height = Pt(shape.wide_pt), Pt(shape.tall_pt)
    layout = deck.file.slide_layouts.get_by_name(master.TEXT)
    slide = deck.file.slides.add_slide(layout)
    for one in plan.words:
        _add_words(slide, one)
    for placeholder in [*slide.placeholders]:
        if not placeholder.has_text_frame or not placeholder.text_frame.text:
            placeholder.element.getparent().remove(placeholder.element)
    for rule in plan.rules:
        place = _place(rule)._replace(tall=_HAIRLINE_PT)
        ornament(slide, place, page.colours.rules).name = words.RULE
    if page.picture and picture:
        _add_picture(slide, page, *picture)
    elif page.picture:
        _add_chart(slide, page, plan.room)
    if plan.code:
        _add_code(slide, page, plan.code)
    _add_notes(slide, page)
    parts.set_language(deck)
    set_properties(deck.file.core_properties, page.document)
    deck.file.save(file := io.BytesIO())
    return file.getvalue()


def _place(box: Box) -> Place:
    return Place(box.left, box.top, box.wide, box.tall)


def _add_words(slide: Any, one: Words) -> None:
    """Set words in a box that breaks them itself, so that they can be edited."""
    place, name = _place(one.box), words.NAMES.get(one.role, words.MEASURE)
    if one.role == "sentence":
        fill(slide.shapes.title, name, place, [], _NONE)
        shape = slide.shapes.title
    else:
        shape = add_text(slide, name, place, [], _NONE)
    frame = shape.text_frame
    for at, said in enumerate(one.paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        size = max(run.size_pt for run in said.runs)
        paragraph.line_spacing = Pt(size * LINE)
        paragraph.space_before = paragraph.space_after = Pt(0)
        for run in said.runs:
            _add_run(paragraph, run)


def _add_run(paragraph: Any, piece: Run) -> None:
    run = paragraph.add_run()
    run.text = clean(piece.words)
    font = run.font
    font.size, font.bold = Pt(piece.size_pt), piece.face in {"bold", "serif"}
    font.italic = piece.face == "italic"
    font.color.rgb = RGBColor.from_string(piece.colour[1:])  # type: ignore[no-untyped-call]
    if piece.face in {"serif", "italic"}:
        font.name = _SERIF


def _add_picture(slide: Any, page: Page, png: bytes, box: Box) -> None:
    picture = slide.shapes.add_picture(io.BytesIO(png), *_place(box).emu)
    _describe(picture, page)


def _add_chart(slide: Any, page: Page, room: Box) -> None:
    """Draw the figure as a native chart; its lane lies under what no year can claim."""
    chart = cast("ChartData", page.picture and page.picture.chart)
    (drawn,) = charts.draw(chart, page.colours, room.wide, room.tall)
    place = _place(room)._replace(tall=min(drawn.tall_pt, room.tall))
    if drawn.lane:
        lane = Place(
            place.left + drawn.lane.left * place.wide,
            place.top + drawn.lane.top * place.tall,
            drawn.lane.wide * place.wide,
            drawn.lane.tall * place.tall,
        )
        ornament(slide, lane, page.colours.lane).name = office.NAME_LANE
    _describe(native.add(slide, drawn.native, place), page)


def _describe(shape: Any, page: Page) -> None:
    if page.picture:
        name = report.part_name(page.picture.part, page.document.views)
        parts.describe(shape, name, page.picture.drawing.alt)


def _add_code(slide: Any, page: Page, box: Box) -> None:
    """Lay the code on a light ground: scanners want dark on light in every look."""
    png = qrcode.png(page.address, _DARK)
    ornament(slide, _place(box), _LIGHT).name = office.NAME_CODE
    quiet = box.wide * _QUIET_SHARE
    side = box.wide - 2 * quiet
    inner = Place(box.left + quiet, box.top + quiet, side, side)
    picture = slide.shapes.add_picture(io.BytesIO(png), *inner.emu)
    parts.describe(picture, office.NAME_CODE, words.CODE_ALT)
    picture.click_action.hyperlink.address = page.address


def _add_notes(slide: Any, page: Page) -> None:
    """Put into the notes how to read it, the sources in full, and both addresses."""
    document = page.document
    lines = [report.HOW_TO_READ, page.how, *report.READING, "", report.SOURCES]
    lines += [f"[{at}] {one}" for at, one in enumerate(document.sources, start=1)]
    lines += ["", report.CITE_AS, str(document.citation), document.licences]
    if page.address:
        lines += ["", f"{office.THIS_VIEW}: {page.address}"]
        lines += [f"{words.THIS_BRIEF}: {document.address}"]
    slide.notes_slide.notes_text_frame.text = clean("\n".join(lines))
