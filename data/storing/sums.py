"""The claims of each measure, sorted into single counts, trees and blocks: a row each.

A cell of such a table is a whole array, which is used where it lies.
"""

import json
from dataclasses import fields
from typing import Any

import pyarrow as pa

from data.counting.blocks import EverySum, Sums
from data.counting.bounds import claimed
from data.counting.nested import Trees
from data.counting.solver import Block, Constraint
from data.reading.measures import SUMMED
from data.reading.package import Dataset
from data.selecting import coded

_OF_EVENTS = ("low", "high", "tree")
_OF_TREES = tuple(field.name for field in fields(Trees))
_IN_TREES = "trees."
_MEASURE, _NAMES, _SOLVED, _ENDS = "measure", "names", "solved", "ends"


def of_dataset(dataset: Dataset) -> pa.Table:
    """Lay out the sorted claims of a dataset."""
    counted = {*coded.claims(dataset).measure}
    size = len(dataset.events)
    every = {m: claimed(dataset, m).sums(size) for m in SUMMED if m in counted}
    return pa.Table.from_pylist(
        [_row(measure, sums) for measure, sums in every.items() if sums],
        schema=_SCHEMA,
    )


def to_sums(table: pa.Table) -> EverySum:
    """Read them again."""
    measures = table[_MEASURE].to_pylist()
    return EverySum({m: _sums(table, row) for row, m in enumerate(measures)})


_WHOLE, _REAL = pa.large_list(pa.int64()), pa.large_list(pa.float64())
_SCHEMA = pa.schema(
    {
        _MEASURE: pa.string(),
        _NAMES: pa.string(),
        _SOLVED: pa.string(),
        _ENDS: pa.string(),
        **{n: _WHOLE if n == "tree" else _REAL for n in _OF_EVENTS},
        **{_IN_TREES + n: _REAL if n in {"low", "high"} else _WHOLE for n in _OF_TREES},
    }
)


def _row(measure: str, sums: Sums) -> dict[str, Any]:
    return {
        _MEASURE: measure,
        _NAMES: json.dumps(sums.names),
        _SOLVED: json.dumps([*map(_told, sums.solved)]),
        _ENDS: json.dumps(sums.ends),
        **{name: getattr(sums, name) for name in _OF_EVENTS},
        **{_IN_TREES + name: getattr(sums.trees, name) for name in _OF_TREES},
    }


def _sums(table: pa.Table, row: int) -> Sums:
    def array(name: str) -> Any:
        return table[name][row].values.to_numpy(zero_copy_only=True)

    return Sums(
        names=tuple(json.loads(table[_NAMES][row].as_py())),
        trees=Trees(**{name: array(_IN_TREES + name) for name in _OF_TREES}),
        solved=tuple(map(_block, json.loads(table[_SOLVED][row].as_py()))),
        ends=tuple((low, high) for low, high in json.loads(table[_ENDS][row].as_py())),
        **{name: array(name) for name in _OF_EVENTS},
    )


def _told(block: Block) -> list[Any]:
    return [
        block.events,
        [
            [c.claim_id, sorted(c.events), c.low, c.high, c.dispute, c.shares]
            for c in block.constraints
        ],
    ]


def _block(told: list[Any]) -> Block:
    events, constraints = told
    return Block(
        tuple(events),
        tuple(
            Constraint(
                name,
                frozenset(of),
                low,
                high,
                dispute,
                tuple((claim, adds) for claim, adds in shares),
            )
            for name, of, low, high, dispute, shares in constraints
        ),
    )
