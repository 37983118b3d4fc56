"""Figures keep the words of every number, and draw certainty as a look."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise
from typing import Any, cast

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.bars import events as attendances
from components.figures.bars import years
from components.figures.boxes import Box
from components.figures.map import plot, projection, views
from components.figures.time import packing, running, schedule, timeline
from components.looks import typography
from components.looks.theme import Look, palette

FORUM, COURSES = "cn-forum-2020", "esor-russia"
LIGHT = palette("light")
LOOKS: tuple[Look, ...] = ("light", "dark", "print")

Draw = Callable[..., go.Figure]


NUMBERS = {"stated", "low", "high", "year", "value", "place_id"}
DEGREES = ("latitude", "longitude")
SERIES = {"forum": FORUM, "courses": COURSES, "both": None}


def drawn(text: str) -> pd.DataFrame:
    """Read a table drawn with bars; a blank number is NaN, a blank date NaT."""
    head, *rows = (
        [cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()
    )
    table = pd.DataFrame(rows, columns=head)
    for name in head:
        if name in NUMBERS or name.endswith(DEGREES):
            table[name] = pd.to_numeric(table[name].replace("", None))
        elif name in {"date", "start", "end"}:
            days = [pd.Timestamp(cell) if cell else pd.NaT for cell in table[name]]
            table[name] = pd.Series(days, dtype="datetime64[us]")
        elif name in {"host", "small"}:
            table[name] = table[name] == "yes"
        elif name == "series_id":
            table[name] = table[name].replace(SERIES)
    return table


def counted(text: str) -> pd.DataFrame:
    table = drawn(text)
    return table.assign(
        core=True, match="definite", if_all=np.nan, reading="read " + table["words"]
    )


def every_kind_of_count() -> pd.DataFrame:
    return counted(
        """
        key | label       | series_id | words         | stated | low | high | kind
        a   | exact       | forum     | 200           | 200    | 200 | 200  | stated
        b   | hedged      | forum     | about 400     | 400    | 350 | 450  | stated
        c   | bounds only | courses   | 582 to 621    |        | 582 | 621  | derived
        d   | open above  | courses   | more than 650 | 650    | 651 |      | stated
        e   | not counted | other     | no count      |        |     |      | none
        """
    )


def years_with_a_lane() -> pd.DataFrame:
    return counted(
        """
        year | key | label   | series_id | words      | stated | low | high | kind
        2016 | y   | courses | courses   | 69         | 69     | 69  | 69   | stated
        2019 | y   | courses | courses   | about 70   | 70     | 65  | 75   | stated
        2019 | y   | forum   | forum     | over 100   | 100    | 101 |      | stated
             | l   | undated | courses   | 582 to 621 |        | 582 | 621  | derived
        """
    )


def steps_of_a_total() -> pd.DataFrame:
    return drawn(
        """
        date       | low  | high | words         | reading
        2015-01-01 | 0    | 69   | 0 to 69       | read 0 to 69
        2019-05-01 | 651  | 690  | more than 650 | read more than 650
        2020-04-17 | 1201 |      | 1,201 or more | read 1,201 or more
        """
    ).assign(match="definite")


def dated(text: str) -> pd.DataFrame:
    """Read events; an end left blank is open."""
    table = drawn(text)
    return table.assign(
        series=table["series_id"],
        core=True,
        lane=0,
        open_start=table["start"].isna(),
        open_end=table["end"].isna(),
        match="definite",
        reading="read " + table["label"],
    )


def every_kind_of_date() -> pd.DataFrame:
    return dated(
        """
        key | series_id | label      | start      | end        | precision | status
        day | forum     | webinar 3  | 2020-04-17 | 2020-04-17 | day       | held
        fut | forum     | webinar 4  | 2020-04-28 |            | span      | planned
        may | courses   | course 10  | 2019-05-01 | 2019-05-31 | month     | held
        any | courses   | courses 1  | 2015-01-01 | 2019-05-31 | span      | held
        jun | courses   | course 11  | 2020-06-01 | 2020-06-30 | month     | planned
        off | other     | called off | 2018-03-01 | 2018-03-01 | day       | cancelled
        who | other     | not known  | 2017-03-01 | 2017-03-31 | month     | unknown
        """
    )


def some_countries() -> pd.DataFrame:
    table = drawn(
        """
        country | name    | certainty | series_id | value | small | latitude | longitude
        RUS     | Russia  | named     | courses   | 10    | no    | 60       | 95
        KGZ     | Kyrgyz  | named     | courses   | 1     | no    | 41       | 75
        PER     | Peru    | possible  | forum     | 0     | no    | -9       | -75
        CHL     | Chile   | possible  | forum     | 0     | no    | -35      | -71
        BHS     | Bahamas | possible  | forum     | 0     | yes   | 24       | -76
        DEU     | Germany | planned   | forum     | 0     | no    | 51       | 10
        CHN     | China   | named     | both      | 4     | no    | 35       | 104
        FRA     | France  | none      | both      | 0     | no    | 47       | 2
        VAT     | Vatican | none      | both      | 0     | yes   | 42       | 12
        """
    )
    return table.assign(
        key="country:" + table["country"],
        shape=table["country"] != "VAT",
        role="attendees",
        words="",
        reading="read " + table["name"],
    )


def some_cities() -> pd.DataFrame:
    table = drawn(
        """
        place_id | name             | latitude | longitude | host
        1        | Bishkek          | 42.9     | 74.6      | no
        2        | Yerevan          | 40.2     | 44.5      | no
        3        | Saint Petersburg | 59.9     | 30.3      | yes
        """
    )
    return table.assign(
        key="place:" + table["place_id"].astype(int).astype(str),
        series_id=COURSES,
        core=True,
        reading="read " + table["name"],
    )


def some_lines() -> pd.DataFrame:
    return drawn(
        """
        from_latitude | from_longitude | to_latitude | to_longitude | series_id
        42.9          | 74.6           | 59.9        | 30.3         | courses
        40.2          | 44.5           | 59.9        | 30.3         | courses
        """
    )


def draw_map(**options: Any) -> go.Figure:
    settings = {"shapes": "world.geojson", "view": "world", "by": "events", **options}
    narrow = settings.pop("narrow", False)
    countries = settings.pop("countries", some_countries())
    cities = settings.pop("cities", some_cities())
    lines = settings.pop("lines", some_lines())
    return plot.world_map(countries, cities, lines, **settings)(narrow=narrow).figure()


def bars(table: pd.DataFrame, **form: Any) -> go.Figure:
    return attendances.attendances_by_event(table, **form).figure()


def by_year(table: pd.DataFrame, **form: Any) -> go.Figure:
    return years.attendances_by_year(table, **form).figure()


def running_total(table: pd.DataFrame, **form: Any) -> go.Figure:
    return running.running_total(table, **form).figure()


def on_a_line(table: pd.DataFrame, **form: Any) -> go.Figure:
    return timeline.timeline(table, **form).figure()


FIGURES: dict[str, Draw] = {
    "attendances": lambda **form: bars(every_kind_of_count(), **form),
    "years": lambda **form: by_year(
        years_with_a_lane(), lane_title="year not stated", **form
    ),
    "running": lambda **form: running_total(steps_of_a_total(), **form),
    "timeline": lambda **form: on_a_line(every_kind_of_date(), **form),
    "map": draw_map,
}
each_figure = pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
each_look = pytest.mark.parametrize("look", LOOKS)
each_form = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])


def plain(figure: go.Figure) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(figure.to_json()))


def texts(figure: go.Figure) -> list[str]:
    """Gather all that a reader sees or hears, apart from the ticks of a scale."""
    found = [str(note.text) for note in figure.layout.annotations]
    for trace in figure.data:
        for words in (trace.text, trace.hovertext):
            found += [words] if isinstance(words, str) else list(words or ())
    return [re.sub(r"<[^>]*>", " ", words) for words in found if words]


def marks_of(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if (trace.meta or {}).get("marks")]


def arrows(figure: go.Figure) -> list[Any]:
    return [note for note in figure.layout.annotations if note.showarrow]


def by_key(figure: go.Figure, kind: str, key: str, *path: str) -> Any:
    """Look up what the trace of a kind that draws a key says of it."""
    trace = next(t for t in figure.data if t.type == kind and key in (t.ids or ()))
    value: Any = trace
    for name in path:
        value = value[name]
    at = list(trace.ids).index(key)
    return value if isinstance(value, int | float | str) else value[at]


# Every figure


@each_look
@each_form
@each_figure
def test_colours_are_our_own_even_beside_streamlit(
    draw: Draw, look: Look, *, narrow: bool
) -> None:
    import streamlit as st  # takes over Plotly's default template

    assert st.__version__
    figure = plain(draw(look=look, narrow=narrow))
    assert figure["layout"]["template"]["layout"]["paper_bgcolor"]
    assert not re.search(r"#0000(0[1-9]|[1-3]\d|40)", json.dumps(figure))
    for trace in figure["data"]:
        assert "color" in json.dumps(trace) or trace.get("hoverinfo") == "skip"


@each_figure
def test_both_forms_have_the_same_traces_in_the_same_order(draw: Draw) -> None:
    wide, narrow = (draw(look="light", narrow=form) for form in (False, True))
    for one, other in zip(wide.data, narrow.data, strict=True):
        assert (one.type, one.ids, one.hovertext, one.meta) == (
            other.type,
            other.ids,
            other.hovertext,
            other.meta,
        )


@each_form
@each_figure
def test_every_mark_can_be_reached_and_read(draw: Draw, *, narrow: bool) -> None:
    figure = draw(look="light", narrow=narrow)
    assert marks_of(figure)
    for trace in figure.data:
        if trace.meta:
            assert trace.hoverinfo == "text"
            assert len(trace.ids) == len(trace.hovertext)
        else:
            assert trace.hoverinfo == "skip"
            assert trace.ids is None
    for trace in marks_of(figure):
        assert all(trace.ids)
        assert all(trace.hovertext)


@each_figure
def test_the_picture_holds_no_title_and_no_legend(draw: Draw) -> None:
    layout = draw(look="light", narrow=False).layout
    assert layout.title.text is None
    assert layout.template.layout.showlegend is False
    assert layout.uirevision
    assert layout.height > 0


@each_form
@each_figure
def test_an_empty_table_still_draws(draw: Draw, *, narrow: bool) -> None:
    # The other figures of an empty choice: the map always has its countries.
    form: dict[str, Any] = {"look": "light", "narrow": narrow}
    empty: dict[str, Callable[[], go.Figure]] = {
        "attendances": lambda: bars(every_kind_of_count().head(0), **form),
        "years": lambda: by_year(years_with_a_lane().head(0), **form),
        "running": lambda: running_total(steps_of_a_total().head(0), **form),
        "timeline": lambda: on_a_line(every_kind_of_date().head(0), **form),
        "map": lambda: draw_map(
            cities=some_cities().head(0),
            lines=some_lines().head(0),
            by="role",
            **form,
        ),
    }
    name = next(name for name, known in FIGURES.items() if known is draw)
    assert plain(empty[name]())["layout"]["height"] > 0


@each_form
@pytest.mark.parametrize("name", ["attendances", "years", "running"])
def test_a_hedged_number_never_stands_bare(name: str, *, narrow: bool) -> None:
    seen = texts(FIGURES[name](look="light", narrow=narrow))
    hedged = {"400", "650", "70", "100", "582", "621", "1,201", "1201"}
    assert not hedged & {words.strip() for words in seen}
    numbered = [words for words in seen if re.search(r"\d", words)]
    assert all(re.search(r"about|than|over|to|more|^(read )?\d+$", w) for w in numbered)


# Attendances by event or series


def test_a_bar_reaches_the_stated_number_in_its_series_colour() -> None:
    figure = FIGURES["attendances"](look="light", narrow=False)
    assert by_key(figure, "bar", "b", "x") == 400
    assert by_key(figure, "bar", "b", "marker", "color") == LIGHT.series(FORUM)
    assert by_key(figure, "bar", "b", "marker", "line", "width") == 0


def test_a_number_nobody_states_is_a_tinted_outline_up_to_what_is_certain() -> None:
    figure = FIGURES["attendances"](look="light", narrow=False)
    assert by_key(figure, "bar", "c", "x") == 582
    assert by_key(figure, "bar", "c", "marker", "color") == LIGHT.tint(COURSES)
    assert by_key(figure, "bar", "c", "marker", "line", "width") > 0
    outline = by_key(figure, "bar", "c", "marker", "line", "color")
    assert outline == LIGHT.series(COURSES)


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
    short, tall = (attendances.height_px(t, narrow=narrow) for t in (one, five))
    assert tall - short == pytest.approx(4 * (short - 26), abs=1)
    figure = FIGURES["attendances"](look="light", narrow=narrow)
    assert figure.layout.height == tall


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


# Attendances by year


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
    assert by_key(figure, "bar", "l", "marker", "color") == LIGHT.tint(COURSES)
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


def year_labels(figure: go.Figure) -> list[Box]:
    """Box the words over bars as drawn at the narrowest width."""
    top = figure.layout.yaxis.range[1]
    tall = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    boxes = []
    for note in figure.layout.annotations:
        if note.yref != "paper" and note.yanchor == "bottom":
            lines = str(note.text).split("<br>")
            wide = typography.block_px(lines, note.font.size)
            left = note.x - {"left": 0, "center": 0.5, "right": 1}[note.xanchor] * wide
            low = note.y / top * tall + note.yshift
            boxes.append(Box(left, low, left + wide, low + 15 * len(lines)))
    return boxes


def apart(boxes: Iterable[Box]) -> bool:
    return not any(one.overlaps(other) for one, other in combinations(boxes, 2))


# The running total


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


# The timeline


def test_an_exact_day_is_a_marker_and_a_month_a_tinted_band() -> None:
    figure = FIGURES["timeline"](look="light", narrow=False)
    assert by_key(figure, "scatter", "day", "marker", "opacity") == 1
    assert by_key(figure, "scatter", "day", "marker", "color") == LIGHT.series(FORUM)
    assert by_key(figure, "scatter", "may", "marker", "opacity") == 0
    assert by_key(figure, "bar", "may", "marker", "color") == LIGHT.tint(COURSES)
    # The last possible day counts whole.
    assert by_key(figure, "bar", "any", "base") == "2015-01-01 00:00:00"
    days = (pd.Timestamp("2019-06-01") - pd.Timestamp("2015-01-01")).days
    assert by_key(figure, "bar", "any", "x") == days * 86_400_000


def test_planned_is_hollow_and_other_states_have_shapes_of_their_own() -> None:
    figure = FIGURES["timeline"](look="light", narrow=False)
    assert by_key(figure, "bar", "jun", "marker", "color") == LIGHT.ground
    outline = by_key(figure, "bar", "jun", "marker", "line", "color")
    assert outline == LIGHT.series(COURSES)
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
    assert timeline.height_px(table, narrow=narrow) == figure.layout.height < 12_000


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
    type_px = schedule.words_type_px(narrow=narrow)
    limits = packing.Limits(
        width_px=plan.axis.width_px,
        type_px=type_px,
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
    table = every_kind_of_date().assign(label=long, reading=long)
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


# The map


@each_form
@pytest.mark.parametrize("view", views.VIEWS)
def test_the_map_asks_the_network_for_nothing(view: str, *, narrow: bool) -> None:
    figure = draw_map(look="light", narrow=narrow, view=view)
    assert figure.data[0].type == "scattergeo"
    assert figure.data[0].locationmode is None
    assert len(figure.data[0].lon) == 1
    assert figure.layout.geo.visible is False
    assert figure.layout.geo.fitbounds is False
    assert figure.layout.uirevision == f"view-{view}"


def country(key: str, **options: Any) -> tuple[str, str, float]:
    """Give a country's colour, outline and width of outline."""
    figure = draw_map(look="light", narrow=False, **options)
    shapes = figure.data[1]
    at = list(shapes.locations).index(key)
    step = shapes.z[at]
    colours = [colour for _, colour in shapes.colorscale]
    line = shapes.marker.line
    return colours[2 * step], line.color[at], line.width[at]


