"""An OpenID Connect provider on loopback, which believes whoever comes."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from tests.browser.serving import HOST, free_port

CLIENT = "outreach"
_SECRET = "what only we two know"  # noqa: S105
_PATIENCE_S = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A provider at an address."""

    site: str

    @property
    def settings(self) -> dict[str, str]:
        """Write the settings with which the app asks it."""
        return {
            "OUTREACH_SIGN_IN": f"{self.site}/.well-known/openid-configuration",
            "OUTREACH_SIGN_IN_CLIENT": CLIENT,
            "OUTREACH_SIGN_IN_SECRET": _SECRET,
        }

    def know(self, name: str, **claims: Any) -> None:
        """Have it say this of somebody, whatever it would say itself."""
        asked = Request(  # noqa: S310
            f"{self.site}/users/{quote(name)}",
            data=json.dumps({"email": name, **claims}).encode(),
            method="PUT",
            headers={"Content-Type": "application/json"},
        )
        with urlopen(asked, timeout=_PATIENCE_S):  # noqa: S310
            pass


@contextmanager
def provider() -> Iterator[Provider]:
    """Run a provider until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait(f"http://{HOST}:{port}/jwks", process)
            yield Provider(site=f"http://{HOST}:{port}")
        finally:
            process.terminate()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):  # noqa: S310
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the provider did not start")
