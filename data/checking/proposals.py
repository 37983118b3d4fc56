"""The code to write where a country, region or city is given by its name."""

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
_MOST = 3
_FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1


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
    if code := codes[field]:
        return f"write {' or '.join(code[:_MOST])}"
    for other in ("country", "region", "place_id"):
        if field != "subdivision" and (there := codes[other]):
            return (
                f"write {' or '.join(there[:_MOST])} in {other}, and leave this blank"
            )
    return ""


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
    right = proposed(field, cell, cities)
    message = f"'{cell}' is no {_FIELDS[field]}; {right}"
    return replace(problem, message=message) if right else problem


def _cities(raw: Mapping[str, pd.DataFrame]) -> dict[str, list[str]]:
    by_name: dict[str, list[str]] = defaultdict(list)
    if "places" in raw:
        columns = (raw["places"][name] for name in ("name", "place_id"))
        for name, place in zip(*columns, strict=True):
            by_name[countries.folded(name)].append(place)
    return by_name