def test_certainty_is_a_look_of_countries() -> None:
    forum, courses = LIGHT.hue(FORUM), LIGHT.hue(COURSES)
    assert country("RUS")[0] == courses.many
    assert country("KGZ")[0] == courses.few
    assert country("PER")[:2] == (forum.tint, forum.mark)
    assert country("DEU")[:2] == (LIGHT.ground, forum.mark)
    assert country("FRA")[0] == LIGHT.land
    assert country("CHN")[0] == LIGHT.several.mark
    assert country("DEU")[2] > country("PER")[2] > 0


def test_by_role_the_shade_is_the_role_and_not_the_number() -> None:
    hosts = some_countries().assign(role="host")
    assert country("KGZ", by="role", countries=hosts)[0] == LIGHT.hue(COURSES).many
    assert country("RUS", by="role")[0] == LIGHT.hue(COURSES).mark
    lecturers = some_countries().assign(role="faculty")
    assert country("RUS", by="role", countries=lecturers)[0] == LIGHT.hue(COURSES).few


def test_all_land_is_drawn_also_where_nothing_is_known() -> None:
    shapes = draw_map(look="light", narrow=False).data[1]
    assert set(some_countries()["country"]) <= set(shapes.locations)
    assert {"XAC", "XJK"} <= set(shapes.locations)
    assert shapes.featureidkey == "id"
    # What is hollow lies over the borders of its neighbours.
    assert shapes.locations[-1] == "DEU"


