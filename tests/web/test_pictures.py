"""Pictures by address: what is given, what is refused and how, what is kept."""

import html
import io
import json
from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image

from components.asked.selection import Viewed
from components.asked.sizes import LEAST_PX, SIZES
from components.asked.view import View, read_view
from components.figures import catalogue
from components.figures.catalogue import FIGURES
from components.live import current, settings
from components.live.pools import Crowded
from components.pictures import kept
from components.pictures.chromium import here
from components.pictures.chromium.renderer import RendererBusy, RenderFailed
from components.web.routes.pictures import picture_routes
from components.words import pictures as picture_words
from components.words import renderer
from tests.web.asking import HOST, Answer, ask

_SVG = "{http://www.w3.org/2000/svg}"
_NOWHERE = "/nonexistent/chromium"
needs_chromium = pytest.mark.skipif(
    not here.browser(), reason="there is no Chromium on this machine"
)


@pytest.fixture(autouse=True)
def _plain_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (settings.URL.variable, "OUTREACH_PICTURES_A_MINUTE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def no_chromium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.BROWSER.variable, _NOWHERE)


def get(target: str, headers: Mapping[str, str] | None = None, **more: Any) -> Answer:
    return ask(picture_routes(), f"/figure/{target}", headers=headers, **more)


@pytest.mark.parametrize(
    ("target", "status", "said"),
    [
        ("pie.png", 404, ", ".join(FIGURES)),
        ("map.pdf", 404, ".png, .svg, .json"),
        ("map", 404, ".png, .svg, .json"),
        ("maps/map.png", 404, ", ".join(FIGURES)),
        (".png", 404, ", ".join(FIGURES)),
        ("map.png?size=huge", 400, "size: 'huge' is no size; allowed are slide, half"),
        ("map.png?size=", 400, "allowed are slide, half"),
        ("map.png?size=6000x6000", 400, "at most 12 million"),
        ("map.png?size=99999999x480", 400, "at most 12 million"),
        (f"map.png?size={LEAST_PX - 1}x900", 400, f"at least {LEAST_PX}"),
        ("map.png?theme=neon", 400, "allowed are light, dark, print"),
        ("map.png?country=Peru", 400, "codes such as KOR or PER"),
        ("map.png?role=boss", 400, "role: 'boss' is unknown; allowed: attendees, host"),
        ("map.png?series=nothing", 400, "esor-russia"),
        ("map.png?years=soon", 400, "2015-2019"),
        ("map.png?view=moon", 400, "world, latam"),
        ("map.png?v=2", 400, "v: '2' is unknown; allowed: 1"),
        ("map.png?colour=red", 400, "'colour' is no parameter; allowed are v, series"),
        ("map.png?country=PER%0d%0aX-Bad:1", 400, "codes such as KOR"),
        (f"map.png?country={quote('Перу')}", 400, "country: 'Перу' is unknown"),
        ("map.png?country=%ff%fe", 400, "codes such as KOR"),
        ("map.svg?size=slide&size=half", 400, picture_words.repeated("size")),
        ("map.json?theme=dark&theme=dark", 400, picture_words.repeated("theme")),
        ("map.png?years=2015&years=2019", 400, picture_words.repeated("years")),
        ("map.png?view=latam&view=world", 400, picture_words.repeated("view")),
        (f"map.png?{'country=PER&' * 900}", 414, picture_words.TOO_LONG),
    ],
)
def test_what_is_wrong_is_refused_in_a_sentence_that_says_what_is_allowed(
    target: str, status: int, said: str
) -> None:
    answer = get(target)
    assert answer.status == status
    assert said in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert len(answer.text.splitlines()) == 1


def test_long_nonsense_is_not_sent_back_whole() -> None:
    answer = get(f"map.png?country={'A' * 5000}")
    assert answer.status == 400
    assert len(answer.text) < 300


def test_only_get_and_head_are_answered() -> None:
    assert get("map.png", method="POST").status == 405


@pytest.mark.parametrize(
    "host", ["", "a b", "evil.example/x?", "a@b", "x:port", "[::1", "ü.example"]
)
def test_a_host_that_is_no_name_is_refused(host: str) -> None:
    answer = get("map.json", {"host": host})
    assert (answer.status, answer.text.strip()) == (400, picture_words.NO_HOST)


@pytest.mark.parametrize("host", ["localhost:8501", "10.0.0.7", "[::1]:8501", HOST])
def test_without_a_setting_the_address_is_where_the_request_came_to(host: str) -> None:
    sheet = get("map.json?country=PER", {"host": host}, scheme="http")
    assert f"http://{host}/map?v=1&country=PER" in said_on(sheet)


def test_the_setting_is_the_address_whatever_the_client_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(settings.URL.variable, "https://radiology.example.org/outreach/")
    sheet = get("timeline.json?years=2019", {"host": "evil.example"})
    url = "https://radiology.example.org/outreach/timeline?v=1&period=2019"
    assert url in said_on(sheet)
    assert "evil" not in sheet.text


def test_wrong_settings_are_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.URL.variable, "javascript:alert(1)")
    with pytest.raises(ValueError, match="OUTREACH_URL: "):
        settings.require()
    monkeypatch.delenv(settings.URL.variable)
    monkeypatch.setenv("OUTREACH_PICTURES_A_MINUTE", "many")
    with pytest.raises(ValueError, match="'many' is not a whole number"):
        settings.require()


