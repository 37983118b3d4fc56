"""Without any inner part of Kaleido, pictures say that they cannot be drawn."""

import sys
from collections.abc import Iterator
from pathlib import Path

import kaleido
import pytest

from components.pictures import chromium
from components.pictures.chromium import here, kaleido_inside
from components.pictures.chromium.renderer import RendererMissing
from components.words import renderer


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(here, "_only", here._only.__wrapped__)  # noqa: SLF001
    here.lost.cache_clear()
    yield
    here.lost.cache_clear()


def told(caplog: pytest.LogCaptureFixture) -> str:
    """Ask twice for what is missing; give why, as the one line of the log says it."""
    assert here.missing() == here.missing() == renderer.OTHER
    assert here.state() == renderer.ABSENT
    with pytest.raises(RendererMissing, match="another release of Kaleido"):
        here.renderer()
    (line,) = caplog.records
    assert line.message == "without kaleido"
    return str(vars(line)["why"])


def test_all_is_there() -> None:
    assert here.lost() == ""


@pytest.mark.parametrize(("owner", "name"), kaleido_inside.PARTS)
def test_a_part_that_is_gone_is_named(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    owner: type,
    name: str,
) -> None:
    for one in owner.__mro__:
        if name in vars(one):
            monkeypatch.delattr(one, name)
        monkeypatch.delitem(vars(one).get("__annotations__", {}), name, raising=False)
    assert told(caplog) == f"{owner.__name__}.{name}"


def test_the_script_that_is_gone_is_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(kaleido_inside, "SCOPES", Path("/nowhere/scopes.js"))
    assert told(caplog) == "scopes.js"


@pytest.mark.parametrize("gone", ["choreographer.browsers.chromium", "kaleido.errors"])
def test_a_module_that_is_gone_is_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, gone: str
) -> None:
    _imported_anew(monkeypatch)
    monkeypatch.setitem(sys.modules, gone, None)
    assert gone in told(caplog)


def test_a_class_that_is_gone_is_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _imported_anew(monkeypatch)
    monkeypatch.delattr(kaleido, "Kaleido")
    assert "Kaleido" in told(caplog)


def _imported_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, kaleido_inside.__name__)
    monkeypatch.delattr(chromium, "kaleido_inside")