def test_small_states_are_points_when_they_take_part_or_have_no_shape() -> None:
    dots = draw_map(look="light", narrow=False).data[2]
    assert list(dots.ids) == ["country:BHS", "country:VAT"]
    assert list(dots.marker.color) == [LIGHT.tint(FORUM), LIGHT.land]
    assert dots.hovertext[1] == "read Vatican"
    assert dots.marker.size[1] < dots.marker.size[0]


def test_a_small_state_with_a_shape_and_nothing_known_is_no_point() -> None:
    shaped = some_countries().assign(shape=True)
    dots = draw_map(look="light", narrow=False, countries=shaped).data[2]
    assert list(dots.ids) == ["country:BHS"]


def test_the_keyboard_stops_at_countries_that_take_part_and_then_at_cities() -> None:
    countries, cities = marks_of(draw_map(look="light", narrow=False))
    assert [key.removeprefix("country:") for key in countries.ids] == [
        *("BHS", "CHL", "CHN", "DEU", "KGZ", "PER", "RUS")
    ]
    assert list(cities.ids) == ["place:1", "place:2", "place:3"]
    assert cities.marker.size[2] > cities.marker.size[0]


def test_all_lines_are_one_trace_with_gaps() -> None:
    figure = draw_map(look="light", narrow=False)
    lines = [trace for trace in figure.data if "line" in trace]
    lines = [trace for trace in lines if trace.line.color]
    assert len(lines) == 1
    assert list(lines[0].lon) == [74.6, 30.3, None, 44.5, 30.3, None]
    assert lines[0].line.color.startswith("rgba")


