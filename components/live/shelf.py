"""Packages read from their snapshots, below OUTREACH_CACHE; without it none is written.

Only what everybody is shown is ever written: a reader's own package is read elsewhere,
and knows no shelf.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from components.live import settings, snapshot
from components.live.shown import Shown
from data.checking.check import checked_tables
from data.reading import descriptor, published
from data.reading.database.address import Where
from data.reading.opening import opened
from data.reading.package import Dataset, content_hash, named_build
from data.reading.schema import HASHED, README
from data.reading.seats import resource
from data.storing.shelf import Shelf, Snapshot

SNAPSHOTS = "snapshots"
_log = logging.getLogger("outreach.snapshot")


def shelf() -> Shelf | None:
    """Find the shelf of the settings; None where there is to be none."""
    folder = settings.CACHE.read()
    return Shelf(folder / SNAPSHOTS) if folder else None


def load(path: Where) -> Dataset:
    """Read a package from its snapshot, else with the check, and write one; DataError.

    The package may be a folder, a workbook, a zip or a database.
    """
    mine = shelf()
    lying = published.current(path) if isinstance(path, Path) else None
    signed = snapshot.signature(lying) if lying else ()
    if found := mine and lying and find(mine, lying):
        return found.dataset
    with opened(lying or path) as package:
        folder = package.folder
        found = find(mine, folder) if mine and folder != lying else None
        if found:
            dataset = found.dataset
        else:
            dataset = named_build(folder, checked_tables(package))
        # Somebody may have edited it meanwhile; what is not one state is not kept.
        if mine and (lying is None or snapshot.signature(lying) == signed):
            if not found:
                put(mine, folder, dataset)
            if lying:
                note(mine, lying, dataset, signed)
        return dataset


def find(mine: Shelf, folder: Path) -> Snapshot | None:
    """Find the snapshot of a folder as it is now; seats are not summed for it."""
    if not all((folder / name).is_file() for name in HASHED):
        return None
    try:
        key = resource.key(folder)
        digest = mine.noted(key) if key else content_hash(folder)
        return mine.find(digest) if digest else None
    except OSError:
        return None  # the check says what cannot be read


def note(
    mine: Shelf, lying: Path, dataset: Dataset, signed: snapshot.Signature
) -> None:
    """Note by which dataset the seats of a folder are shown: nobody sums them again.

    Where it has changed since it was signed, they are others: nothing is noted.
    """
    with suppress(OSError):  # then they are summed again
        key = resource.key(lying) if lying.is_dir() else ""
        if key and snapshot.signature(lying) == signed:
            mine.note(dataset.digest, key)


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
    package = snapshot.packed({n: (folder / n).read_bytes() for n in HASHED})
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
    readme = folder / README
    # It belongs to no version of the data: a snapshot is found without it.
    more = {README: readme.read_bytes()} if readme.is_file() else {}
    return _now(found.dataset, lambda: snapshot.with_more(found.package[:], more))


def _now(dataset: Dataset, zipped: Callable[[], bytes]) -> Shown:
    return Shown(dataset=dataset, zipped=zipped, loaded=datetime.now(tz=UTC))
