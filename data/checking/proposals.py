"""The code to write where a country, region or city is given by its name."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from data.geography import countries
from data.reading.schema import Problem

_FIELDS = {
    "country": "ISO 3166-1 alpha-3 code",
    "region": "UN M49 region",
    "subdivision": "ISO 3166-2 code",
    "place_id": "place_id of places.csv",
}
_NUMBER = re.compile(r"[0-9]+")
_MOST = 3
_FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1


def proposed(
    field: str, text: str, cities: Mapping[str, list[str]]
) -> tuple[str, dict[str, str]]:
    """Say which code to write for a name ("write TUR"), and in which cells.

    `cities` are the place_ids of each folded name of a city. Where no code is known,
    nothing is said; where there are several, no cell is written.
    """
    codes = {
        "country": countries.found(text),
        "region": countries.regions_found(text),
        "subdivision": countries.subdivisions_found(text),
        "place_id": _places(text, cities),
    }
    if code := codes[field]:
        cells = {field: code[0]} if len(code) == 1 else {}
        return f"write {' or '.join(code[:_MOST])}", cells
    for other in ("country", "region", "place_id"):
        if field != "subdivision" and (there := codes[other]):
            cells = {other: there[0], field: ""} if len(there) == 1 else {}
            right = f"write {' or '.join(there[:_MOST])} in {other}"
            return f"{right}, and leave this blank", cells
    return "", {}


def _places(text: str, cities: Mapping[str, list[str]]) -> list[str]:
    """Find a city by its name, or by the number in an address or mark of GeoNames."""
    if named := cities.get(countries.folded(text), []) if text else []:
        return named
    known = {place for of in cities.values() for place in of}
    return [number for number in _NUMBER.findall(text) if number in known]


def with_codes(
    raw: Mapping[str, pd.DataFrame], problems: list[Problem]
) -> list[Problem]:
    """Propose codes where cells of tables that are read as text hold names."""
    wanted = [p for p in problems if p.row and p.field in _FIELDS]
    if not wanted:
        return problems
    cities = _cities(raw)
    return [_with_code(raw, p, cities) if p in wanted else p for p in problems]


def _with_code(
    raw: Mapping[str, pd.DataFrame], problem: Problem, cities: Mapping[str, list[str]]
) -> Problem:
    table, field = problem.file.removesuffix(".csv"), str(problem.field)
    if table not in raw:
        return problem
    cell = str(raw[table][field].iloc[(problem.row or 0) - _FIRST_ROW])
    right, cells = proposed(field, cell, cities)
    message = f"'{cell}' is no {_FIELDS[field]}; {right}"
    return replace(problem, message=message, proposal=cells) if right else problem


def _cities(raw: Mapping[str, pd.DataFrame]) -> dict[str, list[str]]:
    by_name: dict[str, list[str]] = defaultdict(list)
    if "places" in raw:
        columns = (raw["places"][name] for name in ("name", "place_id"))
        for name, place in zip(*columns, strict=True):
            by_name[countries.folded(name)].append(place)
    return by_name
