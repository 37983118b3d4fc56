"""Marks by mouse and by keyboard, and the table of events."""

import re

import pytest
from playwright.sync_api import expect

from components.live import current
from components.words import labels, numbers
from data.counting.totals import ids
from data.selecting.filters import Filter
from data.selecting.membership import select
from tests.browser.reader import Reader

COURSES = " ".join(f"ru-{number}" for number in range(1, 10))


@pytest.mark.parametrize(
    ("page", "figure", "mark", "title"),
    [
        ("", "attendances-by-event", "event:cn-3", "Latin America"),
        ("participants", "attendances-by-year", f"events:{COURSES}", "Courses 1–9"),
        ("timeline", "timeline", "event:cn-3", "Latin America"),  # a dot
        ("timeline", "timeline", f"events:{COURSES}", "Courses 1–9"),  # a span
    ],
)
def test_a_click_on_a_mark_opens_its_events(
    reader: Reader, page: str, figure: str, mark: str, title: str
) -> None:
    reader.open(page)
    reader.click_mark(figure, mark)
    events = mark.partition(":")[2].split()
    reader.expect_query(event=events)
    panel = reader.by_key("opened")
    expect(panel.locator(".section")).to_have_text(title)
    links = panel.locator(".cited > li > a")
    expect(links).to_have_count(len(events))
    panel.get_by_role("button", name=labels.CLOSE).click()
    reader.expect_query()
    expect(panel).to_have_count(0)


def test_the_keyboard_reaches_a_figure_reads_its_marks_and_opens_one(
    reader: Reader,
) -> None:
    reader.open("participants")
    figure = reader.figure("attendances-by-event")
    reader.tab_to(figure.get_by_role("application"))
    reading = figure.locator(".ro-reading")
    expect(reading).to_have_attribute("aria-live", "polite")
    expect(reading).to_be_empty()
    expect(figure.locator(".ro-keys")).to_have_text(labels.FIGURE_WORDS["keys"])
    expect(figure.locator(".ro-keys")).to_be_visible()
    press = reader.page.keyboard.press
    press("ArrowRight")
    expect(reading).to_contain_text("Korea, sessions 1–2: 200 attendances")
    press("ArrowRight")
    about = numbers.of_attendances(numbers.hedged(400, "about"))
    expect(reading).to_contain_text(
        f"Latin America: {about}, all claims together allow"
    )
    expect(figure.locator(".ro-outline path")).to_have_count(1)
    press("End")
    expect(reading).to_contain_text("Course 10")
    press("ArrowRight")
    expect(reading).to_contain_text("Korea, sessions 1–2")
    press("l")
    expect(reading).to_contain_text("Latin America")
    press("Enter")
    reader.expect_query(event="cn-3")
    expect(reader.by_key("opened").locator(".section")).to_have_text("Latin America")
    # What opens does not take the reader away from the mark.
    expect(figure.get_by_role("application")).to_be_focused()
    expect(reading).to_contain_text("about 400")
    press("Escape")
    expect(reading).to_be_empty()


def test_the_keyboard_reads_countries_and_cities_of_the_map(reader: Reader) -> None:
    reader.open("map")
    figure = reader.figure("map")
    reader.tab_to(figure.get_by_role("application"))
    reading = figure.locator(".ro-reading")
    reader.page.keyboard.type("peru")
    expect(reading).to_contain_text("Peru, may be one of the 15 unnamed countries")
    expect(figure.locator(".ro-outline path")).not_to_have_count(0)
    reader.page.keyboard.press("End")
    expect(reading).to_contain_text("Saint Petersburg")
    reader.page.keyboard.press("Enter")
    reader.expect_query(place="place:498817")


def test_the_events_table_finds_sorts_and_opens(reader: Reader) -> None:
    reader.open("events")
    table = reader.by_key("events-table")
    rows = table.locator("tbody tr")
    selection = select(current.dataset(), Filter())
    total = len(ids(current.dataset(), selection.definite | selection.possible))
    expect(rows).to_have_count(total)
    search = table.get_by_role("searchbox")
    search.fill("saint petersburg")
    expect(rows.first).to_contain_text("Course 10")
    shown = rows.count()
    assert 0 < shown < total
    counted = labels.FIGURE_WORDS["rows_found"].format(shown=shown, total=total)
    expect(table.locator(".ro-count")).to_have_text(counted)
    search.fill("VLADIVOSTOK")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("Course 10")
    search.fill("no such event")
    expect(rows).to_have_text(labels.FIGURE_WORDS["no_rows"])
    search.fill("")
    when = table.get_by_role("columnheader", name="When")
    for direction, first in (
        ("ascending", "Course 1"),
        ("descending", "Course 11"),
        ("none", "Korea, session 1"),
    ):
        when.get_by_role("button").click()
        expect(when).to_have_attribute("aria-sort", direction)
        expect(rows.first.get_by_role("rowheader")).to_have_text(first)
    table.get_by_role("link", name="Course 10", exact=True).click()
    reader.expect_query(event="ru-10")
    opened = reader.by_key("event-ru-10")
    corrections = opened.locator(".folded").last
    expect(corrections.locator("ul")).not_to_be_visible()
    corrections.locator("summary").click()
    sweden = "printed as “Sweden”, curated as “Switzerland”"
    expect(corrections.get_by_text(sweden).first).to_be_visible()
    mark = opened.locator(".note-mark a").first
    mark.click()
    expect(opened.locator(".notes li").first).to_be_in_viewport()
    source = opened.locator(".notes a").first
    expect(source).to_have_attribute("href", re.compile("^https://"))


def test_a_row_of_the_events_table_is_a_link_that_opens_by_address(
    reader: Reader,
) -> None:
    reader.open("events", country="RUS")
    link = reader.by_key("events-table").get_by_role("link").last
    address = link.get_attribute("href")
    assert address is not None
    reader.page.goto(f"{reader.site}/{address}")
    reader.settle()
    (event,) = reader.query()["event"]
    reader.expect_query(country="RUS", event=event)
    expect(reader.by_key(f"event-{event}")).to_be_visible()
