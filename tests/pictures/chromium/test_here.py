from pathlib import Path

import pytest

from components.live import settings
from components.pictures.chromium import here
from components.pictures.chromium.renderer import RendererMissing
from components.words import renderer


@pytest.fixture(autouse=True)
def _nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(settings.BROWSER.variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    # The edge: what other systems have installed cannot be taken away from here.
    monkeypatch.setattr(here, "_elsewhere", str)
    # Another test may have started the one that this process keeps.
    monkeypatch.setattr(here, "_only", here._only.__wrapped__)  # noqa: SLF001


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def refusal() -> str:
    with pytest.raises(RendererMissing) as refused:
        here.renderer()
    return str(refused.value)


def test_without_a_browser_it_says_what_to_install() -> None:
    assert here.missing() == refusal() == renderer.NO_BROWSER
    assert renderer.BROWSER in renderer.NO_BROWSER


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path, "chromium")
    monkeypatch.setattr(here, "has_kaleido", lambda: False)
    assert here.missing() == refusal() == renderer.NO_PACKAGES
    assert renderer.PACKAGES in renderer.NO_PACKAGES


def test_a_named_browser_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.BROWSER.variable, "/nowhere/chrome")
    assert here.missing() == refusal() == renderer.not_there("/nowhere/chrome")
    assert "/nowhere/chrome" in here.missing()


@pytest.mark.parametrize("name", here.NAMES)
def test_a_browser_is_found_by_its_usual_names(tmp_path: Path, name: str) -> None:
    path = program(tmp_path, name)
    assert here.missing() == ""
    assert here.browser() == str(path)


def test_the_named_browser_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path, "chromium")
    mine = program(tmp_path, "mine")
    monkeypatch.setenv(settings.BROWSER.variable, str(mine))
    assert here.browser() == str(mine)
