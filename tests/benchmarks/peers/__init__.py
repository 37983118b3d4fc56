"""What the dashboard is measured against: plain pages of the same data."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryFile
from urllib.request import urlopen

from tests.browser.serving import HOST, ROOT, free_port

_HERE = Path(__file__).parent
_PATIENCE_S = 60


@contextmanager
def dash_app(name: str = "plain_dash") -> Iterator[str]:
    """Run a Dash app, a module here, until the block ends; give its address."""
    port = free_port()
    command = [sys.executable, "-m", f"{__name__}.{name}", str(port)]
    with _running(command, f"http://{HOST}:{port}", "/_dash-layout") as site:
        yield site


@contextmanager
def streamlit_page() -> Iterator[str]:
    """Run a plain Streamlit page until the block ends; give its address."""
    port = free_port()
    script = str(_HERE / "plain_streamlit.py")
    command = [sys.executable, "-m", "streamlit", "run", script]
    options = ["--server.port", str(port), "--server.address", HOST]
    quiet = ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    site = f"http://{HOST}:{port}"
    with _running([*command, *options, *quiet], site, "/_stcore/health"):
        yield site


@contextmanager
def _running(command: list[str], site: str, ready: str) -> Iterator[str]:
    # Beside our own settings of Streamlit, which a plain page would not have.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("STREAMLIT_")
    } | {"PYTHONPATH": str(ROOT)}
    with TemporaryFile() as output:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=_HERE,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(f"{site}{ready}", process):
                output.seek(0)
                said = output.read().decode(errors="replace")
                raise RuntimeError(f"{command} did not start:\n{said}")
            yield site
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE_S)


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + _PATIENCE_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):  # noqa: S310
                return True
        except (OSError, HTTPException):
            time.sleep(0.1)
    return False
