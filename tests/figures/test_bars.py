"""Bars reach what is stated, and whiskers what is possible."""

import re
from itertools import pairwise

import pandas as pd
import pytest

from tests.figures.examples import (
    COURSES,
    FIGURES,
    FORUM,
    LIGHT,
    apart,
    arrows,
    bars,
    by_key,
    by_year,
    counted,
    each_form,
    every_kind_of_count,
    marks_of,
    texts,
    year_labels,
    years_with_a_lane,
)


@each_form
@pytest.mark.parametrize("name", ["attendances", "years", "running"])
def test_a_hedged_number_never_stands_bare(name: str, *, narrow: bool) -> None:
    seen = texts(FIGURES[name](look="light", narrow=narrow))
    hedged = {"400", "650", "70", "100", "582", "621", "1,201", "1201"}
    assert not hedged & {words.strip() for words in seen}
    numbered = [words for words in seen if re.search(r"\d", words)]
    assert all(re.search(r"about|than|over|to|more|^(read )?\d+$", w) for w in numbered)


def test_a_bar_reaches_the_stated_number_in_its_series_colour() -> None:
    figure = FIGURES["attendances"](look="light", narrow=False)
    assert by_key(figure, "bar", "b", "x") == 400
    assert by_key(figure, "bar", "b", "marker", "color") == LIGHT.hue(FORUM).mark
    assert by_key(figure, "bar", "b", "marker", "line", "width") == 0


def test_a_number_nobody_states_is_a_tinted_outline_up_to_what_is_certain() -> None:
    figure = FIGURES["attendances"](look="light", narrow=False)
    assert by_key(figure, "bar", "c", "x") == 582
    assert by_key(figure, "bar", "c", "marker", "color") == LIGHT.hue(COURSES).tint
    assert by_key(figure, "bar", "c", "marker", "line", "width") > 0
    outline = by_key(figure, "bar", "c", "marker", "line", "color")
    assert outline == LIGHT.hue(COURSES).mark


def test_no_count_is_words_and_not_a_bar_of_zero() -> None:
    figure = FIGURES["attendances"](look="light", narrow=False)
    assert pd.isna(by_key(figure, "bar", "e", "x"))
    words = next(note for note in figure.layout.annotations if note.text == "no count")
    assert words.font.color == LIGHT.muted
    assert "e" in marks_of(figure)[0].ids


@each_form
def test_whiskers_span_the_bounds_and_an_exact_number_has_none(*, narrow: bool) -> None:
    figure = FIGURES["attendances"](look="light", narrow=narrow)
    whiskers = figure.data[2]
    assert whiskers.line.color == LIGHT.ink
    ends = {x for x in whiskers.x if x is not None}
    assert ends == {350, 450, 582, 621, 651}


@pytest.mark.parametrize("name", ["attendances", "years", "running"])
@each_form
def test_an_open_upper_bound_is_an_arrow(name: str, *, narrow: bool) -> None:
    figure = FIGURES[name](look="light", narrow=narrow)
    assert len(arrows(figure)) == 1
    assert not [words for words in texts(figure) if "inf" in words or "nan" in words]


@each_form
def test_rows_never_share_room_and_height_follows_them(*, narrow: bool) -> None:
    one, five = every_kind_of_count().head(1), every_kind_of_count()
    short, tall = (
        bars(table, look="light", narrow=narrow).layout.height for table in (one, five)
    )
    assert tall - short == pytest.approx(4 * (short - 26), abs=1)


def test_long_labels_break_and_stay_whole() -> None:
    name = "Video conference with every radiological society of the Caribbean"
    table = every_kind_of_count().assign(label=name)
    for narrow in (False, True):
        figure = bars(table, look="light", narrow=narrow)
        assert name in {words.replace("  ", " ") for words in texts(figure)} | {
            str(note.text).replace("<br>", " ") for note in figure.layout.annotations
        }


def test_words_that_look_like_markup_are_only_words() -> None:
    table = every_kind_of_count().assign(label="<b>A & B</b>")
    figure = bars(table, look="light", narrow=False)
    labels = [str(note.text) for note in figure.layout.annotations]
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in {
        label.replace("<br>", " ") for label in labels
    }


@each_form
def test_years_without_anything_keep_their_tick_and_have_no_bar(
    *, narrow: bool
) -> None:
    figure = by_year(
        years_with_a_lane(), look="light", narrow=narrow, years=(2015, 2020)
    )
    assert set(figure.layout.xaxis.ticktext) >= {"2016", "2018", "2020"}
    bars = [x for trace in figure.data if trace.type == "bar" for x in trace.x]
    assert len(bars) == len(years_with_a_lane())
    # Positions are numbers: Plotly misreads categories that look like years.
    assert all(isinstance(at, float) for at in figure.layout.xaxis.tickvals)


@each_form
def test_what_no_year_can_claim_has_a_lane_of_its_own(*, narrow: bool) -> None:
    figure = FIGURES["years"](look="light", narrow=narrow)
    lane = figure.layout.shapes[0]
    assert lane.visible
    assert lane.fillcolor == LIGHT.lane
    assert "year not stated" in " ".join(texts(figure))
    middle = by_key(figure, "bar", "l", "x")
    assert lane.x0 < middle < lane.x1
    assert by_key(figure, "bar", "l", "marker", "color") == LIGHT.hue(COURSES).tint
    in_years = [x for t in figure.data if t.type == "bar" for x in t.x if x < lane.x0]
    assert len(in_years) == 3


def test_the_lane_never_disappears() -> None:
    dated_only = years_with_a_lane().head(3)
    figure = by_year(
        dated_only, look="light", narrow=False, lane_title="year not stated"
    )
    assert figure.layout.shapes[0].visible


def test_an_untitled_lane_takes_the_label_of_its_rows() -> None:
    figure = by_year(years_with_a_lane(), look="light", narrow=False)
    assert "undated" in texts(figure)


def test_series_that_share_a_year_and_a_key_are_both_drawn_side_by_side() -> None:
    figure = FIGURES["years"](look="light", narrow=False)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert all(len(set(trace.ids)) == len(trace.ids) for trace in bars)
    spans = sorted(
        (x - w / 2, x + w / 2)
        for trace in bars
        for x, w in zip(trace.x, trace.width, strict=True)
    )
    assert len(spans) == 4
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@each_form
@pytest.mark.parametrize("count", [2, 25])
def test_few_and_many_years_fit(count: int, *, narrow: bool) -> None:
    rows = "\n".join(
        f"{2000 + n} | y{n} | s | forum | about {n}0 | {n}0 | {n} | {n}5 | stated"
        for n in range(1, count + 1)
    )
    head = "year | key | label | series_id | words | stated | low | high | kind\n"
    figure = by_year(
        counted(head + rows), look="light", narrow=narrow, lane_title="no year"
    )
    ticks = figure.layout.xaxis.tickvals
    assert all(b - a >= 36 for a, b in pairwise(ticks))
    assert apart(year_labels(figure))
