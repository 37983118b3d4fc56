"""The log: one line a request and a run, as JSON, and nothing about persons.

No address of a client, no browser, no cookie, and no query: which filters somebody
chose stays between them and the page. Lines go to standard error.
"""

import json
import logging
import re
import secrets
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from time import perf_counter
from types import TracebackType
from typing import Any

import structlog
from streamlit import get_option

from components.live import inner, settings
from components.live.repeats import Repeats
from data.reading import caches

_OURS = ("outreach", "components")
# These write in handlers and ways of their own.
_OTHERS = ("streamlit", "uvicorn", "websockets")
# Streamlit's name of a session, or the eight digits that some of its lines have of it.
_NAME = re.compile(r"\b[0-9a-f]{8}(?:(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?\b")
# uvicorn tells of each connection, with the client's address.
_QUIET = ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi")
_KEY = secrets.token_bytes(16)
_RUN = logging.getLogger("outreach.run")
_LOST = logging.getLogger("outreach.lost")
_REPEATS = Repeats()


def _nameless(
    _: object, _name: str, line: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Put codes for the names of sessions into what others say."""
    record = line.get("_record")
    if record is not None and record.name.partition(".")[0] in _OTHERS:
        line["event"] = _NAME.sub(lambda match: _code(match[0]), str(line["event"]))
    return line


class _Discreet(Exception):  # noqa: N818 (it stands for another in the log)
    """A fault over a reader's own data, whose words may be of those data."""


def _discreet(
    _: object, _name: str, line: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Keep of a fault over a guest's data where it happened, not what it says."""
    told = line.get("exc_info")
    if caches.IS_GUEST.get() and isinstance(told, tuple) and told[0]:
        fault = _Discreet(told[0].__name__).with_traceback(told[2])
        line["exc_info"] = (_Discreet, fault, told[2])
    return line


_ENRICH: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _nameless,
    _discreet,
]


def kind() -> str:
    """Choose json, plain or off; ValueError where the setting says something else."""
    return settings.LOG.read() or ("plain" if sys.stderr.isatty() else "json")


def configure() -> None:
    """Write every line of this process in one way; safe to call again."""
    handler = _Handler(sys.stderr)
    handler.setFormatter(_formatter(kind()))
    # Off is not silent: what went wrong is told in any case.
    handler.setLevel(logging.WARNING if kind() == "off" else logging.NOTSET)
    root = logging.getLogger()
    for old in [known for known in root.handlers if hasattr(known, "is_outreach")]:
        root.removeHandler(old)
    handler.is_outreach = True  # type: ignore[attr-defined]
    root.addHandler(handler)
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] in _OTHERS:
            other = logging.getLogger(name)
            other.handlers.clear()
            other.propagate = True
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(str(get_option("logger.level")).upper())


class _Handler(logging.StreamHandler[Any]):
    """Writes what has not been told lately."""

    def emit(self, record: logging.LogRecord) -> None:
        line = _REPEATS.told(record)
        if line is not None:
            super().emit(line)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (its name)
        """Write in JSON that a line could not be written."""
        with suppress(OSError, ValueError):
            line = {"event": "unwritable", "level": "error", "logger": record.name}
            self.stream.write(json.dumps(line) + self.terminator)


def catch_all() -> None:
    """Have this process say nothing past its log: warnings, and what nobody caught."""
    logging.captureWarnings(True)  # noqa: FBT003 (there is no other way to say it)
    sys.excepthook = _lost
    sys.unraisablehook = lambda lost: _LOST.error("lost", exc_info=lost.exc_value)
    threading.excepthook = lambda lost: _LOST.error("lost", exc_info=lost.exc_value)
    # Loggers that Streamlit makes later would write in a way of their own.
    if inner.part("log-form"):
        import streamlit.logger

        streamlit.logger.setup_formatter = _pass_on


def _lost(
    kind: type[BaseException], error: BaseException, _: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _LOST.critical("lost", exc_info=error)


def _pass_on(logger: logging.Logger) -> None:
    logger.propagate = True


class Run:
    """One run of the script; one that a newer run overtakes leaves no line."""

    def __init__(self) -> None:
        """Begin."""
        self._begun = perf_counter()

    def end(self, page: str, data: str) -> None:
        """Write the line: which page, from which data, and how long it took."""
        ms, session = since(self._begun), inner.attempt("script-run", _session_id)
        facts = {"page": page, "ms": ms, "data": data, "session": _code(session or "")}
        _RUN.info("run", extra=facts)


def since(begun: float) -> float:
    """Count the milliseconds since a moment of `perf_counter`."""
    return round((perf_counter() - begun) * 1000, 1)


def _formatter(kind: str) -> logging.Formatter:
    if kind == "json" or not (kind == "plain" or sys.stderr.isatty()):
        last: list[structlog.typing.Processor] = [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    else:
        # The usual tracebacks show what variables held, which may be somebody's words.
        bare = structlog.dev.plain_traceback
        colours = sys.stderr.isatty()
        last = [structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=bare)]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_ENRICH,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )


def _session_id(run_of: Callable[..., Any]) -> str:
    run = run_of(suppress_warning=True)
    return str(run.session_id) if run else ""


def _code(name: str) -> str:
    """Tell sessions apart by a name that leads to none: the key dies with the process.

    Streamlit's own name of a session opens it again; it never reaches the log.
    """
    return blake2b(name[:8].encode(), key=_KEY, digest_size=4).hexdigest()
