"""Packages read from their snapshots, below OUTREACH_CACHE; without it none is written.

Only what everybody is shown is ever written: a reader's own package is read elsewhere,
and knows no shelf.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from components.live import settings, snapshot
from components.live.shown import Shown
from data.checking.check import checked_tables
from data.reading import descriptor
from data.reading.database.address import Where
from data.reading.opening import opened
from data.reading.package import Dataset, content_hash, named_build
from data.reading.schema import DESCRIPTOR, TABLES
from data.storing.shelf import Shelf, Snapshot

SNAPSHOTS = "snapshots"
_README = "README.md"
_HASHED = (DESCRIPTOR, *(f"{table}.csv" for table in TABLES))
_log = logging.getLogger("outreach.snapshot")


def shelf() -> Shelf | None:
    """Find the shelf of the settings; None where there is to be none."""
    folder = settings.CACHE.read()
    return Shelf(folder / SNAPSHOTS) if folder else None


def load(path: Where) -> Dataset:
    """Read a package from its snapshot, else with the check, and write one; DataError.

    The package may be a folder, a workbook, a zip or a database.
    """
    with opened(path) as package:
        folder, mine = package.folder, shelf()
        signed = snapshot.signature(folder)
        if found := mine and find(mine, folder):
            return found.dataset
        dataset = named_build(folder, checked_tables(package))
        # Somebody may have edited it meanwhile; what is not one state is not kept.
        if mine and snapshot.signature(folder) == signed:
            put(mine, folder, dataset)
        return dataset


def find(mine: Shelf, folder: Path) -> Snapshot | None:
    """Find the snapshot of a package's folder as it is now."""
    if not all((folder / name).is_file() for name in _HASHED):
        return None
    try:
        return mine.find(content_hash(folder))
    except OSError:
        return None  # the check says what cannot be read


def put(mine: Shelf, folder: Path, dataset: Dataset) -> Path | None:
    """Write the snapshot of a folder that nobody edits; None where nothing can be."""
    try:
        written = write(mine, folder, dataset)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        extra = {"snapshot": dataset.version, "reason": reason}
        _log.warning("snapshot not written", extra=extra)
        return None
    mine.tidy()
    return written


def write(mine: Shelf, folder: Path, dataset: Dataset) -> Path:
    """Write the snapshot of a folder that nobody edits; OSError."""
    package = snapshot.packed({n: (folder / n).read_bytes() for n in _HASHED})
    return mine.write(dataset, descriptor.read(folder), package)


def as_it_is(folder: Path, signed: snapshot.Signature) -> Shown | None:
    """Show a folder from its snapshot; None without one, or where it has changed."""
    mine = shelf()
    if mine is None or not folder.is_dir():
        return None
    found = find(mine, folder)
    if found is None:
        return None
    shown = _shown(found, folder)
    return shown if snapshot.signature(folder) == signed else None


def shown(folder: Path, checked: Callable[[Path], Dataset]) -> Shown:
    """Show a copy of a package, from its snapshot if one can be read or written."""
    mine = shelf()
    if found := mine and find(mine, folder):
        return _shown(found, folder)
    dataset = checked(folder)
    # What is read back shares its memory with all others who read it.
    if mine and put(mine, folder, dataset) and (found := mine.find(dataset.digest)):
        return _shown(found, folder)
    package = snapshot.to_zip(folder)
    return _now(dataset, lambda: package)


def _shown(found: Snapshot, folder: Path) -> Shown:
    readme = folder / _README
    # It belongs to no version of the data: a snapshot is found without it.
    more = {_README: readme.read_bytes()} if readme.is_file() else {}
    return _now(found.dataset, lambda: snapshot.with_more(found.package[:], more))


def _now(dataset: Dataset, zipped: Callable[[], bytes]) -> Shown:
    return Shown(dataset=dataset, zipped=zipped, loaded=datetime.now(tz=UTC))
