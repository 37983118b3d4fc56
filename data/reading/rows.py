"""Tables made of rows and walked row by row, faster than pandas does it."""

from collections import namedtuple
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd


def records(table: pd.DataFrame, *, index: bool = False) -> Iterator[Any]:
    """Walk a table row by row; each row has its columns as attributes.

    So does `itertuples`, which makes a class each time and asks Arrow cell by cell.
    `index` puts the row's label first, as `Index`.
    """
    columns = [column.to_numpy(dtype=object).tolist() for _, column in table.items()]
    names = tuple(map(str, table.columns))
    if index:
        columns, names = [table.index.tolist(), *columns], ("Index", *names)
    return map(_row(names)._make, zip(*columns, strict=True))


def texts(column: "pd.Series[str]") -> list[str]:
    """List the texts of a column; those alike are one text in memory."""
    codes, words = pd.factorize(column)
    known: list[str] = words.tolist()
    return [known[code] for code in codes.tolist()]


def table(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None
) -> pd.DataFrame:
    """Make a table of rows, whose texts are Python's own, not Arrow's.

    What is shown is picked from and walked, not computed with: Arrow takes a third
    longer for that. `columns` are those of the first row unless given.
    """
    names = columns or [*(rows[0] if rows else ())]
    columns_by_name = {name: _column([row[name] for row in rows]) for name in names}
    return pd.DataFrame(columns_by_name, columns=list(names))


def _column(values: list[Any]) -> pd.Series:
    has_text = any(isinstance(value, str) for value in values)
    return pd.Series(values, dtype="object" if has_text else None)


@lru_cache(maxsize=256)
def _row(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names, rename=True)  # noqa: PYI024 (of any table)
