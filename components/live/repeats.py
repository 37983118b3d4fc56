"""Each fault tells its whole story once, and the same one again only now and then."""

import copy
import logging
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

_MOST_WHOLE = 5  # of the same kind, in each spell
_SPELL_S = 60.0
_MOST_KINDS = 500
_MARK = "_outreach_told"


@dataclass(slots=True, kw_only=True)
class _Kind:
    """What has been told of one kind of line in this spell."""

    begun: float
    told: int = 0
    unsaid: int = 0


@dataclass(frozen=True, slots=True)
class Repeats:
    """What has been told lately; safe for threads."""

    _kinds: dict[Hashable, _Kind] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def told(self, record: logging.LogRecord) -> logging.LogRecord | None:
        """Return a record as it is to be written; None: it is not.

        A line with a code that a reader was told stays, without its traceback.
        """
        if record.levelno < logging.WARNING:
            return record
        error = record.exc_info[1] if record.exc_info else None
        is_known = error is not None and hasattr(error, _MARK)
        unsaid = None if is_known else self._counted(record)
        with suppress(AttributeError):  # some let nothing be added to them
            setattr(error, _MARK, True)
        if unsaid is None:
            return _without_story(record) if hasattr(record, "id") else None
        if not unsaid:
            return record
        whole = copy.copy(record)
        whole.unsaid = unsaid
        return whole

    def _counted(self, record: logging.LogRecord) -> int | None:
        """Count those like it that were not written before it; None: nor is it."""
        name, now = _kind(record), monotonic()
        with self._lock:
            if len(self._kinds) > _MOST_KINDS:
                self._kinds.clear()
            kind = self._kinds.setdefault(name, _Kind(begun=now))
            unsaid = 0
            if now - kind.begun > _SPELL_S:
                unsaid = kind.unsaid
                kind.begun, kind.told, kind.unsaid = now, 0, 0
            if kind.told >= _MOST_WHOLE:
                kind.unsaid += 1
                return None
            kind.told += 1
            return unsaid


def _kind(record: logging.LogRecord) -> Hashable:
    error = record.exc_info[1] if record.exc_info else None
    place = error.__traceback__ if error is not None else None
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = (place.tb_frame.f_code.co_filename, place.tb_lineno) if place else None
    return record.name, str(record.msg), type(error), where


def _without_story(record: logging.LogRecord) -> logging.LogRecord:
    short = copy.copy(record)
    short.exc_info = short.exc_text = None
    return short
