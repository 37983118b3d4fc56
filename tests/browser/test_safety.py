"""Safe in the open: what the policy stops, who may frame a page, who is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from components.live import settings
from components.words import labels
from components.words.pictures import STUDIO_WORDS
from tests.browser.conftest import watched
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.hostile import OUTSIDE, SHORT, hostile_package

WIKI = "https://wiki.example.org"
_REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  window.violated(`${event.effectiveDirective} ${event.blockedURI}`);
});
"""
_LOOKS = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """The app on a package that says hostile things, framed by a wiki."""

    site: str


@pytest.fixture(scope="module")
def hostile(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hostile]:
    assert chromium.is_connected()
    folder = tmp_path_factory.mktemp("hostile")
    changes = {
        "OUTREACH_DATA": str(hostile_package(folder / "package")),
        settings.FRAMES.variable: WIKI,
    }
    with served(folder / "log.txt", changes=changes) as site:
        yield Hostile(site=site)


@pytest.mark.parametrize("look", _LOOKS)
def test_no_page_violates_the_policy_and_no_word_of_the_data_acts(
    chromium: Browser, hostile: Hostile, look: str
) -> None:
    violations: list[str] = []
    with watched(chromium, hostile.site) as enter:
        reader = enter(color_scheme=look, accept_downloads=True)
        context = reader.page.context
        context.expose_binding("violated", lambda _, words: violations.append(words))
        context.add_init_script(_REPORT_VIOLATIONS)
        for page in reader.walk():
            if page == "map" and look == "light":
                _use_the_picture_panel(reader)
            if page == "sources":
                for part in reader.page.locator("summary").all():
                    part.click()
            assert reader.page.evaluate("() => window.hit === undefined"), page
        reader.open("events", event="ru-10", related="1", odd=SHORT)
        for key in ("filter-series", "filter-more"):
            reader.by_key(key).locator("button").click()
            expect(reader.page.get_by_test_id("stPopoverBody")).to_be_visible()
            reader.page.keyboard.press("Escape")
        # What is said is read as it stands, wherever it stands.
        expect(reader.by_key("notice")).to_contain_text(SHORT)
        expect(reader.page.locator("body")).to_contain_text("<script>window.hit=1")
        assert reader.page.evaluate("() => window.hit === undefined")
        acting = reader.page.locator(f'a[href^="javascript:"], [src*="{OUTSIDE}"]')
        assert acting.count() == 0
    assert violations == []


def _use_the_picture_panel(reader: Reader) -> None:
    figure = reader.figure("map")
    name = re.compile(f"^{labels.FIGURE_WORDS['save_picture']}:")
    figure.get_by_role("button", name=name).click()
    for form in ("png", "svg"):
        with reader.page.expect_download():
            figure.get_by_role("button", name=STUDIO_WORDS[form], exact=True).click()
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure.get_by_role("button", name=STUDIO_WORDS["copy_embed"]).click()
    expect(figure.locator(".ro-said")).to_have_text(STUDIO_WORDS["embed_copied"])
    code = reader.page.evaluate("() => navigator.clipboard.readText()")
    address = f"{reader.site}/?embed=true&amp;figure=map"
    assert code.startswith(f'<iframe src="{address}" title="')
    assert code.endswith('style="border: 0"></iframe>')
    reader.page.emulate_media(media="print")
    reader.page.pdf()
    reader.page.emulate_media(media="screen")


def test_an_inline_script_and_one_from_elsewhere_are_stopped(
    chromium: Browser, hostile: Hostile
) -> None:
    """The test before would see nothing if there were no policy."""
    said: list[str] = []
    context = chromium.new_context()
    page = context.new_page()
    context.expose_binding("violated", lambda _, words: said.append(words))
    context.add_init_script(_REPORT_VIOLATIONS)
    page.goto(f"{hostile.site}/sources")
    page.evaluate(
        """(address) => {
          for (const change of [{ textContent: "window.hit = 1" }, { src: address }]) {
            const script = Object.assign(document.createElement("script"), change);
            document.head.append(script);
          }
        }""",
        f"http://{OUTSIDE}/x.js",
    )
    page.wait_for_timeout(200)
    assert said == ["script-src-elem inline", f"script-src-elem http://{OUTSIDE}/x.js"]
    assert page.evaluate("() => window.hit === undefined")
    context.close()


def framed(page: Page, address: str, *, by: str = WIKI) -> Any:
    """Open somebody's page that frames an address."""
    html = (
        f'<!doctype html><title>W</title><iframe width=600 height=400 src="{address}">'
    )

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html")

    # Chromium asks first when a page of the internet frames one of a private network.
    page.context.grant_permissions(["local-network-access"], origin=by)
    page.route(f"{by}/**", answer)
    page.goto(f"{by}/page")
    return page.frame_locator("iframe")


def test_one_figure_stands_alone_in_a_frame_on_another_site(
    chromium: Browser, hostile: Hostile
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    query = "embed=true&figure=timeline&country=KOR&embed_options=dark_theme"
    frame = framed(page, f"{hostile.site}/map?{query}")
    figure = frame.locator(".ro-figure")
    expect(figure).to_have_count(1)
    expect(figure.locator(".ro-graph .main-svg").first).to_be_visible()
    expect(figure.locator(".ro-title")).not_to_be_empty()
    expect(figure.locator(".ro-subtitle")).to_contain_text("South Korea")
    expect(figure.locator(".ro-footer")).to_contain_text("Data 2026")
    for absent in ("header", "filters", "navigation"):
        expect(frame.locator(f".st-key-{absent}")).to_have_count(0)
    colour = "(app) => getComputedStyle(app).backgroundColor"
    assert frame.locator(".stApp").evaluate(colour) == "rgb(17, 22, 29)"
    with context.expect_page() as opening:
        frame.get_by_role("link", name=labels.OPEN_DASHBOARD).click()
    whole = Reader(page=opening.value, site=hostile.site)
    whole.settle()
    assert urlsplit(whole.page.url).path == "/map"
    whole.expect_query(country="KOR")
    expect(whole.by_key("navigation")).to_be_visible()
    context.close()


def test_a_site_that_is_not_named_frames_nothing(
    chromium: Browser, hostile: Hostile
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    address = f"{hostile.site}/?embed=true"
    frame = framed(page, address, by="https://other.example.org")
    expect(frame.locator(".ro-figure")).to_have_count(0)
    assert any("frame-ancestors" in words for words in said)
    context.close()


def test_a_refused_host_gets_a_page_that_says_what_to_change(
    chromium: Browser, hostile: Hostile
) -> None:
    context = chromium.new_context(extra_http_headers={"X-Nothing": "1"})
    page = context.new_page()

    def under_another_name(route: Route) -> None:
        sent = {**route.request.headers, "host": "evil.example"}
        route.fulfill(response=route.fetch(headers=sent))

    page.route("**/*", under_another_name)
    answer = page.goto(hostile.site)
    assert answer is not None
    assert answer.status == 421
    expect(page.get_by_role("heading")).to_contain_text("evil.example")
    expect(page.locator("code")).to_have_text(f"{settings.HOSTS.variable}=evil.example")
    context.close()
