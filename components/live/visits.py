"""Packages that readers bring and look at alone: in memory, for a while, for them.

Which package a request or a run of the page is about is decided here and nowhere else:
whoever has entered under a token is a guest until it leaves, and `current` gives guests
their own data or none at all. A token alone opens nothing: a visit is found by it and
by the cookie of the browser that began it.
"""

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import Context, ContextVar
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from threading import Event, RLock, Timer
from time import monotonic

from components.live import settings
from components.live.shown import Shown
from data.reading import caches
from data.reading.schema import Problem

OWN = "own"  # what the log has in place of a version that a reader wrote
FOLDER = "own"  # addresses of guests are below it: own/TOKEN/map
COOKIE = "outreach_own"
# The browser asks for its old address again.
AGAIN = "x-outreach-token"
HEADER = "x-outreach-own"  # between our middleware and our pages; never from outside
IDLE_S = 600.0  # an open page asks once a minute
MOST_BYTES = 256 * 1024**2  # of all visits, unpacked
_SWEEP_S = 30.0
_TOKEN = re.compile(r"[\w-]{22}", re.ASCII)  # 128 bits
_OWNER = re.compile(r"[\w-]{43}", re.ASCII)  # 256 bits


class Gone(Exception):  # noqa: N818 (what is the matter)
    """The reader's own data are not here, or cannot be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One package that a reader brought: what the check says of it, and how it looks.

    `shown` is None while the check finds mistakes.
    """

    token: str
    name: str  # of the file that was sent, or the first of them
    problems: tuple[Problem, ...]
    package: bytes  # a zip of it as it is, mistakes and all
    size: int  # in bytes, unpacked
    digest: str  # of the package
    shown: Shown | None
    over: Event = field(default_factory=Event, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Who asks under a token; without a visit where none is here for them."""

    token: str
    visit: Visit | None

    @property
    def shown(self) -> Shown:
        """The reader's own data; Gone where they are not here, or have mistakes."""
        if self.visit is None or self.visit.shown is None:
            raise Gone
        return self.visit.shown

    @property
    def can_look(self) -> bool:
        """Tell whether there are data to look at."""
        return self.visit is not None and self.visit.shown is not None


_GUEST: ContextVar[Guest | None] = ContextVar("guest", default=None)


def guest() -> Guest | None:
    """Tell who asks now; None: a reader of the data that everybody sees."""
    return _GUEST.get()


def enter(owner: str, token: str) -> Guest:
    """Be a guest from now on, in this context: a request, or a run of the page."""
    new = Guest(token=token, visit=here().find(owner, token))
    _GUEST.set(new)
    caches.IS_GUEST.set(True)
    return new


def leave() -> None:
    """Be no guest any more in this context."""
    _GUEST.set(None)
    caches.IS_GUEST.set(False)


@contextmanager
def outside() -> Iterator[None]:
    """Be no guest for a while: for what stands around a page without own data."""
    before = _GUEST.set(None), caches.IS_GUEST.set(False)
    try:
        yield
    finally:
        _GUEST.reset(before[0])
        caches.IS_GUEST.reset(before[1])


def is_over(context: Context) -> bool:
    """Tell whether what was begun in a context was for a guest who has left."""
    asker = context.get(_GUEST)
    return bool(asker and asker.visit and asker.visit.over.is_set())


def prefix() -> str:
    """Write what addresses of a guest have between the site and the page, or ""."""
    now = guest()
    return f"/{FOLDER}/{now.token}" if now else ""


def is_token(text: str) -> bool:
    """Tell whether a text is as long as a token, and made of its letters."""
    return bool(_TOKEN.fullmatch(text))


def new_token() -> str:
    """Make a token, which says nothing of what it stands for."""
    return secrets.token_urlsafe(16)


def owner_of(cookie: str) -> str:
    """Take the name of a browser's session as it came, or make one."""
    return cookie if _OWNER.fullmatch(cookie) else secrets.token_urlsafe(32)


@dataclass(slots=True)
class _Held:
    visit: Visit
    used: float


@dataclass(slots=True)
class Visits:
    """The visits of one process; every method may be called from any thread."""

    clock: Callable[[], float] = monotonic
    # Who keeps what was made of visits, and lets go of it when one ends.
    forgetting: list[Callable[[], None]] = field(
        default_factory=lambda: [caches.forget_guests]
    )
    _held: "OrderedDict[Hashable, _Held]" = field(default_factory=OrderedDict)
    _lock: RLock = field(default_factory=RLock)
    _timer: Timer | None = None

    def find(self, owner: str, token: str) -> Visit | None:
        """Find a reader's visit, which then is the last to go."""
        self.sweep()
        key = key_of(owner, token)
        with self._lock:
            held = self._held.get(key)
            if held is None:
                return None
            held.used = self.clock()
            self._held.move_to_end(key)
            return held.visit

    def put(self, owner: str, visit: Visit) -> None:
        """Keep a visit; those that nobody has used for longest make room for it."""
        key = key_of(owner, visit.token)
        with self._lock:
            self._drop([key])
            self._held[key] = _Held(visit, self.clock())
            self._drop(self._too_many())
            self._sweep_later()

    def end(self, owner: str, token: str) -> None:
        """Forget a visit at once."""
        with self._lock:
            self._drop([key_of(owner, token)])

    def sweep(self) -> None:
        """Forget what nobody has used for a while."""
        since = self.clock() - IDLE_S
        with self._lock:
            self._drop([key for key, held in self._held.items() if held.used < since])

    def count(self) -> int:
        """Count the visits."""
        with self._lock:
            return len(self._held)

    def _too_many(self) -> list[Hashable]:
        left = sum(held.visit.size for held in self._held.values())
        number, going = len(self._held), []
        for key, held in self._held.items():
            if number <= settings.VISITS.read() and left <= MOST_BYTES:
                break
            going.append(key)
            number, left = number - 1, left - held.visit.size
        return going

    def _drop(self, keys: Sequence[Hashable]) -> None:
        held = [self._held.pop(key, None) for key in keys]
        for one in filter(None, held):
            one.visit.over.set()
        if any(held):
            for forget in self.forgetting:
                forget()

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
def here() -> Visits:
    """Keep those of this process, which all threads share."""
    return Visits()


def key_of(owner: str, token: str) -> Hashable:
    """Hash the browser's secret: nothing that opens a visit lies in memory."""
    return (sha256(owner.encode()).digest(), token)
