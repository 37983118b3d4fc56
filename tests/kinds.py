"""Packages of other kinds than ours, small and right: to read, check and show.

Without cities, with tables that have no rows, of forty series, or saved by spreadsheets
of other locales.
"""

import csv
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from data.reading.descriptor import shipped_schemas
from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR, KEYS, TABLES
from tests.generated import write_package

Rows = dict[str, list[dict[str, Any]]]
SEPARATORS = {"commas": ",", "semicolons": ";", "tabs": "\t", "bars": "|"}
# Column by column: what a row cannot be without, beside the schema's required codes.
_OWNED = {
    "participation": ("event_id", "series_id"),
    "people": ("event_id", "series_id"),
    "claims": ("events", "series_id"),
}


def small(folder: Path, events: int = 12) -> Path:
    """Write a package with every kind of row."""
    return write_package(folder, events)


def curated(folder: Path) -> Path:
    """Copy the curated package."""
    return Path(shutil.copytree(CURATED, folder))


def emptied(folder: Path, tables: Iterable[str], *, of: Path = CURATED) -> Path:
    """Write a package in which tables have no rows, nor any row that needs theirs."""
    rows = read(of)
    for table in tables:
        rows[table] = []
    if "participation" in tables:
        rows["events"] = [{**row, "attendee_countries": ""} for row in rows["events"]]
    return write(folder, _joined(rows), of=of)


def without_cities(folder: Path, *, participations: int = 1) -> Path:
    """Write a series of webinars: no city, and few rows on who took part."""
    rows = read(CURATED)
    rows["places"] = []
    rows["participation"] = rows["participation"][:participations]
    # Whoever is left out may have come all the same.
    rows["events"] = [event | {"attendee_countries": ""} for event in rows["events"]]
    return write(folder, _joined(rows))


def many_series(folder: Path, count: int = 40) -> Path:
    """Write a package of many small series, one event and one claim each."""
    rows = read(CURATED)
    series, event, claim = rows["series"][0], rows["events"][0], rows["claims"][0]
    numbers = range(1, count + 1)
    rows |= {table: [] for table in ("participation", "people", "corrections")}
    rows["series"] = [
        series | {"series_id": f"s-{n}", "title": f"Series {n}"} | _short("Series", n)
        for n in numbers
    ]
    rows["events"] = [
        event
        | {"event_id": f"e-{n}", "series_id": f"s-{n}", "number": 1}
        | _short("Event", n)
        for n in numbers
    ]
    rows["claims"] = [
        claim | {"claim_id": f"c-{n}", "events": f"e-{n}"} for n in numbers
    ]
    return write(folder, _joined(rows))


def saved_as(  # noqa: PLR0913 (all that spreadsheets do otherwise)
    folder: Path,
    separator: str = ",",
    *,
    encoding: str = "utf-8",
    line_end: str = "\n",
    first: str = "",
    of: Path = CURATED,
) -> Path:
    """Write a package as a spreadsheet of another locale saves it."""
    write(folder, read(of), of=of, separator=separator, line_end=line_end)
    for table in TABLES:
        path = folder / f"{table}.csv"
        text = first + path.read_bytes().decode()
        path.write_bytes(text.encode(encoding))
    return folder


def read(folder: Path) -> Rows:
    """Read the rows of a package that is plainly written."""
    found: Rows = {}
    for table in TABLES:
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            found[table] = list(csv.DictReader(file))
    return found


def write(
    folder: Path,
    rows: Rows,
    *,
    of: Path = CURATED,
    separator: str = ",",
    line_end: str = "\n",
) -> Path:
    """Write rows as a package, with the descriptor of another."""
    folder.mkdir(parents=True, exist_ok=True)
    told = json.loads((of / DESCRIPTOR).read_text(encoding="utf-8"))
    told.pop("outreach", None)  # of series that may be gone
    (folder / DESCRIPTOR).write_text(json.dumps(told), encoding="utf-8")
    for table, columns in TABLES.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, list(columns), delimiter=separator, lineterminator=line_end
            )
            writer.writeheader()
            writer.writerows(rows[table])
    return folder


def _short(word: str, number: int) -> dict[str, str]:
    return {"short_title": f"{word} {number}"}


def _joined(rows: Rows) -> Rows:
    """Take out what names a row that is gone, and at last sources without rows."""
    before = -1
    while before != (before := sum(map(len, rows.values()))):
        rows = {table: [*_kept(table, rows)] for table in TABLES}
    citing = (row for table in rows if table != "sources" for row in rows[table])
    used = {row.get("source_id") for row in citing}
    rows["sources"] = [row for row in rows["sources"] if row["source_id"] in used]
    return rows


def _kept(table: str, rows: Rows) -> Iterator[dict[str, Any]]:
    codes = {t: {str(row[KEYS[t]]) for row in rows[t]} for t in rows}
    schema = shipped_schemas()[table]
    needed = {
        f["name"] for f in schema["fields"] if f.get("constraints", {}).get("required")
    }
    for row in rows[table]:
        gone = [
            key["fields"][0]
            for key in schema.get("foreignKeys", ())
            if row[key["fields"][0]]
            and row[key["fields"][0]] not in codes[key["reference"]["resource"]]
        ]
        left = row | dict.fromkeys(gone, "")
        is_owned = table not in _OWNED or any(left.get(name) for name in _OWNED[table])
        if is_owned and not needed & set(gone) and _is_true(table, left, rows):
            yield left


def _is_true(table: str, row: dict[str, Any], rows: Rows) -> bool:
    """Tell whether the events of a claim, or what a correction says, are there."""
    if table == "claims":
        return {*row["events"].split()} <= {
            event["event_id"] for event in rows["events"]
        }
    if table != "corrections":
        return True
    there = row["table"]
    of_row = (r for r in rows[there] if str(r[KEYS[there]]) == row["row"])
    return any(str(r[row["field"]]) == row["curated"] for r in of_row)
