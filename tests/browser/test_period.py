"""Readers choose a period: by dragging across the timeline, by keyboard, by link."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from components.words import labels
from tests.browser.reader import Reader

_DAY = """
(graph, day) => {
  const { xaxis, _size } = graph._fullLayout;
  const { left, top, height } = graph.getBoundingClientRect();
  return { x: left + xaxis._offset + xaxis.d2p(day), y: top + height - _size.b - 4 };
}
"""


def drag(reader: Reader, first: str, last: str) -> None:
    """Drag across the timeline from one day to another."""
    graph = reader.figure("timeline").locator(".ro-graph")
    graph.scroll_into_view_if_needed()
    start: dict[str, Any] = graph.evaluate(_DAY, first)
    end: dict[str, Any] = graph.evaluate(_DAY, last)
    mouse = reader.page.mouse
    mouse.move(start["x"], start["y"])
    mouse.down()
    mouse.move((start["x"] + end["x"]) / 2, start["y"], steps=5)
    mouse.move(end["x"], start["y"], steps=5)
    mouse.up()


def period_of(reader: Reader) -> str:
    """Read the period in the address; "" is none."""
    return (reader.query().get("period") or [""])[-1]


def test_a_drag_across_the_timeline_is_a_period_and_one_click_drops_it(
    reader: Reader,
) -> None:
    reader.open("timeline")
    drag(reader, "2018-01-10", "2020-12-20")
    expect(reader.by_key("filter-period")).to_contain_text("2018–2020")
    reader.settle()
    assert period_of(reader) == "2018/2020"
    subtitle = reader.figure("timeline").locator(".ro-subtitle")
    expect(subtitle).to_contain_text("Thick line on the axis: 2018–2020.")
    # Nothing stays selected or dimmed, and a drag again goes nearer.
    expect(reader.page.locator(".select-outline")).to_have_count(0)
    drag(reader, "2020-04-01", "2020-05-28")
    expect(reader.by_key("filter-period")).to_contain_text("April to May 2020")
    reader.settle()
    reader.by_key("drop-period").get_by_role("button").click()
    expect(reader.by_key("filter-period")).to_contain_text("all")
    reader.expect_query()


def test_a_click_on_the_timeline_still_opens_what_is_clicked(reader: Reader) -> None:
    reader.open("timeline")
    reader.click_mark("timeline", "event:cn-3")
    expect(reader.by_key("opened")).to_contain_text("Latin America")
    assert not period_of(reader)


def test_by_keyboard_a_month_is_chosen_and_the_headline_names_its_countries(
    reader: Reader,
) -> None:
    """Answer: in which countries did radiologists from China share experience then?"""
    reader.open(series="cn-forum-2020")
    control = reader.by_key("filter-period").locator("button").first
    control.focus()
    reader.page.keyboard.press("Enter")
    field = reader.by_key("period-in").get_by_role("combobox")
    expect(field).to_be_focused()
    reader.page.keyboard.type("april")
    reader.page.keyboard.press("Enter")
    expect(control).to_contain_text("April 2020")
    expect(reader.page.locator(".headline")).to_contain_text(
        "at least 16 countries took part, of which Brazil and China are named; "
        "two more events may match, with South Korea."
    )
    reader.expect_query(series="cn-forum-2020", period="2020-04")


def test_a_copied_link_is_short_and_of_a_version(reader: Reader) -> None:
    context = reader.page.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("timeline", years="2015-2019")
    reader.by_key("copy").get_by_role("button").click()
    expect(reader.by_key("copy")).to_contain_text(labels.FIGURE_WORDS["copied"])
    link = reader.page.evaluate("() => navigator.clipboard.readText()")
    context.clear_permissions()
    assert re.search(r"/timeline\?v=1&period=2015/2019&data=[\w.-]+$", link)
    version = parse_qs(urlsplit(link).query)["data"][0]
    reader.page.goto(link.replace(version, "0.1.0"))
    reader.settle()
    notice = labels.other_version("0.1.0", version)
    expect(reader.by_key("notice")).to_contain_text(notice)
