"""A row whose loss changes nothing that is shown is one of which the check warns."""

from collections.abc import Iterator
from itertools import islice
from secrets import token_hex

import pandas as pd
import pytest

from components.asked.selection import Selection
from components.commands import totals
from components.tables import details, programme
from data.checking import claims
from data.checking.conflicts import conflicting
from data.reading.package import Dataset, build
from data.reading.schema import KEYS, TABLES
from data.selecting.filters import Filter
from tests import small
from tests.drawn import drawn

_MORE = """
claim_id  | measure       | relation | events | series_id | size_text | low | high
more-1    | events        | total    | e0     |           | 9 events  | 9   | 9
more-2    | events        | total    |        | s         | 9 events  | 9   | 9
more-3    | registrations | total    | e0 e1  |           | many      |     |
"""


def frames(package: small.Package) -> dict[str, pd.DataFrame]:
    """Draw the tables of a package, with sources and some claims more."""
    text = package.tables()
    text["series"] = "series_id | core\ns | true"
    text["sources"] = "source_id | title | short_title | published\nx | X | X | 2020"
    drawn_ = {table: drawn(table, text.get(table, "")) for table in TABLES}
    drawn_["claims"] = pd.concat(
        [drawn_["claims"], drawn("claims", _MORE)], ignore_index=True
    )
    for table in ("claims", "participation", "events", "series"):
        drawn_[table]["source_id"] = "x"
        drawn_[table]["locator"] = "page " + drawn_[table][KEYS[table]]
    return drawn_


def shown(tables: dict[str, pd.DataFrame]) -> tuple[str, list[str]]:
    """Give the numbers of the whole, and what the screens say of it and each event."""
    dataset = build(tables, name="drawn", version="1", digest=token_hex())
    everything = Selection(dataset, Filter(related=True))
    numbers = repr(totals.report(everything))
    return numbers, [numbers, repr(programme.reported(everything)), *_facts(dataset)]


def _facts(dataset: Dataset) -> Iterator[str]:
    for event in dataset.events["event_id"]:
        yield repr(details.facts(dataset, event))


@pytest.mark.parametrize("seed", range(4))
def test_every_row_is_shown_or_warned_of(seed: int) -> None:
    drawn_ = (frames(package) for package in small.packages(seed))
    for tables in islice((t for t in drawn_ if not [*conflicting(t)]), 1):
        unused = {at for at, _ in claims.changing_nothing(tables["claims"])}
        numbers, screens = shown(tables)
        for table in ("claims", "participation"):
            for at in range(len(tables[table])):
                fewer = tables[table].drop(at).reset_index(drop=True)
                left, seen = shown({**tables, table: fewer})
                is_warned = table == "claims" and at in unused
                name = tables[table][KEYS[table]].iloc[at]
                assert is_warned or seen != screens, name
                assert not is_warned or left == numbers, name
