"""What fails unexpectedly: a short code for the reader, the whole story for the log."""

import logging
import secrets

from components.live import current

_BYTES = 4
_log = logging.getLogger(__name__)


def new_id() -> str:
    """Make a code of eight characters that a reader can dictate."""
    return secrets.token_hex(_BYTES)


def log_fault(error: Exception, place: str) -> str:
    """Write a fault into the log; give the code under which it stands there.

    The place is a page or a path: what a reader has chosen or typed is not kept.
    """
    fault = new_id()
    told = {"id": fault, "place": place, "data": _data_version()}
    _log.error("fault", extra=told, exc_info=error)
    return fault


def _data_version() -> str:
    try:
        return current.dataset().version
    except Exception:  # noqa: BLE001 (a fault is told even where the data have failed)
        return ""
