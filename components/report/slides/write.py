"""Writes a report as slides: findings as titles, charts that can be edited, notes."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from pptx.util import Pt

from components.looks.theme import Palette, palette
from components.pictures.layout import bare_px, is_map
from components.pictures.sheet import Sheet, plot_only
from components.report.document import Document, Picture, Sentences, Table
from components.report.office.properties import set_properties
from components.report.slides import charts, front, master, native, parts, table
from components.report.slides.parts import Deck, Page
from components.report.slides.text import Box, ornament
from components.words import office, report

if TYPE_CHECKING:
    from components.figures.native import ChartData

_SCALE = 2.5  # pixels a point: 180 an inch
_TIMELINE_PX = 640  # wide at least, stretched over the slide
_MOST_TABLE_SLIDES = 30
_PICTURE_PT = 350  # tall, between a title of one line and the footer
_OVER_TABLE_PT = 10


def needs(document: Document) -> dict[str, Sheet]:
    """List the parts that need a picture: those that no native chart can show."""
    return {
        block.part: _sheet(block)
        for block in document.blocks
        if isinstance(block, Picture) and not charts.can_draw(block.chart)
    }


def write(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """Write the slides; the words around a figure are text, not part of a picture."""
    colours = palette(document.look)
    deck = Deck(file=master.new(document.look), document=document, colours=colours)
    front.title(deck)
    for block in document.blocks:
        match block:
            case Sentences():
                parts.paragraphs(deck, block.title, block.lines, own=block.own)
            case Picture() if charts.can_draw(block.chart):
                _charts(deck, block)
            case Picture():
                _picture(deck, block, pictures[block.part])
            case Table():
                _table(deck, block)
    front.last(deck)
    parts.set_language(deck)
    set_properties(deck.file.core_properties, document)
    deck.file.save(file := io.BytesIO())
    return file.getvalue()


def _sheet(block: Picture) -> Sheet:
    """Draw a map at a pixel a point, so that its type is as large as the slide's.

    A timeline is drawn as narrow, and so with as large a type, as its rows allow.
    """
    drawing, wide = block.drawing, round(master.INNER_PT)
    if is_map(drawing.wide):
        width_px = min(wide, round(wide * _PICTURE_PT / bare_px(drawing, wide)))
        return plot_only(drawing, width_px=width_px, scale=_SCALE)
    width_px = next(
        (
            width
            for width in range(_TIMELINE_PX, wide, 20)
            if bare_px(drawing, width) * wide / width <= _PICTURE_PT
        ),
        wide,
    )
    return plot_only(drawing, width_px=width_px, scale=_SCALE * wide / width_px)


def _picture(deck: Deck, block: Picture, png: bytes) -> None:
    title = office.titled(block.drawing.title, block.part, deck.document.views)
    page = _figure_page(deck, block, title)
    room = page.room
    picture = page.slide.shapes.add_picture(io.BytesIO(png), Pt(0), Pt(0))
    share = min(Pt(room.wide) / picture.width, Pt(room.tall) / picture.height)
    picture.width = int(picture.width * share)
    picture.height = int(picture.height * share)
    picture.left = Pt(room.left)
    if is_map(block.drawing.wide):
        picture.left += (Pt(room.wide) - picture.width) // 2
    picture.top = Pt(room.top)
    parts.describe(
        picture, report.part_name(block.part, deck.document.views), block.drawing.alt
    )


def _charts(deck: Deck, block: Picture) -> None:
    """Draw a figure as a native chart, on several slides where it has many bars."""
    chart, colours = cast("ChartData", block.chart), deck.colours
    of = len(charts.shares(chart))
    pages = [
        _figure_page(deck, block, office.continued(block.drawing.title, at, of))
        for at in range(1, of + 1)
    ]
    room = min((page.room for page in pages), key=lambda box: box.tall)
    drawn = charts.draw(chart, colours, room.wide, room.tall)
    for one in drawn:
        page = pages[one.slide]
        box = page.room._replace(top=page.room.top + one.top_pt, tall=one.tall_pt)
        if one.lane:
            _add_lane(page.slide, box, one.lane, colours)
        name = report.part_name(block.part, deck.document.views)
        alt = one.head or block.drawing.alt
        parts.describe(native.add(page.slide, one.native, box), name, alt)


def _add_lane(slide: Any, box: Box, lane: Box, colours: Palette) -> None:
    """Lay a ground under what no year can claim."""
    place = Box(
        box.left + lane.left * box.wide,
        box.top + lane.top * box.tall,
        lane.wide * box.wide,
        lane.tall * box.tall,
    )
    ornament(slide, place, colours.lane).name = office.NAME_LANE


def _figure_page(deck: Deck, block: Picture, title: str) -> Page:
    page = parts.page(deck, master.FIGURE, title)
    parts.add_reading(page, block.drawing.subtitle)
    parts.add_footer(page, block.drawing.footer)
    parts.add_own(page, block.own)
    parts.add_notes(deck, page, block)
    return page


def _pages(block: Table, title: str) -> tuple[table.Cells, list[range]]:
    room_pt = parts.room_pt(title, block.note) - _OVER_TABLE_PT
    room_pt -= parts.own_pt(block.own)
    cells = table.cells_of(block, master.INNER_PT, room_pt)
    return cells, table.pages_of(cells, room_pt)


def _table(deck: Deck, block: Table) -> None:
    whole = office.titled(block.title, block.part, deck.document.views)
    cells, pages = _pages(block, whole)
    if len(pages) > 1:
        cells, pages = _pages(block, office.continued(whole, 99, 99))
    pages, left_out = pages[:_MOST_TABLE_SLIDES], pages[_MOST_TABLE_SLIDES:]
    note = block.note
    if left_out:
        note = f"{office.first_of(pages[-1].stop, len(block.rows))}\n{note}"
    for at, rows in enumerate(pages, start=1):
        title = office.continued(whole, at, len(pages))
        page = parts.page(deck, master.TABLE, title)
        parts.add_footer(page, note)
        parts.add_own(page, block.own)
        tall = cells.head_pt + sum(cells.heights_pt[row] for row in rows)
        box = page.room._replace(
            top=page.top + _OVER_TABLE_PT, wide=sum(cells.widths_pt), tall=tall
        )
        frame = table.add_table(page.slide, cells, rows, box, deck.colours)
        parts.describe(
            frame, report.part_name(block.part, deck.document.views), block.title
        )
