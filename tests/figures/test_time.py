"""Totals that run, and events along time."""

from collections.abc import Iterable, Iterator

import pandas as pd
import pytest

from components.figures.boxes import Box
from components.figures.time import packing, schedule
from tests.figures.examples import (
    COURSES,
    FIGURES,
    FORUM,
    LIGHT,
    apart,
    by_key,
    dated,
    each_form,
    every_kind_of_date,
    marks_of,
    on_a_line,
)


def test_the_total_is_a_band_between_its_bounds() -> None:
    figure = FIGURES["running"](look="light", narrow=False)
    closed, opened, high, low, _ = figure.data
    assert closed.fill == "toself"
    assert closed.fillcolor == LIGHT.several.tint
    assert {y for y in closed.y if y is not None} == {0, 69, 651, 690}
    assert {y for y in high.y if y is not None} == {69, 690}
    assert {y for y in low.y if y is not None} == {0, 651, 1201}
    # No upper bound: the band runs out of the picture, and fades.
    assert max(y for y in opened.y if y is not None) == figure.layout.yaxis.range[1]
    assert opened.fillgradient.colorscale[1][1].endswith(", 0)")


@each_form
def test_the_last_total_is_said_at_its_end(*, narrow: bool) -> None:
    figure = FIGURES["running"](look="light", narrow=narrow)
    last = [note for note in figure.layout.annotations if note.text == "1,201 or more"]
    assert len(last) == 1
    assert last[0].xanchor == "right"
    assert last[0].x == figure.layout.xaxis.range[1]


def test_an_exact_day_is_a_marker_and_a_month_a_tinted_band() -> None:
    figure = FIGURES["timeline"](look="light", narrow=False)
    assert by_key(figure, "scatter", "day", "marker", "opacity") == 1
    assert by_key(figure, "scatter", "day", "marker", "color") == LIGHT.hue(FORUM).mark
    assert by_key(figure, "scatter", "may", "marker", "opacity") == 0
    assert by_key(figure, "bar", "may", "marker", "color") == LIGHT.hue(COURSES).tint
    # The last possible day counts whole.
    assert by_key(figure, "bar", "any", "base") == "2015-01-01 00:00:00"
    days = (pd.Timestamp("2019-06-01") - pd.Timestamp("2015-01-01")).days
    assert by_key(figure, "bar", "any", "x") == days * 86_400_000


def test_planned_is_hollow_and_other_states_have_shapes_of_their_own() -> None:
    figure = FIGURES["timeline"](look="light", narrow=False)
    assert by_key(figure, "bar", "jun", "marker", "color") == LIGHT.ground
    outline = by_key(figure, "bar", "jun", "marker", "line", "color")
    assert outline == LIGHT.hue(COURSES).mark
    assert by_key(figure, "scatter", "off", "marker", "symbol") == "x"
    assert by_key(figure, "scatter", "day", "marker", "symbol") == "circle"
    assert by_key(figure, "bar", "who", "marker", "pattern", "shape") == "/"


def test_an_open_end_is_an_arrow_at_the_edge() -> None:
    figure = FIGURES["timeline"](look="light", narrow=False)
    tips = next(t for t in figure.data if t.hoverinfo == "skip")
    assert list(tips.marker.symbol) == ["triangle-right"]
    assert tips.x[0] > "2020-07"


def test_a_span_open_at_both_ends_runs_across() -> None:
    table = dated(
        """
        key | series_id | label   | start | end        | precision | status
        a   | courses   | unknown |       |            | span      | held
        b   | courses   | before  |       | 2019-05-31 | span      | held
        """
    )
    figure = on_a_line(table, look="light", narrow=False)
    tips = next(t for t in figure.data if t.hoverinfo == "skip")
    assert sorted(tips.marker.symbol) == [
        "triangle-left",
        "triangle-left",
        "triangle-right",
    ]


def test_nothing_dated_at_all_has_no_years_to_tick() -> None:
    row = "a | courses | unknown | | | span | held"
    head = "key | series_id | label | start | end | precision | status\n"
    table = dated(head + row)
    figure = on_a_line(table, look="light", narrow=False)
    assert figure.layout.xaxis.showticklabels is False


