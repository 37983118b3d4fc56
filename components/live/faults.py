"""What fails unexpectedly: a short code for the reader, the whole story for the log."""

import logging
import secrets
from contextlib import suppress

from components.live import current, visits

_log = logging.getLogger(__name__)


def new_id() -> str:
    """Make a code of eight characters that a reader can dictate."""
    return secrets.token_hex(4)


def log_fault(error: Exception, place: str) -> str:
    """Write a fault into the log; give the code under which it stands there.

    The place is a page or a path: what a reader has chosen or typed is not kept.
    """
    fault = new_id()
    version = ""
    with suppress(Exception):  # a fault is told even where the data have failed
        version = visits.OWN if visits.guest() else current.dataset().version
    facts = {"id": fault, "place": place, "data": version}
    _log.error("fault", extra=facts, exc_info=error)
    return fault
