"""Made ready before the first visitor: twice does no harm, nothing ends the start."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from components.figures import catalogue
from components.live import current, packed, settings
from components.web.streamlit import warm
from components.widgets import payload


def test_the_view_without_filters_is_drawn_and_files_are_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.CACHE.variable, str(tmp_path))
    asked: list[str] = []
    monkeypatch.setattr(packed, "later", lambda _, coding: asked.append(coding))
    current.forget()
    warm.warm_up()
    drawn = payload._kept.cache_info()  # noqa: SLF001
    # In both looks, in both forms.
    whole = [one for one in catalogue.FIGURES.values() if not one.is_of_one]
    assert drawn.currsize == 2 * 2 * len(whole)
    assert asked.count("br") == asked.count("gzip") > 20
    warm.warm_up()
    assert payload._kept.cache_info().misses == drawn.misses  # noqa: SLF001


def test_no_library_is_loaded_that_only_files_and_stores_need() -> None:
    program = (
        "import pkgutil, sys\n"
        "from importlib import import_module\n"
        "from components import pages\n"
        "from components.web import server\n"
        "from components.web.streamlit import warm\n"
        "for page in pkgutil.iter_modules(pages.__path__, 'components.pages.'):\n"
        "    if not page.name.endswith('.dashboard'): import_module(page.name)\n"
        "warm.warm_up()\n"
        "heavy = 'docx duckdb lxml openpyxl pptx psycopg typst xlsxwriter'\n"
        "print(*[name for name in heavy.split() if name in sys.modules])\n"
    )
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert answer.stdout.split() == []


def test_what_fails_is_told_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise RuntimeError("no figure today")

    monkeypatch.setattr(payload, "payload", broken)
    warm.warm_up()
    assert "no figure today" in caplog.text


def test_without_a_server_there_is_no_first_run() -> None:
    # A thread of its own: Playwright's loop may be running in this one.
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, warm.first_run()).result()
