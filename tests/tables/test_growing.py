"""A thousand events: what is summarised says so, nothing is lost, everything fits."""

import json

import plotly.graph_objects as go
import pytest

from components.asked.selection import Selection, Viewed
from components.asked.sizes import SIZES
from components.asked.view import View
from components.figures import catalogue, exported, whole
from components.findings import sentences
from components.pictures import sheet
from components.tables import bars, events, periods, places, timeline
from data.checking.check import load_checked
from data.counting import totals
from data.reading.package import CURATED, Dataset
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.generated import write_package

STAMP = sheet.Stamp(made="22 November 2026", address="https://example.org/figure")
EVERYTHING, FEW = Filter(), Filter(series=("s0",), period=of_years(2012, 2012))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Read a generated package of a thousand events, with the whole check."""
    return load_checked(write_package(tmp_path_factory.mktemp("grown"), 1000))


def test_bars_beyond_the_largest_are_bounded_together(grown: Dataset) -> None:
    table = bars.by_event(Selection(grown, EVERYTHING))
    assert len(table) == bars.ROWS_ALONE + 1
    whole = bars.by_event_whole(Selection(grown, EVERYTHING))
    alone, rest = table.iloc[:-1], table.iloc[-1]
    # Claims that reach over groups bound the others together better than each alone.
    total = totals.attendances(grown, EVERYTHING).low
    assert whole["low"].sum() <= alone["low"].sum() + rest["low"] <= total
    assert alone["low"].min() >= whole["low"].nlargest(bars.ROWS_ALONE).min()
    assert rest["label"].endswith("more events together")


def test_a_timeline_counts_every_event_once(grown: Dataset) -> None:
    table = timeline.timeline(Selection(grown, EVERYTHING))
    held = totals.events(grown, EVERYTHING)
    of_held = table[table["status"] == "held"]["label"].astype(int)
    assert of_held.sum() == held.held
    assert len(set(table["series"])) <= periods.MOST_SERIES
    assert (
        len(timeline.timeline_whole(Selection(grown, EVERYTHING))) > timeline.MOST_ROWS
    )


def test_few_events_are_shown_one_by_one(grown: Dataset) -> None:
    table = timeline.timeline(Selection(grown, FEW))
    assert len(table) <= timeline.MOST_ROWS
    drawing = whole.events_in_time(Viewed(grown, View(chosen=FEW)), "light")
    assert "summarised" not in drawing.subtitle


@pytest.mark.parametrize(
    "name", ["attendances-by-event", "attendances-by-year", "timeline"]
)
def test_what_is_summarised_says_so_and_is_whole_in_files(
    grown: Dataset, name: str
) -> None:
    view = View(chosen=EVERYTHING)
    drawing = catalogue.FIGURES[name].draw(Viewed(grown, view), "light")
    assert "summarised" in drawing.subtitle
    assert "summarised" in drawing.alt
    assert len(exported.whole(drawing, Viewed(grown, view)).rows) > len(drawing.rows)


def test_cities_beyond_those_of_most_events_are_counted(
    grown: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = places.cities_whole(Selection(grown, FEW))
    monkeypatch.setattr(places, "MOST_CITIES", len(every) - 1)
    few = Selection(grown, FEW)
    shown = places._cities(few, places.MOST_CITIES)  # noqa: SLF001
    assert len(shown) == len(every) - 1
    assert places.cities_left_out(few) == 1


def test_pages_of_the_list_follow_each_other(grown: Dataset) -> None:
    whole = events.listed(Selection(grown, EVERYTHING))
    pages = [
        events.listed(Selection(grown, EVERYTHING), first=first, most=400)
        for first in range(0, whole.total, 400)
    ]
    assert sum((page.rows for page in pages), ()) == whole.rows
    found = events.listed(Selection(grown, EVERYTHING), search="WEBINAR 1 programme 1")
    assert 0 < found.total < whole.total
    assert {row[1] for row in found.rows} >= {"Programme 1"}


@pytest.mark.parametrize("name", [*catalogue.FIGURES])
def test_every_figure_fits_every_size(grown: Dataset, name: str) -> None:
    view = View(chosen=EVERYTHING)
    drawing = catalogue.FIGURES[name].draw(Viewed(grown, view), "print")
    for size in SIZES.values():
        sheet.sheet(drawing, size=size, look="print", stamp=STAMP)


@pytest.mark.parametrize("name", [*catalogue.FIGURES])
def test_every_figure_is_valid_to_plotly(grown: Dataset, name: str) -> None:
    drawing = catalogue.FIGURES[name].draw(
        Viewed(grown, View(chosen=EVERYTHING)), "light"
    )
    for form in (drawing.wide, drawing.narrow):
        go.Figure(json.loads(form.figure().to_json()))


def test_sentences_stay_few(grown: Dataset) -> None:
    said = sentences.sentences(Selection(grown, EVERYTHING))
    assert len(said) <= 20
    assert max(len(sentence.words) for sentence in said) < 600


def test_a_map_says_how_many_lines_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dataset = load_checked(CURATED)
    every = len(places.lines(Selection(dataset, Filter())))
    places.lines.cache_clear()
    monkeypatch.setattr(places, "MOST_LINES", 3)
    drawing = whole.world(Viewed(dataset, View()), "light")
    places.lines.cache_clear()
    assert every > 3
    assert f"3 of {every} lines" in drawing.subtitle
    assert len(drawing.wide.data[-3]["lon"]) == 3 * 3
