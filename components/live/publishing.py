"""What an editor publishes, and goes back to; all replicas then follow."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from components.asked import letters
from components.live import current, editors, settings, snapshot
from components.live.editors import Claims
from components.live.visits import Visit
from components.words import publishing as words
from data.publishing import publish as disk
from data.publishing.locks import Busy
from data.publishing.publish import Altered, NotAllowed, Order, Package, Stale
from data.reading import published
from data.reading.published import Entry
from data.reading.schema import DataError

Seen = tuple[int, str]  # the sequence and digest of a base
MOST_NOTE = 200  # letters
_log = logging.getLogger("outreach.publishing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What everybody sees, which an editor's package is compared with."""

    sequence: int  # 0 where nothing has been published yet
    package: Package

    @property
    def seen(self) -> Seen:
        """Name it by what tells it from every other."""
        return self.sequence, self.package.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an order: why not, or nothing to say."""

    words: str = ""
    is_stale: bool = False


def is_on() -> bool:
    """Tell whether anybody can publish here."""
    return settings.PUBLISH.read() is not None


def base() -> Base:
    """Read what is current now; OSError, DataError."""
    root = _root()
    known = published.entries(root)
    if known:
        return Base(sequence=len(known), package=disk.read(root, known[-1]))
    shown = current.here().shown()
    files = snapshot.unpacked(shown.package)
    package = Package(files=files, version=shown.dataset.version)
    return Base(sequence=0, package=package)


def of_visit(visit: Visit) -> Package:
    """Take the package of a visit as it was checked; ValueError where it is not."""
    if visit.shown is None:
        raise ValueError(visit.name)
    files = snapshot.unpacked(visit.package)
    return Package(files=files, version=visit.shown.dataset.version)


def publish(
    visit: Visit | None, claims: Claims, *, seen: Seen, digest: str, note: str
) -> Outcome:
    """Publish a visit's package, if all is still as the editor saw it."""
    if visit is None or visit.shown is None:
        return Outcome(words=words.ALTERED)
    try:
        before = base()
    except (OSError, DataError) as error:
        return Outcome(words=words.unreadable(str(error)))
    if before.seen != seen:
        return Outcome(words=words.STALE, is_stale=True)
    work = partial(
        disk.publish,
        _root(),
        of_visit(visit),
        digest=digest,
        before=before.package if before.sequence == 0 else None,
    )
    return _done(lambda order: work(order=order), claims, seen[0], note)


def go_back(claims: Claims, *, to: int, seen: Seen, note: str = "") -> Outcome:
    """Make an old version current again."""
    work = partial(disk.go_back, _root(), to)
    return _done(lambda order: work(order=order), claims, seen[0], note)


def _done(
    work: Callable[[Order], Entry], claims: Claims, base: int, note: str
) -> Outcome:
    order = Order(
        base=base,
        who=editors.name_of(claims),
        note=letters.typed(note, MOST_NOTE),
        allows=lambda: not editors.refusal(claims),
    )
    try:
        entry = work(order)
    except Stale:
        return Outcome(words=words.STALE, is_stale=True)
    except NotAllowed:
        _log.warning("publishing refused", extra={"who": order.who})
        return Outcome(words=editors.refusal(claims) or words.NOT_ALLOWED)
    except Altered:
        return Outcome(words=words.ALTERED)
    except Busy:
        return Outcome(words=words.BUSY)
    except DataError as error:
        return Outcome(words=words.broken_record(str(error)))
    except OSError as error:
        _log.error("publishing failed", extra={"why": str(error)})
        return Outcome(words=words.unwritable(error.strerror or type(error).__name__))
    _log.info(entry.what, extra=_facts(entry))
    for _ in range(2):  # what stands still is taken at the second look
        current.here().look()
    return Outcome()


def _facts(entry: Entry) -> dict[str, object]:
    names = ("sequence", "who", "version", "digest", "previous", "note")
    return {name: getattr(entry, name) for name in names}


def _root() -> Path:
    root = settings.PUBLISH.read()
    if root is None:
        raise ValueError(settings.PUBLISH.variable)
    return root
