"""Tables on a phone: each row a block that names its cells, and works as before."""

import pytest
from playwright.sync_api import ViewportSize, expect

from components.asked.selection import Selection
from components.live import current
from components.looks.theme import Look
from components.tables import events
from components.words import labels
from data.selecting.filters import Filter
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.test_access import violations

PHONE: ViewportSize = {"width": 390, "height": 844}
LOOKS: tuple[Look, ...] = ("light", "dark")
_WIDER = "(box) => box.scrollWidth - box.clientWidth"


@pytest.fixture
def phone(new_reader: NewReader) -> Reader:
    """Seat a reader with a phone."""
    return new_reader(viewport=PHONE)


def test_a_phone_shows_every_cell_with_its_name_and_nothing_beyond_the_edge(
    phone: Reader,
) -> None:
    phone.open("events", related="1")
    table = phone.by_key("events-table")
    assert table.locator(".ro-scroll").evaluate(_WIDER) <= 0
    chosen = Selection(current.dataset(), Filter(related=True))
    listed = events.listed(chosen, most=50)  # of a page
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(len(listed.rows))
    for at in (0, len(listed.rows) - 1):
        row = rows.nth(at)
        name, *cells = listed.rows[at]
        expect(row.get_by_role("rowheader")).to_have_text(name)
        for column, cell in zip(listed.columns[1:], cells, strict=True):
            shown = row.locator(f'td[data-label="{column}"]')
            expect(shown).to_have_text(cell)
            expect(shown).to_be_visible(visible=bool(cell))
            if cell:
                name_of_cell = shown.evaluate(
                    "(td) => getComputedStyle(td, '::before').content"
                )
                assert column in name_of_cell
                box = shown.bounding_box()
                assert box
                assert box["x"] + box["width"] <= PHONE["width"]


def test_dates_keep_to_a_line_on_a_phone(phone: Reader) -> None:
    phone.open("events")
    dates = phone.by_key("events-table").locator('td[data-label="When"]')
    assert dates.count() > 9
    for date in dates.all():
        box = date.bounding_box()
        assert box
        assert box["height"] < 30


def test_a_phone_s_table_is_still_a_table_that_sorts_and_searches_by_keyboard(
    phone: Reader,
) -> None:
    phone.open("events")
    table = phone.by_key("events-table").get_by_role("table", name=labels.EVENTS_TABLE)
    first = table.get_by_role("rowheader").first
    heading = table.get_by_role("columnheader", name="Event")
    heading.get_by_role("button").focus()
    for direction in ("ascending", "descending"):
        phone.page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", direction)
    assert first.inner_text() == "Course 11"
    phone.by_key("events-table").get_by_role("searchbox").fill("webinar 4")
    expect(table.get_by_role("rowheader")).to_have_text(["Webinar 4"])
    first.get_by_role("link").press("Enter")
    phone.expect_query(event="cn-4")


@pytest.mark.parametrize("look", LOOKS)
def test_tables_on_a_phone_keep_the_rules_of_access(
    new_reader: NewReader, look: Look
) -> None:
    reader = new_reader(viewport=PHONE, color_scheme=look)
    reader.open("events")
    assert violations(reader) == []
    reader.open("timeline")
    figure = reader.figure("timeline")
    figure.get_by_role("button", name=labels.FIGURE_WORDS["table"]).click()
    figure.get_by_role("table").wait_for()
    assert figure.locator(".ro-scroll").evaluate(_WIDER) <= 0
    assert violations(reader) == []


def test_a_desk_keeps_its_columns(reader: Reader) -> None:
    reader.open("events")
    cells = reader.by_key("events-table").locator("tbody tr").first.locator("th, td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    tops = {box["y"] for box in boxes if box}
    assert len(tops) == 1
