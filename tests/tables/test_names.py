"""Equal names are told apart, nothing is dropped in silence, data is no markup."""

import re
from html import unescape

import plotly.graph_objects as go
import pytest

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue, whole
from components.tables import bars as counts
from components.tables import marks, naming, places
from components.words import titles
from data.cells.names import told_apart
from data.selecting.filters import Filter
from tests import strangers
from tests.drawn import curated, tables
from tests.invented import invented
from tests.parts import VIEWS, against

ALL = Filter()


@pytest.mark.parametrize(
    ("names", "more", "apart"),
    [
        (["A", "B"], [["x", "x"]], ["A", "B"]),
        (["A", "A"], [["x", "y"]], ["A (x)", "A (y)"]),
        (["A", "A"], [["x", "x"]], ["A (1)", "A (2)"]),
        (
            ["A"] * 3,
            [["x", "x", "y"], ["1", "2", "3"]],
            ["A (x, 1)", "A (x, 2)", "A (y)"],
        ),
        (["A"] * 3, [["x", "x", "y"]], ["A (x, 1)", "A (x, 2)", "A (y)"]),
        ([], [], []),
    ],
)
def test_equal_names_get_what_differs(
    names: list[str], more: list[list[str]], apart: list[str]
) -> None:
    assert told_apart(names, *more) == apart


def test_cities_of_one_name_are_told_apart_on_the_map_and_in_its_list() -> None:
    dataset = strangers.equal_names()
    names = list(places.cities(Selection(dataset, ALL))["name"])
    assert sorted(names) == [
        "Albany (Australia)",
        "Albany (United States, Georgia)",
        "Albany (United States, New York)",
        "Córdoba (Argentina)",
        "Córdoba (Spain)",
    ]
    listed = list(marks.names(Selection(dataset, ALL)).values())
    assert len(set(listed)) == len(listed)
    opened = [marks.name(dataset, mark) for mark in ("place:1", "place:2")]
    assert opened == [
        "Albany, United States (New York)",
        "Albany, United States (Georgia)",
    ]


def test_series_of_one_name_are_told_apart_everywhere() -> None:
    dataset = strangers.equal_names()
    north, south = (naming.series_name(dataset, series) for series in "xy")
    assert (north, south) == (
        "Sessions (Sessions of the north)",
        "Sessions (Sessions of the south)",
    )
    assert list(counts.by_series(Selection(dataset, ALL))["label"]) == [north, south]
    timeline = whole.events_in_time(Viewed(dataset, View(chosen=ALL)), "light")
    assert {row[0] for row in timeline.rows} == {north, south}


def test_titles_of_different_series_are_never_merged() -> None:
    dataset = strangers.equal_names()
    label = naming.label(dataset, ["x1", "y1", "y2"])
    assert label == (
        "Session 1 of Sessions (Sessions of the north) and "
        "Sessions 1–2 of Sessions (Sessions of the south)"
    )


def test_bars_of_equal_labels_are_told_apart() -> None:
    table = counts.by_event(Selection(strangers.equal_names(), ALL))
    assert len(set(table["label"])) == len(table)


def test_no_label_has_brackets_in_brackets() -> None:
    labels = counts.by_event(Selection(invented("continent-school"), ALL))["label"]
    assert "Course 2, School 5 (Kampala)" in set(labels)
    assert not [label for label in labels if "))" in label]


def test_equal_titles_of_one_series_say_how_many_events_they_are() -> None:
    assert titles.together(["Session 1", "Session 2", "Session 2"]) == (
        "Sessions 1–2 (3 events)"
    )
    assert titles.together(["Workshop", "Workshop"]) == "Workshop (2 events)"


def test_sources_of_one_name_are_all_named() -> None:
    dataset = strangers.equal_names()
    drawn = whole.by_event(Viewed(dataset, View(chosen=ALL)), "light")
    assert "Report (One), Report (Other)" in drawn.footer


@pytest.mark.parametrize("count", [1, 3, 4, 5, 12])
def test_dates_of_a_claim_are_all_said_or_counted(count: int) -> None:
    days = [f"2019-01-{day:02d}" for day in range(1, count + 1)]
    dataset = tables(
        events="event_id | date\n"
        + "\n".join(f"e{n} | {day}" for n, day in enumerate(days)),
    )
    said = naming.date_words(dataset, [f"e{n}" for n in range(count)])
    left_out = re.search(r"(\d+) more dates?$", said)
    assert said.count("January") + int(left_out[1] if left_out else 0) == count


def test_groups_that_read_alike_say_at_how_many_events() -> None:
    drawn = whole.world(
        Viewed(strangers.webinars_without_cities(), View(chosen=ALL)), "light"
    )
    group = "5 unnamed countries of Latin America and the Caribbean"
    assert f"{group} at each of two events" in drawn.footer


def shown(figure: go.Figure) -> list[str]:
    found = [str(note.text or "") for note in figure.layout.annotations]
    for trace in figure.data:
        for words in (trace.text, trace.hovertext):
            found += [words] if isinstance(words, str) else list(words or ())
    return found


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", catalogue.FIGURES)
def test_a_name_is_never_markup_in_any_text_of_a_figure(name: str, view: str) -> None:
    dataset = strangers.markup_for_names()
    view_of = View(chosen=ALL, map_view=view, against=against(name))
    drawn = catalogue.FIGURES[name].draw(Viewed(dataset, view_of), "light")
    for plot in (drawn.wide, drawn.narrow):
        for words in shown(plot.figure()):
            assert set(re.findall(r"<[^>]*>", words)) <= {"<br>"}, words
    said = unescape(" ".join(shown(drawn.wide.figure())))
    without_names = {"running-total", "who-came", "compare-countries"}
    assert "<b>" in said or name in without_names


def test_legends_explain_only_what_is_drawn() -> None:
    dataset = curated()
    peru = View(chosen=Filter(countries=("PER",)))
    bars = whole.by_event(Viewed(dataset, peru), "light").subtitle
    assert "Bar:" not in bars
    assert "arrow" not in bars
    assert "tint: may match" in bars
    timeline = whole.events_in_time(Viewed(dataset, View(chosen=ALL)), "light").subtitle
    assert "may match" not in timeline
    assert "cancelled" not in timeline
    assert "hollow: planned" in timeline


@pytest.mark.parametrize("name", ["attendances-by-event", "attendances-by-year"])
def test_what_only_may_match_is_tinted_alike_in_every_chart(name: str) -> None:
    peru = View(chosen=Filter(countries=("PER",)))
    drawn = catalogue.FIGURES[name].draw(Viewed(curated(), peru), "light")
    tint = whole.world(Viewed(curated(), peru), "light").wide.figure()
    scale = {colour for _, colour in tint.data[1].colorscale}
    bar = next(t for t in drawn.wide.figure().data if t.type == "bar" and any(t.ids))
    assert bar.marker.color[0] in scale
    assert max(bar.x if "event" in name else bar.y) == 350


def test_an_event_that_only_may_match_is_a_tinted_dot_and_says_so() -> None:
    peru = View(chosen=Filter(countries=("PER",)))
    drawn = whole.events_in_time(Viewed(curated(), peru), "light").wide.figure()
    days = drawn.data[2].marker
    assert days.color[0] != days.line.color[0]
    assert "Latin America, may match" in [
        note.text for note in drawn.layout.annotations
    ]
    running = whole.running(Viewed(curated(), peru), "light").wide.figure()
    dots = next(t for t in running.data if t.mode == "markers").marker
    assert dots.color[0] != dots.line.color[0]
