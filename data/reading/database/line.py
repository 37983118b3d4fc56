"""Connections to a database, with an end to every wait."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn

from data.reading.database import lines
from data.reading.database.address import Database
from data.reading.schema import DataError, Problem

if TYPE_CHECKING:
    from psycopg import Connection

CONNECT_S, ANSWER_S, COPY_S = 5, 10, 120
GROUP_S = 600  # of millions of seats
# How soon a machine that is gone is noticed while nothing is sent.
_KEPT_ALIVE: dict[str, Any] = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}
_VERSION = "SELECT number, extract(epoch FROM changed)::text FROM datapackage_version"

Version = tuple[int, str]  # the count of changes, and when the last one began


class Away(DataError):  # noqa: N818 (what is the matter)
    """A database that does not answer, and may again later."""


class Line:
    """Asks a database for its version, by one connection; any thread may."""

    def __init__(self) -> None:
        """Connect to nothing yet."""
        self._lock = Lock()
        self._at: tuple[Database, Connection[Any]] | None = None
        self._is_closed = False

    def version(self, database: Database) -> Version:
        """Ask for the version; Away, DataError."""
        with self._lock:
            try:
                return self._asked(database)
            except DataError:
                self._hang_up()
                raise
            finally:
                if self._is_closed:
                    self._hang_up()

    def close(self) -> None:
        """Hang up, at once or, where somebody is just asking, when that has ended."""
        self._is_closed = True
        if self._lock.acquire(blocking=False):
            self._hang_up()
            self._lock.release()

    def _asked(self, database: Database) -> Version:
        if self._at is not None and self._at[0] == database:
            with suppress(Away):  # restarted meanwhile, maybe
                return _version(*self._at)
        self._hang_up()
        self._at = database, _connected(database)
        return _version(*self._at)

    def _hang_up(self) -> None:
        if self._at is not None:
            self._at[1].close()
            self._at = None


@contextmanager
def connected(database: Database) -> "Iterator[Connection[Any]]":
    """Lend a connection, to be asked `within` seconds; Away, DataError."""
    connection = _connected(database)
    try:
        yield connection
    finally:
        connection.close()


def refusal(database: Database, code: str, message: str) -> DataError:
    """Say of a database what is wrong with it."""
    return DataError([_problem(database, code, message)])


def _connected(database: Database) -> "Connection[Any]":
    try:
        import psycopg
    except ImportError:
        raise refusal(database, "no-driver", lines.NO_DRIVER) from None
    try:
        return psycopg.connect(
            database.url,
            autocommit=True,
            prepare_threshold=None,  # poolers forget what was prepared
            connect_timeout=CONNECT_S,
            client_encoding="UTF8",
            fallback_application_name="outreach",
            **_KEPT_ALIVE,
        )
    except psycopg.OperationalError as error:
        _refuse(database, error)
    except psycopg.Error:  # an option that there is not; its words may repeat a value
        raise refusal(database, "bad-address", lines.NO_ADDRESS) from None


@contextmanager
def within(
    database: Database, connection: "Connection[Any]", seconds: float
) -> Iterator[None]:
    """Cut a connection after so many seconds, and say what the driver raises.

    Away, DataError.
    """
    import psycopg

    begun = monotonic()
    with socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM) as end:
        timer = Timer(seconds, partial(end.shutdown, socket.SHUT_RDWR))
        timer.daemon = True
        timer.start()
        try:
            yield
        except psycopg.Error as error:
            is_late = monotonic() - begun >= seconds
            _refuse(database, error, lines.no_answer(seconds) if is_late else "")
        finally:
            timer.cancel()


def _version(database: Database, connection: "Connection[Any]") -> Version:
    with within(database, connection, ANSWER_S):
        row = connection.execute(_VERSION).fetchone()
    if row is None:
        raise refusal(database, "no-package", lines.EMPTY)
    return row[0], row[1]


def _refuse(database: Database, error: Any, why: str = "") -> NoReturn:
    import psycopg

    reason = why or error.diag.message_primary or str(error)
    if isinstance(error, psycopg.OperationalError):
        raise Away([_problem(database, "away", lines.away(reason))]) from None
    remedy = lines.REMEDIES.get(error.sqlstate or "", lines.OTHERWISE)
    message = lines.unreadable(reason, remedy)
    raise refusal(database, "no-package", message) from None


def _problem(database: Database, code: str, message: str) -> Problem:
    return Problem(file=database.name, code=code, message=message)
