"""How many came from a country or city, where sources divide a number by origin."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.tables import naming, parts
from components.tables.citing import Ref
from components.tables.gazetteer.statements import country_of, is_city
from components.words import gazetteer as words
from components.words.language import of_data
from data.checking.parted import covers
from data.counting.parts import divisions
from data.geography import countries as codes
from data.reading.package import Dataset
from data.reading.rows import records


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A part of a number that came from a place, or from a region that holds it."""

    words: str
    note: str
    events: tuple[str, ...]
    refs: tuple[Ref, ...]


def is_blank(value: Any) -> bool:
    """Tell whether a cell holds nothing."""
    return bool(pd.isna(value))


@of_data(maxsize=64)
def lines(dataset: Dataset, mark: str) -> tuple[Came, ...]:
    """List the numbers of those who came from a place; those of its region after."""
    found = [*_lines(dataset, mark)]
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))


def _lines(dataset: Dataset, mark: str) -> Iterator[tuple[bool, Came]]:
    claims = _claims(dataset)
    for division in divisions(dataset):
        if division.dimension != "origin":
            continue
        every = parts.lines(dataset, division)
        for part, line in zip(division.parts, every, strict=False):
            is_own = _is_of(dataset, mark, part.name)
            if is_own is None:
                continue
            rows = [claims[claim] for claim in part.claims]
            whole = parts.named(dataset, division)
            yield (
                not is_own,
                Came(
                    words=words.came(line.words, whole, "" if is_own else line.name),
                    note=line.note if is_own else words.in_region(line.note),
                    events=tuple(parts.events(division)),
                    refs=tuple(Ref(row.source_id, row.locator) for row in rows),
                ),
            )


def _is_of(dataset: Dataset, mark: str, part: str) -> bool | None:
    """Tell whether a part is of the place alone; None where it is not of it at all."""
    if is_city(mark):
        own = naming.names_of_cities(dataset)[int(mark.partition(":")[2])]
        return True if codes.folded(part) == codes.folded(own) else None
    inside = covers(part)
    if country_of(dataset, mark) not in inside:
        return None
    return len(inside) == 1


@of_data(maxsize=4)
def _claims(dataset: Dataset) -> dict[str, Any]:
    rows = dataset.claims[dataset.claims["part_of"] != ""]
    return {row.claim_id: row for row in records(rows)}
