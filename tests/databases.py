"""The PostgreSQL of Debian for tests: one of their own, on a free port."""

import contextlib
import io
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

import psutil
import psycopg
import pytest

from components.commands.main import main
from data.reading.database import address
from data.reading.database.address import Database
from tests.browser.serving import HOST, free_port
from tests.deploy.replica import wait_until

PASSWORD = "s3cret@word/1 é"  # noqa: S105 (of a server that ends with the tests)
OWNER, READER = "owner", "reader"
_SOMEBODY = "nobody"  # PostgreSQL refuses to run as root
NOT_INSTALLED = "There is no PostgreSQL: `apt-get install postgresql`"
_OPTIONS = {"listen_addresses": HOST, "fsync": "off", "log_min_messages": "fatal"}
_NUMBERS = count(1)
Connection = psycopg.Connection[Any]


@dataclass(kw_only=True)
class Server:
    """A cluster in a folder; it may be killed and started again."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes]" = field(init=False)

    def make(self) -> None:
        """Lay the cluster out, with a role that owns everything and one that reads."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, _SOMEBODY)
        secret = self.folder / "password"
        secret.write_text(PASSWORD, "utf-8")
        command = [program("initdb"), "-D", str(self.folder / "data"), "-U", OWNER]
        options = ["-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "-N"]
        subprocess.run(  # noqa: S603
            [*command, *options],
            check=True,
            stdout=subprocess.DEVNULL,
            **_as_somebody(),
        )
        self.start()
        with self.connected("postgres") as connection:
            connection.execute(f"CREATE ROLE {READER} LOGIN PASSWORD '{PASSWORD}'")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._begin()
        wait_until(self._is_up)

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it at once; what it holds goes with its folder."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Have it hang: it takes connections and answers nobody."""
        postmaster = psutil.Process(self.process.pid)
        every = [postmaster, *postmaster.children()]
        for one in every:
            one.suspend()
        try:
            yield
        finally:
            for one in every:
                one.resume()

    def database(self) -> str:
        """Make an empty database, and give its name."""
        name = f"test{next(_NUMBERS)}"
        with self.connected("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return name

    def url(self, name: str, user: str = OWNER) -> str:
        """Write the address of a database, password and all."""
        return (
            f"postgresql://{user}:{quote(PASSWORD, safe='')}@{HOST}:{self.port}/{name}"
        )

    def at(self, name: str, user: str = OWNER) -> Database:
        """Read that address as the program does."""
        found = address.where(self.url(name, user))
        assert isinstance(found, Database)
        return found

    def connected(self, name: str) -> Connection:
        """Connect as the owner; each statement is a transaction of its own."""
        return psycopg.connect(self.url(name), autocommit=True)

    def psql(self, name: str, script: str) -> str:
        """Let psql run a script; give what it complains of, "" where of nothing."""
        command = [program("psql"), "-X", "-q", "-d", self.url(name)]
        done = subprocess.run(  # noqa: S603
            command, input=script.encode(), capture_output=True, check=False
        )
        assert (done.returncode == 0) == (done.stderr == b"")
        return done.stderr.decode()

    def load(self, package: Path, name: str | None = None) -> str:
        """Put a package into a database, a new one if none is named."""
        name = name or self.database()
        assert self.psql(name, script(package)) == ""
        return name

    def _begin(self) -> None:
        options = [f"{key}={value}" for key, value in _OPTIONS.items()]
        command = [program("postgres"), "-D", str(self.folder / "data")]
        command += ["-p", str(self.port), "-k", str(self.folder)]
        self.process = subprocess.Popen(  # noqa: S603
            [*command, *(part for one in options for part in ("-c", one))],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_as_somebody(),
        )

    def _is_up(self) -> bool:
        if self.process.poll() is not None:
            self._begin()  # what was killed holds its memory for a moment
        try:
            self.connected("postgres").close()
        except psycopg.OperationalError:
            return False
        return True


def script(*arguments: str | Path) -> str:
    """Take what `outreach schema` prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(["schema", "--dialect", "postgresql", *map(str, arguments)])
    assert code == 0
    return out.getvalue()


@contextmanager
def running() -> Iterator[Server]:
    """Run a server until the block ends."""
    # Not in a folder of pytest's, which are closed to whoever runs PostgreSQL.
    with TemporaryDirectory(prefix="outreach-postgresql-") as place:
        server = Server(folder=Path(place))
        server.make()
        try:
            yield server
        finally:
            server.stop()


def is_installed() -> bool:
    """Tell whether there is a server to start."""
    return _found("postgres") is not None


def program(name: str) -> str:
    """Find a program of PostgreSQL; without it the test fails."""
    found = _found(name)
    if found is None:
        pytest.fail(NOT_INSTALLED)
    return found


def _found(name: str) -> str | None:
    """Look for a program, also where Debian keeps those of servers."""
    folders = [str(path) for path in Path("/usr/lib/postgresql").glob("*/bin")]
    paths = os.pathsep.join([os.environ.get("PATH", ""), *sorted(folders)])
    return shutil.which(name, path=paths)


def _as_somebody() -> dict[str, Any]:
    is_root = os.geteuid() == 0
    return {"user": _SOMEBODY, "extra_groups": []} if is_root else {}
