"""The first slide, the last ones, and the file's properties."""

import io
from typing import Any

from components.asked.letters import clean
from components.pictures import code as qrcode
from components.report.office.type import LINE, Style, cut, fitting, tall_pt
from components.report.slides import master
from components.report.slides.master import MARGIN_PT, WIDE_PT
from components.report.slides.parts import Deck, describe, paragraphs
from components.report.slides.text import Box, add_text, fill, ornament, set_words
from components.words import office, report

_LEFT_PT = MARGIN_PT + 20
_WORDS_PT = 600  # wide
_CODE_PT = 150
_MOST_LINKED = 2000  # letters of an address
_MOST_OF_DATA = 3  # lines
_SOURCES_PT = (16, 14, 13, 12)
_NAME = Style(size_pt=11, muted=True)
_FACT = Style(size_pt=14, after_pt=5)


def title(deck: Deck) -> None:
    """Open with the title, the selection, and what proves the report."""
    document = deck.document
    layout = deck.file.slide_layouts.get_by_name(master.TITLE)
    slide = deck.file.slides.add_slide(layout)
    _add_stripes(slide, deck)
    head = fitting(document.title, (_WORDS_PT, 150), (40, 34, 28, 24, 20), bold=True)
    tall = tall_pt([document.title], _WORDS_PT, head)
    top = max(90.0, 190 - tall / 2)
    box = Box(_LEFT_PT, top, _WORDS_PT, tall)
    fill(slide.shapes.title, office.NAME_TITLE, box, [document.title], head)
    below = top + tall + 16
    under = _add_lead(slide, document.lead, below)
    _add_facts(slide, deck, max(below + under + 24, 340))
    if document.address:
        _add_code(slide, deck)


def _add_lead(slide: Any, words: str, top: float) -> float:
    style = fitting(words, (_WORDS_PT, 66), (18, 16, 14, 12), muted=True)
    words = cut(words, (_WORDS_PT, 66), style)
    tall = tall_pt([words], _WORDS_PT, style)
    box = Box(_LEFT_PT, top, _WORDS_PT, tall)
    fill(slide.placeholders[1], office.NAME_SUBTITLE, box, [words], style)
    return tall


def last(deck: Deck) -> None:
    """Close with how to read the numbers, the sources, and how to cite the data."""
    document = deck.document
    paragraphs(deck, report.HOW_TO_READ, report.READING)
    sources = [f"[{at}] {one}" for at, one in enumerate(document.sources, start=1)]
    closing = [f"{report.CITE_AS}: {document.citation}", document.licences]
    paragraphs(deck, report.SOURCES, [*sources, *closing], _SOURCES_PT)


def _add_stripes(slide: Any, deck: Deck) -> None:
    """Show the two series' colours, the report's only ornament."""
    hues = (deck.colours.warm, deck.colours.accent)
    tall = master.TALL_PT / len(hues)
    for at, hue in enumerate(hues):
        ornament(slide, Box(0, at * tall, 12, tall), hue.mark)


def _add_facts(slide: Any, deck: Deck, top: float) -> None:
    document = deck.document
    date = "" if document.names_filters else document.date
    facts = [
        (report.AUTHOR, document.author),
        (report.DATE, date),
        (report.DATA, document.data),
        (report.ADDRESS, document.address),
    ]
    facts = [(name, _shown(name, value)) for name, value in facts if value]
    lines = [f"{name}\n{value}" for name, value in facts]
    box = Box(_LEFT_PT, top, _WORDS_PT, tall_pt(lines, _WORDS_PT, _FACT))
    frame = add_text(slide, office.NAME_FACTS, box, [], _FACT).text_frame
    for at, (name, value) in enumerate(facts):
        set_words(frame, [name], _NAME, after=at > 0)
        set_words(frame, [value], _FACT, after=True)
    if document.address and len(document.address) <= _MOST_LINKED:
        for run in frame.paragraphs[-1].runs:
            run.hyperlink.address = clean(document.address)


def _shown(name: str, value: str) -> str:
    """Keep a fact on its line; what the data are may take a few."""
    lines = _MOST_OF_DATA if name == report.DATA else 1
    return cut(value, (_WORDS_PT, lines * _FACT.size_pt * LINE), _FACT)


def _add_code(slide: Any, deck: Deck) -> None:
    """Draw the address as a QR code, if it is not too long to be read."""
    code = qrcode.png(deck.document.address, deck.colours.ink)
    if not code:
        return
    left, top = WIDE_PT - MARGIN_PT - 20 - _CODE_PT, 340 - _CODE_PT / 2 - 70
    box = Box(left, top, _CODE_PT, _CODE_PT)
    picture = slide.shapes.add_picture(io.BytesIO(code), *box.emu)
    describe(picture, office.NAME_CODE, report.CODE_ALT)
    under = Box(left, top + _CODE_PT + 8, _CODE_PT, 16)
    add_text(slide, report.REOPEN, under, [report.REOPEN], _NAME)
