"""The people of a package, each once, with every form in which they are printed."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.words.language import of_data
from data.cells.names import told_apart
from data.geography import countries as codes
from data.reading.arrays import Code
from data.reading.package import Dataset
from data.reading.rows import records


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person: what is printed, and where."""

    name: str
    printed: tuple[str, ...]
    facts: tuple[str, ...]
    country: str
    events: tuple[str, ...]
    series: tuple[str, ...]
    appearances: int


@of_data(maxsize=2)
def people(dataset: Dataset) -> tuple[Person, ...]:
    """List the people in the order in which they first appear."""
    rows_of: defaultdict[str, list[Any]] = defaultdict(list)
    for row in records(dataset.people):
        rows_of[_key(row)].append(row)
    everybody = [*rows_of.values()]
    names = told_apart(
        [rows[0].name for rows in everybody],
        [rows[0].affiliation for rows in everybody],
    )
    return tuple(map(_person, names, everybody))


def numbers_of(dataset: Dataset) -> Code:
    """Find which person each row is of."""
    numbers: dict[str, int] = {}
    keys = map(_key, records(dataset.people))
    return np.array([numbers.setdefault(k, len(numbers)) for k in keys], np.int64)


def _key(row: Any) -> str:
    return str(row.person_id or row.name)


def _person(name: str, rows: list[Any]) -> Person:
    code = next((row.country for row in rows if row.country), "")
    facts = [row.affiliation for row in rows] + ([codes.name(code)] if code else [])
    return Person(
        name=name,
        printed=_each([*(row.as_printed for row in rows), *(row.name for row in rows)]),
        facts=_each(facts),
        country=code,
        events=_each([row.event_id for row in rows]),
        series=_each([row.series_id for row in rows]),
        appearances=len(rows),
    )


def _each(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
