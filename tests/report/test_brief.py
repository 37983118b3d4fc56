"""A brief: what it says, where that stands, and its files as their readers get them."""

import datetime as dt
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from PIL import Image
from pptx import Presentation

from components.asked.brief import SHAPES, THEMES, Brief
from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.pictures.chromium import here
from components.report.brief import content, making
from components.report.brief.plan import Box, Plan
from components.report.brief.type import OFFICE, PAGED, Face, Paragraph, Run, broken
from components.words import numbers, prose, report
from data.reading.package import Dataset, load_dataset
from data.selecting.filters import Filter, from_query
from tests.drawn import curated, tables
from tests.report.reported import PlainRenderer, flat, page, poppler

DAY = dt.date(2026, 11, 22)
BASE = "https://outreach.example.org"
LINE = "<b>Ours</b> #strong[x] $a$ " + "and so on " * 20
PACKAGES = Path(__file__).parents[1] / "packages"
NAMES = ("curated", "tele-education", "continent-school")


@cache
def package(name: str) -> Dataset:
    return curated() if name == "curated" else load_dataset(PACKAGES / name)


def viewed(name: str = "curated", chosen: Filter | None = None, **brief: str) -> Viewed:
    view = View(chosen=chosen or Filter(), brief=Brief(**brief))
    return Viewed(package(name), view)


@pytest.fixture
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here, "renderer", PlainRenderer)


def said(plan: Plan) -> str:
    return " ".join(
        "".join(run.words for run in line).replace("\u00a0", " ")
        for one in plan.words
        for line in one.lines
    )


def laid_out(one: Viewed, face: Face) -> Plan:
    part = making.chosen(one, BASE, DAY)
    return making.placed(content.page(one, BASE, DAY, part), face)[0]


def of(query: str) -> Filter:
    return from_query(parse_qs(query), curated().choices)[0]


# What it says


def measured(dataset: Dataset, chosen: Filter | None = None) -> dict[str, str]:
    selection = Selection(dataset, chosen or Filter())
    return {one.label: one.words for one in content.measures(selection)}


def test_measures_are_those_of_the_tiles_with_their_hedges() -> None:
    first = list(measured(curated()).items())[:3]
    assert first == [
        (prose.TILE_EVENTS, "13"),
        (prose.TILE_ATTENDANCES, "about 1,250 or more"),
        (prose.TILE_COUNTRIES, "at least 26"),
    ]


def test_what_nobody_counts_is_left_out() -> None:
    dataset = tables(events="event_id | date\na | 2020\nb | 2021")
    assert measured(dataset) == {prose.TILE_EVENTS: "2"}


def test_what_only_may_match_is_no_zero() -> None:
    # Nine courses may have been held in 2015, none surely was.
    words = measured(curated(), of("series=esor-russia&years=2015"))
    assert words[prose.TILE_EVENTS] == "up to 9"
    assert words[prose.TILE_ATTENDANCES] == "up to 621"


def test_disagreeing_sources_are_told() -> None:
    dataset = tables(
        events="event_id\ne",
        claims="""
        claim_id | measure | events | size_text | low | high | dispute
        a | countries | e | about 30 | 25 | 35 | d
        b | countries | e | more than 130 | 131 | | d
        """,
    )
    (one,) = [
        one
        for one in content.measures(Selection(dataset, Filter()))
        if one.label == prose.TILE_COUNTRIES
    ]
    assert one.words == "about 30 or more than 130"
    assert one.dispute == numbers.disagreeing(("a", "b"))
    assert one.dispute in one.note


def test_a_brief_of_nothing_says_what_leaves_nothing() -> None:
    chosen = of("country=PER&years=1999")
    one = viewed(chosen=chosen)
    made = content.page(one, BASE, DAY, making.chosen(one, BASE, DAY))
    assert made.picture is None
    assert not made.measures
    assert "".join(made.sentence)


def test_a_figure_that_cannot_be_read_gives_way() -> None:
    one = viewed("tele-education", show="attendances-by-event")
    assert making.chosen(one, BASE, DAY) == "map"
    ours = viewed(show="attendances-by-event")
    assert making.chosen(ours, BASE, DAY) == "attendances-by-event"


def test_a_package_without_countries_shows_a_chart() -> None:
    dataset = tables(
        events="""
        event_id | date | source_id
        a | 2020 | s
        """,
        claims="""
        claim_id | events | size_text | low | high | source_id
        c | a | 20 | 20 | 20 | s
        """,
        sources="""
        source_id | title | publisher
        s | Report | Somebody
        """,
    )
    assert next(content.parts(Viewed(dataset, View()))) == "attendances-by-event"


# Where it stands


