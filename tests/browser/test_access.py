"""For everyone and for nobody else: axe-core's rules, and no request to others."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import NewReader, watched
from tests.browser.reader import Reader

_GRAVE = {"serious", "critical"}


def violations(reader: Reader) -> list[str]:
    """List what axe-core finds serious or critical, with its elements."""
    found = Axe().run(reader.page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['html'][:200]}"
        for rule in found
        if rule["impact"] in _GRAVE
        for node in rule["nodes"]
    ]


def test_no_page_asks_another_host_or_fails_the_rules_of_access(
    reader: Reader,
) -> None:
    for page in reader.walk():
        assert violations(reader) == [], page


def test_the_dark_overview_keeps_the_rules_of_access(new_reader: NewReader) -> None:
    reader = new_reader(color_scheme="dark")
    reader.open()
    assert violations(reader) == []


def test_what_is_opened_keeps_the_rules_of_access(reader: Reader) -> None:
    for page, query in (
        ("map", {"place": "country:PER"}),
        ("events", {"event": "ru-10"}),
        ("", {"country": "ATA", "odd": "1"}),
        ("country", {"code": "RUS"}),
        ("country", {"code": "Peru"}),
        ("country", {}),
        ("city", {"id": "498817"}),
        ("city", {}),
    ):
        reader.open(page, **query)
        assert violations(reader) == [], page


def test_a_request_to_another_host_would_be_seen_and_stopped(
    chromium: Browser, site: str
) -> None:
    fetched = "() => fetch('http://example.org/x').then(() => true, () => false)"

    def leave() -> None:
        with watched(chromium, site) as enter:
            reader = enter()
            reader.open("events")
            assert reader.page.evaluate(fetched) is False

    with pytest.raises(AssertionError, match=r"example\.org"):
        leave()
