"""Countries, cities and lines, and where they are."""

from typing import Any

import pytest

from components.figures.map import projection, views
from components.figures.map.meanings import Said
from tests.figures.examples import (
    COURSES,
    FORUM,
    LIGHT,
    draw_map,
    each_form,
    marks_of,
    some_countries,
)
from tests.parts import FRAMES


@each_form
@pytest.mark.parametrize("view", FRAMES)
def test_the_map_asks_the_network_for_nothing(view: str, *, narrow: bool) -> None:
    figure = draw_map(look="light", narrow=narrow, view=view)
    assert figure.data[0].type == "scattergeo"
    assert figure.data[0].locationmode is None
    assert len(figure.data[0].lon) == 1
    assert figure.layout.geo.visible is False
    assert figure.layout.geo.fitbounds is False
    assert figure.layout.uirevision == f"view-{view}"


def country(key: str, **options: Any) -> tuple[str, str, float]:
    """Give a country's colour, outline and width of outline."""
    figure = draw_map(look="light", narrow=False, **options)
    shapes = figure.data[1]
    at = list(shapes.locations).index(key)
    step = shapes.z[at]
    colours = [colour for _, colour in shapes.colorscale]
    line = shapes.marker.line
    return colours[2 * step], line.color[at], line.width[at]


def test_certainty_is_a_look_of_countries() -> None:
    forum, courses = LIGHT.hue(FORUM), LIGHT.hue(COURSES)
    assert country("RUS")[0] == courses.many
    assert country("KGZ")[0] == courses.few
    assert country("PER")[:2] == (forum.tint, forum.mark)
    assert country("DEU")[:2] == (LIGHT.ground, forum.mark)
    assert country("FRA")[0] == LIGHT.land
    assert country("CHN")[0] == LIGHT.several.mark
    assert country("DEU")[2] > country("PER")[2] > 0


def test_by_role_the_shade_is_the_role_and_not_the_number() -> None:
    hosts = some_countries().assign(role="host")
    assert country("KGZ", by="role", countries=hosts)[0] == LIGHT.hue(COURSES).many
    assert country("RUS", by="role")[0] == LIGHT.hue(COURSES).mark
    lecturers = some_countries().assign(role="faculty")
    assert country("RUS", by="role", countries=lecturers)[0] == LIGHT.hue(COURSES).few


def test_all_land_is_drawn_also_where_nothing_is_known() -> None:
    shapes = draw_map(look="light", narrow=False).data[1]
    assert set(some_countries()["country"]) <= set(shapes.locations)
    assert {"XAC", "XJK"} <= set(shapes.locations)
    assert shapes.featureidkey == "id"
    # What is hollow lies over the borders of its neighbours.
    assert shapes.locations[-1] == "DEU"


def test_small_states_are_points_when_they_take_part_or_have_no_shape() -> None:
    dots = draw_map(look="light", narrow=False).data[2]
    assert list(dots.ids) == ["country:BHS", "country:VAT"]
    assert list(dots.marker.color) == [LIGHT.hue(FORUM).tint, LIGHT.land]
    assert dots.hovertext[1] == "read Vatican"
    assert dots.marker.size[1] < dots.marker.size[0]


def test_a_small_state_with_a_shape_and_nothing_known_is_no_point() -> None:
    shaped = some_countries().assign(shape=True)
    dots = draw_map(look="light", narrow=False, countries=shaped).data[2]
    assert list(dots.ids) == ["country:BHS"]


def test_the_keyboard_stops_at_countries_that_take_part_and_then_at_cities() -> None:
    countries, cities = marks_of(draw_map(look="light", narrow=False))
    assert [key.removeprefix("country:") for key in countries.ids] == [
        *("BHS", "CHL", "CHN", "DEU", "KGZ", "PER", "RUS")
    ]
    assert list(cities.ids) == ["place:1", "place:2", "place:3"]
    assert cities.marker.size[2] > cities.marker.size[0]


def strokes(figure: Any) -> list[Any]:
    """List the paths: hatching, then what is beside the lines, then the lines."""
    return [t for t in figure.data if t.type == "scattergeo" and t.mode == "lines"]


def test_all_lines_are_one_trace_with_gaps() -> None:
    figure = draw_map(look="light", narrow=False)
    paths = strokes(figure)
    *_, casing, lines = paths
    assert list(lines.lon) == [74.6, 30.3, None, 44.5, 30.3, None]
    assert lines.line.color.startswith("rgba")
    # Over any fill they have the ground beside them.
    assert (casing.lon, casing.line.color) == (lines.lon, LIGHT.ground)
    assert casing.line.width > lines.line.width
    assert len(paths) == 3  # and the hatching, of one hue


