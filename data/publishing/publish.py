"""A version is published: its folder is whole on the disk before anybody can see it.

Everything up to the last step may be broken off at any moment, by a full disk or by the
end of the process, and the old version stays current. The last step is one rename.
"""

import csv
import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from data.cells import formulas
from data.publishing.locks import alone
from data.reading.published import (
    BEGUN,
    COLUMNS,
    PUBLISHED,
    RECORD,
    RETURNED,
    VERSIONS,
    Entry,
    entries,
    folder_of,
)

Files = Mapping[str, bytes]
_UNFINISHED = ".unfinished-"
_DIGITS, _OF_DIGEST = 4, 12


class Stale(Exception):  # noqa: N818 (what is the matter)
    """Another version has become current since this one was compared."""


class Altered(Exception):  # noqa: N818
    """The files are not those that were checked, or that were published once."""


class NotAllowed(Exception):  # noqa: N818
    """Whoever ordered this may no longer publish."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Package:
    """What is to be published: its files, and how it names its version.

    Packages are equal when their files are.
    """

    files: Files
    version: str

    def __eq__(self, other: object) -> bool:
        """Compare by content."""
        return isinstance(other, Package) and other.digest == self.digest

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(self.digest)

    @cached_property
    def digest(self) -> str:
        """Hash the names and bytes of all files with SHA-256."""
        whole = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            whole.update(f"{name}\0{len(content)}\0".encode() + content)
        return whole.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Who wants what, and on top of what: it holds only while that is current."""

    base: int  # the sequence of the last entry that was seen; 0 where there was none
    who: str
    note: str
    allows: Callable[[], bool] = lambda: True  # asked again, alone, before the switch


def publish(
    root: Path,
    package: Package,
    order: Order,
    *,
    digest: str,
    before: Package | None = None,
) -> Entry:
    """Write a version and make it current.

    Stale, Altered, NotAllowed, Busy, OSError, and DataError of a record gone wrong.
    `digest` is of the package that was checked and compared. `before` is what was shown
    while nothing was published: it becomes the first version, to be gone back to.
    """
    if package.digest != digest:
        raise Altered
    with alone(root):
        known = _known(root, order)
        if not known and before:
            known = (_written(root, known, before, order, BEGUN),)
        new = _written(root, known, package, order, PUBLISHED)
        _record(root, (*known, new))
        return new


def go_back(root: Path, to: int, order: Order) -> Entry:
    """Make an old version current again, by a new entry; it fails as `publish` does.

    `to` is the sequence of an entry of that version.
    """
    with alone(root):
        known = _known(root, order)
        old = next((entry for entry in known if entry.sequence == to), None)
        if old is None or read(root, old).digest != old.digest:
            raise Altered
        new = _entry(known, order, RETURNED, (old.folder, old.version, old.digest))
        _record(root, (*known, new))
        return new


def read(root: Path, entry: Entry) -> Package:
    """Read the package of an entry as it now lies there; OSError."""
    folder = folder_of(root, entry)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    return Package(files=files, version=entry.version)


def _known(root: Path, order: Order) -> tuple[Entry, ...]:
    known = entries(root)
    if len(known) != order.base:
        raise Stale
    if not order.allows():
        raise NotAllowed
    return known


def _written(
    root: Path, known: tuple[Entry, ...], package: Package, order: Order, what: str
) -> Entry:
    """Write a folder under its last name when all of it is on the disk."""
    versions = root / VERSIONS
    versions.mkdir(exist_ok=True)
    for left in versions.glob(f"{_UNFINISHED}*"):  # nobody else writes now
        shutil.rmtree(left)
    digest = package.digest
    name = f"{len(known) + 1:0{_DIGITS}}-{digest[:_OF_DIGEST]}"
    place = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=versions))
    try:
        for file, content in package.files.items():
            _put(place / file, content)
            (place / file).chmod(0o444)
        place.chmod(0o755)
        _sync(place)
        target = versions / name
        if target.exists():  # written before an end that came too early to record it
            shutil.rmtree(target)
        place.rename(target)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    _sync(versions)
    _sync(root)
    return _entry(known, order, what, (name, package.version, digest))


def _entry(
    known: tuple[Entry, ...], order: Order, what: str, version: tuple[str, str, str]
) -> Entry:
    folder, named, digest = version
    return Entry(
        sequence=len(known) + 1,
        when=datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        who=order.who if what != BEGUN else "",
        what=what,
        folder=folder,
        version=named,
        digest=digest,
        previous=known[-1].folder if known else "",
        note=order.note if what != BEGUN else "",
    )


def _record(root: Path, known: tuple[Entry, ...]) -> None:
    """Replace the record as a whole: this is the moment of the switch."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in known:
        writer.writerow([formulas.neutral(str(cell)) for cell in astuple(entry)])
    place = root / f"{_UNFINISHED}{RECORD}"
    try:
        _put(place, out.getvalue().encode())
        place.replace(root / RECORD)
    finally:
        place.unlink(missing_ok=True)
    _sync(root)


def _put(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the names in a folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
