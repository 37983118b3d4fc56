"""The whole view is in the address: out of the controls, and back into them."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, expect

from components.words import labels
from data.geography import countries
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.parts import VIEWS

KOREA = countries.name("KOR")


def chosen(reader: Reader, control: str) -> Locator:
    """Find the chosen part of a segmented control."""
    return reader.by_key(control).locator('[aria-checked="true"]')


def seen(reader: Reader) -> dict[str, list[str]]:
    """Read what the page says: headline, filters, figures' words and map view."""
    page = reader.page
    return {
        "headline": page.locator("h1").all_inner_texts(),
        "filters": page.locator('[class*="st-key-filter-"] button').all_inner_texts(),
        "titles": page.locator(".ro-title").all_inner_texts(),
        "subtitles": page.locator(".ro-subtitle").all_inner_texts(),
        "view": chosen(reader, "view").all_inner_texts(),
        "opened": page.locator(".section").all_inner_texts(),
    }


def test_a_country_chosen_in_its_control_is_in_the_address_and_survives_a_reload(
    reader: Reader,
) -> None:
    reader.open()
    before = seen(reader)
    reader.filter_by_country("KOR")
    reader.expect_query(country="KOR")
    after = seen(reader)
    assert after["headline"] != before["headline"]
    assert all(KOREA in subtitle for subtitle in after["subtitles"])
    reader.page.reload()
    reader.settle()
    reader.expect_query(country="KOR")
    assert seen(reader) == after


def test_back_and_forward_move_between_views_and_the_controls_follow(
    reader: Reader,
) -> None:
    reader.open("map")
    view = reader.by_key("view")
    for code in ("latam", "europe"):
        view.get_by_text(VIEWS[code], exact=True).click()
        reader.expect_query(view=code)
    reader.filter_by_country("KOR")
    reader.expect_query(country="KOR", view="europe")
    steps: list[tuple[str, dict[str, str]]] = [
        ("back", {"view": "europe"}),
        ("back", {"view": "latam"}),
        ("back", {}),
        ("forward", {"view": "latam"}),
        ("forward", {"view": "europe"}),
        ("forward", {"country": "KOR", "view": "europe"}),
    ]
    for direction, query in steps:
        turn = reader.page.go_back if direction == "back" else reader.page.go_forward
        turn(wait_until="commit")
        reader.expect_query(**query)
        shown = VIEWS[query.get("view", "world")]
        expect(chosen(reader, "view")).to_have_text(shown)
        country = KOREA if "country" in query else "all"
        expect(reader.by_key("filter-country")).to_contain_text(country)
        subtitle = reader.figure("map").locator(".ro-subtitle")
        if "country" in query:
            expect(subtitle).to_contain_text(KOREA)
        else:
            expect(subtitle).not_to_contain_text(KOREA)


def test_a_link_pasted_in_another_browser_gives_the_same_view(
    reader: Reader, new_reader: NewReader
) -> None:
    reader.open(
        "map", country="KOR", period="2020-04", view="apac", place="country:KOR"
    )
    first = seen(reader)
    assert first["view"] == [VIEWS["apac"]]
    assert first["opened"][0] == KOREA
    other = new_reader()
    other.page.goto(reader.page.url)
    other.settle()
    assert seen(other) == first


def test_what_a_link_says_oddly_is_reported_in_one_line_and_ignored(
    reader: Reader,
) -> None:
    reader.open("", country=["PER", "Peru"], years="soon", odd="<b>1</b>")
    warning = reader.by_key("notice").get_by_role("alert")
    expect(warning).to_have_count(1)
    said = labels.not_understood(["country=Peru", "years=soon", "odd=<b>1</b>"])
    expect(warning).to_have_text(said)
    expect(reader.by_key("filter-country")).to_contain_text(countries.name("PER"))
    height = warning.bounding_box()
    assert height is not None
    assert height["height"] < 60, "the line has become a paragraph"


def test_navigation_keeps_the_filters_and_leaves_what_was_opened(
    reader: Reader,
) -> None:
    reader.open("map", country="RUS", view="russia", place="country:RUS")
    for name in ("participants", "timeline", "events", "sources", "overview", "map"):
        reader.go_to(labels.PAGES[name])
        reader.expect_query(country="RUS", view="russia")
        path = "" if name == "overview" else name
        assert reader.page.url.startswith(f"{reader.site}/{path}?")
        expect(reader.by_key("filter-country")).to_contain_text(countries.name("RUS"))


def test_the_copied_link_opens_the_same_view(reader: Reader) -> None:
    context = reader.page.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("map", series="esor-russia", view="russia", by="role")
    first = seen(reader)
    reader.by_key("copy").get_by_role("button").click()
    expect(reader.by_key("copy")).to_contain_text(labels.FIGURE_WORDS["copied"])
    link = reader.page.evaluate("() => navigator.clipboard.readText()")
    context.clear_permissions()
    # The link says what differs from the usual, and of which data it is.
    query = parse_qs(urlsplit(link).query)
    assert set(query) == {"v", "series", "view", "by", "data"}
    assert query["view"] == ["russia"]
    reader.page.goto("about:blank")
    reader.page.goto(link)
    reader.settle()
    assert seen(reader) == first
    expect(reader.by_key("notice").get_by_role("alert")).to_have_count(0)
