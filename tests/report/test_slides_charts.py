"""Native charts on slides: what is in them, and that Office reads it so."""

import datetime as dt
import io
from dataclasses import replace
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from pptx import Presentation

from components.looks.theme import palette
from components.report.document import Document, Picture
from components.report.slides import lines, write
from components.words import captions, office, readings, report
from tests.parts import HUES, PICTURES, VIEWS
from tests.report import reports

LIGHT = palette("light", HUES)
_POINT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}pt"
BARS = ("attendances-by-event", "attendances-by-series", "attendances-by-year")


@pytest.fixture(scope="module")
def document() -> Document:
    return reports.document()


@pytest.fixture(scope="module")
def deck(document: Document) -> Any:
    return _read(document)


@pytest.fixture(scope="module")
def strained() -> Any:
    return _read(reports.strained())


def _read(document: Document) -> Any:
    written = write.write(document, reports.pictures(write.needs(document)))
    return Presentation(io.BytesIO(written))


def picture(document: Document, part: str) -> Picture:
    return next(
        block
        for block in document.blocks
        if isinstance(block, Picture) and block.part == part
    )


def charts(deck: Any) -> dict[str, Any]:
    names = {report.part_name(part, VIEWS): part for part in PICTURES}
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


def test_no_cell_behind_a_chart_is_a_formula(strained: Any) -> None:
    cells = [
        cell
        for slide in strained.slides
        for shape in slide.shapes
        if shape.has_chart
        for row in sheet(shape.chart)
        for cell in row
    ]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_an_open_bound_has_an_arrow_and_no_count_has_words(strained: Any) -> None:
    shown = [s.chart for slide in strained.slides for s in slide.shapes if s.has_chart]
    assert len(shown) == 6
    said = [label for chart in shown for label in labels(chart)]
    assert any(label.startswith(office.OPEN_BESIDE) for label in said)
    assert any(label.startswith(office.OPEN_ABOVE) for label in said)
    names = list(next(iter(shown[0].plots)).categories)
    assert names[0].endswith(readings.NO_COUNT)
