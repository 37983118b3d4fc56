"""Reports to write: everything there is, and what strains every page."""

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import replace

from PIL import Image

from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.figures.native import ChartData, Mark
from components.live import current
from components.pictures.sheet import Sheet
from components.report import content
from components.report.document import Document, Picture, Sentences, Table
from data.selecting.filters import Filter
from tests.parts import PARTS

DAY = dt.date(2026, 11, 22)
BASE = "https://outreach.example.org"
_LONG = (
    "Radiologie und radiologische Fortbildung über Grenzen hinweg, 放射学 радиология "
)
_FORMULA = '=HYPERLINK("https://example.org";"+1")'


def document(parts: tuple[str, ...] = PARTS, **options: object) -> Document:
    """Gather a report of the real data."""
    chosen = Filter(related=bool(options.pop("related", False)))
    wanted = Plan(parts=parts, author="Department of Radiology", **options)  # type: ignore[arg-type]
    view = View(chosen=chosen, report=wanted)
    return content.document(Viewed(current.dataset(), view), BASE, DAY)


def strained() -> Document:
    """Strain everything: long words, many rows, strange letters, open bounds."""
    usual = document(("sentences", "attendances-by-event", "timeline"), related=True)
    sentences, bars, timeline, *_ = usual.blocks
    assert isinstance(bars, Picture)
    marks = tuple(_mark(number) for number in range(25))
    drawing = replace(
        bars.drawing, title=_LONG * 2, subtitle=_LONG * 12, footer=_LONG * 20
    )
    rows = tuple((n, _LONG * (n % 3), _FORMULA, "x" * 90) for n in range(40))
    return replace(
        usual,
        title=(_LONG * 3)[:200],
        author="",
        filters=_LONG * 4,
        address=usual.address + "&country=PER" * 300,
        blocks=(
            sentences,
            Sentences(title="Long", lines=tuple(_LONG * 5 for _ in range(12))),
            replace(bars, drawing=drawing, chart=ChartData(kind="bars", marks=marks)),
            replace(bars, chart=ChartData(kind="columns", marks=marks, lane=3)),
            timeline,
            Table(
                part="table.events",
                title=_LONG,
                note=_LONG,
                columns=("No.", "Words", "Formula\x01", "Unbroken"),
                rows=rows,
                exported=lambda: drawing,
            ),
        ),
    )


def _mark(number: int) -> Mark:
    counted = number % 5 > 0
    low = float(100 * number) if counted else None
    return Mark(
        label=_FORMULA if number == 1 else f"Event {number} of a long series",
        words=f"more than {100 * number:,}" if counted else "no count stated",
        stated=low if number % 2 else None,
        certain=None if number % 2 else low,
        low=low,
        high=100.0 * number + 50 if number % 3 and counted else None,
        fill="#1d6a96",
        line="#1d6a96",
    )


def pictures(sheets: Mapping[str, Sheet]) -> dict[str, bytes]:
    """Stand in for drawn figures, where it is the page that is looked at."""
    drawn = {}
    for part, sheet in sheets.items():
        size = (
            round(sheet.width_px * sheet.scale),
            round(sheet.height_px * sheet.scale),
        )
        file = io.BytesIO()
        Image.new("RGB", size, "#c2512f").save(file, "PNG")
        drawn[part] = file.getvalue()
    return drawn