def test_the_view_outlives_a_filter_and_changes_with_the_choice_of_view() -> None:
    all_named = some_countries().assign(certainty="named")
    one = draw_map(look="light", narrow=False).layout
    other = draw_map(look="light", narrow=False, countries=all_named).layout
    europe = draw_map(look="light", narrow=False, view="europe").layout
    assert one.uirevision == other.uirevision != europe.uirevision
    assert one.geo == other.geo


def test_hosts_are_named_where_there_is_room() -> None:
    words = draw_map(look="light", narrow=False).data[-1]
    assert [text.strip() for text in words.text] == ["Saint Petersburg"]
    elsewhere = draw_map(look="light", narrow=False, view="latam").data[-1]
    assert not elsewhere.text


def test_a_caption_stands_in_the_sea_beside_the_countries_it_is_about() -> None:
    caption = "15 unnamed countries of Latin America"
    words = draw_map(look="light", narrow=False, caption=caption).data[-1]
    at = [text.replace("<br>", " ") for text in words.text].index(caption)
    assert words.lon[at] < some_countries()["longitude"].min()
    assert words.textposition[at] == "middle left"
    europe = draw_map(look="light", narrow=False, caption=caption, view="europe")
    assert caption not in [text.replace("<br>", " ") for text in europe.data[-1].text]


