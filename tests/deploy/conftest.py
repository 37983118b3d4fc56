"""Two replicas behind the committed configuration of a real nginx."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.serving import HOST, free_port
from tests.deploy.replica import (
    BASE,
    Replica,
    fetch,
    find_nginx,
    lay_out_nginx,
    wait_until,
)

_INSTALL = "There is no nginx: `apt-get install nginx`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """The replicas, and the one address that readers know."""

    replicas: tuple[Replica, ...]
    site: str

    def cookie(self) -> str:
        """Come as a new reader, and give what nginx wants to hear from it again."""
        page = fetch(f"{self.site}/", headers={"Accept": "text/html"})
        return page.headers["set-cookie"].partition(";")[0]

    def is_up(self) -> bool:
        try:
            return fetch(f"{self.site}/healthz").status == 200
        except OSError:
            return False


@pytest.fixture(scope="session")
def nginx() -> str:
    """Find nginx; without it the tests are skipped, but never in CI."""
    found = find_nginx()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(_INSTALL)
        pytest.skip(_INSTALL)
    return found


@pytest.fixture(scope="module")
def fleet(nginx: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    """Start two replicas and nginx, and end them."""
    with sailing(nginx, tmp_path_factory.mktemp("fleet"), free_port(), {}) as ships:
        yield ships


@contextmanager
def sailing(
    nginx: str, folder: Path, port: int, changes: Mapping[str, str]
) -> Iterator[Fleet]:
    """Run two replicas with these variables and nginx at a port."""
    variables = {"OUTREACH_PROXIES": HOST, "OUTREACH_LOG": "json", **changes}
    replicas = tuple(
        Replica(log=folder / f"replica-{number}.txt", variables=variables)
        for number in (1, 2)
    )
    whole = lay_out_nginx(folder, port, [replica.port for replica in replicas])
    for replica in replicas:
        replica.start()
    proxy = subprocess.Popen([nginx, "-p", str(folder), "-c", str(whole)])  # noqa: S603
    try:
        for replica in replicas:
            replica.wait()
        fleet = Fleet(replicas=replicas, site=f"http://{HOST}:{port}/{BASE}")
        wait_until(fleet.is_up)
        yield fleet
    finally:
        for process in (proxy, *(replica.process for replica in replicas)):
            process.terminate()
            process.wait()
