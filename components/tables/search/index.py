"""The index as the browser has it, and what the search says before one has typed."""

import json
from itertools import pairwise
from typing import Any

import numpy as np

from components.tables.search.asked import Results
from components.tables.search.entries import Entries
from components.tables.search.kinds import kinds
from components.words import numbers, search
from components.words.language import of_data
from data.reading.package import Dataset
from data.selecting import coded

# Rows and takers that a browser holds at ease; beyond, the server is asked.
MOST_ROWS, MOST_TAKERS = 4000, 40_000
_EXAMPLES = ("country", "city", "person", "event", "series")


def is_in_browser(dataset: Dataset) -> bool:
    """Tell whether the whole index is small enough for the browser."""
    tables = (dataset.places, dataset.people, dataset.events)
    others = (dataset.series, dataset.sources)
    rows = sum(map(len, (*tables, *others)))
    return rows <= MOST_ROWS and len(coded.takers(dataset).row) <= MOST_TAKERS


@of_data(maxsize=2)
def whole(dataset: Dataset) -> bytes:
    """Write the whole index as `assets/search_index.js` reads it: JSON in UTF-8."""
    known = kinds(dataset)
    order = list(known)
    data = {
        **about(dataset),
        "kinds": [
            {"kind": kind, "title": _title(kind), "entries": _entries(some, order)}
            for kind, some in known.items()
        ],
    }
    return _json(data)


def answer(dataset: Dataset, results: tuple[Results, ...]) -> bytes:
    """Write the answer to one search, in the form that the browser's own has."""
    groups = [
        {
            "kind": one.kind,
            "title": _title(one.kind),
            "count": one.count,
            "items": [list(item) for item in one.items],
        }
        for one in results
    ]
    return _json({**about(dataset), "groups": groups})


@of_data(maxsize=2)
def about(dataset: Dataset) -> dict[str, Any]:
    """Say what can be searched, with examples of this package."""
    known = kinds(dataset)
    counts = {kind: len(some.labels) for kind, some in known.items()}
    return {
        "through": search.looks_through(list(counts)),
        "nothing": search.nothing(counts),
        "examples": [*_examples(known)],
    }


def _examples(known: Any) -> list[str]:
    """Name of each kind what the data say most of."""
    tops = [known[kind] for kind in _EXAMPLES if kind in known]
    return [
        some.labels[int(np.argmax(some.weight))] for some in tops if some.weight.any()
    ]


def _title(kind: str) -> str:
    return numbers.capital(search.KINDS[kind][1])


def _entries(some: Entries, order: list[str]) -> list[list[Any]]:
    linked = _linked(some, order)
    return [
        [
            *(label, some.hint(n), some.href(n), int(some.weight[n])),
            *([name for name in some.others[n] if name != label],),
            *([fact for fact in some.more[n] if fact], linked[n]),
        ]
        for n, label in enumerate(some.labels)
    ]


def _linked(some: Entries, order: list[str]) -> list[list[list[int]]]:
    """List what each entry is linked to: by the place of each kind, the entries."""
    linked: list[list[list[int]]] = [[] for _ in some.labels]
    for kind, (entry, other) in some.links.items():
        if kind not in order:
            continue
        cuts = np.searchsorted(entry, np.arange(len(linked) + 1)).tolist()
        for n, (begin, end) in enumerate(pairwise(cuts)):
            if begin < end:
                linked[n].append([order.index(kind), *other[begin:end].tolist()])
    return linked


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
