"""The pages on a package of a thousand events."""

from collections.abc import Iterator

import pytest

from components.words import labels
from tests.browser.serving import served
from tests.generated import write_package
from tests.viewer import Viewer


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("grown")
    package = write_package(folder / "package", 1000)
    changes = {"OUTREACH_DATA": str(package)}
    with served(folder / "log.txt", changes=changes) as address:
        yield address


@pytest.mark.parametrize("page", labels.PAGES)
def test_every_page_stands_there(site: str, page: str) -> None:
    with Viewer.open(site, "" if page == "overview" else page, "related=1") as viewer:
        assert not viewer.page.errors
        assert viewer.page.text


def test_more_series_than_can_be_looked_through_are_found_by_typing(site: str) -> None:
    with Viewer.open(site, "timeline", "related=1") as viewer:
        options = list(viewer.page.widgets["series"].options)
        assert len(options) > 8
        viewer.set_widget("series", options[-1:])
        assert viewer.page.query.count("series=") == 1
        assert not viewer.page.errors


def test_a_mark_of_more_events_than_can_be_listed_opens_and_closes_nothing(
    site: str,
) -> None:
    with Viewer.open(site, "timeline") as viewer:
        viewer.click("figure-timeline", "click", "event:s1-e1")
        opened = viewer.page.query
        assert "event=s1-e1" in opened
        viewer.click("figure-timeline", "click", "many:s1-e1 60")
        assert viewer.page.query == opened
