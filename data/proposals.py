"""The code to write where a country, region or city is given by its name."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from data import countries
from data.schema import Problem

_FIELDS = {
    "country": "ISO 3166-1 alpha-3 code",
    "region": "UN M49 region",
    "subdivision": "ISO 3166-2 code",
    "place_id": "place_id of places.csv",
}
_MOST = 3


def proposed(field: str, text: str, cities: Mapping[str, list[str]]) -> str:
    """Say which code to write for a name ("write TUR"); "" where none is known.

    `cities` are the place_ids of each folded name of a city.
    """
    places = cities.get(countries.folded(text), []) if text else []
    codes = {
        "country": countries.found(text),
        "region": countries.regions_found(text),
        "subdivision": countries.subdivisions_found(text),
        "place_id": places,
    }
    if here := codes[field]:
        return f"write {' or '.join(here[:_MOST])}"
    for other in ("country", "region", "place_id"):
        if field != "subdivision" and (there := codes[other]):
            return (
                f"write {' or '.join(there[:_MOST])} in {other}, and leave this blank"
            )
    return ""


def with_codes(folder: Path, problems: list[Problem]) -> list[Problem]:
    """Propose codes where cells of a package that cannot be read yet hold names."""
    wanted = [p for p in problems if p.row and p.field in _FIELDS]
    if not wanted:
        return problems
    cities = _cities(folder)
    return [_with_code(folder, p, cities) if p in wanted else p for p in problems]


def _with_code(
    folder: Path, problem: Problem, cities: Mapping[str, list[str]]
) -> Problem:
    field = str(problem.field)
    row = next(islice(_rows(folder / problem.file), (problem.row or 0) - 2, None), {})
    cell = row.get(field) or ""
    right = proposed(field, cell, cities)
    message = f"'{cell}' is no {_FIELDS[field]}; {right}"
    return replace(problem, message=message) if right else problem


def _cities(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in _rows(folder / "places.csv"):
        found[countries.folded(row.get("name") or "")].append(row.get("place_id") or "")
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Walk a table as far as it can be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    except (OSError, csv.Error, UnicodeError):
        return