@pytest.mark.parametrize("name", FIGURES)
def test_the_sheet_for_the_browser_is_whole(name: str) -> None:
    answer = get(f"{name}.json?country=RUS&size=a4&theme=dark")
    assert answer.status == 200
    sheet = json.loads(answer.body)
    drawing = catalogue.drawing(name, Viewed(current.dataset(), view_of("RUS")), "dark")
    assert sheet["file_name"] == f"{name}--rus--a4--dark"
    assert (sheet["title"], sheet["alt"]) == (drawing.title, drawing.alt)
    assert sheet["width_px"] == SIZES["a4"].width_px
    assert sheet["figure"]["layout"]["width"] == sheet["width"]
    assert sheet["figure"]["layout"]["height"] == sheet["height"]
    ratio = sheet["width_px"] / sheet["width"]
    assert abs(sheet["height_px"] - sheet["height"] * ratio) < 1
    for trace in sheet["figure"]["data"]:
        if "geojson" in trace:
            assert trace["geojson"].startswith("/assets/world.geojson?v=")


def said_on(answer: Answer) -> str:
    """Give the words of a sheet as one line; an address may go on in the next one."""
    notes = json.loads(answer.body)["figure"]["layout"]["annotations"]
    return html.unescape(" ".join(note["text"] for note in notes)).replace("<br>", "")


def view_of(country: str) -> View:
    return read_view({"country": [country]}, current.dataset())[0]


def test_what_is_opened_on_a_page_changes_nothing_in_the_picture() -> None:
    plain = get("map.json?country=PER&size=half").body
    opened = get("map.json?country=PER&size=half&event=cn-3&place=country:PER")
    assert opened.body == plain


@pytest.mark.usefixtures("no_chromium")
def test_a_picture_that_has_not_changed_is_not_sent_again() -> None:
    refused = get("map.svg?country=PER")
    assert "etag" not in refused.headers
    asked = kept.PictureRequest(
        name="map",
        view=view_of("PER"),
        size=SIZES["slide"],
        look="light",
        base=f"https://{HOST}",
    )
    tag = f'"{kept.etag(current.dataset(), asked, "svg").strip(chr(34))}"'
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        answer = get("map.svg?country=PER", {"if-none-match": known})
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["etag"] == tag
        assert "max-age" in answer.headers["cache-control"]
    # Another form, size, theme, view, packing: other bytes.
    for other in (
        "map.png?country=PER",
        "map.svg?country=RUS",
        "timeline.svg?country=PER",
        "map.svg?country=PER&size=half",
        "map.svg?country=PER&theme=dark",
    ):
        assert get(other, {"if-none-match": tag}).status != 304
    packed = {"if-none-match": tag, "accept-encoding": "gzip"}
    assert get("map.svg?country=PER", packed).status != 304


