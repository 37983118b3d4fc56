"""The dataset shown: the last good version of a package that may change meanwhile.

A thread looks at the package every few seconds by the sizes and times of its files,
which works on network folders and through links as well; it asks a database for its
version. What has changed, and in a folder then stood still, is checked as a whole; only
what passes takes the place of what is shown.
"""

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Event, RLock, Thread

from components.live import shelf, snapshot, source, visits
from components.live.shown import Shown
from components.live.snapshot import Moving, Signature
from components.words import server
from data.checking.apart import Apart
from data.checking.check import load_checked
from data.reading import caches
from data.reading.database.address import Database, Where
from data.reading.database.line import Away, Line
from data.reading.opening import Opened, opened
from data.reading.package import Dataset
from data.reading.schema import DataError, Problem
from data.storing.locks import Hold

_TRIES, _PAUSE_S = 20, 0.25  # at the start, for a package that is just being written
_REST_S = 30
_log = logging.getLogger(__name__)


class Current:
    """The version of one process; every method may be called from any thread."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._lock = RLock()
        self._shown: Shown | None = None
        self.problems: tuple[str, ...] = ()  # of a newer version that was refused
        self.away: tuple[str, ...] = ()  # why the database cannot be asked now
        self._line = Line()
        self._judged: Signature = ()
        self._last: Signature = ()
        self._apart = Apart()

    def shown(self) -> Shown:
        """Return the last good version; DataError if there has been none."""
        return self._shown or self._first()

    def look(self) -> bool:
        """Look at the package once; tell whether a new version is shown.

        What has changed is read when it has stood still from one look to the next; of a
        database at once, since its changes are whole.
        """
        try:
            where = source.package()
            now = self._signed(where)
        except Away as error:
            return self._miss(error)
        except DataError as error:
            return self._refuse(error, ())
        has_settled = now == self._last or isinstance(where, Database)
        self._last = now
        if has_settled and now != self._judged:
            return self._judge(where, now)
        self._meet()
        return False

    def rest(self) -> None:
        """Give back the memory of what nobody has asked for lately."""
        hold = self._shown.dataset.at_hand(Hold) if self._shown else None
        if hold is not None:
            hold.rest()

    def close(self) -> None:
        """Check no more."""
        self._apart.close()
        self._line.close()

    def _first(self) -> Shown:
        with self._lock:
            if self._shown is None:
                self._shown, self._judged = self._read_first(source.package())
            return self._shown

    def _read_first(self, where: Where) -> tuple[Shown, Signature]:
        for _ in range(_TRIES):
            signed = self._signed(where)
            try:
                return _read(where, signed, load_checked), signed
            except Moving:
                time.sleep(_PAUSE_S)
        problem = Problem(file=where.name, code="moving", message=server.MOVING)
        raise DataError([problem])

    def _signed(self, where: Where) -> Signature:
        """Tell one state of a package from another; Away, DataError of a database."""
        if isinstance(where, Database):
            return (self._line.version(where),)
        return snapshot.signature(where)

    def _judge(self, where: Where, signed: Signature) -> bool:
        try:
            # What is new may be anything; readers wait for none of it.
            new = _read(where, signed, self._apart.checked)
        except Moving:
            return False
        except Away as error:
            return self._miss(error)
        except DataError as error:
            return self._refuse(error, signed)
        self._meet()
        with self._lock:
            old, self.problems, self._judged = self._shown, (), signed
            if old and old.dataset == new.dataset:
                # The same data in new files, as after an undone edit: nothing moves.
                self._shown = replace(old, zipped=new.zipped)
                return False
            self._shown = new
        caches.empty()
        _log.info("data loaded", extra={"data": new.dataset.version})
        return True

    def _miss(self, error: Away) -> bool:
        """Keep what is shown while a database is away; the log is told once."""
        if not self.away:
            _log.warning("database away", extra={"why": server.lines(error.problems)})
        self.away = server.lines(error.problems)
        return False

    def _meet(self) -> None:
        if self.away:
            self.away = ()
            _log.info("database back")

    def _refuse(self, error: DataError, signed: Signature) -> bool:
        self._meet()
        problems = server.lines(error.problems)
        with self._lock:
            is_told = (self.problems, self._judged) == (problems, signed)
            self.problems, self._judged = problems, signed
        if not is_told:
            _log.warning("data refused", extra={"problems": problems})
        return False


@cache
def here() -> Current:
    """Keep one for this process, which all threads share."""
    return Current()


def shown() -> Shown:
    """Return what is shown to who asks: the data of all readers, or a guest's own.

    DataError where no version has ever passed the check, Gone where a guest has none.
    """
    guest = visits.guest()
    return here().shown() if guest is None else guest.shown


def dataset() -> Dataset:
    """Return the data to show; DataError and Gone as of `shown`."""
    return shown().dataset


def problems() -> list[str]:
    """List the check's lines on a newer version that was refused; none is fine."""
    return [*here().problems] if visits.guest() is None else []


def forget() -> None:
    """Forget what was read and all that came of it: who asks next reads anew."""
    here().close()
    here.cache_clear()
    caches.empty()


class Watcher:
    """Looks at the package every so many seconds, in a thread of its own."""

    def __init__(self, every_s: float, on_new: Callable[[], None]) -> None:
        """Begin to look, and call `on_new` for each new version; never at 0 seconds."""
        self._every_s, self._on_new = every_s, on_new
        self._ended = Event()
        # A daemon: a network folder that hangs never holds up the server's end.
        self._thread = Thread(target=self._watch, name="package", daemon=True)
        if every_s:
            self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._ended.set()
        here().close()

    def _watch(self) -> None:
        rested = time.monotonic()
        while not self._ended.wait(self._every_s):
            if time.monotonic() - rested > _REST_S:
                here().rest()
                rested = time.monotonic()
            try:
                if here().look():
                    self._on_new()
            except Exception:  # noqa: BLE001 (the last one is shown, come what may)
                _log.exception("watching failed")


def _read(where: Where, signed: Signature, checked: Callable[[Path], Dataset]) -> Shown:
    if isinstance(where, Database):
        return _opened(where, checked)
    if (stored := shelf.as_it_is(where, signed)) is not None:
        return stored
    with snapshot.copied(where, signed) as copy:
        shown = _opened(copy, checked)
        if mine := shelf.shelf():
            shelf.note(mine, copy, shown.dataset, snapshot.signature(copy))
        return shown


def _opened(where: Where, checked: Callable[[Path], Dataset]) -> Shown:
    try:
        with opened(where) as package:
            return _shown(package, checked)
    except DataError:
        raise
    except Exception:  # noqa: BLE001 (an answer instead of an end)
        reference = secrets.token_hex(4)
        _log.exception("check failed", extra={"reference": reference})
        problem = Problem(
            file=where.name, code="fault", message=server.check_failed(reference)
        )
        raise DataError([problem]) from None


def _shown(package: Opened, checked: Callable[[Path], Dataset]) -> Shown:
    try:
        return shelf.shown(package.folder, checked)
    except DataError as error:
        raise DataError(package.located(error.problems)) from None
