"""The map on screen: every country on it, clicks that open, a zoom that stays."""

import json
from typing import Any

from playwright.sync_api import expect

from components.asked.selection import Selection
from components.live import current
from components.tables import marks
from components.widgets.assets import asset_address
from components.widgets.payload import COARSE_SHAPES, SHAPES
from components.words import labels
from data import geography
from data.geography import countries
from data.reading.rows import records
from data.selecting.filters import Filter
from tests.browser.reader import Reader
from tests.parts import VIEWS

BISHKEK = 1528675  # far from any other city: one mark under the pointer
_PATHS = """
(graph) => [...graph.querySelectorAll(".choroplethlayer path")]
  .filter((path) => !["", "M0,0Z"].includes(path.getAttribute("d") ?? ""))
  .map((path) => path.__data__.loc)
"""
_POINTS = """
(graph) => [...graph.querySelectorAll(".scattergeo .points path")]
  .map((path) => path.parentNode.__data__[0].trace.ids?.[path.__data__.index])
"""
_PIXELS_A_RADIAN = "(graph) => graph._fullLayout.geo._subplot.projection.scale()"
_GEOJSON = "_fullData.1.geojson"
_SCALE = "_fullLayout.geo.projection.scale"
KINDS = {"europe": "conic equal area", "world": "equal earth"}
# The world view ends above it.
BELOW_THE_FRAME = {"ATA"}


def drawn(reader: Reader, script: str) -> list[Any]:
    """Read what the map's picture shows now."""
    return list(reader.figure("map").locator(".ro-graph").evaluate(script))


def pixels_a_radian(reader: Reader) -> float:
    """Measure how large the map is drawn."""
    graph = reader.figure("map").locator(".ro-graph")
    return float(graph.evaluate(_PIXELS_A_RADIAN))


def coordinates(code: str) -> tuple[float, float]:
    """Give longitude and latitude of a country's label point."""
    points = records(geography.load_points())
    point = next(row for row in points if row.country == code)
    return point.longitude, point.latitude


def test_every_shape_is_drawn_and_every_country_of_the_data_has_a_place(
    reader: Reader,
) -> None:
    reader.open("map", related="1")
    paths = drawn(reader, _PATHS)
    assert len(paths) == len(set(paths))
    shapes = json.loads(geography.shapes_path().read_text(encoding="utf-8"))
    features = {feature["id"] for feature in shapes["features"]}
    assert set(paths) == features - BELOW_THE_FRAME
    points = {mark.removeprefix("country:") for mark in drawn(reader, _POINTS) if mark}
    dataset = current.dataset()
    in_data = {*dataset.participation["country"], *dataset.places["country"]} - {""}
    assert {"KOR", "KGZ", "BRA", "CHE"} <= in_data
    assert in_data <= {*paths, *points}


def test_a_click_on_a_country_opens_its_events_and_becomes_a_filter(
    reader: Reader,
) -> None:
    reader.open("map")
    reader.click_on_map(*coordinates("MEX"))
    reader.expect_query(place="country:MEX")
    mexico = countries.name("MEX")
    panel = reader.by_key("opened")
    expect(panel.locator(".section")).to_have_text(mexico)
    expect(panel).to_contain_text("may be one of the 15 unnamed countries")
    expect(panel.locator(".cited a").first).to_have_attribute(
        "href", "events?v=1&event=cn-3"
    )
    panel.get_by_role("button", name=labels.filter_by(mexico)).click()
    reader.expect_query(country="MEX")
    expect(reader.by_key("filter-country")).to_contain_text(mexico)
    expect(reader.by_key("opened")).to_have_count(0)


def test_a_click_on_a_city_opens_it_and_not_the_country_around_it(
    reader: Reader,
) -> None:
    reader.open("")
    places = records(current.dataset().places)
    city = next(row for row in places if row.place_id == BISHKEK)
    reader.click_on_map(city.longitude, city.latitude)
    reader.expect_query(place=f"place:{BISHKEK}")
    panel = reader.by_key("opened")
    expect(panel.locator(".section")).to_contain_text(city.name)
    expect(panel).to_contain_text("Course 10")
    panel.get_by_role("button", name=labels.CLOSE).click()
    expect(reader.by_key("opened")).to_have_count(0)
    reader.expect_query()


def test_a_click_on_a_country_that_no_event_names_says_so(reader: Reader) -> None:
    reader.open("map")
    reader.click_on_map(*coordinates("AUS"))
    reader.expect_query(place="country:AUS")
    expect(reader.by_key("opened").locator(".section")).to_have_text(
        countries.name("AUS")
    )


def test_the_list_opens_a_place_without_a_mouse(reader: Reader) -> None:
    reader.open("map")
    names = marks.names(Selection(current.dataset(), Filter()))
    field = reader.by_key("place-list").get_by_role("combobox")
    reader.tab_to(field)
    reader.page.keyboard.type(names["country:PER"])
    reader.page.keyboard.press("Enter")
    reader.expect_query(place="country:PER")
    expect(reader.by_key("opened").locator(".section")).to_have_text(
        countries.name("PER")
    )
    # The same list shows what a click has opened.
    reader.click_on_map(*coordinates("MEX"))
    reader.expect_query(place="country:MEX")
    expect(field).to_have_value(names["country:MEX"])


def test_the_readers_zoom_survives_a_change_of_filters(reader: Reader) -> None:
    reader.open("map")
    figure = reader.figure("map")
    graph, points = figure.locator(".ro-graph"), figure.locator("path.point")
    whole = pixels_a_radian(reader)
    closer = figure.get_by_role("button", name=labels.FIGURE_WORDS["zoom_in"])
    closer.click()
    closer.click()
    expect(graph).not_to_have_js_property(_SCALE, 1)
    zoomed = pixels_a_radian(reader)
    assert zoomed > 2 * whole
    before = points.count()
    reader.filter_by_country("KOR")
    expect(points).not_to_have_count(before)
    assert pixels_a_radian(reader) == zoomed
    # Another view starts from its own frame, and so does this one after it.
    for view in ("europe", "world"):
        control = reader.by_key("view")
        control.get_by_text(VIEWS[view], exact=True).click()
        expect(graph).to_have_js_property(_SCALE, 1)
        expect(graph).to_have_js_property("layout.geo.projection.type", KINDS[view])
    assert pixels_a_radian(reader) == whole


def test_who_comes_close_gets_finer_shapes_and_the_whole_map_coarse_ones(
    reader: Reader,
) -> None:
    reader.open("map")
    figure = reader.figure("map")
    graph = figure.locator(".ro-graph")
    coarse, fine = asset_address(COARSE_SHAPES), asset_address(SHAPES)
    expect(graph).to_have_js_property(_GEOJSON, coarse)
    for _ in range(2):
        figure.get_by_role("button", name=labels.FIGURE_WORDS["zoom_in"]).click()
    expect(graph).to_have_js_property(_GEOJSON, fine)
    figure.get_by_role("button", name=labels.FIGURE_WORDS["reset_view"]).click()
    expect(graph).to_have_js_property(_GEOJSON, coarse)
    control = reader.by_key("view")
    control.get_by_text(VIEWS["europe"], exact=True).click()
    expect(graph).to_have_js_property(_GEOJSON, fine)
