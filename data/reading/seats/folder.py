"""A package with seats, written anew as one without: claims and participation."""

import csv
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.reading import descriptor, reader
from data.reading.rows import records
from data.reading.schema import DESCRIPTOR, TABLES, DataError, Problem, errors
from data.reading.seats import grouping, lines, resource, summing
from data.reading.seats.rows import Row, Rows

_README = "README.md"
_MAGIC = b"PAR1"
_TABLES = ("claims", "participation")  # to which seats add rows


@dataclass(frozen=True, slots=True)
class Summed:
    """How many rows of its own each file has to which some were added, and warnings."""

    own: Mapping[str, int]
    warnings: Sequence[Problem]


def sum_up(
    folder: Path, target: Path, spill: Path, *, is_grouped: bool = False
) -> Summed:
    """Write the package of a folder, with what its seats sum to in their place.

    They lie in Parquet files or, where a database has grouped them, as groups.
    DataError where seats or tables cannot be read, or seats break a rule.
    """
    described = descriptor.read(folder)
    told = resource.of(described) or {}
    misplaced = () if is_grouped else resource.misplaced(folder, told)
    _require([*resource.misdescribed(told), *misplaced])
    reading = reader.read(folder)
    _require(reading.problems)
    tables = reading.raw
    sums = _taken if is_grouped else _summed
    rows, warnings = sums(folder, tables, spill)
    _require(_contradicted(tables["participation"], rows))
    added = {"claims": rows.claims, "participation": rows.participation}
    _copy(folder, target, described)
    for name in _TABLES:
        _put(target / f"{name}.csv", tables[name], added[name])
    own = {f"{name}.csv": len(tables[name]) for name in _TABLES}
    unusual = [each for each in reading.warnings() if each.file in own]
    return Summed(own, [*unusual, *warnings])


def _summed(folder: Path, tables: summing.Tables, spill: Path) -> summing.Sums:
    files = resource.files(folder)
    _require(_no_parquet(folder, files))
    with chdir(folder):  # the paths are plain ones, whatever the folder is called
        return summing.summed(files, tables, spill)


def _taken(folder: Path, tables: summing.Tables, spill: Path) -> summing.Sums:
    with chdir(folder):
        return summing.taken(grouping.FILE, tables, spill)


def _require(problems: Iterable[Problem]) -> None:
    if wrong := errors(problems):
        raise DataError(wrong)


def _no_parquet(folder: Path, files: Sequence[str]) -> Iterator[Problem]:
    """Find what is no Parquet by both its ends, before anything reads it."""
    for file in files:
        with (folder / file).open("rb") as content:
            size = content.seek(0, os.SEEK_END)
            content.seek(0)
            start = content.read(len(_MAGIC))
            content.seek(max(0, size - len(_MAGIC)))
            if (start, content.read()) != (_MAGIC, _MAGIC):
                yield Problem(file=file, code="no-parquet", message=lines.NO_PARQUET)


def _contradicted(participation: pd.DataFrame, rows: Rows) -> Iterator[Problem]:
    """Find attendees from where no seat is, though every seat has a country."""
    is_wrong = participation["event_id"].isin([*rows.whole])
    is_wrong &= (participation["role"] == "attendees") & (
        participation["country"] != ""
    )
    for row in records(participation[is_wrong], index=True):
        if row.country not in rows.whole[row.event_id]:
            yield Problem(
                file="participation.csv",
                row=row.Index + 2,  # as a spreadsheet counts, below the header
                field="country",
                code="other-seats",
                message=lines.not_among(row.country, row.event_id),
            )


def _copy(folder: Path, target: Path, described: Mapping[str, Any]) -> None:
    """Copy what stays as it is, and describe the package without the seats."""
    for name in (*TABLES, _README):
        file = name if name == _README else f"{name}.csv"
        if name not in _TABLES and (folder / file).is_file():
            shutil.copyfile(folder / file, target / file)
    shipped = descriptor.shipped_schemas()
    resources = [
        # Whatever edition they were of, they are written with every column.
        {**one, "schema": shipped[one["name"]]} if one.get("name") in _TABLES else one
        for one in described["resources"]
        if one.get("name") != resource.NAME
    ]
    text = json.dumps({**described, "resources": resources}, ensure_ascii=False)
    (target / DESCRIPTOR).write_text(text, encoding="utf-8")


def _put(path: Path, own: pd.DataFrame, added: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        own.to_csv(file, index=False, lineterminator="\n")
        writer = csv.DictWriter(file, list(own.columns), lineterminator="\n")
        writer.writerows(added)
