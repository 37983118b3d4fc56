"""Slides as PowerPoint and its readers get them."""

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from components.looks.theme import palette
from components.report.document import Document, Picture, Sentences, Table
from components.report.office import type as office_type
from components.report.slides import write
from components.words import captions, office, report
from tests.parts import MAPS
from tests.report import reports

LIGHT = palette("light")


@pytest.fixture(scope="module")
def document() -> Document:
    return reports.document()


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    return write.write(document, reports.pictures(write.needs(document)))


@pytest.fixture(scope="module")
def strained() -> bytes:
    document = reports.strained()
    return write.write(document, reports.pictures(write.needs(document)))


@pytest.fixture(scope="module")
def deck(written: bytes) -> Any:
    return Presentation(io.BytesIO(written))


# What needs a browser


def test_only_maps_and_timelines_need_a_picture(document: Document) -> None:
    maps = set(MAPS)
    assert set(write.needs(document)) == maps | {"map-years", "timeline"}


# The file read back


def test_the_first_slide_says_what_the_report_is(deck: Any, document: Document) -> None:
    slide = deck.slides[0]
    said = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert slide.shapes.title.text == document.title
    for fact in (document.author, document.date, document.version):
        assert fact in said
    links = [
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert document.address in links


def test_every_slide_has_a_title_of_its_own_and_no_empty_place(deck: Any) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in deck.slides:
        for placeholder in slide.placeholders:
            assert placeholder.text_frame.text, placeholder.name


def test_findings_are_the_titles(deck: Any, document: Document) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    for block in document.blocks:
        title = block.title if not isinstance(block, Picture) else block.drawing.title
        assert any(title in shown for shown in titles)


def test_everything_lies_on_its_slide(deck: Any, strained: bytes) -> None:
    for one in (deck, Presentation(io.BytesIO(strained))):
        for slide in one.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= one.slide_width
                assert shape.top + shape.height <= one.slide_height


def test_pictures_and_charts_have_the_figure_s_alternative_text(
    deck: Any, document: Document
) -> None:
    alts = {b.drawing.alt for b in document.blocks if isinstance(b, Picture)}
    found = set()
    for slide in list(deck.slides)[1:]:
        for shape in slide.shapes:
            if shape.has_chart or shape.shape_type == 13:
                found.add(shape.element.xpath(".//p:cNvPr")[0].get("descr"))
    assert found == alts


def test_notes_hold_how_to_read_sources_and_address(
    deck: Any, document: Document
) -> None:
    noted = [
        s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide
    ]
    figures = [block for block in document.blocks if isinstance(block, Picture)]
    assert len(noted) == len(figures)
    for notes, figure in zip(noted, figures, strict=True):
        assert figure.drawing.subtitle in notes
        assert figure.address in notes
        assert all(source in notes for source in document.sources)
        assert all(line in notes for line in report.READING)


def test_maps_carry_the_statement_on_borders(deck: Any) -> None:
    maps = [
        slide
        for slide in deck.slides
        if any(
            shape.name.startswith("Map") and shape.shape_type == MSO_SHAPE_TYPE.PICTURE
            for shape in slide.shapes
        )
    ]
    assert len(maps) == len(MAPS) + 1  # and the small maps by year
    for slide in maps:
        said = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert captions.BORDERS in said


def test_sentences_keep_their_references(deck: Any, document: Document) -> None:
    block = next(b for b in document.blocks if isinstance(b, Sentences))
    said = [
        p.text
        for s in deck.slides
        for h in s.placeholders
        for p in h.text_frame.paragraphs
    ]
    assert [line for line in block.lines if line not in said] == []
    assert any("[1" in line for line in block.lines)


def test_tables_are_whole_and_native(deck: Any, document: Document) -> None:
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    assert all(table.first_row for table in tables)
    rows = sum(len(table.rows) - 1 for table in tables)
    assert rows == sum(len(b.rows) for b in document.blocks if isinstance(b, Table))


def test_a_long_table_says_where_it_goes_on(deck: Any) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    many = [title for title in titles if "continued" in title]
    assert many
    assert office.continued("x", 2, 3) == "x, continued (2 of 3)"


def test_no_type_is_smaller_than_eleven_points(deck: Any, strained: bytes) -> None:
    for one in (deck, Presentation(io.BytesIO(strained))):
        for slide in one.slides:
            sizes = [int(s) for s in slide.element.xpath(".//a:rPr/@sz")]
            assert min(sizes) >= 1100


def test_every_word_is_british_english(deck: Any) -> None:
    for slide in deck.slides:
        runs = slide.element.xpath(".//a:r")
        assert {run.rPr.get("lang") for run in runs} == {"en-GB"}


def test_properties_say_what_the_file_is(deck: Any, document: Document) -> None:
    about = deck.core_properties
    assert about.title == document.title
    assert about.author == document.author
    assert document.version in about.keywords
    assert about.created.date() == document.day
    assert about.language == "en-GB"


def test_added_slides_have_our_typeface(deck: Any) -> None:
    theme = next(
        part for part in deck.part.package.iter_parts() if "theme" in part.partname
    )
    assert f'<a:latin typeface="{office_type.FONT}"/>' in theme.blob.decode()
    assert [one.name for one in deck.slide_layouts] == [
        "Title",
        "Text",
        "Figure",
        "Table",
    ]


def test_a_report_without_pictures_or_address_is_written_too() -> None:
    document = reports.document(())
    assert write.needs(document) == {}
    deck = Presentation(io.BytesIO(write.write(document, {})))
    assert len(deck.slides) == 4


# Opened and looked at
