"""The panel of pictures: what it saves, what it says, and who can use it."""

import io
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from components.asked.selection import Viewed
from components.asked.sizes import SIZES
from components.asked.view import read_view
from components.figures import catalogue
from components.live import current, settings
from components.pictures.chromium import here
from components.words import pictures, renderer
from tests.browser.conftest import NewReader, watched
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.browser.test_access import violations
from tests.browser.test_downloads import saved, tool

SAID = pictures.STUDIO_WORDS
_SVG = "{http://www.w3.org/2000/svg}"


def panel_of(reader: Reader, figure: str) -> Locator:
    """Open the panel of a figure."""
    tool(reader, figure, "save_picture").click()
    panel = reader.figure(figure).locator(".ro-studio")
    expect(panel.get_by_label(SAID["size"])).to_be_visible()
    return panel


def way(panel: Locator, name: str) -> Locator:
    """Find one of the panel's three ways out."""
    return panel.get_by_role("button", name=SAID[name], exact=True)


def choose(panel: Locator, size: str, theme: str = "light") -> None:
    """Choose a preset or, as in an address, pixels."""
    wanted = size if size in SIZES else pictures.CUSTOM
    panel.get_by_label(SAID["size"]).select_option(wanted)
    panel.get_by_label(SAID["theme"]).select_option(theme)
    if size not in SIZES:
        width, height = size.split("x")
        panel.get_by_label(SAID["width"]).fill(width)
        panel.get_by_label(SAID["height"]).fill(height)


def code_in(picture: Image.Image) -> str:
    """Read the QR code of a picture."""
    (code,) = zxingcpp.read_barcodes(picture)
    return code.text


@pytest.mark.parametrize(
    ("figure", "size", "theme"),
    [
        ("map", "slide", "light"),
        ("map", "1601x1001", "dark"),
        ("timeline", "column", "print"),
        ("attendances-by-event", "social", "light"),
    ],
)
def test_the_panel_saves_exactly_the_pixels_asked_for_with_the_code_of_the_view(
    reader: Reader, tmp_path: Path, figure: str, size: str, theme: str
) -> None:
    page = figure if figure in {"map", "timeline"} else "participants"
    reader.open(page, series="esor-russia", years="2015-2019")
    panel = panel_of(reader, figure)
    choose(panel, size, theme)
    path = saved(reader, way(panel, "png"), tmp_path)
    expect(panel.get_by_role("status")).to_have_text(SAID["picture_saved"])
    look = "" if theme == "light" else f"--{theme}"
    assert path.name == f"{figure}--esor-russia--2015-2019--{size}{look}.png"
    picture = Image.open(path)
    if size in SIZES:
        assert picture.width == SIZES[size].width_px
        assert picture.height == (SIZES[size].height_px or picture.height)
    else:
        assert picture.size == (1601, 1001)
    address = f"{reader.site}/{page}?v=1&series=esor-russia&period=2015%2F2019"
    assert code_in(picture) == address


def test_the_svg_keeps_its_words_as_words_and_says_what_it_shows(
    reader: Reader, tmp_path: Path
) -> None:
    reader.open("participants", country="KOR")
    panel = panel_of(reader, "attendances-by-event")
    path = saved(reader, way(panel, "svg"), tmp_path)
    root = ET.parse(path).getroot()  # noqa: S314 (our own)
    drawing = catalogue.drawing(
        "attendances-by-event",
        Viewed(
            current.dataset(), read_view({"country": ["KOR"]}, current.dataset())[0]
        ),
        "light",
    )
    assert [child.tag for child in root][:2] == [f"{_SVG}title", f"{_SVG}desc"]
    assert [child.text for child in root][:2] == [drawing.title, drawing.alt]
    assert root.get("role") == "img"
    assert (root.get("width"), root.get("height")) == ("1920", "1080")
    said = " ".join(" ".join(t.itertext()) for t in root.iter(f"{_SVG}text"))
    assert drawing.title in said
    assert "Data 2026" in said
    assert "@font-face" in path.read_text(encoding="utf-8")
    assert "http://127.0.0.1" in said  # its address, and nothing is fetched from there
    assert not [*root.iter(f"{_SVG}script")]


def test_the_code_of_the_server_s_picture_opens_the_same_view(reader: Reader) -> None:
    if not here.browser():
        pytest.skip(renderer.NO_BROWSER)
    query = "v=1&country=RUS&role=attendees&period=2015%2F2019&view=russia"
    answer = reader.page.request.get(f"{reader.site}/figure/map.png?{query}&size=half")
    assert answer.status == 200
    address = code_in(Image.open(io.BytesIO(answer.body())))
    assert address == f"{reader.site}/map?{query}"
    reader.page.goto(address)
    reader.settle()
    reader.expect_query(
        country="RUS", role="attendees", period="2015/2019", view="russia"
    )
    asked: dict[str, Any] = {"country": ["RUS"], "role": ["attendees"]}
    asked |= {"period": ["2015/2019"], "view": ["russia"]}
    view, unknown = read_view(asked, current.dataset())
    assert unknown == []
    shown = catalogue.drawing("map", Viewed(current.dataset(), view), "light")
    figure = reader.figure("map")
    expect(figure.locator(".ro-title")).to_have_text(shown.title)
    expect(figure.locator(".ro-subtitle")).to_have_text(shown.subtitle)


