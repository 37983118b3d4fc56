"""A package as it is compared: its tables as written, and what is counted of them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.checking import check
from data.reading import descriptor
from data.reading.database.address import Where
from data.reading.opening import opened
from data.reading.package import Dataset, named_build

Tables = dict[str, pd.DataFrame]
# Of a descriptor: how tables are laid out is no datum, and a version always differs.
_NO_DATA = {"resources", "version", "created", "profile", "$schema"}


@dataclass(frozen=True, eq=False, slots=True)
class Package:
    """The typed tables of a package that passes the check, and its dataset."""

    dataset: Dataset
    tables: Tables
    described: Mapping[str, str]  # what the descriptor says of the package, by field


def load(path: Where) -> Package:
    """Read a package with no error, warnings or not; DataError lists the errors."""
    with opened(path) as package:
        tables = check.checked_tables(package)
        described = dict(_described(descriptor.read(package.folder)))
        return Package(named_build(package.folder, tables), tables, described)


def _described(described: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, value in described.items():
        if field == "outreach":
            yield from ((f"{field}.{key}", _text(of)) for key, of in value.items())
        elif field not in _NO_DATA:
            yield field, _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
