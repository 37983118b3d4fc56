"""The code to write where a country, region or city is given by its name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from data.geography import countries
from data.reading.schema import Problem

_FIELDS = {
    "country": "ISO 3166-1 alpha-3 code",
    "region": "UN M49 region",
    "subdivision": "ISO 3166-2 code",
    "place_id": "place_id of places.csv",
}
_MOST = 3
_FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1


class Proposal(NamedTuple):
    """What to write ("write TUR"; "" where nothing is known), and where, if certain."""

    words: str = ""
    cells: Mapping[str, str] = MappingProxyType({})


def proposed(field: str, text: str, cities: Mapping[str, list[str]]) -> Proposal:
    """Find the code to write for a name.

    `cities` are the place_ids of each folded name of a city.
    """
    places = cities.get(countries.folded(text), []) if text else []
    codes = {
        "country": countries.found(text),
        "region": countries.regions_found(text),
        "subdivision": countries.subdivisions_found(text),
        "place_id": places,
    }
    if code := codes[field]:
        certain = {field: code[0]} if len(code) == 1 else {}
        return Proposal(f"write {' or '.join(code[:_MOST])}", certain)
    for other in ("country", "region", "place_id"):
        if field != "subdivision" and (there := codes[other]):
            words = f"write {' or '.join(there[:_MOST])} in {other}"
            certain = {other: there[0], field: ""} if len(there) == 1 else {}
            return Proposal(f"{words}, and leave this blank", certain)
    return Proposal()


def with_codes(
    raw: Mapping[str, pd.DataFrame], problems: list[Problem]
) -> list[Problem]:
    """Propose codes where cells of tables that are read as text hold names."""
    problems = [_with_degrees(raw, problem) for problem in problems]
    wanted = [p for p in problems if p.row and p.field in _FIELDS]
    if not wanted:
        return problems
    cities = _cities(raw)
    return [_with_code(raw, p, cities) if p in wanted else p for p in problems]


def _with_degrees(raw: Mapping[str, pd.DataFrame], problem: Problem) -> Problem:
    """Propose both degrees where a latitude is so large that they look swapped."""
    if (problem.file, problem.field) != ("places.csv", "latitude") or not problem.row:
        return problem
    row = raw["places"].iloc[problem.row - _FIRST_ROW]
    if not (_is_degree(row["longitude"], 90) and _is_degree(row["latitude"], 180)):
        return problem
    cells = {"latitude": row["longitude"], "longitude": row["latitude"]}
    there = ", ".join(cells.values())
    message = f"{problem.message}; if it and the longitude are swapped, write {there}"
    return replace(problem, message=message, proposal=cells)


def _is_degree(cell: str, most: int) -> bool:
    try:
        return abs(float(cell)) <= most
    except ValueError:
        return False


def _with_code(
    raw: Mapping[str, pd.DataFrame], problem: Problem, cities: Mapping[str, list[str]]
) -> Problem:
    table, field = problem.file.removesuffix(".csv"), str(problem.field)
    if table not in raw:
        return problem
    cell = str(raw[table][field].iloc[(problem.row or 0) - _FIRST_ROW])
    right = proposed(field, cell, cities)
    message = f"'{cell}' is no {_FIELDS[field]}; {right.words}"
    if not right.words:
        return problem
    return replace(problem, message=message, proposal=dict(right.cells))


def _cities(raw: Mapping[str, pd.DataFrame]) -> dict[str, list[str]]:
    by_name: dict[str, list[str]] = defaultdict(list)
    if "places" in raw:
        columns = (raw["places"][name] for name in ("name", "place_id"))
        for name, place in zip(*columns, strict=True):
            by_name[countries.folded(name)].append(place)
    return by_name
