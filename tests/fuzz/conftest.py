"""Hostile input comes without end: no client is told to wait."""

from collections.abc import Iterator

import pytest

from components.live import settings
from components.web import limits


@pytest.fixture(autouse=True)
def _no_limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for setting in settings.LIMITS:
        monkeypatch.setenv(setting.variable, "0")
    yield
    limits.forget()
