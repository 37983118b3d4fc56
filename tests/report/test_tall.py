"""Charts of many rows in documents: whole on their page, and no smaller than needed."""

import io

import docx
import pytest

from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.report import content, plots
from components.report.document import Document
from components.report.word import write as word
from data.selecting.filters import Filter
from tests.drawn import curated
from tests.invented import invented
from tests.report.reported import DAY, plain

LISTS = ("attendances-by-event", "attendances-by-series")


@pytest.fixture(scope="module", params=["forty series", "all events"])
def tall(request: pytest.FixtureRequest) -> Document:
    """Gather a report of lists that would be taller than a page."""
    ours = request.param == "all events"
    dataset = curated() if ours else invented("continent-school")
    view = View(chosen=Filter(related=ours), report=Plan(parts=LISTS))
    return content.document(Viewed(dataset, view), "", DAY)


def test_type_shrinks_by_a_quarter_at_most(tall: Document) -> None:
    for part, sheet in plots.as_wide_as_text(tall).items():
        share = plots.MOST_MM / plots.TEXT_MM * sheet.width_px / sheet.height_px
        assert share >= 0.75, part


def test_a_word_file_holds_each_picture_whole(tall: Document) -> None:
    body = word.write(tall, plain(plots.as_wide_as_text(tall)))
    shapes = docx.Document(io.BytesIO(body)).inline_shapes
    sides = [(shape.width.mm, shape.height.mm) for shape in shapes][: len(LISTS)]
    assert len(sides) == len(LISTS)
    for wide, high in sides:
        assert wide <= plots.TEXT_MM + 0.1
        assert high <= plots.MOST_MM + 0.1