@pytest.mark.usefixtures("no_chromium")
def test_without_chromium_it_says_what_to_install_and_what_works_anyway() -> None:
    for method in ("GET", "HEAD"):
        answer = get("map.png", method=method)
        assert answer.status == 501
        assert answer.headers["cache-control"] == "no-store"
    assert renderer.BROWSER in get("map.png").text
    assert picture_words.BROWSER_DRAWS in get("map.png").text
    assert get("map.json").status == 200


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (RendererBusy(""), 503, picture_words.BUSY),
        (Crowded(), 503, picture_words.BUSY),
        (RenderFailed("inner workings"), 500, picture_words.FAILED),
    ],
)
@needs_chromium
def test_a_renderer_in_trouble_is_told_without_its_inner_workings(
    monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, said: str
) -> None:
    broken: Future[bytes] = Future()
    broken.set_exception(error)
    monkeypatch.setattr(kept, "begin", lambda *_: broken)
    answer = get("map.png")
    assert (answer.status, answer.text.strip()) == (status, said)
    assert ("retry-after" in answer.headers) == (status == 503)


def test_who_asks_too_often_is_told_when_to_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTREACH_PICTURES_A_MINUTE", "2")
    assert [get("map.json").status for _ in range(3)] == [200, 200, 429]
    answer = get("map.json")
    seconds = int(answer.headers["retry-after"])
    assert 1 <= seconds <= 60
    assert "Too many pictures in one minute." in answer.text
    assert get("map.json", client="203.0.113.10").status == 200
    assert get("map.json", method="HEAD").status == 429
    # Wrong addresses cost nothing.
    assert get("map.json?size=huge").status == 400


@needs_chromium
def test_only_who_knows_the_very_tag_is_told_for_nothing_that_nothing_is_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTREACH_PICTURES_A_MINUTE", "2")
    monkeypatch.setattr(catalogue, "drawing", None)  # nothing is drawn for any of these
    tag = get("map.png", method="HEAD").headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        assert get("map.png", {"if-none-match": known}).status == 304
    assert get("map.png", {"if-none-match": "*"}).status == 304
    for method in ("GET", "HEAD"):
        assert get("map.png", {"if-none-match": "*"}, method=method).status == 429
    assert get("map.png", {"if-none-match": tag}).status == 304


@needs_chromium
def test_what_is_drawn_already_costs_nobody_a_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTREACH_PICTURES_A_MINUTE", "1")
    ready: Future[bytes] = Future()
    ready.set_result(b"drawn")
    monkeypatch.setattr(kept, "begin", lambda *_: ready)
    monkeypatch.setattr(kept, "is_kept", lambda *_: True)
    assert [get("map.png").status for _ in range(3)] == [200] * 3
    monkeypatch.setattr(kept, "is_kept", lambda *_: False)
    assert [get("map.png").status for _ in range(2)] == [200, 429]


@needs_chromium
def test_head_says_what_would_come_and_draws_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "begin", None)
    monkeypatch.setattr(catalogue, "drawing", None)
    answer = get("map.png?country=PER&size=square", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["etag"]
    assert "content-length" not in answer.headers
    name = 'inline; filename="map--per--square.png"'
    assert answer.headers["content-disposition"] == name


@pytest.mark.browser
@needs_chromium
def test_the_png_has_exactly_the_pixels_asked_for_and_a_code_of_its_view() -> None:
    answer = get("attendances-by-event.png?country=KOR&size=1600x901&theme=dark")
    assert answer.status == 200
    picture = Image.open(io.BytesIO(answer.body))
    assert picture.size == (1600, 901)
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == f"https://{HOST}/participants?v=1&country=KOR"
    again = get("attendances-by-event.png?country=KOR&size=1600x901&theme=dark")
    assert again.body == answer.body
    assert again.headers["etag"] == answer.headers["etag"]


@pytest.mark.browser
@needs_chromium
def test_the_svg_keeps_its_words_as_words_and_runs_nothing() -> None:
    packed = get("attendances-by-event.svg?size=half", {"accept-encoding": "gzip"})
    answer = get("attendances-by-event.svg?size=half")
    assert answer.status == packed.status == 200
    assert answer.body == packed.body
    assert answer.headers["etag"] != packed.headers["etag"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    root = ET.fromstring(answer.body)  # noqa: S314 (our own)
    said = " ".join(" ".join(t.itertext()) for t in root.iter(f"{_SVG}text"))
    assert "about 400" in said
    assert "Data 2026" in said
    assert not [*root.iter(f"{_SVG}script")]
