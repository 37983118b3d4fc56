"""What the dashboard gives out as data opens again and gives the same figures."""

from pathlib import Path

import pytest

from components.figures.catalogue import FIGURES
from components.live import current
from components.web import limits
from components.web.routes.downloads import download_routes
from components.words import labels
from data.reading.package import CURATED, Dataset
from tests.web.asking import ask

PACKAGES = Path(__file__).parents[1] / "packages"
FOLDERS = (CURATED, PACKAGES / "tele-education", PACKAGES / "continent-school")


def queries(dataset: Dataset) -> list[str]:
    """Ask for everything, and for a series, a year, a country and a role."""
    series, country = dataset.series["series_id"].iloc[-1], min(dataset.countries_named)
    return [
        "related=1",
        f"series={series}",
        f"period={dataset.years[1]}&related=1",
        f"country={country}&related=1",
        "role=host&related=1",
    ]


def downloaded(name: str) -> bytes:
    limits.forget()
    answer = ask(download_routes(), f"/download/{name}")
    assert answer.status == 200, answer.text
    return answer.body


def figures(asked: list[str]) -> dict[tuple[str, str], bytes]:
    """Take the data of every figure under every filter."""
    return {
        (name, query): downloaded(f"{name}.csv?{query}")
        for query in asked
        for name in FIGURES
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_zip_and_workbook_rebuild_every_figure(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTREACH_DATA", str(folder))
    current.forget()
    asked = queries(current.dataset())
    before = figures(asked)
    assert len(set(before.values())) > len(FIGURES)
    given = {name: downloaded(name) for name in ("package.zip", "package.xlsx")}
    for name, body in given.items():
        path = tmp_path / name
        path.write_bytes(body)
        monkeypatch.setenv("OUTREACH_DATA", str(path))
        current.forget()  # whatever was worked out, too
        assert figures(asked) == before
        assert {again: downloaded(again) for again in given} == given
    current.forget()


def test_the_workbook_is_named_by_the_version_shown() -> None:
    limits.forget()
    answer = ask(download_routes(), "/download/package.xlsx")
    assert current.dataset().version in answer.headers["content-disposition"]
    assert ".xlsx" in answer.headers["content-disposition"]
    assert labels.DOWNLOAD_WORKBOOK
