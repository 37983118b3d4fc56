"""What is selected and counted by, as columns of whole numbers, and back."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.coded import Claims, Events, Takers
from data.storing import columns

_WORDS = b"words"
_EVENTS, _TAKERS, _CLAIMS, _PAIRS = "of-events", "of-takers", "of-claims", "of-pairs"
_OF_PAIRS = ("claim", "event")


def of_dataset(dataset: Dataset) -> dict[str, pa.Table]:
    """Lay out the codes of a dataset, one table each for events, takers and claims."""
    events, takers = coded.events(dataset), coded.takers(dataset)
    claims = coded.claims(dataset)
    measure, measures = pd.factorize(claims.measure)
    return {
        _EVENTS: columns.of_arrays(_arrays(events, but=("ids", "number"))),
        _TAKERS: _with_words(columns.of_arrays(_arrays(takers)), takers.regions),
        _CLAIMS: _with_words(
            columns.of_arrays(
                _arrays(claims, but=("measure", *_OF_PAIRS)) | {"measure": measure}
            ),
            measures,
        ),
        _PAIRS: columns.of_arrays({name: getattr(claims, name) for name in _OF_PAIRS}),
    }


def to_parts(tables: Mapping[str, pa.Table], ids: "pd.Series[str]") -> dict[type, Any]:
    """Read the codes as the dataset whose events have these ids computes them."""
    names = np.array(ids.to_list(), dtype=object)
    events = columns.to_arrays(tables[_EVENTS])
    takers, claims = tables[_TAKERS], tables[_CLAIMS]
    of_claims = columns.to_arrays(claims)
    measures = np.array(_words(claims), dtype=object)
    return {
        Events: Events(
            ids=names,
            number={event: number for number, event in enumerate(names)},
            has_several=bool((events["most"] != 1).any()),
            **events,
        ),
        Takers: Takers(regions=_words(takers), **columns.to_arrays(takers)),
        Claims: Claims(
            **of_claims | {"measure": measures[of_claims["measure"]]},
            **columns.to_arrays(tables[_PAIRS]),
        ),
    }


def _arrays(coded: Any, but: tuple[str, ...] = ()) -> dict[str, columns.Array]:
    named = {field.name: getattr(coded, field.name) for field in fields(coded)}
    return {
        name: values
        for name, values in named.items()
        if name not in but and isinstance(values, np.ndarray)
    }


def _with_words(table: pa.Table, words: Any) -> pa.Table:
    return table.replace_schema_metadata({_WORDS: json.dumps([*words])})


def _words(table: pa.Table) -> tuple[str, ...]:
    return tuple(json.loads(table.schema.metadata[_WORDS]))
