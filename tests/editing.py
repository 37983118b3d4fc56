"""Edits packages as curators do, in any order: each edit leaves a package that passes.

Cells are text, as in the files. An edit takes a number that stands for a choice, so
that generated numbers are generated edits; one that would break a rule changes nothing.
"""

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from data.checking.check import is_sound
from data.difference.package import Package, load
from data.reading import reader
from data.reading.package import typed
from data.reading.schema import DESCRIPTOR, TABLES

Cells = dict[str, pd.DataFrame]
Edit = Callable[[Cells, int], None]
_CITED = {"source_id": "new-source", "locator": "page 1"}


def read(folder: Path) -> Cells:
    """Read the cells of a package."""
    return reader.read(folder).raw


def written(folder: Path, cells: Cells, like: Path) -> Package:
    """Write a package and read it as the command does."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in cells.items():
        rows.to_csv(folder / f"{table}.csv", index=False, lineterminator="\n")
    shutil.copy(like / DESCRIPTOR, folder / DESCRIPTOR)
    return load(folder)


def described(folder: Path, **changes: object) -> None:
    """Change what a descriptor says."""
    path = folder / DESCRIPTOR
    old = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(old | changes), encoding="utf-8")


def edited(cells: Cells, edits: Sequence[tuple[int, int]]) -> Cells:
    """Make edits one after the other: which, and what of; skip what breaks a rule."""
    for which, at in edits:
        tried = {table: rows.copy() for table, rows in cells.items()}
        EDITS[which % len(EDITS)](tried, at)
        whole = {
            t: rows.astype("str").reset_index(drop=True) for t, rows in tried.items()
        }
        if is_sound({table: typed(rows, table) for table, rows in whole.items()}):
            cells = whole
    return cells


def _drop(cells: Cells, table: str, lost: "pd.Series[bool]") -> None:
    cells[table] = cells[table][~lost]


def _add(cells: Cells, to: str, **row: str) -> None:
    blank = dict.fromkeys(TABLES[to], "")
    rows = pd.DataFrame([{**blank, **row}])
    cells[to] = pd.concat([cells[to], rows], ignore_index=True)


def _first(cells: Cells, table: str) -> dict[str, str]:
    return {str(name): str(cell) for name, cell in cells[table].iloc[0].items()}


def _key(cells: Cells, table: str, at: int) -> str:
    keys = cells[table].iloc[:, 0]
    return str(keys.iloc[at % len(keys)]) if len(keys) else ""


def _unused_sources(cells: Cells) -> None:
    used = {
        s
        for t in cells
        if t not in ("sources", "places")
        for s in cells[t]["source_id"]
    }
    _drop(cells, "sources", ~cells["sources"]["source_id"].isin(used))


def drop_event(cells: Cells, at: int) -> None:
    """Take out an event with who took part, claims about it, and what corrects them."""
    event = _key(cells, "events", at)
    _drop(cells, "events", cells["events"]["event_id"] == event)
    for table in ("participation", "people"):
        _drop(cells, table, cells[table]["event_id"] == event)
    about = cells["claims"]["events"].str.split().map(lambda names: event in names)
    _drop(cells, "claims", about)
    for table in ("events", "participation", "people", "claims"):
        there = set(cells[table].iloc[:, 0])
        rows = cells["corrections"]
        _drop(cells, "corrections", (rows["table"] == table) & ~rows["row"].isin(there))
    _unused_sources(cells)


def drop_claim(cells: Cells, at: int) -> None:
    """Take out a claim, and what divides it."""
    claim, rows = _key(cells, "claims", at), cells["claims"]
    _drop(cells, "claims", (rows["claim_id"] == claim) | (rows["part_of"] == claim))
    _unused_sources(cells)


def rename_event(cells: Cells, at: int) -> None:
    """Give an event another id, wherever it is named."""
    event = _key(cells, "events", at)
    cells["events"]["event_id"] = cells["events"]["event_id"].replace(
        event, f"{event}-x"
    )
    for table in ("participation", "people"):
        cells[table]["event_id"] = cells[table]["event_id"].replace(event, f"{event}-x")
    names = cells["claims"]["events"].str.split()
    cells["claims"]["events"] = names.map(
        lambda of: " ".join(f"{event}-x" if name == event else name for name in of)
    )
    rows = cells["corrections"]
    rows.loc[(rows["table"] == "events") & (rows["row"] == event), "row"] = f"{event}-x"


def rename_claim(cells: Cells, at: int) -> None:
    """Give a claim another id, also where it is divided."""
    claim = _key(cells, "claims", at)
    for field in ("claim_id", "part_of"):
        cells["claims"][field] = cells["claims"][field].replace(claim, f"{claim}-x")


def correct_number(cells: Cells, at: int) -> None:
    """Write another number into a claim."""
    number, rows = str(at % 97 + 1), cells["claims"]
    of = rows["claim_id"] == _key(cells, "claims", at)
    rows.loc[of, ["size_text", "low", "best", "high"]] = number


def measure_anew(cells: Cells, at: int) -> None:
    """Say that a claim counted registrations."""
    rows = cells["claims"]
    of = rows["claim_id"] == _key(cells, "claims", at)
    rows.loc[of, ["measure", "count_basis"]] = "registrations"


def dispute(cells: Cells, at: int) -> None:
    """Let a new source say another number of what a claim counts."""
    rows = cells["claims"]
    if not len(rows):
        return
    place = at % len(rows)
    old = {str(name): str(cell) for name, cell in rows.iloc[place].items()}
    code = f"dispute-{old['claim_id']}"
    if code in set(rows["dispute"]):
        return
    new = {
        **old,
        "claim_id": f"{code}-claim",
        "dispute": code,
        "preferred": "",
        **_CITED,
    }
    number = str(at % 89 + 1)
    new |= dict.fromkeys(("size_text", "low", "best", "high"), number)
    rows.loc[rows.index[place], "dispute"] = code
    _add(cells, "claims", **new)
    _add_source(cells)


def _add_source(cells: Cells) -> None:
    if "new-source" not in set(cells["sources"]["source_id"]):
        like = _first(cells, "sources")
        new = {**like, "source_id": "new-source", "short_title": "New source"}
        _add(cells, "sources", **new)


def add_series(cells: Cells, at: int) -> None:
    """Add a series of a new source, with an event, who came, and how many."""
    name = f"added-{len(cells['series'])}"
    like = _first(cells, "events")
    titles = {"title": "Added", "short_title": "Added"}
    _add_source(cells)
    core = "true" if at % 2 else "false"
    _add(cells, "series", series_id=name, kind="courses", core=core, **titles, **_CITED)
    own = {"event_id": name, "series_id": name, "status": "held", "number": ""}
    _add(cells, "events", **{**like, **own, **titles, **_CITED})
    taker = {"participation_id": name, "event_id": name, "country": "PER"}
    _add(cells, "participation", role="attendees", as_printed="Peru", **taker, **_CITED)
    claim = {"claim_id": name, "events": name, "measure": "attendances"}
    number = dict.fromkeys(("size_text", "low", "best", "high"), str(at % 71 + 1))
    basis = {"relation": "total", "count_basis": "attendances"}
    _add(cells, "claims", **claim, **number, **basis, **_CITED)


def cancel(cells: Cells, at: int) -> None:
    """Say that an event was cancelled, and take out the claims about it."""
    event = _key(cells, "events", at)
    about = cells["claims"]["events"].str.split().map(lambda names: event in names)
    _drop(cells, "claims", about)
    cells["events"].loc[cells["events"]["event_id"] == event, "status"] = "cancelled"
    _unused_sources(cells)


def reword(cells: Cells, at: int) -> None:
    """Write a note."""
    rows = cells["events"]
    rows.loc[rows["event_id"] == _key(cells, "events", at), "note"] = f"Note {at}."


def own_up(cells: Cells, at: int) -> None:
    """Write another country into a row of those who took part, and own up to it."""
    rows = cells["participation"]
    key = _key(cells, "participation", at)
    of = (
        (rows["participation_id"] == key)
        & (rows["place_id"] == "")
        & (rows["region"] == "")
    )
    if of.any() and key not in set(cells["corrections"]["row"]):
        rows.loc[of, "country"] = "NPL"
        name = f"own-{key}"
        cell = {
            "table": "participation",
            "row": key,
            "field": "country",
            "curated": "NPL",
        }
        cited = {"source_id": rows["source_id"].iloc[0], "locator": "page 1"}
        why = {
            "as_printed": "Nepaul",
            "reason": "A spelling.",
            "confidence": "confirmed",
        }
        _add(cells, "corrections", correction_id=name, **cell, **cited, **why)


def shuffle(cells: Cells, at: int) -> None:
    """Put the rows of every table in another order."""
    for table, rows in cells.items():
        cells[table] = rows.sample(frac=1, random_state=at)


EDITS: tuple[Edit, ...] = (
    *(drop_event, drop_claim, rename_event, rename_claim, correct_number),
    *(measure_anew, dispute, add_series, cancel, reword, own_up, shuffle),
)