def test_those_among_unnamed_ones_are_hatched_within_their_outlines() -> None:
    figure = draw_map(look="light", narrow=False)
    hatching, *_ = strokes(figure)
    assert hatching.line.color == LIGHT.hue(FORUM).mark
    places = [p for p in zip(hatching.lon, hatching.lat, strict=True) if None not in p]
    assert len(places) > 20
    # Peru, Chile with Easter Island, and the Bahamas.
    assert all(-110 < lon < -66 and -56 < lat < 28 for lon, lat in places)
    sure = some_countries().assign(certainty="named")
    figure = draw_map(look="light", narrow=False, countries=sure)
    assert len(strokes(figure)) == 2


def test_the_view_outlives_a_filter_and_changes_with_the_choice_of_view() -> None:
    all_named = some_countries().assign(certainty="named")
    one = draw_map(look="light", narrow=False).layout
    other = draw_map(look="light", narrow=False, countries=all_named).layout
    europe = draw_map(look="light", narrow=False, view="europe").layout
    assert one.uirevision == other.uirevision != europe.uirevision
    assert one.geo == other.geo


def test_hosts_are_named_where_there_is_room_and_then_countries() -> None:
    words = draw_map(look="light", narrow=False).data[-1]
    names = [text.strip() for text in words.text]
    assert names == ["Saint Petersburg", "China", "Russia"]
    elsewhere = draw_map(look="light", narrow=False, view="latam").data[-1]
    assert not elsewhere.text


def test_a_caption_stands_in_the_sea_beside_the_countries_it_is_about() -> None:
    caption = "15 unnamed countries of Latin America"
    words = draw_map(look="light", narrow=False, said=Said(caption=caption)).data[-1]
    at = [*map(said, words.text)].index(caption)
    assert words.lon[at] < some_countries()["longitude"].min()
    assert words.textposition[at] == "middle left"
    europe = draw_map(
        look="light", narrow=False, said=Said(caption=caption), view="europe"
    )
    assert caption not in [*map(said, europe.data[-1].text)]


def said(text: str) -> str:
    """Read words without what holds them off their place."""
    return " ".join(text.replace("<br>", " ").split())


# As plotly.js 4.1.1 places them in Chromium: view, narrow, place, pixels.
PLACED = [
    ("world", False, (116, 40), (652.3, 84.3)),
    ("world", True, (-75, -12), (92.3, 100.0)),
    ("latam", False, (-75, -12), (442.7, 269.4)),
    ("russia", False, (30.3, 59.9), (185.1, 105.8)),
    ("russia", True, (116, 40), (225.1, 147.0)),
    ("europe", True, (30.3, 59.9), (235.5, 100.1)),
    ("apac", False, (116, 40), (416.7, 69.8)),
]


@pytest.mark.parametrize(("view", "narrow", "place", "pixels"), PLACED)
def test_places_are_where_the_browser_draws_them(
    view: str,
    place: tuple[float, float],
    pixels: tuple[float, float],
    *,
    narrow: bool,
) -> None:
    width = views.NARROW_PX if narrow else views.WIDE_PX
    frame = FRAMES[view].frame(narrow=narrow)
    page = projection.fitted(frame, width, FRAMES[view].height_px(narrow=narrow))
    assert page.px(*place) == pytest.approx(pixels, abs=1)


SHOWN: dict[str, dict[str, tuple[float, float]]] = {
    "world": {"Chukotka": (-170, 66), "Cape Horn": (-67, -55.9), "Samoa": (-172, -14)},
    "latam": {"Tijuana": (-117, 32.5), "Recife": (-35, -8), "Cape Horn": (-67, -55.9)},
    "russia": {"Kaliningrad": (20.5, 54.7), "Vladivostok": (131.9, 43.1)},
    "europe": {"Lisbon": (-9.1, 38.7), "Saint Petersburg": (30.3, 59.9)},
    "apac": {"Wellington": (174.8, -41.3), "Seoul": (127, 37.6)},
}


@each_form
@pytest.mark.parametrize("view", SHOWN)
def test_each_view_shows_what_it_is_named_after(view: str, *, narrow: bool) -> None:
    frame = FRAMES[view].frame(narrow=narrow)
    page = projection.fitted(frame, 100 * frame.aspect, 100)
    for place in SHOWN[view].values():
        x, y = page.px(*place)
        assert 0 <= x <= page.width_px
        assert 0 <= y <= page.height_px