@pytest.mark.parametrize("face", [PAGED, OFFICE], ids=["paged", "office"])
@pytest.mark.parametrize("line", ["", LINE], ids=["plain", "line"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_overlaps_or_leaves_the_page(
    name: str, shape: str, line: str, face: Face
) -> None:
    one = viewed(name, shape=shape, line=line.strip())
    plan = laid_out(one, face)
    boxes = [*(words.box for words in plan.words), plan.room]
    boxes += [plan.code] if plan.code else []
    assert plan.code
    for at, box in enumerate(boxes):
        assert box.left >= plan.shape.margin_pt - 1
        assert box.left + box.wide <= plan.shape.wide_pt - plan.shape.margin_pt + 1
        assert box.top >= plan.shape.top_pt - 1
        assert box.top + box.tall <= plan.shape.tall_pt - plan.shape.bottom_pt / 2
        assert not [other for other in boxes[at + 1 :] if _overlap(box, other)]


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.left + one.wide, other.left + other.wide) - max(
        one.left, other.left
    )
    down = min(one.top + one.tall, other.top + other.tall) - max(one.top, other.top)
    return across > 1 and down > 1


@pytest.mark.parametrize("shape", SHAPES)
def test_no_type_is_small(shape: str) -> None:
    # Seen at a point a pixel; on paper a point is a pixel and a third.
    least = 11 * 72 / 96 if shape == "a4" else 11
    plan = laid_out(viewed(shape=shape, line="Ours"), PAGED)
    runs = [run for one in plan.words for line in one.lines for run in line]
    assert min(run.size_pt for run in runs) >= least


@pytest.mark.parametrize("shape", SHAPES)
def test_the_author_s_line_is_marked_and_whole(shape: str) -> None:
    plan = laid_out(viewed(shape=shape, line=LINE.strip()), PAGED)
    assert f"{report.OWN}: {LINE.strip()}" in said(plan)


def lines(paragraph: Paragraph) -> Iterator[str]:
    for line in paragraph.lines:
        yield "".join(run.words for run in line).replace("\u00a0", " ")


def test_a_hedge_stays_with_its_number() -> None:
    run = Run(
        words="drew about 1,250 or more attendances", size_pt=20, colour="#000000"
    )
    for wide in range(280, 500, 10):
        whole = [*lines(broken([run], wide, PAGED))]
        assert " ".join(whole) == run.words
        assert any("about 1,250 or more" in line for line in whole)


def test_words_in_several_styles_keep_their_blanks() -> None:
    pieces = ["In 2020, ", "three webinars", ", and ", "ten", " courses."]
    runs = [
        Run(words=one, size_pt=10 + n, colour="#000000") for n, one in enumerate(pieces)
    ]
    (line,) = lines(broken(runs, 999, PAGED))
    assert line == "".join(pieces)


# Its files


@pytest.mark.usefixtures("_plain")
@pytest.mark.parametrize(
    ("shape", "size"),
    [("slide", (1920, 1080)), ("a4", (1654, 2339)), ("card", (1200, 628))],
)
@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_has_the_pixels_of_its_shape(
    shape: str, size: tuple[int, int], theme: str
) -> None:
    made = making.make(viewed(shape=shape, theme=theme), "png", BASE, DAY)
    picture = Image.open(io.BytesIO(made.body))
    assert picture.size == size
    assert made.name.endswith(f"--{shape}.png")
    corner = picture.convert("RGB").getpixel((2, 2))
    assert corner == ((255, 255, 255) if theme == "light" else (17, 22, 29))


@pytest.mark.usefixtures("_plain")
@pytest.mark.parametrize("shape", SHAPES)
def test_a_pdf_is_one_page_of_words(shape: str, tmp_path: Path) -> None:
    made = making.make(viewed(shape=shape, line=LINE.strip()), "pdf", BASE, DAY)
    assert "Pages:           1" in poppler("pdfinfo", made.body, tmp_path)
    text = flat(poppler("pdftotext", made.body, tmp_path))
    for words in ("ten courses of ESOR in Russia", "1,250", report.OWN, "<b>Ours</b>"):
        assert words in text
    assert page(made.body, tmp_path, 1).size


@pytest.mark.usefixtures("_plain")
def test_equal_briefs_are_equal_files() -> None:
    one, other = (
        making.make(viewed(shape="card"), "pdf", BASE, DAY).body for _ in range(2)
    )
    assert one == other


def slide_of(one: Viewed) -> Any:
    made = making.make(one, "pptx", BASE, DAY)
    (slide,) = Presentation(io.BytesIO(made.body)).slides
    return slide


@pytest.mark.usefixtures("_plain")
@pytest.mark.parametrize("shape", SHAPES)
def test_a_slide_is_one_with_words_to_edit(shape: str) -> None:
    slide = slide_of(viewed(shape=shape, line="Ours", theme="dark"))
    assert slide.shapes.title.text.startswith("Between 2015 and 2020, ten courses")
    words = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert f"{report.OWN}: Ours" in words
    assert "about 1,250 or more" in words
    notes = slide.notes_slide.notes_text_frame.text
    assert "line=Ours" in notes
    assert "[1] " in notes
    pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
    charts = [shape for shape in slide.shapes if shape.has_chart]
    assert len(pictures) + len(charts) == 2
    assert all(s.element.xpath(".//p:cNvPr")[0].get("descr") for s in pictures)


def test_a_slide_draws_its_chart_itself() -> None:
    slide = slide_of(viewed(show="attendances-by-event"))
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert [*chart.plots[0].categories][-1] == "Course 10"
