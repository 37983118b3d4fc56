"""What slides are made of: title, how to read, footer, number, notes, paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml

from components.asked.letters import clean
from components.looks.theme import Palette
from components.report.document import Document, Picture
from components.report.office.type import Style, cut, fitting, tall_pt, wrapped
from components.report.slides import master
from components.report.slides.master import FOOT_PT, INNER_PT, MARGIN_PT, SMALL_PT
from components.report.slides.text import Box, add_text, fill
from components.words import language, office, report

_ONE_LINE_PT = (master.TITLE_PT, 27, 26, 25, 24)
_TWO_LINES_PT = (24, 22, 20, 18)
_BODIES_PT = (20, 18, 16, 14)
_BODY_PT = 820  # wide: longer lines are hard to read
_UNDER_TITLE_PT, _OVER_FOOTER_PT = 8, 12
_FOOTER_PT = INNER_PT - 90  # wide, beside the number
_MOST_FOOTER_PT, _MOST_READING_PT = 96, 72  # what is cut stands in the notes
_OWN = Style(size_pt=13)
_UNDER_OWN_PT = 8
_SMALL = Style(size_pt=SMALL_PT, muted=True)
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """Slides in the making."""

    file: Any  # python-pptx's presentation
    document: Document
    colours: Palette


@dataclass(slots=True, kw_only=True)
class Page:
    """A slide in the making: what is still free lies from `top` to `foot`."""

    slide: Any
    top: float
    foot: float = FOOT_PT

    @property
    def room(self) -> Box:
        """The free place between title and footer."""
        tall = self.foot - _OVER_FOOTER_PT - self.top
        return Box(MARGIN_PT, self.top, INNER_PT, tall)


def page(deck: Deck, layout: str, title: str) -> Page:
    """Start a slide with its title and number."""
    slides = deck.file.slides
    slide = slides.add_slide(deck.file.slide_layouts.get_by_name(layout))
    style = _title_style(title)
    tall = tall_pt([title], INNER_PT, style)
    box = Box(MARGIN_PT, master.TITLE_TOP_PT, INNER_PT, tall)
    fill(slide.shapes.title, office.NAME_TITLE, box, [title], style)
    _add_number(slide, len(slides))
    return Page(slide=slide, top=box.top + tall + _UNDER_TITLE_PT)


def _title_style(title: str) -> Style:
    """Prefer one line of a smaller type to two of a larger."""
    for size_pt in _ONE_LINE_PT:
        one = Style(size_pt=size_pt, bold=True)
        if len(wrapped(title, INNER_PT, one)) == 1:
            return one
    return fitting(title, (INNER_PT, 64), _TWO_LINES_PT, bold=True)


def add_reading(page: Page, reading: str) -> None:
    """Write under the title what is shown and how to read it."""
    sizes = (master.SUBTITLE_PT, 12, SMALL_PT)
    style = fitting(reading, (INNER_PT, 36), sizes, muted=True)
    reading = cut(reading, (INNER_PT, _MOST_READING_PT), style)
    tall = tall_pt([reading], INNER_PT, style)
    box = Box(MARGIN_PT, page.top, INNER_PT, tall)
    fill(page.slide.placeholders[1], office.NAME_SUBTITLE, box, [reading], style)
    page.top += tall + 12


def room_pt(title: str, footer: str) -> float:
    """Measure what a title and a footer leave of the height for a table."""
    above = master.TITLE_TOP_PT + tall_pt([title], INNER_PT, _title_style(title))
    below = FOOT_PT - _footer_pt(footer) - _OVER_FOOTER_PT
    return below - above - _UNDER_TITLE_PT


def _footer_pt(footer: str) -> float:
    return min(tall_pt([footer], _FOOTER_PT, _SMALL), _MOST_FOOTER_PT)


def add_footer(page: Page, footer: str) -> None:
    """Write at the foot what is left out, sources, borders, the data version."""
    tall = _footer_pt(footer)
    box = Box(MARGIN_PT, FOOT_PT - tall, _FOOTER_PT, tall)
    lines = cut(footer, (_FOOTER_PT, _MOST_FOOTER_PT), _SMALL).split("\n")
    add_text(page.slide, office.NAME_FOOTER, box, lines, _SMALL)
    page.foot = box.top


def own_pt(words: str) -> float:
    """Measure what the author's note takes of a slide's height."""
    return tall_pt([report.own(words)], INNER_PT, _OWN) + _UNDER_OWN_PT if words else 0


def add_own(page: Page, words: str) -> None:
    """Write what the author says above the footer, marked and in italics."""
    if words:
        tall = own_pt(words)
        box = Box(MARGIN_PT, page.foot - tall, INNER_PT, tall - _UNDER_OWN_PT)
        shape = add_text(page.slide, report.OWN, box, [report.own(words)], _OWN)
        slant(shape.text_frame.paragraphs[-1])
        page.foot = box.top


def slant(paragraph: Any) -> None:
    """Set the author's words in italics."""
    for run in paragraph.runs:
        run.font.italic = True


