"""Inner parts of others: all are there today, and each may go without a fault."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from components.live import inner, settings


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    for kept in (inner._part, inner._tell):  # noqa: SLF001 (what is told is told once)
        kept.cache_clear()
    yield
    for kept in (inner._part, inner._tell):  # noqa: SLF001
        kept.cache_clear()


@pytest.mark.parametrize("name", inner.PARTS)
def test_the_installed_libraries_have_every_part(name: str) -> None:
    assert inner.part(name) is not None, inner.PARTS[name].place


def test_a_part_that_is_missing_is_told_once_and_by_name(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    gone = inner.Part("nobody minds", "streamlit.runtime:moved_away")
    monkeypatch.setattr(inner, "PARTS", {"first-run": gone})
    assert inner.part("first-run") is inner.part("first-run") is None
    (line,) = caplog.records
    told = (line.getMessage(), line.why, line.effect)  # type: ignore[attr-defined]
    assert told == ("without first-run", "missing", "nobody minds")


def test_a_part_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.WITHOUT.variable, "page, origins")
    assert inner.part("page") is inner.part("origins") is None
    assert inner.part("binary-frames")


def test_a_part_that_is_another_now_is_done_without(
    caplog: pytest.LogCaptureFixture,
) -> None:
    changed = SimpleNamespace()
    told = inner.attempt("runtime", lambda _: changed.stats_mgr)
    assert told is None
    assert "stats_mgr" in caplog.records[0].why  # type: ignore[attr-defined]
