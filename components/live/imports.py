"""Attendance reports whose readers are being asked: one room each, for a while.

What is here of a report is counts and the answers that can be named; the rows of its
people are in the room's process alone, as hashes, and end with it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cache
from threading import RLock, Timer
from time import monotonic

from components.live import settings
from components.live.visits import key_of
from data.attendance.answers import NO_ANSWERS, Answers
from data.attendance.imported import Imported
from data.opening.asking import Outcome, Room

MOST = 6  # rooms of one process; each is about 60 MB
IDLE_S = 600.0  # an open page asks once a minute
MOST_S = 3600.0  # however often it is asked
_SWEEP_S = 20.0


@dataclass(slots=True)
class Import:
    """Reports of one reader: what they come to by which answers."""

    room: Room
    began: float
    used: float
    is_reading: bool = False
    first: Imported | None = None  # before any answer
    now: Imported | None = None
    answers: Answers = NO_ANSWERS
    staff: tuple[int, int] = (0, 0)  # addresses, and how many stand in the files

    def read(self, sealed: bytes) -> Outcome:
        """Have reports read, which then wait for answers; Ended."""
        self.is_reading = True
        try:
            outcome = self.room.read(sealed)
        finally:
            self.is_reading = False
        self.first = self.now = outcome.imported
        return outcome

    def answer(self, given: Answers) -> None:
        """Count by other answers; Ended."""
        self.now = self.room.count(given)
        self.answers = given

    def name_staff(self, sealed: bytes) -> bool:
        """Leave out whose addresses were sealed; False if none can be read; Ended."""
        known = self.room.staff(sealed)
        if known is None:
            return False
        self.staff = known
        self.answer(self.answers)
        return True


@dataclass(slots=True)
class Imports:
    """The imports of one process; every method may be called from any thread."""

    clock: Callable[[], float] = monotonic
    _held: "OrderedDict[Hashable, Import]" = field(default_factory=OrderedDict)
    _lock: RLock = field(default_factory=RLock)
    _timer: Timer | None = None

    def begin(self, owner: str, token: str) -> Import:
        """Open a room; those that nobody has used for longest make room for it."""
        room = Room()
        now = self.clock()
        new = Import(room=room, began=now, used=now)
        key = key_of(owner, token)
        with self._lock:
            self._drop(key)
            self._held[key] = new
            while len(self._held) > min(MOST, settings.VISITS.read()):
                self._drop(next(iter(self._held)))
            self._sweep_later()
        return new

    def find(self, owner: str, token: str) -> Import | None:
        """Find a reader's import, which then is the last to go."""
        self.sweep()
        key = key_of(owner, token)
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                held.used = self.clock()
                self._held.move_to_end(key)
            return held

    def end(self, owner: str, token: str) -> None:
        """End an import at once, and all that is known of it."""
        with self._lock:
            self._drop(key_of(owner, token))

    def sweep(self) -> None:
        """End what nobody has used for a while, and what is open for too long."""
        now = self.clock()
        with self._lock:
            for key, held in [*self._held.items()]:
                if now - held.used > IDLE_S or now - held.began > MOST_S:
                    self._drop(key)

    def count(self) -> int:
        """Count the imports."""
        with self._lock:
            return len(self._held)

    def _drop(self, key: Hashable) -> None:
        held = self._held.pop(key, None)
        if held is not None:
            held.room.end()

    def _sweep_later(self) -> None:
        if self._timer is None:
            self._timer = Timer(_SWEEP_S, self._swept)
            self._timer.daemon = True
            self._timer.start()

    def _swept(self) -> None:
        with self._lock:
            self._timer = None
            self.sweep()
            if self._held:
                self._sweep_later()


@cache
def here() -> Imports:
    """Keep those of this process, which all threads share."""
    return Imports()
