"""Definite, possible or out."""

import pytest

from data.reading.package import Dataset
from data.selecting.filters import Filter
from data.selecting.membership import select
from data.selecting.period import read
from tests.drawn import tables
from tests.periods import Years, in_years

DATED = """
event_id | date
day      | 2019-05-02
month    | 2019-12
across   | 2018-12/2019-01
span     | 2015/2019-05
open     | 2019-06/..
undated  |
"""


def sorted_out(dataset: Dataset, chosen: Filter) -> tuple[list[str], list[str]]:
    """Give the definite and the possible event_ids."""
    selection, ids = select(dataset, chosen), dataset.events["event_id"].to_numpy()
    return list(ids[selection.definite]), list(ids[selection.possible])


@pytest.mark.parametrize(
    ("years", "definite", "possible"),
    [
        ((2019, 2019), ["day", "month"], ["across", "span", "open", "undated"]),
        ((2015, 2019), ["day", "month", "across", "span"], ["open", "undated"]),
        ((2030, 2030), [], ["open", "undated"]),
        ((2000, 2000), [], ["undated"]),  # an open end is open to one side only
        ((2019, None), ["day", "month", "open"], ["across", "span", "undated"]),
        ((None, 2018), [], ["across", "span", "undated"]),
        ((None, 2019), ["day", "month", "across", "span"], ["open", "undated"]),
    ],
)
def test_years(years: Years, definite: list[str], possible: list[str]) -> None:
    dataset = tables(events=DATED)
    assert sorted_out(dataset, Filter(period=in_years(years))) == (definite, possible)


@pytest.mark.parametrize(
    ("period", "definite", "possible"),
    [
        ("2019-05", ["day"], ["span", "undated"]),
        ("2019-12", ["month"], ["open", "undated"]),
        ("2018-12/2019-01", ["across"], ["span", "undated"]),
        ("2018-12", [], ["across", "span", "undated"]),
        ("2019-05-02", ["day"], ["span", "undated"]),
        ("2019-05-03", [], ["span", "undated"]),
        ("2019-12-05/2019-12-20", [], ["month", "open", "undated"]),
        ("2019-06/..", ["month", "open"], ["undated"]),
        ("../2019-05", ["day", "across", "span"], ["undated"]),
        ("../2019-05-30", ["day", "across"], ["span", "undated"]),
    ],
)
def test_months_and_days(period: str, definite: list[str], possible: list[str]) -> None:
    dataset = tables(events=DATED)
    assert sorted_out(dataset, Filter(period=read(period))) == (definite, possible)


PARTS = """
participation_id | event_id | role     | country | region | countries_stated
p1               | named    | attendees | PER     |        |
p2               | lectured | faculty  | PER     |        |
p3               | unnamed  | attendees |         | 419    | 15
p4               | planned  | planned_partner | PER |     |
"""


def test_countries() -> None:
    dataset = tables(
        events="event_id\nnamed\nlectured\nunnamed\nplanned\nother",
        participation=PARTS,
    )
    peru = Filter(countries=("PER",))
    assert sorted_out(dataset, peru) == (["named", "lectured"], ["unnamed"])
    as_faculty = Filter(countries=("PER",), roles=("faculty",))
    assert sorted_out(dataset, as_faculty) == (["lectured"], [])
    spain = Filter(countries=("ESP",))  # outside the region
    assert sorted_out(dataset, spain) == ([], [])


def test_what_is_said_of_a_series_holds_in_each_of_its_events() -> None:
    dataset = tables(
        events="event_id | status\nheld | held\nplanned | planned",
        participation="""
        participation_id | series_id | role            | country
        p1               | s         | organiser       | CHN
        p2               | s         | planned_partner | ITA
        """,
    )
    assert sorted_out(dataset, Filter(countries=("CHN",))) == (["held", "planned"], [])
    partner = Filter(countries=("ITA",), roles=("planned_partner",))
    assert sorted_out(dataset, partner) == ([], ["planned"])


def test_related_series_are_out_until_asked_for_or_named() -> None:
    dataset = tables(
        series="series_id | core\ns | true\nr | false",
        events="event_id | series_id\na | s\nb | r",
    )
    assert sorted_out(dataset, Filter()) == (["a"], [])
    assert sorted_out(dataset, Filter(related=True)) == (["a", "b"], [])
    assert sorted_out(dataset, Filter(series=("r",))) == (["b"], [])
