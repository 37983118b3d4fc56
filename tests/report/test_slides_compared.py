"""Comparisons on slides: charts that can be edited, and that LibreOffice draws."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL_TYPE, MSO_PATTERN_TYPE

from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.looks import rounds
from components.report import content
from components.report.document import Document, Picture
from components.report.slides import native, write
from components.words import comparison, report
from data.selecting.filters import Filter
from tests.drawn import curated
from tests.parts import VIEWS
from tests.report import office, reports

_POINT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}pt"
ATTENDED = ("attendees",)
FORUM = Filter(series=("cn-forum-2020",), roles=ATTENDED)
ESOR = Filter(series=("esor-russia",), roles=ATTENDED)


@pytest.fixture(scope="module")
def document() -> Document:
    view = View(chosen=FORUM, against=ESOR, report=Plan(parts=("compare",)))
    return content.document(
        Viewed(curated(), view), "https://outreach.example.org", dt.date(2026, 11, 22)
    )


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    assert write.needs(document) == {}  # no picture of it is asked for
    return write.write(document, reports.pictures({}))


@pytest.fixture(scope="module")
def frames(written: bytes) -> list[Any]:
    slides = Presentation(io.BytesIO(written)).slides
    return [shape for slide in slides for shape in slide.shapes if shape.has_chart]


def _twin(document: Document) -> list[dict[str, Any]]:
    (block,) = (of for of in document.blocks if isinstance(of, Picture))
    names = block.drawing.columns
    return [dict(zip(names, row, strict=True)) for row in block.drawing.rows]


def _labels(chart: Any) -> list[str]:
    said = chart.element.xpath(".//c:dLbl")
    return [" ".join(label.xpath(".//a:t/text()")).strip() for label in said]


def test_each_measure_is_a_chart_of_its_own_scale_with_both_sides(
    frames: list[Any], document: Document
) -> None:
    twin = _twin(document)
    heads = [
        comparison.head(row[comparison.COLUMN_MEASURE], row[comparison.COLUMN_LESS])
        for row in twin[::2]
    ]
    titles = [frame.chart.chart_title.text_frame.text for frame in frames]
    assert titles == heads
    assert "Countries (A less B: 13 or less)" in titles
    said = [
        words.removeprefix("→ ") for frame in frames for words in _labels(frame.chart)
    ]
    assert sorted(said) == sorted(row[comparison.COLUMN_COUNT] for row in twin)
    ends = [frame.chart.value_axis.maximum_scale for frame in frames]
    assert len({round(end) for end in ends}) == len(ends)


def test_bounds_are_whiskers_from_low_to_high(frames: list[Any]) -> None:
    attendances, *_ = (frame.chart for frame in frames)
    sides = attendances.element.xpath(".//c:errBars/c:minus | .//c:errBars/c:plus")
    found = [[float(point[0].text) for point in side.iter(_POINT)] for side in sides]
    # About 600 may be 550 to 650; more than 650, a bar to 650, at most 690.
    assert found == [[50, 40], [50]]


def test_the_second_side_is_hatched(frames: list[Any]) -> None:
    for frame in frames:
        shown = next(iter(frame.chart.plots)).series
        fills = [
            series.points[at].format.fill
            for at in range(2)
            for series in list(shown)[:2]
            if series.values[at] is not None
        ]
        assert [fill.type for fill in fills] == [
            MSO_FILL_TYPE.SOLID,
            MSO_FILL_TYPE.PATTERNED,
        ]
        assert fills[1].pattern == MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        # What is stated is solid below its lines, what only bounds say a tint.
        is_stated = next(iter(shown)).values[1] is not None
        below = str(fills[1].back_color.rgb).lower()
        assert (below == "857400") == is_stated


def test_every_pattern_of_a_series_has_one_of_a_slide() -> None:
    assert {*rounds.PATTERNS.values(), "/"} <= {*native.PATTERNS}


def test_every_chart_says_what_it_is(frames: list[Any], document: Document) -> None:
    (block,) = (of for of in document.blocks if isinstance(of, Picture))
    assert {frame.name for frame in frames} == {report.part_name("compare", VIEWS)}
    told = [
        frame._element.xpath(".//p:cNvPr/@descr")[0]  # noqa: SLF001 (has no other way)
        for frame in frames
    ]
    assert told[0] == block.drawing.alt
    assert all(told)
    assert len({*told}) == len(told)


def test_libreoffice_draws_them(written: bytes, tmp_path: Path) -> None:
    (pages,) = office.opened({"compared.pptx": written}, tmp_path).values()
    page = pages[1]
    text = " ".join(word.text for word in page.words)
    for words in ("about 600", "more than 650", "at least 4", "A: The China forum"):
        assert words in text
    assert page.clashes() == []
    assert page.share_of("#7b3fa0") > 0.02
    assert page.share_of("#857400") > 0.01
