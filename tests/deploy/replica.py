"""A process of the app as a service manager runs it, and nginx in front of several."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.browser.serving import HOST, ROOT, command, environment, free_port

DEPLOY = ROOT / "deploy"
BASE = "outreach"
PATIENCE_S = 60
_SECRET = "the same for every replica of these tests"  # noqa: S105
_PORTS = (8511, 8512)  # as the committed configuration names them
_SYSTEM = "/usr/local/sbin:/usr/sbin:/sbin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer, whatever its status; header names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def told(self) -> Any:
        return json.loads(self.body)


def fetch(
    address: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: Any = None,
) -> Reply:
    """Ask once, as a program does; OSError where nobody answers."""
    sent = json.dumps(body).encode() if body is not None else None
    asked = Request(address, data=sent, method=method, headers=dict(headers or {}))  # noqa: S310
    try:
        answer = urlopen(asked, timeout=PATIENCE_S)  # noqa: S310
    except HTTPError as error:
        answer = error
    with answer:
        told = {name.lower(): value for name, value in answer.headers.items()}
        return Reply(status=int(answer.status or 0), headers=told, body=answer.read())


@dataclass(kw_only=True)
class Replica:
    """A process of the app under `/outreach/`; it may be ended and started again."""

    log: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] = field(init=False)

    @property
    def site(self) -> str:
        return f"http://{HOST}:{self.port}/{BASE}"

    def start(self) -> None:
        """Start it, without waiting for it."""
        variables = {"STREAMLIT_SERVER_COOKIE_SECRET": _SECRET, **self.variables}
        ports = ("--server.port", str(self.port), "--server.baseUrlPath", BASE)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603
                command(*ports),
                cwd=ROOT,
                env=environment(**variables),
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        """Wait until it is well."""
        wait_until(lambda: self.process.poll() is not None or self.health() == "ok")
        assert self.process.poll() is None, self.log.read_text("utf-8")

    def health(self) -> str:
        """Give what it says of itself in a word; "" where it says nothing."""
        try:
            return str(fetch(f"{self.site}/healthz").told["status"])
        except OSError:
            return ""

    def sessions(self) -> int:
        """Count the pages that are open on it."""
        return int(fetch(f"{self.site}/healthz").told["sessions"])

    def lines(self) -> list[dict[str, Any]]:
        """Give its log."""
        text = self.log.read_text("utf-8")
        return [json.loads(line) for line in text.splitlines() if line.startswith("{")]

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it, and give its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S)


def wait_until(is_so: Any, within_s: float = PATIENCE_S) -> None:
    """Wait until something is so, and fail if it never is."""
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def find_nginx() -> str | None:
    """Give nginx where it is installed, also for those who are not root."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:{_SYSTEM}")


def lay_out_nginx(folder: Path, port: int, replicas: Sequence[int]) -> Path:
    """Write what stands around the committed files, and the ports into them."""
    replaced = (DEPLOY / "nginx/outreach-http.conf").read_text("utf-8")
    for usual, ours in zip(_PORTS, replicas, strict=True):
        assert f"server {HOST}:{usual} " in replaced
        replaced = replaced.replace(f"{HOST}:{usual} ", f"{HOST}:{ours} ")
    http = folder / "outreach-http.conf"
    http.write_text(replaced, "utf-8")
    kept = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = folder / "nginx.conf"
    whole.write_text(
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        f"daemon off; worker_processes 2; pid {folder}/nginx.pid;\n"
        f"error_log {folder}/error.log info;\nevents {{}}\n"
        f"http {{\n{kept}access_log off;\ninclude {http};\n"
        f"server {{\nlisten {HOST}:{port};\n"
        f"include {DEPLOY}/nginx/outreach-location.conf;\n}}\n}}\n",
        "utf-8",
    )
    return whole