STRANGE_DATES = {
    "zero length": ("2020-04-17", "2020-04-17", "span"),
    "reversed": ("2020-06-30", "2020-06-01", "span"),
    "only a year": ("2020-01-01", "2020-12-31", "span"),
    "before 1677": ("0999-03-01", "1002-03-31", "span"),
    "the first year": ("0001-01-01", "0001-01-31", "month"),
    "far ahead": ("2999-01-01", "2999-12-31", "span"),
}


@each_form
@pytest.mark.parametrize(
    ("start", "end", "precision"), STRANGE_DATES.values(), ids=STRANGE_DATES
)
def test_strange_dates_are_seen(
    start: str, end: str, precision: str, *, narrow: bool
) -> None:
    row = f"a | courses | it | {start} | {end} | {precision} | held"
    head = "key | series_id | label | start | end | precision | status\n"
    figure = on_a_line(dated(head + row), look="light", narrow=narrow)
    first, last = figure.layout.xaxis.range
    assert first < last
    width_ms = by_key(figure, "bar", "a", "x")
    assert width_ms >= 86_400_000
    assert first <= by_key(figure, "bar", "a", "base") <= last


@each_form
def test_five_hundred_events_at_once_stay_apart_as_long_as_rows_last(
    *, narrow: bool
) -> None:
    rows = "\n".join(
        f"e{n} | courses | event {n} | 2019-01-01 | 2019-12-31 | span | held"
        for n in range(500)
    )
    head = "key | series_id | label | start | end | precision | status\n"
    table = dated(head + rows)
    figure = on_a_line(table, look="light", narrow=narrow)
    assert len(marks_of(figure)[0].ids) == 500
    assert figure.layout.height < 12_000


def forty_series() -> pd.DataFrame:
    rows = [
        f"s{s}-{n} | series {s} | event {n} of {s} | {year}-0{1 + s % 9}-11 "
        f"| {year + n % 2}-0{1 + s % 9}-21 | span | held"
        for s in range(40)
        for n in range(6)
        for year in (2008 + n + s % 9,)
    ]
    head = "key | series_id | label | start | end | precision | status\n"
    return dated(head + "\n".join(rows))


@each_form
@pytest.mark.parametrize("table", [every_kind_of_date(), forty_series()])
def test_words_and_marks_of_a_timeline_never_overlap(
    table: pd.DataFrame, *, narrow: bool
) -> None:
    plan = schedule.arrange(table, narrow=narrow)
    for series in plan.series:
        boxes = list(event_boxes(series.events, plan, narrow=narrow))
        assert apart(boxes)
        assert all(
            box.left >= -1 and box.right <= plan.axis.width_px + 1 for box in boxes
        )


def event_boxes(
    events: Iterable[schedule.Event], plan: schedule.Schedule, *, narrow: bool
) -> Iterator[Box]:
    limits = packing.Limits(
        width_px=plan.axis.width_px,
        type_px=plan.type_px,
        rows_for_words=1,
        rows=1,
        tall=narrow,
    )
    half = (schedule.BAR_NARROW_PX if narrow else schedule.BAR_PX) / 2
    for event in events:
        middle, mark, side = event.middle_px, event.mark, event.place.side
        yield Box(mark.left, middle - half, mark.right, middle + half)
        if side is None or side == "inside":
            continue
        left, right = packing.words_px(mark, side, limits)
        tall = 15 * len(mark.words)
        low = middle - half - tall if side in packing.ABOVE else middle - tall / 2
        yield Box(left, low, right, low + tall)


def test_words_without_room_are_left_to_the_reading() -> None:
    long = "a label far too long for any picture of this width " * 4
    table = every_kind_of_date().assign(label=long)
    table["reading"] = table["label"].map(lambda label: (label,))
    figure = on_a_line(table, look="light", narrow=False)
    assert long.strip() not in [str(note.text) for note in figure.layout.annotations]
    assert all(long in reading for reading in marks_of(figure)[0].hovertext)


def test_marks_come_series_by_series_in_the_order_of_their_dates() -> None:
    figure = FIGURES["timeline"](look="light", narrow=False)
    assert list(marks_of(figure)[0].ids) == [
        *("day", "fut"),
        *("any", "may", "jun"),
        *("who", "off"),
    ]