# As plotly.js 4.1.1 places them in Chromium: view, narrow, place, pixels.
PLACED = [
    ("world", False, (116, 40), (652.3, 84.3)),
    ("world", True, (-75, -12), (92.3, 100.0)),
    ("latam", False, (-75, -12), (461.2, 229.2)),
    ("russia", False, (30.3, 59.9), (185.1, 105.8)),
    ("russia", True, (116, 40), (225.1, 147.0)),
    ("europe", True, (30.3, 59.9), (235.5, 100.1)),
    ("apac", False, (116, 40), (391.0, 57.2)),
]


@pytest.mark.parametrize(("view", "narrow", "place", "pixels"), PLACED)
def test_places_are_where_the_browser_draws_them(
    view: str,
    place: tuple[float, float],
    pixels: tuple[float, float],
    *,
    narrow: bool,
) -> None:
    width = views.NARROW_PX if narrow else views.WIDE_PX
    frame = views.VIEWS[view].frame(narrow=narrow)
    page = projection.fitted(frame, width, views.height_px(view, narrow=narrow))
    assert page.px(*place) == pytest.approx(pixels, abs=1)


SHOWN: dict[str, dict[str, tuple[float, float]]] = {
    "world": {"Chukotka": (-170, 66), "Cape Horn": (-67, -55.9), "Samoa": (-172, -14)},
    "latam": {"Tijuana": (-117, 32.5), "Recife": (-35, -8), "Cape Horn": (-67, -55.9)},
    "russia": {"Kaliningrad": (20.5, 54.7), "Vladivostok": (131.9, 43.1)},
    "europe": {"Lisbon": (-9.1, 38.7), "Saint Petersburg": (30.3, 59.9)},
    "apac": {"Wellington": (174.8, -41.3), "Seoul": (127, 37.6)},
}


