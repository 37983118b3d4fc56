"""The claims of each measure that state a number: a row each, as `sums` has them."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from data.counting.statements import EveryStated, StatedIndex, stated_index
from data.reading.arrays import parted
from data.reading.measures import SUMMED
from data.reading.package import Dataset
from data.selecting import coded

if TYPE_CHECKING:
    import pandas as pd

_MEASURE, _CLOSER, _ENDS, _WAYS = "measure", "closer", "closer.ends", "closer.ways"
_COLUMNS = ("row", "size", "rank", "printed", "start", "event")
_WHOLE = pa.large_list(pa.int64())
_SCHEMA = pa.schema(
    {_MEASURE: pa.string()} | dict.fromkeys((*_COLUMNS, _CLOSER, _ENDS, _WAYS), _WHOLE)
)


def of_dataset(dataset: Dataset) -> pa.Table:
    """Lay out the stated claims of a dataset."""
    counted = {*coded.claims(dataset).measure}
    every = {m: stated_index(dataset, m) for m in SUMMED if m in counted}
    rows = [_row(measure, index) for measure, index in every.items()]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def to_stated(table: pa.Table, ids: "pd.Series[str]") -> EveryStated:
    """Read them again; `ids` are those of all claims, in their order."""
    measures, names = table[_MEASURE].to_pylist(), np.array(ids.to_list(), dtype=object)
    return EveryStated({m: _index(table, row, names) for row, m in enumerate(measures)})


def _row(measure: str, index: StatedIndex) -> dict[str, Any]:
    ways = [*index.closer.values()]
    return {
        _MEASURE: measure,
        **{name: getattr(index, name).astype(np.int64) for name in _COLUMNS},
        _CLOSER: np.array([*index.closer], np.int64),
        _ENDS: np.cumsum([len(way) for way in ways], dtype=np.int64),
        _WAYS: np.array([claim for way in ways for claim in way], np.int64),
    }


def _index(table: pa.Table, row: int, names: Any) -> StatedIndex:
    def array(name: str) -> Any:
        return table[name][row].values.to_numpy(zero_copy_only=True)  # noqa: PD011

    columns = {name: array(name) for name in _COLUMNS}
    ways = parted(array(_WAYS), array(_ENDS))
    return StatedIndex(
        ids=names[columns["row"]],
        closer={
            claim: tuple(way.tolist())
            for claim, way in zip(array(_CLOSER).tolist(), ways, strict=True)
        },
        **columns,
    )
