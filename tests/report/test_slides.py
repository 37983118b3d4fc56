"""Slides as PowerPoint and its readers get them."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Pt

from components.asked import plan
from components.looks.theme import palette
from components.report.document import Document, Picture, Sentences, Table
from components.report.office import type as office_type
from components.report.slides import lines, master, write
from components.words import captions, office, readings, report
from tests.report import reports
from tests.report.office import Page, opened

LIGHT = palette("light")
_POINT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}pt"
BARS = ("attendances-by-event", "attendances-by-series", "attendances-by-year")


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


@pytest.fixture(scope="module")
def pages(
    written: bytes, strained: bytes, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Page]]:
    folder = tmp_path_factory.mktemp("slides")
    return opened({"report.pptx": written, "strained.pptx": strained}, folder)


def picture(document: Document, part: str) -> Picture:
    return next(
        block
        for block in document.blocks
        if isinstance(block, Picture) and block.part == part
    )


def charts(deck: Any) -> dict[str, Any]:
    names = {
        name: part for part, name in report.PART_NAMES.items() if "table" not in part
    }
    return {
        names[shape.name]: shape.chart
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
    }


def numbers(chart: Any, at: int) -> list[float | None]:
    return list(next(iter(chart.plots)).series[at].values)


def labels(chart: Any) -> list[str]:
    said = chart.element.xpath(".//c:dLbl")
    return [" ".join(label.xpath(".//a:t/text()")).strip() for label in said]


def sheet(chart: Any) -> list[tuple[Any, ...]]:
    blob = chart.part.chart_workbook.xlsx_part.blob
    return list(openpyxl.load_workbook(io.BytesIO(blob)).active.iter_rows())  # type: ignore[union-attr]


# What needs a browser


def test_only_maps_and_timelines_need_a_picture(document: Document) -> None:
    maps = set(plan.MAPS)
    assert set(write.needs(document)) == maps | {"timeline"}


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
        if any(shape.name.startswith("Map") for shape in slide.shapes)
    ]
    assert len(maps) == 5
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
    assert about.created.date() == report.day_of(document.date)
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


# Native charts


@pytest.mark.parametrize("part", BARS)
def test_native_bars_have_the_twin_s_numbers_and_words(
    deck: Any, document: Document, part: str
) -> None:
    chart, twin = charts(deck)[part], picture(document, part).drawing
    rows = [dict(zip(twin.columns, row, strict=True)) for row in twin.rows]
    highs = [value for value in numbers(chart, 2) if value is not None]
    assert highs == [row[captions.COLUMN_HIGH] for row in rows]
    said = [row[captions.COLUMN_ATTENDANCES] for row in rows]
    assert labels(chart) == said
    head, *cells = [[cell.value for cell in row] for row in sheet(chart)]
    low = head.index(captions.COLUMN_LOW)
    assert [row[low] for row in cells if row[low] is not None] == [
        row[captions.COLUMN_LOW] for row in rows
    ]


def test_a_bar_is_as_long_as_the_stated_number_or_what_is_certain(deck: Any) -> None:
    chart = charts(deck)["attendances-by-event"]
    assert numbers(chart, 0) == [200, 400, None, 69]
    assert numbers(chart, 1) == [None, None, 582, None]


def test_whiskers_run_from_low_to_high(deck: Any) -> None:
    chart = charts(deck)["attendances-by-event"]
    found = [
        [(point.get("idx"), float(point[0].text)) for point in side.iter(_POINT)]
        for side in chart.element.xpath(".//c:errBars/c:minus | .//c:errBars/c:plus")
    ]
    assert found == [[("1", 50)], [("1", 50)], [("2", 39)], []]


def test_no_native_label_is_a_bare_number(deck: Any) -> None:
    for chart in charts(deck).values():
        space = chart.element
        assert not space.xpath(".//c:dLbls/c:showVal[@val='1']")
        assert len(space.xpath(".//c:dLbl/c:tx/c:rich")) == len(
            space.xpath(".//c:dLbl")
        )


def test_bars_have_the_colours_of_their_series(deck: Any) -> None:
    chart = charts(deck)["attendances-by-event"]
    fills = chart.element.xpath(".//c:dPt/c:spPr/a:solidFill/a:srgbClr/@val")
    forum, esor = LIGHT.hue("cn-forum-2020"), LIGHT.hue("esor-russia")
    wanted = [forum.mark, forum.mark, esor.mark, esor.tint]
    assert [f"#{fill.lower()}" for fill in fills] == wanted


def test_what_no_year_can_claim_stands_last_in_a_lane(deck: Any) -> None:
    chart = charts(deck)["attendances-by-year"]
    names = list(next(iter(chart.plots)).categories)
    assert names[:2] == ["2015", "2016"]
    assert names[-1].casefold().startswith(readings.NOT_ATTRIBUTABLE)
    assert numbers(chart, 0)[:4] == [None] * 4


def test_the_running_total_steps_and_never_slopes(
    deck: Any, document: Document
) -> None:
    chart, twin = charts(deck)["running-total"], picture(document, "running-total")
    head, *cells = [[cell.value for cell in row] for row in sheet(chart)]
    assert head[-1] == office.CHART_WORDS
    rows = {row[0].date(): row for row in cells}
    assert twin.chart
    for mark in twin.chart.marks:
        assert mark.day
        assert rows[mark.day][1:3] == [mark.low, mark.high]
        assert rows[mark.day][-1] == mark.words
    days = sorted(rows)
    jumps = [b - a for a, b in pairwise(days) if rows[a][1:3] != rows[b][1:3]]
    assert all(jump.days == 1 for jump in jumps)
    said = [twin.chart.marks[-1].words, office.MOST, office.FEWEST]
    assert labels(chart) == said


def test_charts_say_what_office_would_else_take_as_wanted(deck: Any) -> None:
    """Later versions read as 1 what is missing; XlsxWriter writes as for 2007."""
    for chart in charts(deck).values():
        space = chart.element
        for holder, tag in (
            *(("c:barChart", "varyColors"), ("c:areaChart", "varyColors")),
            *(("c:lineChart", "varyColors"), ("c:lineChart/c:ser", "smooth")),
            *(("c:catAx", "delete"), ("c:dateAx", "delete"), ("c:valAx", "delete")),
            *(("c:catAx", "auto"), ("c:dateAx", "auto"), ("c:errBars", "noEndCap")),
        ):
            assert not space.xpath(f".//{holder}[not(c:{tag}/@val='0')]"), tag
        assert space.xpath("./c:roundedCorners/@val") == ["0"]
        assert space.xpath("./c:chart/c:autoTitleDeleted/@val") == ["1"]
        assert space.xpath("./c:chart/c:dispBlanksAs/@val") == ["gap"]
        assert set(space.xpath(".//c:dateAx/c:baseTimeUnit/@val")) <= {"days"}
        assert not space.xpath(".//c:dateAx[not(c:baseTimeUnit)]")
        assert not space.xpath(".//c:legend")


def test_the_parts_of_a_series_stand_in_the_schema_s_order(deck: Any) -> None:
    order = [
        *("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt"),
        *("dLbls", "errBars", "cat", "val", "smooth"),
    ]
    for chart in charts(deck).values():
        for series in chart.element.xpath(".//c:ser"):
            places = [order.index(child.tag.split("}")[1]) for child in series]
            assert places == sorted(places)


def test_the_sheet_behind_a_chart_holds_no_second_chart_and_no_link(deck: Any) -> None:
    for chart in charts(deck).values():
        blob = chart.part.chart_workbook.xlsx_part.blob
        with ZipFile(io.BytesIO(blob)) as parts:
            assert not [name for name in parts.namelist() if "chart" in name]
        assert not [rel for rel in chart.part.rels.values() if rel.is_external]


def test_days_that_no_sheet_can_count_stay_a_picture(document: Document) -> None:
    chart = picture(document, "running-total").chart
    assert chart
    marks = tuple(replace(m, day=dt.date(999, 3, 1)) for m in chart.marks)
    assert lines.has_days(chart.marks)
    assert not lines.has_days(marks)


def test_no_cell_behind_a_chart_is_a_formula(strained: bytes) -> None:
    deck = Presentation(io.BytesIO(strained))
    cells = [
        cell
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
        for row in sheet(shape.chart)
        for cell in row
    ]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_an_open_bound_has_an_arrow_and_no_count_has_words(strained: bytes) -> None:
    deck = Presentation(io.BytesIO(strained))
    shown = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    assert len(shown) == 6
    said = [label for chart in shown for label in labels(chart)]
    assert any(label.startswith(office.OPEN_BESIDE) for label in said)
    assert any(label.startswith(office.OPEN_ABOVE) for label in said)
    names = list(next(iter(shown[0].plots)).categories)
    assert names[0].endswith(readings.NO_COUNT)


def test_a_report_without_pictures_or_address_is_written_too() -> None:
    document = reports.document(())
    assert write.needs(document) == {}
    deck = Presentation(io.BytesIO(write.write(document, {})))
    assert len(deck.slides) == 4


# Opened and looked at


def each(pages: dict[str, list[Page]]) -> Iterator[Page]:
    for opened_pages in pages.values():
        yield from opened_pages


def test_every_slide_becomes_a_page(deck: Any, pages: dict[str, list[Page]]) -> None:
    assert len(pages["report.pptx"]) == len(deck.slides)
    size = {(round(page.wide), round(page.tall)) for page in each(pages)}
    assert size == {(master.WIDE_PT, master.TALL_PT)}


def test_no_page_is_blank(pages: dict[str, list[Page]]) -> None:
    assert all(page.inked() > 0.01 for page in each(pages))


def test_no_words_run_off_a_page_or_over_others(pages: dict[str, list[Page]]) -> None:
    for page in each(pages):
        assert page.clashes() == []
        for word in page.words:
            assert word.left >= -1, word
            assert word.top >= -1, word
            assert word.right <= page.wide + 1, word
            assert word.bottom <= page.tall + 1, word


def test_hedges_survive(document: Document, pages: dict[str, list[Page]]) -> None:
    said = " ".join(page.text for page in pages["report.pptx"])
    block = next(b for b in document.blocks if isinstance(b, Sentences))
    for words_of in ("about 400", "more than 650", "582 to 621", "about 1,250 or more"):
        assert words_of in said
    for line in block.lines:
        assert " ".join(line.split()) in said


def test_series_colours_are_seen(deck: Any, pages: dict[str, list[Page]]) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    at = next(n for n, title in enumerate(titles) if "by event" in title)
    page = pages["report.pptx"][at]
    for colour in (
        LIGHT.hue("cn-forum-2020").mark,
        LIGHT.hue("esor-russia").mark,
        LIGHT.hue("esor-russia").tint,
    ):
        assert page.share_of(colour) > 0.005


def test_the_lane_is_seen(deck: Any, pages: dict[str, list[Page]]) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    at = next(n for n, title in enumerate(titles) if "no one year" in title)
    lane = [s for s in deck.slides[at].shapes if s.name == office.NAME_LANE]
    assert len(lane) == 1
    assert lane[0].left + lane[0].width <= Pt(master.WIDE_PT)
    assert pages["report.pptx"][at].share_of(LIGHT.hue("esor-russia").tint) > 0.005
