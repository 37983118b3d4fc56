"""The package that an event is added to: its codes and cities, by table."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from data.cells.decoding import decoded
from data.geography import countries
from data.reading.layout import laid_out
from data.reading.schema import KEYS, TABLES


@dataclass(frozen=True)
class Known:
    """A package by its files, none of which need exist."""

    files: Mapping[str, bytes]

    @cached_property
    def tables(self) -> dict[str, list[dict[str, str]]]:
        """Read the rows of each table, as text."""
        return {table: rows_in(self.files, table) for table in TABLES}

    def keys(self, table: str) -> dict[str, dict[str, str]]:
        """List the rows of a table by their key."""
        return {row[KEYS[table]]: row for row in self.tables[table]}

    def cities(self, text: str) -> list[str]:
        """Find the place_ids of cities of the package that have this name."""
        name = countries.folded(text)
        places = self.tables["places"]
        return [
            place["place_id"]
            for place in places
            if name and countries.folded(place["name"]) == name
        ]


def rows_in(files: Mapping[str, bytes], table: str) -> list[dict[str, str]]:
    """Read a table of a package that passes the check; no rows where it is missing."""
    if f"{table}.csv" not in files:
        return []
    text, _ = decoded(files[f"{table}.csv"])
    laid = laid_out(text, table).content.decode()
    return list(csv.DictReader(io.StringIO(laid, newline="")))
