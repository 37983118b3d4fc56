"""Packages that are not ours: no cities, forty series, equal names, odd letters."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from data.reading.package import Dataset
from tests import drawn

_SOURCES = """
source_id | title | short_title | publisher
d | A report | Report | One
f | Another  | Report | Other
"""


def webinars_without_cities() -> Dataset:
    """Give a series of webinars whose events name countries, groups and no city."""
    return drawn.tables(
        series="""
        series_id | title | short_title | core | source_id
        w | Webinars of the society | PAHO webinars | true | d
        """,
        events="""
        event_id | series_id | short_title | kind | status | date | source_id
        a | w | Webinar 1 | webinar | held | 2021-03-01 | d
        b | w | Webinar 2 | webinar | held | 2021-04/2022-02 | d
        c | w | Webinar 3 | webinar | cancelled | 2022-05-01 | d
        e | w | Webinar 4 | webinar | unknown | 2021-06/2022-06 | d
        """,
        participation="""
        participation_id | event_id | country | region | countries_stated | source_id
        p1 | a | PER |     |   | d
        p2 | a |     | 419 | 5 | d
        p3 | b |     | 419 | 5 | d
        p4 | b |     | 142 |   | d
        """,
        claims="""
        claim_id | events | size_text | low | best | high | source_id
        k1 | a | 120 | 120 | 120 | 120 | d
        k2 | b | more than 200 | 201 | | | f
        """,
        sources=_SOURCES,
    )


def forty_series() -> Dataset:
    """Give forty series, two of which share their names, with a course a year each."""
    numbers = range(1, 41)
    name = {n: "Congress" if n in {7, 8} else f"Programme {n}" for n in numbers}
    return drawn.tables(
        series="series_id | title | short_title | core | source_id\n"
        + "\n".join(f"s{n} | Title {n} | {name[n]} | true | d" for n in numbers),
        events="event_id | series_id | short_title | status | date | source_id\n"
        + "\n".join(
            f"s{n}e{k} | s{n} | Course {k} | held | {2000 + n + k} | d"
            for n in numbers
            for k in (1, 2)
        ),
        claims="claim_id | events | size_text | low | best | high | source_id\n"
        + "\n".join(f"c{n} | s{n}e1 | {n} | {n} | {n} | {n} | d" for n in numbers),
        sources=_SOURCES,
    )


def equal_names() -> Dataset:
    """Give series, events and cities that share names, and claims over several."""
    return drawn.tables(
        series="""
        series_id | title | short_title | core | source_id
        x | Sessions of the north | Sessions | true | d
        y | Sessions of the south | Sessions | true | d
        """,
        events="""
        event_id | series_id | short_title | status | date | place_id | source_id
        x1 | x | Session 1 | held    | 2019-01-01 | 1 | d
        x2 | x | Session 2 | held    | 2019-02-01 | 2 | d
        y1 | y | Session 1 | held    | 2019-03-01 | 3 | d
        y2 | y | Session 2 | held    | 2020-04-01 | 4 | f
        y3 | y | Session 2 | held    | 2020-05-01 | 5 | f
        y4 | y | Session 3 | planned | 2020-06    |   | f
        """,
        places="""
        place_id | name | country | subdivision | latitude | longitude
        1 | Albany  | USA | US-NY | 42.65  | -73.75
        2 | Albany  | USA | US-GA | 31.58  | -84.16
        3 | Albany  | AUS | AU-WA | -35.02 | 117.88
        4 | Córdoba | ARG | AR-X  | -31.41 | -64.18
        5 | Córdoba | ESP | ES-CO | 37.89  | -4.78
        """,
        participation="""
        participation_id | event_id | role | country | place_id | as_printed | source_id
        h1 | x1 | host | USA | 1 | Albany  | d
        h2 | x2 | host | USA | 2 | Albany  | d
        h3 | y1 | host | AUS | 3 | Albany  | d
        h4 | y2 | host | ARG | 4 | Córdoba | f
        h5 | y3 | host | ESP | 5 | Córdoba | f
        """,
        claims="""
        claim_id | events | size_text | low | best | high | source_id
        k1 | x1 y1       | about 400 | 350 | 400 | 450 | d
        k2 | x2 y1 y2 y3 | 900       | 900 | 900 | 900 | f
        k3 | x1          | 40        | 40  | 40  | 40  | d
        """,
        sources=_SOURCES,
    )


def markup_for_names() -> Dataset:
    """Give names that a figure could take for markup, and a host far in the north."""
    return drawn.tables(
        series="""
        series_id | title | short_title | core | source_id
        m | Title <i>x</i> | <b>Bold</b> | true | d
        """,
        events="""
        event_id | series_id | short_title | status | date | place_id | source_id
        a | m | <b>One</b> &amp; <br>two | held | 2019-01-01 | 1 | d
        """,
        places="""
        place_id | name | country | subdivision | latitude | longitude
        1 | <b>Nord</b> | NOR | NO-56 | 71.0 | 25.8
        2 | <i>Sud</i>  | CHL | CL-MA | -53.1 | -70.9
        """,
        participation="""
        participation_id | event_id | role | country | place_id | as_printed | source_id
        h | a | host      | NOR | 1 | Nord | d
        t | a | attendees | CHL | 2 | Sud  | d
        """,
        claims="""
        claim_id | events | size_text | low | best | high | source_id
        k1 | a | about 400 | 350 | 400 | 450 | d
        """,
        sources=_SOURCES,
    )


PACKAGES: Mapping[str, Callable[[], Dataset]] = MappingProxyType(
    {
        "ours": drawn.curated,
        "no cities": webinars_without_cities,
        "forty series": forty_series,
        "equal names": equal_names,
        "markup": markup_for_names,
    }
)
