"""What changed from one published version to the next, in words that a page shows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from cachetools import LRUCache, cached

from components.live import source
from components.tables import changed, changes
from components.tables.changes import Changes
from components.words import changes as words
from components.words import language, numbers
from components.words import publishing as publishing_words
from data.difference import package
from data.publishing import publish
from data.publishing.publish import Package
from data.reading import published
from data.reading.published import BEGUN, RETURNED, Entry
from data.reading.schema import DataError

_PREFIX = "outreach-package-"
_Load = Callable[[Entry], package.Package]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything that differs between two packages, in words."""

    numbers: tuple[tuple[str, tuple[str, ...]], ...] = ()  # each with what moved it
    steps: tuple[tuple[str, tuple[str, ...]], ...] = ()  # each with its rows
    closing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One entry of the record as everybody may read it: nobody is named."""

    entry: Entry
    when: str
    told: Told | None = None  # None of the first


@language.of_data(maxsize=4)
def compared(old: Package, new: Package) -> Told:
    """Compare two packages; DataError where one of them does not pass the check.

    What is a guest's is kept apart, and goes with the guest.
    """
    return _told(_loaded(old), _loaded(new))


def versions(most: int | None = None) -> Iterator[Version]:
    """Compare what was published, the newest first, each when asked for; DataError."""
    root, known = _known()
    if root is None:
        return iter(())
    pairs = [*zip((None, *known), known, strict=False)][::-1][:most]

    @lru_cache(maxsize=1)  # the older one of a pair is the newer one of the next
    def load(entry: Entry) -> package.Package:
        return _loaded(publish.read(root, entry))

    return (
        Version(
            entry=new,
            when=_when(new),
            told=_between(load, old, new) if old else None,
        )
        for old, new in pairs
    )


def listed(most: int) -> list[Version]:
    """List what was published and not what it changed, the newest first; DataError."""
    _, known = _known()
    return [Version(entry=new, when=_when(new)) for new in known[::-1][:most]]


def count() -> int:
    """Count what was published; DataError of a broken record."""
    return len(_known()[1])


def _known() -> tuple[Path | None, tuple[Entry, ...]]:
    root = source.root()
    return root, published.entries(root) if root else ()


def _when(entry: Entry) -> str:
    """Say what an entry did, and on which day."""
    day = numbers.date(entry.when.partition("T")[0])
    if entry.what == BEGUN:
        return publishing_words.begun_on(day)
    if entry.what == RETURNED:
        return publishing_words.returned_on(day)
    return publishing_words.published_on(day)


def _between(load: _Load, old: Entry, new: Entry) -> Told:
    try:
        return _of_entries(load, old, new)
    except (DataError, OSError):
        return Told(closing=(publishing_words.LOST,))


@cached(
    LRUCache(maxsize=256),
    key=lambda _, old, new: (language.current(), old.digest, new.digest),
    lock=Lock(),
)
def _of_entries(load: _Load, old: Entry, new: Entry) -> Told:
    # Not by `compared`: its results go whenever newer data are shown.
    newer = load(new)
    return _told(load(old), newer)


def _loaded(of: Package) -> package.Package:
    with TemporaryDirectory(prefix=_PREFIX) as place:
        folder = Path(place, "package")
        folder.mkdir()
        for name, content in of.files.items():
            (folder / name).write_bytes(content)
        return package.load(folder)


def _told(old: package.Package, new: package.Package) -> Told:
    found = changes.changes(old, new)
    if not found.steps:
        return Told(closing=(changed.alike(found),))
    names = changed.step_names(found)
    return Told(
        numbers=tuple(
            (changed.head(moved), tuple(changed.parts(moved, names)))
            for moved in found.moved
        ),
        steps=tuple(_steps(found, names)),
        closing=tuple(filter(None, changed.closing(found))),
    )


def _steps(of: Changes, names: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (
            f"{numbers.capital(names[at - 1])}: {changed.moves(of, at)}",
            tuple(map(words.row, step.rows)),
        )
        for at, step in enumerate(of.steps, 1)
    ]
