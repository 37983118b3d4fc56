"""The whole view goes to the address and back."""

from typing import get_args
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.asked.view import (
    MEASURES,
    View,
    figure_alone,
    link_query,
    read_view,
)
from data.selecting.filters import Filter, Status
from tests.drawn import curated
from tests.parts import VIEWS

EVENTS = tuple(curated().events["event_id"])
views = st.builds(
    View,
    chosen=st.builds(
        Filter,
        related=st.booleans(),
        statuses=st.sampled_from([(), ("held",), get_args(Status)]),
        years=st.none() | st.just((2015, 2019)),
    ),
    map_view=st.sampled_from([*VIEWS]),
    measure=st.sampled_from(MEASURES),
    event=st.lists(st.sampled_from(EVENTS), unique=True, max_size=3).map(tuple),
    place=st.sampled_from(["", "country:PER", "place:498817"]),
    source=st.sampled_from(["", "lancet-2019"]),
)


@given(views)
def test_a_copied_link_brings_the_same_view_back(view: View) -> None:
    assert read_view(parse_qs(link_query(view)), curated()) == (view, [])
    assert read_view(view.to_query(), curated()) == (view, [])


def test_the_default_view_needs_no_query() -> None:
    assert View().to_query() == {}
    assert View().to_query(full=True)["v"] == ["1"]


@given(st.dictionaries(st.text(max_size=6), st.lists(st.text(max_size=12), max_size=3)))
def test_odd_addresses_are_reported_and_ignored(query: dict[str, list[str]]) -> None:
    view, unknown = read_view(query, curated())
    assert read_view(view.to_query(), curated()) == (view, [])
    assert all("=" in said for said in unknown)


def test_unknown_values_are_named() -> None:
    query = {"v": ["2"], "view": ["mars"], "event": ["ru-99"], "place": ["country:XXX"]}
    view, unknown = read_view(query, curated())
    assert view == View()
    assert unknown == ["v=2", "view=mars", "event=ru-99", "place=country:XXX"]


def test_how_a_page_is_shown_is_no_part_of_the_view() -> None:
    query = {"embed": ["true"], "embed_options": ["dark_theme"], "figure": ["map"]}
    assert read_view(query, curated()) == (View(), [])


@pytest.mark.parametrize(
    ("page", "asked", "figure"),
    [
        ("", [], "map"),
        ("participants", [], "attendances-by-event"),
        ("sources", [], ""),
        ("map", ["timeline"], "timeline"),
        ("sources", ["map", "running-total"], "running-total"),
    ],
)
def test_a_page_shows_its_own_figure_alone_unless_another_is_named(
    page: str, asked: list[str], figure: str
) -> None:
    assert figure_alone({"figure": asked} if asked else {}, page) == figure
