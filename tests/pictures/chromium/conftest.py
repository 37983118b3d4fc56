"""Real renderers, each with its own Chromium."""

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from components.pictures.chromium import here
from components.pictures.chromium.chromium import ChromiumRenderer
from tests.pictures.chromium import processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A renderer, and the flag by which its processes are known."""

    renderer: ChromiumRenderer
    flag: str


Start = Callable[..., Started]
_numbers = count()


@pytest.fixture(scope="session")
def chromium() -> None:
    """Skip without a Chromium, but never in CI."""
    if here.missing():
        if os.environ.get("CI") == "true":
            pytest.fail(here.missing())
        pytest.skip(here.missing())


@pytest.fixture(scope="session")
def shared(chromium: None) -> Iterator[Started]:  # noqa: ARG001
    """Start the renderer that most tests share."""
    one = _started((), patience_s=180)
    yield one
    one.renderer.close()
    _has_left(one)


@pytest.fixture
def renderer(shared: Started) -> ChromiumRenderer:
    """Give the shared renderer."""
    return shared.renderer


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder with a short path: Chromium does not start below a long one."""
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


def ours(folder: Path) -> list[str]:
    """List what we left in a folder; a Chromium that is killed leaves a lock of its."""
    return [path.name for path in folder.glob("outreach-pictures-*")]


@pytest.fixture
def start(
    chromium: None,  # noqa: ARG001
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Start]:
    """Start renderers of one's own; each leaves neither process nor folder behind."""
    tmp_path_factory.getbasetemp()  # while files still have their usual place
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    ones: list[Started] = []

    def start_one(*, flags: tuple[str, ...] = (), **options: Any) -> Started:
        ones.append(_started(flags, **options))
        return ones[-1]

    yield start_one
    for one in ones:
        one.renderer.close()
        _has_left(one)
    assert ours(folder) == []


def _started(flags: tuple[str, ...], **options: Any) -> Started:
    flag = f"--started-by-test={os.getpid()}-{next(_numbers)}"
    return Started(
        renderer=ChromiumRenderer(flags=(flag, *flags), **options), flag=flag
    )


def _has_left(one: Started) -> None:
    processes.wait_until(lambda: not processes.with_flag(one.flag))
