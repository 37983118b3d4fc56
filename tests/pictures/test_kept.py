import datetime as dt
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from babel import Locale

from components.asked.sizes import SIZES
from components.asked.view import View
from components.pictures import kept as pictures
from components.pictures.chromium import here
from components.pictures.chromium.renderer import Ending, RendererBusy
from components.pictures.kept import PictureRequest
from components.pictures.sheet import Sheet
from components.words import language
from data.reading.package import Dataset
from data.selecting.filters import Filter
from tests.drawn import curated, tables

BASE = "https://outreach.example.org/dashboard"
PERU = View(chosen=Filter(countries=("PER",)))
MAP = PictureRequest(
    name="map", view=View(), size=SIZES["social"], look="light", base=BASE
)
OTHERS = [
    replace(MAP, name="timeline"),
    replace(MAP, view=PERU),
    replace(MAP, size=SIZES["half"]),
    replace(MAP, look="print"),
    replace(MAP, base=""),
]


class Pencil:
    """A renderer that counts what it draws; the real one is tested beside it."""

    def __init__(self) -> None:
        self.drawn: list[Sheet] = []
        self.may_go_on = Event()
        self.may_go_on.set()
        self.error: Exception | None = None

    def draw(self, sheet: Sheet, ending: Ending) -> bytes:
        self.drawn.append(sheet)
        self.may_go_on.wait(10)
        if self.error:
            raise self.error
        return f"{ending} {len(self.drawn)}".encode()

    def submit(self, sheet: Sheet, ending: Ending) -> Future[bytes]:
        raise NotImplementedError

    def state(self) -> str:
        return ""

    def close(self) -> None:
        """Nothing runs."""


@pytest.fixture
def pencil(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pencil]:
    pencil = Pencil()
    monkeypatch.setattr(here, "renderer", lambda: pencil)
    pictures.clear()
    yield pencil
    pictures.clear()


def on(monkeypatch: pytest.MonkeyPatch, day: dt.date) -> None:
    monkeypatch.setattr(pictures, "_today", lambda: day)


def drawn(
    asked: PictureRequest, ending: Ending = "png", data: Dataset | None = None
) -> bytes:
    return pictures.begin(data or curated(), asked, ending).result(10)


def test_a_picture_is_drawn_once(pencil: Pencil) -> None:
    first = drawn(MAP)
    assert drawn(MAP) is first
    assert len(pencil.drawn) == 1


def test_what_no_figure_shows_does_not_make_another_picture(pencil: Pencil) -> None:
    opened = replace(MAP, view=replace(MAP.view, place="country:PER"))
    assert drawn(MAP) == drawn(opened)
    assert len(pencil.drawn) == 1


def test_whatever_is_asked_differently_is_another_picture(
    pencil: Pencil, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen() -> list[bytes]:
        alike = [drawn(each) for each in [MAP, *OTHERS]]
        return [*alike, drawn(MAP, "svg"), drawn(MAP, data=tables())]

    on(monkeypatch, dt.date(2026, 11, 22))
    first = seen()
    assert len(set(first)) == len(first)
    assert seen() == first
    on(monkeypatch, dt.date(2026, 11, 23))
    assert not set(seen()) & set(first)
    assert len(pencil.drawn) == 2 * len(first)


def test_pictures_of_two_languages_are_kept_apart_and_drawn_in_theirs(
    pencil: Pencil, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, dt.date(2026, 11, 22))
    english, tag = drawn(MAP), pictures.etag(curated(), MAP, "png")
    with language.within(Locale("fr", "FR")):
        assert not pictures.is_kept(curated(), MAP, "png")
        assert pictures.etag(curated(), MAP, "png") != tag
        french = drawn(MAP)
        assert drawn(MAP) is french
    assert french != english
    assert drawn(MAP) is english
    in_english, in_french = (sheet.figure.to_json() for sheet in pencil.drawn)
    assert "novembre" in in_french
    assert "novembre" not in in_english


def test_who_asks_for_the_same_at_once_waits_for_one_picture(pencil: Pencil) -> None:
    pencil.may_go_on.clear()
    asked = [pictures.begin(curated(), MAP, "png") for _ in range(8)]
    pencil.may_go_on.set()
    assert len({each.result(10) for each in asked}) == 1
    assert len(pencil.drawn) == 1


def test_what_failed_is_drawn_when_asked_for_again(pencil: Pencil) -> None:
    pencil.error = RendererBusy("later")
    with pytest.raises(RendererBusy, match="later"):
        drawn(MAP)
    pencil.error = None
    assert drawn(MAP)


def test_the_oldest_pictures_go_when_there_are_too_many() -> None:
    kept = pictures._Kept(most_bytes=10)  # noqa: SLF001 - no 64 MB in a test
    made: list[str] = []

    def give(key: str, size: int) -> None:
        def begin() -> Future[bytes]:
            made.append(key)
            begun: Future[bytes] = Future()
            begun.set_result(b"x" * size)
            return begun

        assert len(kept.give(key, begin).result()) == size

    give("a", 4)
    give("b", 4)
    give("a", 4)
    give("c", 4)  # b was asked for longest ago
    give("a", 4)
    give("b", 4)
    give("huge", 11)
    give("huge", 11)
    assert made == ["a", "b", "c", "b", "huge", "huge"]


def test_a_tag_names_content_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def tags() -> list[str]:
        given = [pictures.etag(curated(), each, "png") for each in [MAP, *OTHERS]]
        return [
            *given,
            pictures.etag(curated(), MAP, "svg"),
            pictures.etag(tables(), MAP, "png"),
        ]

    on(monkeypatch, dt.date(2026, 11, 22))
    first = tags()
    assert len(set(first)) == len(first)
    assert tags() == first
    assert all(tag.startswith('"') and tag.endswith('"') for tag in first)
    on(monkeypatch, dt.date(2026, 11, 23))
    assert not set(tags()) & set(first)
    on(monkeypatch, dt.date(2026, 11, 22))
    monkeypatch.setattr(pictures, "_software", lambda: "newer")
    assert not set(tags()) & set(first)


@pytest.mark.parametrize(
    ("name", "view", "there"),
    [
        ("map", PERU, f"{BASE}/map?v=1&country=PER"),
        ("map", View(), f"{BASE}/map"),
        ("timeline", View(), f"{BASE}/timeline"),
        ("running-total", View(event=("x",)), f"{BASE}/participants"),
        ("map", View(map_view="latam"), f"{BASE}/map?v=1&view=latam"),
    ],
)
def test_a_picture_names_the_page_that_shows_it(
    name: str, view: View, there: str
) -> None:
    assert pictures.address(BASE, name, view) == there
    assert pictures.address(f"{BASE}/", name, view) == there
    assert pictures.address("", name, view) == ""


def written(sheet: Sheet) -> str:
    notes: Any = sheet.figure.layout.annotations
    return "\n".join(note.text for note in notes)


def test_a_sheet_says_its_day_and_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, dt.date(2026, 11, 22))
    sheet = pictures.sheet_of(curated(), replace(MAP, size=SIZES["slide"]))
    words = written(sheet).replace("<br>", "")
    assert "22 November 2026" in words
    assert f"{BASE}/map" in words
    assert "https://" not in written(pictures.sheet_of(curated(), OTHERS[-1]))
