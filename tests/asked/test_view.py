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
    other_version,
    read_view,
)
from data.selecting.filters import Filter, Status
from data.selecting.period import read
from tests.drawn import curated
from tests.parts import VIEWS

EVENTS = tuple(curated().events["event_id"])
views = st.builds(
    View,
    chosen=st.builds(
        Filter,
        related=st.booleans(),
        statuses=st.sampled_from([(), ("held",), get_args(Status)]),
        period=st.none() | st.sampled_from([read("2015/2019"), read("2020-04")]),
    ),
    against=st.none()
    | st.builds(
        Filter, related=st.booleans(), countries=st.sampled_from([(), ("PER",)])
    ),
    map_view=st.sampled_from([*VIEWS]),
    shading=st.sampled_from(MEASURES),
    event=st.lists(st.sampled_from(EVENTS), unique=True, max_size=3).map(tuple),
    place=st.sampled_from(["", "country:PER", "place:498817"]),
    source=st.sampled_from(["", "lancet-2019"]),
)


@given(views)
def test_a_copied_link_brings_the_same_view_back(view: View) -> None:
    link = parse_qs(link_query(view, curated().version))
    assert read_view(link, curated()) == (view, [])
    assert not other_version(link, curated())
    assert read_view(view.to_query(), curated()) == (view, [])


def test_the_default_view_needs_no_query() -> None:
    assert View().to_query() == {}


def test_a_copied_link_says_what_differs_and_the_version_of_the_data() -> None:
    assert link_query(View(), "1.4.0-abc") == "v=1&data=1.4.0-abc"
    view = View(chosen=Filter(period=read("2020-04")), map_view="russia")
    link = link_query(view, "1.4.0-abc")
    assert link == "v=1&period=2020-04&view=russia&data=1.4.0-abc"


def test_a_link_of_other_data_says_so() -> None:
    version = curated().version
    bare = version.rpartition("-")[0]
    for asked, other in ((version, ""), (bare, ""), ("0.1.0", "0.1.0"), ("", "")):
        assert other_version({"data": [asked]}, curated()) == other
    assert not other_version({}, curated())
    assert read_view({"data": ["0.1.0"]}, curated()) == (View(), [])


def test_a_link_of_before_that_says_every_value_is_still_read() -> None:
    link = (
        "v=1&series=all&country=all&role=all&kind=all&topic=all&status=all"
        "&years=2015-2019&related=0&view=russia&by=role"
    )
    chosen = Filter(period=read("2015/2019"))
    view = View(chosen=chosen, map_view="russia", shading="role")
    assert read_view(parse_qs(link), curated()) == (view, [])


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


def test_both_sides_of_a_comparison_have_letters_in_the_address() -> None:
    one, other = Filter(series=("cn-forum-2020",)), Filter(series=("esor-russia",))
    view = View(chosen=one, against=other)
    assert view.to_query() == {
        "v": ["1"],
        "a.series": ["cn-forum-2020"],
        "b.series": ["esor-russia"],
    }
    everything = View(chosen=one, against=Filter())
    assert everything.to_query()["b.series"] == ["all"]
    assert read_view(everything.to_query(), curated()) == (everything, [])


def test_plain_filters_are_the_first_side() -> None:
    query = {"series": ["cn-forum-2020"], "b.series": ["esor-russia"]}
    view, unknown = read_view(query, curated())
    assert (view.chosen.series, unknown) == (("cn-forum-2020",), [])
    assert view.against == Filter(series=("esor-russia",))


def test_what_is_not_understood_of_a_side_is_said_with_its_letter() -> None:
    query = {"a.series": ["no"], "b.period": ["soon"], "b.odd": ["1"], "role": ["host"]}
    view, unknown = read_view(query, curated())
    assert view.chosen == Filter()
    assert set(unknown) == {"a.series=no", "b.period=soon", "b.odd=1", "role=host"}
