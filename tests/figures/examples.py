"""Tables of every kind of row, the figures that draw them, and how to read those."""

import json
import re
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any, cast

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.bars import events as attendances
from components.figures.bars import years
from components.figures.boxes import Box
from components.figures.map import plot
from components.figures.time import running, timeline
from components.looks import typography
from components.looks.theme import Look, palette
from tests.parts import FRAMES, HUES

FORUM, COURSES = "cn-forum-2020", "esor-russia"


LIGHT = palette("light", HUES)


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


def read(said: "pd.Series[str]") -> "pd.Series[Any]":
    """Read each mark in one line."""
    return said.map(lambda words: (f"read {words}",))


def counted(text: str) -> pd.DataFrame:
    table = drawn(text)
    return table.assign(
        core=True,
        match="definite",
        if_all=np.nan,
        sides=pd.Series([()] * len(table), dtype="object"),
        reading=read(table["words"]),
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
        date       | low  | high | words
        2015-01-01 | 0    | 69   | 0 to 69
        2019-05-01 | 651  | 690  | more than 650
        2020-04-17 | 1201 |      | 1,201 or more
        """
    ).assign(match="definite", reading=lambda table: read(table["words"]))


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
        reading=read(table["label"]),
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
        reading=read(table["name"]),
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
        reading=read(table["name"]),
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
    settings |= {"frames": FRAMES[settings["view"]], "hues": HUES}
    narrow = settings.pop("narrow", False)
    countries = settings.pop("countries", some_countries())
    cities = settings.pop("cities", some_cities())
    lines = settings.pop("lines", some_lines())
    return plot.world_map(countries, cities, lines, **settings)(narrow=narrow).figure()


def bars(table: pd.DataFrame, **form: Any) -> go.Figure:
    return attendances.attendances_by_event(table, hues=HUES, **form).figure()


def by_year(table: pd.DataFrame, **form: Any) -> go.Figure:
    return years.attendances_by_year(table, hues=HUES, **form).figure()


def running_total(table: pd.DataFrame, **form: Any) -> go.Figure:
    return running.running_total(table, **form).figure()


def on_a_line(table: pd.DataFrame, **form: Any) -> go.Figure:
    return timeline.timeline(table, hues=HUES, **form).figure()


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
