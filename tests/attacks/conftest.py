"""One server that all attacks share; those that need another one start their own."""

from collections.abc import Iterator

import pytest

from tests.attacks.target import Target, attacked


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """Start a server with everyday settings, behind a proxy on this machine."""
    with attacked(tmp_path_factory.mktemp("attacked")) as started:
        yield started