@each_form
@pytest.mark.parametrize("view", SHOWN)
def test_each_view_shows_what_it_is_named_after(view: str, *, narrow: bool) -> None:
    frame = views.VIEWS[view].frame(narrow=narrow)
    page = projection.fitted(frame, 100 * frame.aspect, 100)
    for place in SHOWN[view].values():
        x, y = page.px(*place)
        assert 0 <= x <= page.width_px
        assert 0 <= y <= page.height_px


# Words and boxes


def test_words_break_evenly_and_lose_nothing() -> None:
    lines = typography.wrap("ESOR courses 1 to 9", 100, 13)
    assert " ".join(lines) == "ESOR courses 1 to 9"
    assert all(typography.width_px(line, 13) <= 100 for line in lines)
    assert typography.wrap("", 100, 13) == []
    assert typography.wrap("unbreakable", 10, 13) == ["unbreakable"]


def test_wide_letters_take_more_room() -> None:
    assert typography.width_px("www", 13) > typography.width_px("iii", 13)
    assert typography.width_px("放射", 13) > 2 * typography.width_px("a", 13)


def test_touching_boxes_do_not_overlap() -> None:
    box = Box(0, 0, 10, 10)
    assert not box.overlaps(Box(10, 0, 20, 10))
    assert box.overlaps(Box(9, 9, 20, 20))
    assert Box(1, 1, 2, 2).inside(box)
