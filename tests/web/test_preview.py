"""What a chat or a mail shows of a link, and that nobody waits for it."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from components.asked.selection import Selection
from components.asked.view import read_view
from components.live import current, pools
from components.tables import headline
from components.web import preview
from components.web.streamlit import page
from components.words import labels
from tests.drawn import curated
from tests.web.asking import Answer, ask

_TAG = re.compile(r'<meta property="([^"]+)" content="([^"]*)">')


@pytest.fixture(autouse=True)
def _shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(current, "dataset", curated)
    patient = pools.Pool("patient", threads=1, waiting=8, patience_s=60)
    monkeypatch.setattr(preview, "PREVIEWS", patient)
    page._kept.cache_clear()  # noqa: SLF001
    yield
    page._kept.cache_clear()  # noqa: SLF001


def _asked(target: str, headers: dict[str, str] | None = None) -> Answer:
    named = {"host": "a.example", **(headers or {})}
    return ask(page.page_routes(), target, headers=named)


def _tags(target: str) -> dict[str, str]:
    found = {name: unescape(words) for name, words in _TAG.findall(_asked(target).text)}
    assert found
    return found


@pytest.mark.parametrize(
    "query", ["", "country=PER", "years=2020", "series=esor-russia", "years=1999"]
)
def test_the_sentence_is_that_of_the_very_view(query: str) -> None:
    view, _ = read_view(parse_qs(query), curated())
    sentence = "".join(headline.headline(Selection(curated(), view.chosen)))
    assert _tags(f"/?{query}")["og:description"] == sentence


def test_the_picture_is_that_of_the_very_view() -> None:
    tags = _tags("/timeline?country=PER&years=2020")
    address = urlsplit(tags["og:image"])
    assert (address.netloc, address.path) == ("a.example", "/figure/timeline.png")
    query = parse_qs(address.query)
    assert query.pop("size") == ["social"]
    assert read_view(query, curated()) == read_view(
        parse_qs("country=PER&years=2020"), curated()
    )


def test_a_page_without_a_figure_shows_the_first_of_all() -> None:
    assert "/figure/map.png" in _tags("/sources")["og:image"]


def test_one_figure_alone_shows_itself() -> None:
    alone = "/participants?embed=true&figure=running-total"
    assert "/figure/running-total.png" in _tags(alone)["og:image"]


def test_an_event_is_named_and_told_in_a_line() -> None:
    tags = _tags("/events?event=ru-10")
    assert "course 10" in tags["og:title"]
    assert "69" in tags["og:description"]


def test_titles_say_page_and_filters() -> None:
    assert _tags("/map?country=PER")["og:title"].startswith(labels.PAGES["map"])
    assert "Peru" in _tags("/map?country=PER")["og:title"]


def test_what_an_address_says_is_never_markup() -> None:
    hostile = "/?country=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&event=%22%3E%3Cb%3E"
    assert "<script>alert" not in _asked(hostile).text
    assert '"><b>' not in _asked(hostile).text


def test_without_a_name_to_be_found_by_there_is_no_picture() -> None:
    found = _TAG.findall(_asked("/", {"host": "a b"}).text)
    assert "og:description" in dict(found)
    assert "og:image" not in dict(found)


def test_nobody_waits_for_a_sentence_that_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = pools.Pool("slow", threads=1, waiting=0, patience_s=0)
    monkeypatch.setattr(preview, "PREVIEWS", slow)
    answer = _asked("/?country=PER")
    assert answer.status == 200
    assert "og:" not in answer.text
    assert "</title>" in answer.text


def test_each_view_has_a_tag_of_its_own() -> None:
    tags = {_asked(f"/?country={code}").headers["etag"] for code in ("PER", "CHN")}
    assert len(tags) == 2
    again = _asked("/?country=PER", {"if-none-match": " ".join(tags)})
    assert again.status == 304


def test_a_comparison_is_that_of_both_selections() -> None:
    sides = "a.series=cn-forum-2020&b.series=esor-russia"
    tags = _tags(f"/compare?{sides}")
    assert "A: China forum" in tags["og:title"]
    assert "1 to 140 fewer attendances" in tags["og:description"]
    address = urlsplit(tags["og:image"])
    assert address.path == "/figure/compare.png"
    view, _ = read_view(parse_qs(sides), curated())
    assert parse_qs(address.query)["b.series"] == list(view.against.series)  # type: ignore[union-attr]


def test_nothing_that_is_compared_has_the_picture_of_the_overview() -> None:
    address = urlsplit(_tags("/compare")["og:image"])
    assert address.path == "/figure/map.png"
