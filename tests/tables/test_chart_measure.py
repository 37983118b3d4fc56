"""Charts of counts show the measure that is asked for, or the first one counted."""

import pytest

from components.asked.selection import Selection, Viewed
from components.asked.view import View, read_view
from components.figures import catalogue
from components.tables import bars, cumulative, twins, years
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import tables

DATASET = tables(
    sources="source_id | short_title\nd | Report",
    events="""
    event_id | date | source_id
    a        | 2001 | d
    b        | 2002 | d
    c        | 2003 | d
    """,
    claims="""
    claim_id | measure       | events | source_id | size_text       | low  | high
    x        | attendances   | a      | d         | 480             | 480  | 480
    y        | registrations | a      | d         | 1,200           | 1200 | 1200
    z        | registrations | b      | d         | more than 3,000 | 3001 |
    v        | views         | b      | d         | about 90        | 85   | 95
    """,
)
EVERY = Selection(DATASET, Filter())


def test_attendances_lead_and_every_event_has_its_row() -> None:
    assert EVERY.measure == "attendances"
    assert list(bars.by_event(EVERY)["words"]) == ["480", "no count stated"]


def test_another_measure_shows_the_events_that_some_source_counts() -> None:
    asked = EVERY.counting("registrations")
    table = bars.by_event(asked)
    assert list(table["words"]) == ["1,200", "more than 3,000"]
    assert all("registrations" in reading[0] for reading in table["reading"])
    assert list(years.by_year(asked)["low"]) == [1200, 3001]
    assert cumulative.running_total(asked)["low"].max() == 4201
    assert twins.columns_of(asked, twins.COUNTS)["words"] == "Registrations"


def test_without_attendances_the_first_that_is_counted_leads() -> None:
    asked = EVERY.but(period=of_years(2002, 2002))
    assert asked.measure == "registrations"
    title = catalogue.drawing(
        "attendances-by-event",
        Viewed(DATASET, View(chosen=asked.chosen)),
        "light",
    ).title
    assert title == "More than 3,000 registrations by event"


@pytest.mark.parametrize("measure", ["attendances", "registrations", "views"])
def test_the_address_keeps_the_measure(measure: str) -> None:
    view, unknown = read_view({"measure": [measure]}, DATASET)
    assert not unknown
    assert view.counts == measure
    assert view.to_query()["measure"] == [measure]
    assert view.of_figure().counts == measure


def test_a_measure_that_nothing_counts_is_not_understood() -> None:
    assert read_view({"measure": ["persons"]}, DATASET)[1] == ["measure=persons"]
    assert View().to_query() == {}
