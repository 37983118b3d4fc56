"""The real app on a port of its own, as `streamlit run app.py` starts it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
_PATIENCE_S = 180  # of a machine that other tests keep busy


def command(*options: str) -> list[str]:
    """Give the command line of the app with further options of Streamlit."""
    app = [sys.executable, "-m", "streamlit", "run", "app.py"]
    return [*app, "--server.address", HOST, *options]


def environment(**changes: str) -> Mapping[str, str]:
    """Give this process's environment, with of the app's variables what ours set."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("STREAMLIT_", "OUTREACH_"))
    }
    return kept | {"MALLOC_ARENA_MAX": "1"} | changes


@contextmanager
def served(
    log: Path, *, base_path: str = "", changes: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run the app until the block ends; give its address with no slash at the end.

    `changes` are variables that its environment has besides.
    """
    port = free_port()
    options = ["--server.port", str(port), "--server.baseUrlPath", base_path]
    site = f"http://{HOST}:{port}{f'/{base_path}' if base_path else ''}"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603
            command(*options),
            cwd=ROOT,
            env=environment(**(changes or {})),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_healthy(site, process, log)
            yield site
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE_S)


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(site: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{site}/_stcore/health", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    message = f"the app did not start:\n{log.read_text(encoding='utf-8')}"
    raise RuntimeError(message)
