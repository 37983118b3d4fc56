"""What differs between two packages, row by row and field by field.

Rows are matched by their keys. A row that is gone and a new one that hold the same
but for the key are one row whose key changed. The order of rows and columns, quotes
and line ends are no change, nor is a number that is written otherwise.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.difference.names import NAMED, Row
from data.difference.package import Package, Tables
from data.reading.arrays import Code, Mask
from data.reading.schema import ADDED, DESCRIPTOR, KEYS, TABLES

What = Literal["added", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One cell that says something else: "" where it is blank, or no row is."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, eq=False, slots=True)
class RowChange:
    """One row that differs: its cells before and after, None where there is no row."""

    table: str
    old: Row | None
    new: Row | None
    old_at: int = -1  # its place in the table before
    new_at: int = -1

    @property
    def what(self) -> What:
        """Tell whether the row is new, gone, or says something else."""
        if self.old is None:
            return "added"
        return "gone" if self.new is None else "changed"

    @property
    def key(self) -> str:
        """The row's key; before, where it is gone."""
        return _key(self.table, self.new or self.old or {})

    @property
    def was(self) -> str:
        """The key before, where it changed; else ""."""
        before = _key(self.table, self.old) if self.old and self.new else self.key
        return "" if before == self.key else before

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The cells that differ; of a row that is new or gone, those not blank."""
        old, new = self.old or {}, self.new or {}
        pairs = ((f, old.get(f, ""), new.get(f, "")) for f in {**old, **new})
        return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])

    @property
    def own_fields(self) -> tuple[FieldChange, ...]:
        """The cells that differ, without the key of a row that is new or gone."""
        key = KEYS.get(self.table) if self.what != "changed" else None
        return tuple(field for field in self.fields if field.field != key)


def _key(table: str, row: Row) -> str:
    return row.get(KEYS[table], "") if table in KEYS else DESCRIPTOR


def differing(old: Package, new: Package) -> tuple[RowChange, ...]:
    """List every row that differs, table by table, what the packages say first."""
    found = _of_descriptors(old.described, new.described)
    keys: dict[str, dict[str, str]] = {}  # those that changed, of each table
    for table in NAMED:
        keys[table] = {}
        found += _of_table(table, old.tables, new.tables, keys)
    return tuple(found)


def _of_descriptors(old: Row, new: Row) -> list[RowChange]:
    return [] if old == new else [RowChange(DESCRIPTOR, old, new)]


def _of_table(
    table: str, old: Tables, new: Tables, keys: Mapping[str, dict[str, str]]
) -> list[RowChange]:
    before, after = old[table], new[table]
    places = pd.Index(before[KEYS[table]]).get_indexer(pd.Index(after[KEYS[table]]))
    both = np.flatnonzero(places >= 0)
    at = both[_differs(table, before.iloc[places[both]], after.iloc[both])]
    gone = np.setdiff1d(np.arange(len(before)), places)
    added = np.flatnonzero(places < 0)
    rows = _rows(before, np.concatenate([gone, places[at]]))
    rows_now = _rows(after, np.concatenate([added, at]))
    pairs = list(_rekeyed(table, rows[: len(gone)], rows_now[: len(added)], keys))
    changes = [
        RowChange(table, rows[i], rows_now[j], int(gone[i]), int(added[j]))
        for i, j in pairs
    ]
    lost, come = {i for i, _ in pairs}, {j for _, j in pairs}
    changes += [
        RowChange(table, rows[i], None, old_at=int(place))
        for i, place in enumerate(gone)
        if i not in lost
    ]
    changes += [
        RowChange(table, None, rows_now[j], new_at=int(place))
        for j, place in enumerate(added)
        if j not in come
    ]
    changed = zip(
        rows[len(gone) :], rows_now[len(added) :], places[at], at, strict=True
    )
    changes += [RowChange(table, a, b, int(i), int(j)) for a, b, i, j in changed]
    return sorted(changes, key=_in_order)


def _in_order(change: RowChange) -> tuple[bool, int]:
    is_gone = change.new is None
    return is_gone, change.old_at if is_gone else change.new_at


def _differs(table: str, before: pd.DataFrame, after: pd.DataFrame) -> Mask:
    """Tell which rows differ in any cell; both tables hold the same rows."""
    differs = np.zeros(len(after), bool)
    for name in TABLES[table]:
        a, b = (of[name].reset_index(drop=True) for of in (before, after))
        unlike = (a != b).fillna(value=True) & ~(a.isna() & b.isna())
        differs |= unlike.to_numpy(dtype=bool)
    return differs


def _rows(table: pd.DataFrame, places: Code) -> list[dict[str, str]]:
    picked = table.iloc[places]
    columns = [_texts(picked[name]) for name in picked]
    names = list(map(str, picked))
    return [
        dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)
    ]


def _texts(column: "pd.Series[Any]") -> list[str]:
    """Write cells as files do, however they were written there; "" for a blank."""
    match str(column.dtype):
        case "bool":
            # Where it may be blank, it says the same as "false".
            is_new = any(column.name in added for added in ADDED.values())
            return ["true" if cell else "" if is_new else "false" for cell in column]
        case "float64":
            return ["" if np.isnan(cell) else f"{cell}" for cell in column.tolist()]
    return list(column.astype("str").where(column.notna(), ""))


def _rekeyed(
    table: str,
    gone: list[dict[str, str]],
    added: list[dict[str, str]],
    keys: Mapping[str, dict[str, str]],
) -> Iterator[tuple[int, int]]:
    """Pair rows that hold the same but for their keys, where there is one of each."""
    key = KEYS[table]
    left, right = defaultdict(list), defaultdict(list)
    for i, row in enumerate(gone):
        left[_content(table, row, keys)].append(i)
    for j, row in enumerate(added):
        right[_content(table, row, {})].append(j)
    for content, at in left.items():
        if len(at) == len(right.get(content, ())) == 1:
            i, j = at[0], right[content][0]
            keys[table][gone[i][key]] = added[j][key]
            yield i, j


def _content(
    table: str, row: Row, keys: Mapping[str, Mapping[str, str]]
) -> tuple[str, ...]:
    """Write a row without its key; what it names goes by the keys of today."""
    of_table = NAMED[table]

    def cell(field: str) -> str:
        known = keys.get(of_table.get(field, ""), {})
        if table == "corrections" and field == "row":
            known = keys.get(row["table"], {})
        if not known:
            return row[field]
        return " ".join(known.get(key, key) for key in row[field].split())

    return tuple(cell(field) for field in row if field != KEYS[table])
