"""A package of the schema's first edition opens unchanged and counts the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from components.asked.selection import Selection
from components.commands.totals import report
from data.checking.check import check_package, load_checked
from data.reading.schema import ADDED
from data.selecting.filters import Filter
from data.selecting.period import of_years

FIRST = Path(__file__).resolve().parents[2] / "packages" / "first-edition"
FILTERS = {
    "": Filter(),
    "related": Filter(related=True),
    "2019": Filter(period=of_years(2019, 2019)),
    "RUS": Filter(countries=("RUS",)),
    "esor": Filter(series=("esor-russia",)),
    "attendees": Filter(roles=("attendees",), related=True),
}
BEFORE: dict[str, Any] = json.loads((FIRST / "totals.json").read_text("utf-8"))


def test_without_the_columns_that_were_added_it_is_told_what_it_could_say() -> None:
    for table, added in ADDED.items():
        header = (FIRST / f"{table}.csv").read_text("utf-8").partition("\n")[0]
        assert not added & set(header.split(","))
    assert [problem.code for problem in check_package(FIRST)] == ["other-measure"] * 2


@pytest.mark.parametrize("name", FILTERS)
def test_its_totals_are_those_of_before(name: str) -> None:
    selection = Selection(load_checked(FIRST), FILTERS[name])
    now = json.loads(json.dumps(report(selection)))
    for part, numbers in BEFORE[name].items():
        assert {key: now[part][key] for key in numbers} == numbers
