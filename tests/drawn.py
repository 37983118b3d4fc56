"""Small datasets drawn as tables in the test that uses them."""

from functools import cache
from hashlib import sha256

import pandas as pd

from data.reading.package import CURATED, Dataset, build, load_dataset, typed
from data.reading.schema import TABLES

_DEFAULTS = {
    "series": {"title": "A series", "short_title": "Series", "kind": "courses"},
    "events": {
        "series_id": "s",
        "title": "An event",
        "kind": "course",
        "status": "held",
    },
    "participation": {"role": "attendees"},
    "claims": {
        "measure": "attendances",
        "relation": "total",
        "count_basis": "attendances",
    },
}


@cache
def curated() -> Dataset:
    """Give the real package, read once."""
    return load_dataset(CURATED)


def drawn(table: str, text: str = "") -> pd.DataFrame:
    """Read "a | b" lines; columns that are not drawn take a default or stay blank."""
    lines = [line.partition("#")[0].strip() for line in text.strip().splitlines()]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line]
    header = rows[0] if rows else []
    given = pd.DataFrame(rows[1:], columns=header, dtype="str")
    defaults = _DEFAULTS.get(table, {})
    raw = pd.DataFrame(
        {
            column: given[column]
            if column in given
            else pd.Series(defaults.get(column, ""), given.index, dtype="str")
            for column in TABLES[table]
        }
    )
    return typed(raw, table)


def tables(**text: str) -> Dataset:
    """Build a dataset of drawn tables; one core series "s" unless series are drawn."""
    text.setdefault("series", "series_id | core\ns | true")
    frames = {table: drawn(table, text.get(table, "")) for table in TABLES}
    digest = sha256(repr(sorted(text.items())).encode()).hexdigest()
    return build(frames, name="drawn", version="1-drawn", digest=digest)