def test_the_copied_address_gives_the_picture_chosen(new_reader: NewReader) -> None:
    if not here.browser():
        pytest.skip(renderer.NO_BROWSER)
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    reader.open("map", country="PER", place="country:PER")
    panel = panel_of(reader, "map")
    choose(panel, "square", "print")
    way(panel, "copy_address").click()
    expect(panel.get_by_role("status")).to_have_text(SAID["address_copied"])
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    choices = "v=1&country=PER&size=square&theme=print"
    assert copied == f"{reader.site}/figure/map.png?{choices}"
    picture = Image.open(io.BytesIO(reader.page.request.get(copied).body()))
    assert picture.size == (1080, 1080)


def test_a_size_that_is_not_possible_is_explained_and_nothing_is_asked_for(
    reader: Reader,
) -> None:
    reader.open("timeline")
    panel = panel_of(reader, "timeline")
    for size in ("9000x1080", "200x200", "5000x4000"):
        choose(panel, size)
        width = panel.get_by_label(SAID["width"])
        expect(width).to_have_attribute("aria-invalid", "true")
        expect(width).to_have_accessible_description(SAID["custom_limits"])
        for name in ("png", "svg"):
            way(panel, name).click()
            expect(panel.get_by_role("status")).to_have_text(SAID["custom_wrong"])
        expect(width).to_be_focused()
    choose(panel, "1200x800")
    expect(width).not_to_have_attribute("aria-invalid", "true")
    expect(panel.get_by_role("status")).to_be_empty()


def test_the_panel_works_by_keyboard_and_escape_leaves_it(reader: Reader) -> None:
    reader.open("timeline")
    figure = reader.figure("timeline")
    opener = tool(reader, "timeline", "save_picture")
    press = reader.page.keyboard.press
    reader.tab_to(opener)
    expect(opener).to_have_attribute("aria-expanded", "false")
    press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    panel = figure.get_by_role("group", name=SAID["studio"])
    expect(panel.get_by_label(SAID["size"])).to_be_visible()
    expect(opener).to_be_focused()
    press("Tab")
    expect(panel.get_by_label(SAID["size"])).to_be_focused()
    press("Tab")
    press("Tab")
    expect(way(panel, "png")).to_be_focused()
    with reader.page.expect_download():
        press("Enter")
    press("Escape")
    expect(figure.locator(".ro-studio")).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_choices_stay_when_the_filters_change(reader: Reader) -> None:
    reader.open("timeline")
    panel = panel_of(reader, "timeline")
    choose(panel, "a4", "print")
    reader.filter_by_country("RUS")
    expect(panel.get_by_label(SAID["size"])).to_have_value("a4")
    expect(panel.get_by_label(SAID["theme"])).to_have_value("print")
    with reader.page.expect_download() as coming:
        way(panel, "png").click()
    assert coming.value.suggested_filename == "timeline--rus--a4--print.png"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_panel_stacks_and_keeps_the_rules_of_access(
    new_reader: NewReader, scheme: str
) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    reader.open("map")
    panel = panel_of(reader, "map")
    choose(panel, "1600x900", scheme)
    for control in panel.locator("select, input:visible, button").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert violations(reader) == []


def test_the_panel_at_a_desk_keeps_the_rules_of_access(reader: Reader) -> None:
    reader.open("timeline")
    choose(panel_of(reader, "timeline"), "1600x900")
    assert violations(reader) == []


def test_a_figure_s_title_is_a_heading_right_below_the_page_s(reader: Reader) -> None:
    reader.open("timeline")
    titles = reader.page.get_by_role("heading", level=2)
    title = reader.figure("timeline").locator(".ro-title").inner_text()
    assert title in titles.all_inner_texts()


def test_what_the_server_refuses_is_told_in_its_words_and_what_fails_in_ours(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context()
    reader = Reader(page=context.new_page(), site=site)
    reader.open("timeline")
    panel = panel_of(reader, "timeline")
    refusal = pictures.too_many(7)
    for answer, said in (
        ({"status": 429, "content_type": "text/plain", "body": refusal}, refusal),
        ({"status": 502, "content_type": "text/html"}, SAID["picture_failed"]),
    ):
        reader.page.route(
            "**/figure/*.json*",
            lambda route, _, answer=answer: route.fulfill(**answer),
        )
        way(panel, "png").click()
        expect(panel.get_by_role("status")).to_have_text(said)
        expect(way(panel, "png")).not_to_have_attribute("aria-busy", "true")
    context.close()


def test_without_chromium_on_the_server_both_files_are_saved_and_the_rest_explained(
    chromium: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(settings.BROWSER.variable, "/nonexistent/chromium")
    log = tmp_path / "log.txt"
    with (
        served(log, base_path="outreach") as site,
        watched(chromium, site) as enter,
    ):
        reader = enter()
        reader.open("map", country="PER")
        panel = panel_of(reader, "map")
        expect(panel).to_contain_text(SAID["no_address"])
        expect(panel).to_contain_text(renderer.BROWSER)
        expect(panel.get_by_text(SAID["copy_address"], exact=True)).to_be_hidden()
        picture = Image.open(saved(reader, way(panel, "png"), tmp_path))
        assert picture.size == (1920, 1080)
        assert code_in(picture) == f"{site}/map?v=1&country=PER"
        svg = saved(reader, way(panel, "svg"), tmp_path).read_text(encoding="utf-8")
        assert re.search(r"<text[^>]*>[^<]", svg)
        answer = reader.page.request.get(f"{site}/figure/map.png")
        assert answer.status == 501
        assert renderer.BROWSER in answer.text()
