"""The slides as LibreOffice draws them."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from components.looks.theme import palette
from components.report.document import Document, Sentences
from components.report.slides import master, write
from components.words import office
from tests.parts import HUES
from tests.report import reports
from tests.report.office import Page, opened

LIGHT = palette("light", HUES)


@pytest.fixture(scope="module")
def document() -> Document:
    return reports.document()


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    return _written(document)


@pytest.fixture(scope="module")
def deck(written: bytes) -> Any:
    return Presentation(io.BytesIO(written))


@pytest.fixture(scope="module")
def pages(
    written: bytes, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Page]]:
    folder, strained = tmp_path_factory.mktemp("slides"), _written(reports.strained())
    return opened({"report.pptx": written, "strained.pptx": strained}, folder)


def _written(document: Document) -> bytes:
    return write.write(document, reports.pictures(write.needs(document)))


def each(pages: dict[str, list[Page]]) -> Iterator[Page]:
    for opened_pages in pages.values():
        yield from opened_pages


def test_every_slide_becomes_a_page(deck: Any, pages: dict[str, list[Page]]) -> None:
    assert len(pages["report.pptx"]) == len(deck.slides)
    size = {(round(page.wide), round(page.tall)) for page in each(pages)}
    assert size == {(master.WIDE_PT, master.TALL_PT)}


def test_no_page_is_blank(pages: dict[str, list[Page]]) -> None:
    assert all(page.inked() > 0.01 for page in each(pages))


def test_no_words_run_off_a_page_or_over_others(pages: dict[str, list[Page]]) -> None:
    for page in each(pages):
        assert page.clashes() == []
        for word in page.words:
            assert word.left >= -1, word
            assert word.top >= -1, word
            assert word.right <= page.wide + 1, word
            assert word.bottom <= page.tall + 1, word


def test_hedges_survive(document: Document, pages: dict[str, list[Page]]) -> None:
    said = " ".join(page.text for page in pages["report.pptx"])
    block = next(b for b in document.blocks if isinstance(b, Sentences))
    for words_of in ("about 400", "more than 650", "582 to 621", "about 1,250 or more"):
        assert words_of in said
    for line in block.lines:
        assert " ".join(line.split()) in said


def test_series_colours_are_seen(deck: Any, pages: dict[str, list[Page]]) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    at = next(n for n, title in enumerate(titles) if "by event" in title)
    page = pages["report.pptx"][at]
    for colour in (
        LIGHT.hue("cn-forum-2020").mark,
        LIGHT.hue("esor-russia").mark,
        LIGHT.hue("esor-russia").tint,
    ):
        assert page.share_of(colour) > 0.005


def test_the_lane_is_seen(deck: Any, pages: dict[str, list[Page]]) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    at = next(n for n, title in enumerate(titles) if "no one year" in title)
    lane = [s for s in deck.slides[at].shapes if s.name == office.NAME_LANE]
    assert len(lane) == 1
    assert lane[0].left + lane[0].width <= Pt(master.WIDE_PT)
    assert pages["report.pptx"][at].share_of(LIGHT.hue("esor-russia").tint) > 0.005
