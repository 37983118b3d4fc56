"""Who has a use for the narrow form of figures is sent it; nobody else is."""

import json
from collections.abc import Iterator

import pytest

from tests.browser.serving import served
from tests.viewer import Viewer

_PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 16) Chrome/142 Mobile Safari"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("narrow") / "log.txt") as address:
        yield address


def forms(viewer: Viewer) -> dict[str, list[str]]:
    return {
        key: [form for form in ("wide", "narrow") if json.loads(sent)[form]]
        for key, sent in viewer.page.components.items()
        if key.startswith("figure-")
    }


def test_a_desk_is_sent_the_wide_form_alone(site: str) -> None:
    with Viewer.open(site, "map") as viewer:
        assert forms(viewer) == {"figure-map": ["wide"], "figure-map-years": ["wide"]}


def test_a_figure_that_asks_gets_both_forms_and_so_do_all_that_follow(
    site: str,
) -> None:
    with Viewer.open(site) as viewer, Viewer.open(site, "map") as other:
        viewer.click("figure-map", "narrow", True)  # noqa: FBT003
        assert len(forms(viewer)) == 3
        for page in ("", "timeline"):
            viewer.go(page)
            assert set(map(tuple, forms(viewer).values())) == {("wide", "narrow")}
        other.rerun()
        assert forms(other) == {"figure-map": ["wide"], "figure-map-years": ["wide"]}


def test_a_slim_column_brings_the_narrow_form_at_once(site: str) -> None:
    with Viewer.open(site) as viewer:
        assert forms(viewer) == {
            "figure-map": ["wide"],
            "figure-attendances-by-event": ["wide", "narrow"],
            "figure-timeline": ["wide"],
        }


def test_a_phone_is_sent_both_forms_at_once(site: str) -> None:
    with Viewer.open(site, "map", headers=_PHONE) as viewer:
        both = ["wide", "narrow"]
        assert forms(viewer) == {"figure-map": both, "figure-map-years": both}
