"""Every page on packages of other kinds than ours: a page is there, whatever is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from components.figures.catalogue import FIGURES
from components.live import current
from components.web.routes.downloads import download_routes
from components.web.routes.pictures import picture_routes
from components.words import labels
from data.reading.schema import TABLES
from tests import kinds
from tests.app.conftest import OpenPage
from tests.web.asking import ask

KINDS: dict[str, Callable[[Path], Path]] = {
    "webinars without cities": kinds.without_cities,
    "forty series": kinds.many_series,
    "semicolons": lambda folder: kinds.saved_as(folder, ";", line_end="\r\n"),
    "no rows": lambda folder: kinds.emptied(folder, TABLES),
    "no numbers": lambda folder: kinds.emptied(folder, ("claims", "participation")),
    **{
        f"no {table}": lambda folder, table=table: kinds.emptied(folder, (table,))  # type: ignore[misc]
        for table in TABLES
        if table != "sources"
    },
}


@pytest.fixture(params=KINDS)
def _shown(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = KINDS[request.param](tmp_path / "package")
    monkeypatch.setenv("OUTREACH_DATA", str(folder))
    for kind in ("DOWNLOADS", "PICTURES"):
        monkeypatch.setenv(f"OUTREACH_{kind}_A_MINUTE", "0")
    current.forget()


@pytest.mark.usefixtures("_shown")
@pytest.mark.parametrize("page", labels.PAGES)
def test_every_page_stands_on_a_package_of_another_kind(
    open_page: OpenPage, page: str
) -> None:
    assert not open_page(page, related="1").exception


@pytest.mark.usefixtures("_shown")
def test_every_figure_and_table_of_a_package_of_another_kind_is_given_away() -> None:
    routes = [*download_routes(), *picture_routes()]
    names = [*(f"download/{name}.csv" for name in FIGURES), "download/package.zip"]
    names += [f"download/{name}.xlsx" for name in FIGURES]
    for name in [*names, *(f"figure/{name}.json" for name in FIGURES)]:
        assert ask(routes, f"/{name}?related=1").status == 200, name
