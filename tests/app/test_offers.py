"""Where a choice leads before the page has run: where the page's own run leads."""

from pathlib import Path
from typing import Any

import pytest

from components.asked.selection import Viewed
from components.asked.view import read_view
from components.live import current
from components.widgets import offers
from tests.app.conftest import OpenPage

PACKAGES = Path(__file__).parents[1] / "packages"
# Controls, the pages that have them, and what the address says before.
BEFORE: list[dict[str, Any]] = [{}, {"period": "2015/2020", "related": "1"}]
ONE = ("period-in", "period-from", "period-to")
MANY = ("series", "countries", "roles", "kinds", "topics", "statuses")
FEW = 3  # names of each control


@pytest.fixture(params=["curated", "continent-school", "tele-education"])
def _package(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "curated":
        monkeypatch.setenv("OUTREACH_DATA", str(PACKAGES / request.param))
    current.forget()


def _widget(app: Any, key: str) -> Any:
    every = (*app.selectbox, *app.multiselect, *app.get("button_group"))
    return next((one for one in every if one.key == key), None)


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@pytest.mark.usefixtures("_package")
@pytest.mark.parametrize("query", BEFORE)
@pytest.mark.parametrize("key", [*ONE, *MANY, "view", "by"])
def test_a_choice_leads_where_the_page_leads(
    open_page: OpenPage, key: str, query: dict[str, Any]
) -> None:
    dataset = current.dataset()
    view, _ = read_view({name: [value] for name, value in query.items()}, dataset)
    viewed = Viewed(dataset, view)
    named = offers.OFFERS[key].named(viewed.selection)
    assert named
    for name in [*named][:: max(1, len(named) // FEW)]:
        app = open_page("map", **query)
        widget = _widget(app, key)
        if widget is None:  # one that offers one value alone, or nothing matches
            return
        assert name in widget.options
        chosen = [named[name]] if key in MANY else named[name]
        if key in MANY and named[name] in widget.value:
            chosen = []
        widget.set_value(chosen).run()
        assert not app.exception
        expected = offers.after(viewed, key, name)
        assert expected is not None
        address = {key: _listed(app.query_params[key]) for key in app.query_params}
        assert read_view(address, dataset) == (expected, []), name


@pytest.mark.usefixtures("_package")
def test_a_name_that_two_values_have_is_nobodys() -> None:
    selection = Viewed(current.dataset(), read_view({}, current.dataset())[0]).selection
    offer = offers.Offer(
        lambda _: ("a", "b", "c"),
        lambda _: {**dict.fromkeys("ab", "x"), "c": "y"}.__getitem__,
    )
    assert offer.named(selection) == {"y": "c"}
