"""Every page on packages that are not ours: nothing of ours stands there."""

import pytest

from components.live import current
from components.web.streamlit.page import page_routes
from components.words import labels, method
from tests.app.conftest import OpenPage
from tests.app.test_pages import data_of, words_of
from tests.invented import INVENTED, PACKAGES
from tests.web.asking import ask

OURS = ("ESOR", "China forum", "Russia", "Korea", "Latin America", "Simferopol")


@pytest.fixture(params=INVENTED)
def package(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name = str(request.param)
    monkeypatch.setenv("OUTREACH_DATA", str(PACKAGES / name))
    current.forget()
    return name


@pytest.mark.parametrize("page", labels.PAGES)
def test_every_page_opens_and_speaks_of_nothing_of_ours(
    package: str, page: str, open_page: OpenPage
) -> None:
    app = open_page(page)
    assert not app.exception, package
    # The codebook and the changes are those of the program, whatever it shows.
    words = " ".join(str(piece.proto.body) for piece in app.get("html"))
    assert labels.PAGES[page] in words or page == "overview"
    for ours in OURS:
        assert ours not in words, ours


def test_the_head_and_the_tab_name_the_package_and_not_ours(
    package: str, open_page: OpenPage
) -> None:
    short = {"tele-education": "Tele-education"}.get(package, "Two-continent school")
    app = open_page("sources")
    assert f'title="{short}">{short}</p>' in words_of(app)
    assert labels.PRODUCT not in words_of(app)
    html = ask(page_routes(), "/sources").text
    assert f"<title>{labels.browser_title(labels.PAGES['sources'], short)}<" in html


def test_a_package_without_corrections_says_so_in_place_of_a_table(
    package: str, open_page: OpenPage
) -> None:
    app = open_page("sources")
    assert method.NO_CORRECTIONS in words_of(app), package
    assert "corrections-table" not in [data["key"] for data in data_of(app)]


def test_the_map_offers_the_views_of_the_data(
    package: str, open_page: OpenPage
) -> None:
    app = open_page("map", view="africa", v="1")
    control = app.segmented_control(key="view")
    wanted = ["World", "Africa", "Asia"] if package == "continent-school" else []
    assert control.options == (wanted or ["World", "Africa"])
    assert control.value == "africa"


def test_what_stands_beside_is_offered_only_where_there_is_any(
    package: str, open_page: OpenPage
) -> None:
    app = open_page()
    assert "related" not in {toggle.key for toggle in app.toggle}, package
