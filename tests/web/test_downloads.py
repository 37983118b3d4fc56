"""Files to take away by address, and how many of them."""

import pytest

from components.figures.catalogue import FIGURES
from components.live import current
from components.web.routes.downloads import download_routes
from components.words import server
from tests.web.asking import Answer, ask

_VARIABLE = "OUTREACH_DOWNLOADS_A_MINUTE"


@pytest.fixture(autouse=True)
def _nobody_has_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(_VARIABLE, raising=False)


def get(target: str, client: str = "192.0.2.1") -> Answer:
    return ask(download_routes(), f"/download/{target}", client=client)


def test_every_figure_has_its_table_in_both_forms() -> None:
    for name in FIGURES:
        assert get(f"{name}.csv?country=RUS").body.startswith(b"\xef\xbb\xbf")
        assert get(f"{name}.xlsx?country=RUS").body.startswith(b"PK")


def test_the_package_is_named_by_the_version_shown() -> None:
    answer = get("package.zip")
    assert current.dataset().version in answer.headers["content-disposition"]


def test_a_new_package_begins_as_a_workbook_with_an_example() -> None:
    answer = get("new-package.xlsx")
    assert answer.body.startswith(b"PK")
    assert "new-package.xlsx" in answer.headers["content-disposition"]
    assert answer.body == get("new-package.xlsx").body


@pytest.mark.parametrize(
    ("target", "status"),
    [("pie.csv", 404), ("map.pdf", 404), ("map.csv?country=Peru", 400)],
)
def test_what_is_not_there_is_refused_in_a_sentence(target: str, status: int) -> None:
    answer = get(target)
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("target", ["map.csv", "map.xlsx", "package.zip"])
def test_whoever_asks_too_often_is_told_when_to_come_again(
    monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setenv(_VARIABLE, "2")
    assert [get(target).status for _ in range(2)] == [200, 200]
    refused = get(target)
    assert refused.status == 429
    wait_s = int(refused.headers["retry-after"])
    assert 1 <= wait_s <= 60
    assert refused.text.strip() == server.too_many_downloads(wait_s)
    assert get(target, client="192.0.2.2").status == 200
