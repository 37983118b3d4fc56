"""A map from near: names, the card, what is open, the list, two taps."""

import re
from typing import Any

from playwright.sync_api import expect

from components.words import labels, mapkey
from data.geography import countries
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.test_layout import NARROW
from tests.browser.test_map import coordinates, pixels_a_radian

_NAMES = """
(graph) => graph.data.find(({ mode, customdata }) => mode === "text" && customdata)
  .text.length
"""
_AT = """
(graph, [lon, lat]) => {
  const [x, y] = graph._fullLayout.geo._subplot.projection([lon, lat]);
  const { left, top } = graph.getBoundingClientRect();
  return [left + x, top + y];
}
"""


def place_on_page(reader: Reader, code: str) -> list[float]:
    """Find where a country's label point is drawn on the page."""
    graph = reader.figure("map").locator(".ro-graph")
    found: Any = graph.evaluate(_AT, list(coordinates(code)))
    return [float(value) for value in found]


def test_names_come_with_the_zoom_and_go_with_it(reader: Reader) -> None:
    reader.open("map")
    figure = reader.figure("map")
    graph = figure.locator(".ro-graph")
    whole = graph.evaluate(_NAMES)
    reader.tab_to(figure.get_by_role("application"))
    for _ in range(4):
        reader.page.keyboard.press("+")
    reader.until(graph, f"(graph, whole) => ({_NAMES})(graph) > whole + 5", whole)
    figure.get_by_role("button", name=labels.FIGURE_WORDS["reset_view"]).click()
    reader.until(graph, f"(graph, whole) => ({_NAMES})(graph) === whole", whole)


def test_a_card_reads_what_is_under_the_pointer_and_no_more_than_fits(
    reader: Reader,
) -> None:
    reader.open("map")
    card = reader.figure("map").locator(".ro-card")
    expect(card).to_be_hidden()
    reader.figure("map").scroll_into_view_if_needed()
    reader.page.mouse.move(*place_on_page(reader, "PER"))
    expect(card).to_be_visible()
    expect(card.locator("b")).to_have_text(countries.name("PER"))
    expect(card).to_contain_text("may be one of the 15 unnamed countries")
    box = card.bounding_box()
    assert box is not None
    assert box["width"] <= 281


def test_what_is_open_stays_marked_until_it_is_closed(reader: Reader) -> None:
    reader.open("map", place="country:BRA")
    figure = reader.figure("map")
    line = figure.locator(".ro-chosen path")
    expect(line).not_to_have_count(0)
    reader.by_key("opened").get_by_role("button", name=labels.CLOSE).click()
    reader.expect_query()
    expect(line).to_have_count(0)


def test_the_list_beside_the_map_opens_its_places_by_keyboard(reader: Reader) -> None:
    reader.open("map")
    places = reader.page.locator(".places")
    link = places.get_by_role("link", name=countries.name("KGZ"))
    reader.tab_to(link)
    reader.page.keyboard.press("Enter")
    reader.expect_query(place="country:KGZ")
    expect(reader.by_key("opened").locator(".section")).to_have_text(
        countries.name("KGZ")
    )
    expect(places.locator("a[aria-current]")).to_have_text(countries.name("KGZ"))
    expect(reader.figure("map").locator(".ro-chosen path")).not_to_have_count(0)
    # Those that may be among unnamed ones are folded.
    folded = places.locator("details", has_text=mapkey.LIST_POSSIBLE)
    expect(folded.get_by_text(countries.name("PER"))).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.get_by_text(countries.name("PER"))).to_be_visible()


def test_two_taps_come_closer_and_open_nothing(new_reader: NewReader) -> None:
    reader = new_reader(
        viewport=NARROW, has_touch=True, user_agent="Android 16; Mobile"
    )
    reader.open("map")
    picture = reader.figure("map").locator(".ro-picture")
    picture.scroll_into_view_if_needed()
    whole = pixels_a_radian(reader)
    x, y = place_on_page(reader, "BRA")
    reader.page.touchscreen.tap(x, y)
    reader.page.touchscreen.tap(x, y)
    graph = picture.locator(".ro-graph")
    expect(graph).not_to_have_js_property("_fullLayout.geo.projection.scale", 1)
    assert pixels_a_radian(reader) > 1.8 * whole
    assert not re.search("place=", reader.page.url)
    reader.page.touchscreen.tap(*place_on_page(reader, "BRA"))
    reader.expect_query(place="country:BRA")


def test_small_maps_open_a_country_of_a_year(reader: Reader) -> None:
    reader.open("map")
    figure = reader.figure("map-years")
    reader.tab_to(figure.get_by_role("application"))
    reader.page.keyboard.press("End")
    reading = figure.locator(".ro-reading")
    expect(reading).to_contain_text("2020")
    reader.page.keyboard.press("Enter")
    expect(reader.by_key("opened").locator(".section")).not_to_be_empty()
