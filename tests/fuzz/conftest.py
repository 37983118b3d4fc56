"""Hostile input comes without end: no client is told to wait."""

from collections.abc import Iterator

import pytest

from components import limits_of


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for variable, _ in limits_of.SETTINGS.values():
        monkeypatch.setenv(variable, str(limits_of.OFF))
    yield
    limits_of.forget()
