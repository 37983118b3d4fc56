"""The viewer without a browser, on the real app."""

from collections.abc import Iterator

import pytest

from components.words import labels
from tests.browser.serving import served
from tests.viewer import Viewer


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("viewed") / "log.txt") as address:
        yield address


@pytest.fixture
def viewer(site: str) -> Iterator[Viewer]:
    with Viewer.open(site, "map", "country=PER") as viewer:
        yield viewer
        assert not viewer.page.errors


def test_a_viewer_sees_the_page_of_its_address(viewer: Viewer) -> None:
    assert viewer.page.path == "map"
    assert labels.PRODUCT in viewer.page.title
    assert "Peru" in viewer.page.text
    assert "figure-map" in viewer.page.components
    assert viewer.bytes_received > 0


def test_a_widget_that_is_changed_changes_page_and_address(viewer: Viewer) -> None:
    viewer.set_widget("countries", [labels.country_to_find("JPN")])
    assert "country=JPN" in viewer.page.query
    assert "Japan" in viewer.page.text
    viewer.set_widget("reset", value=True)
    assert viewer.page.query == ""
    assert "Japan" not in viewer.page.text


def test_a_mark_that_is_clicked_opens_what_it_stands_for(viewer: Viewer) -> None:
    viewer.click("figure-map", "click", "country:RUS")
    assert "place=country%3ARUS" in viewer.page.query


def test_another_page_leaves_nothing_of_the_last(viewer: Viewer) -> None:
    viewer.go("events")
    assert viewer.page.path == "events"
    assert "figure-map" not in viewer.page.components
    assert "events-table" in viewer.page.components


def test_a_new_address_is_followed_and_what_it_does_not_mean_is_told(
    viewer: Viewer,
) -> None:
    viewer.rerun("country=ATLANTIS")
    assert labels.not_understood(["country=ATLANTIS"]) in viewer.page.alerts


def test_a_page_seen_before_is_not_sent_whole_again(viewer: Viewer) -> None:
    first = viewer.bytes_received
    viewer.rerun()
    assert viewer.bytes_received - first < first / 2
    assert "figure-map" in viewer.page.components


def test_a_viewer_whose_connection_was_lost_comes_back_to_its_session(
    site: str, viewer: Viewer
) -> None:
    viewer.close()
    with Viewer.open(site, "map", resume=viewer.session_id) as again:
        assert again.session_id == viewer.session_id