def add_notes(deck: Deck, page: Page, picture: Picture) -> None:
    """Put into the notes how to read the figure, its sources and its address."""
    drawing, references = picture.drawing, enumerate(deck.document.sources, start=1)
    lines = [
        report.HOW_TO_READ,
        drawing.subtitle,
        *report.READING,
        "",
        office.SOURCES_AND_ADDRESS,
        *drawing.footer.split("\n"),
    ]
    if picture.address:
        lines += ["", f"{office.THIS_VIEW}: {picture.address}"]
    lines += ["", office.REFERENCES]
    lines += [f"[{number}] {reference}" for number, reference in references]
    lines += ["", report.CITE_AS, deck.document.citation]
    page.slide.notes_slide.notes_text_frame.text = clean("\n".join(lines))


def paragraphs(
    deck: Deck,
    title: str,
    lines: Sequence[str],
    sizes_pt: Sequence[float] = _BODIES_PT,
    *,
    own: str = "",
) -> None:
    """Set paragraphs on as many slides as they need, the author's note last."""
    lines = [*lines, report.own(own)] if own else lines
    room_pt = FOOT_PT - _OVER_FOOTER_PT - 92
    shared = _shared(lines, room_pt, sizes_pt)
    for at, (some, style) in enumerate(shared, start=1):
        head = office.continued(title, at, len(shared))
        one = page(deck, master.TEXT, head)
        box = Box(MARGIN_PT, one.top + 14, _BODY_PT, room_pt)
        fill(one.slide.placeholders[1], office.NAME_TEXT, box, some, style)
        if own and at == len(shared):
            slant(one.slide.placeholders[1].text_frame.paragraphs[-1])


def _shared(
    lines: Sequence[str], room_pt: float, sizes_pt: Sequence[float]
) -> list[tuple[Sequence[str], Style]]:
    """Choose the largest type at which one slide is enough, else fill slides."""
    for size_pt in sizes_pt:
        style = Style(size_pt=size_pt, after_pt=round(size_pt * 0.7))
        if tall_pt(lines, _BODY_PT, style) <= room_pt:
            return [(lines, style)]
    style = Style(size_pt=sizes_pt[-1], after_pt=round(sizes_pt[-1] * 0.7))
    pages: list[list[str]] = [[]]
    for line in lines:
        longer = [*pages[-1], line]
        if pages[-1] and tall_pt(longer, _BODY_PT, style) > room_pt:
            pages.append([line])
        else:
            pages[-1].append(line)
    return [(some, style) for some in pages]


def _add_number(slide: Any, number: int) -> None:
    """Add the slide's number as a field, which stays right when slides move."""
    box = Box(MARGIN_PT + INNER_PT - 60, FOOT_PT - 14, 60, 14)
    left, top, wide, tall = (int(side) for side in box.emu)
    slide.shapes.element.append(
        parse_xml(
            f"<p:sp {_SPACES}><p:nvSpPr>"
            f'<p:cNvPr id="{_next_id(slide)}" name="{office.NAME_NUMBER}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{wide}" cy="{tall}"/></a:xfrm></p:spPr>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="{language.tag()}" sz="{SMALL_PT}00"/>'
            f"<a:t>{number}</a:t></a:fld>"
            "</a:p></p:txBody></p:sp>"
        )
    )


def _next_id(slide: Any) -> int:
    return max((shape.shape_id for shape in slide.shapes), default=1) + 1


def describe(shape: Any, name: str, alt: str) -> None:
    """Set name and alternative text of a picture, chart or table."""
    properties = shape.element.xpath(".//p:cNvPr")[0]
    properties.set("name", clean(name))
    properties.set("descr", clean(alt))


def set_language(deck: Deck) -> None:
    """Mark every word as of the report's language, for spelling and for voices."""
    tag = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    slides = [*deck.file.slides]
    notes = [slide.notes_slide for slide in slides if slide.has_notes_slide]
    for holder in (*slides, *notes):
        for run in holder.element.iter(f"{tag}r"):
            run.get_or_add_rPr().set("lang", language.tag())
