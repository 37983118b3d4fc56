"""Hostile input comes without end: no client is told to wait."""

from collections.abc import Iterator

import pytest

from components.web import limits


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for setting in limits.SETTINGS.values():
        monkeypatch.setenv(setting.variable, str(limits.OFF))
    yield
    limits.forget()
