"""The period that is asked for, as a band along the axis of a timeline."""

from typing import Any

import pytest

from components.asked.selection import Viewed
from components.asked.view import View
from components.figures import catalogue
from components.looks.theme import palette
from data.selecting.filters import Filter
from data.selecting.period import read
from tests.drawn import curated

CHINA = ("cn-forum-2020",)
ACCENT = palette("light").accent.mark


def layout_of(period: str, *, narrow: bool = False) -> dict[str, Any]:
    """Draw the timeline of a series in a period."""
    chosen = Filter(series=CHINA, period=read(period) if period else None)
    drawing = catalogue.drawing(
        "timeline", Viewed(curated(), View(chosen=chosen)), "light"
    )
    return drawing.plot(narrow=narrow).layout


def band(period: str, *, narrow: bool = False) -> list[tuple[str, str]]:
    """Give from when to when each line of the band is drawn, the band first."""
    shapes = layout_of(period, narrow=narrow)["shapes"]
    ours = [shape for shape in shapes if shape["line"].get("color") == ACCENT]
    return [(shape["x0"][:10], shape["x1"][:10]) for shape in ours]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_band_lies_over_the_period_with_a_line_at_each_end(narrow: bool) -> None:  # noqa: FBT001
    whole, *ends = band("2020-04", narrow=narrow)
    assert whole == ("2020-04-01", "2020-05-01")
    assert ends == [("2020-04-01",) * 2, ("2020-05-01",) * 2]


def test_an_open_end_reaches_the_edge_and_has_no_line() -> None:
    (_, end), *ends = band("2020-02/..")
    assert end == layout_of("2020-02/..")["xaxis"]["range"][1][:10]
    assert ends == [("2020-02-01",) * 2]


def test_no_band_without_a_period_and_a_brush_with_or_without() -> None:
    assert not band("")
    for period in ("", "2020-04"):
        assert layout_of(period)["meta"] == {"brush": True}


def test_the_words_below_the_title_say_what_the_band_is() -> None:
    chosen = Filter(series=CHINA, period=read("2020-04"))
    viewed = Viewed(curated(), View(chosen=chosen))
    subtitle = catalogue.drawing("timeline", viewed, "light").subtitle
    assert "Thick line on the axis: April 2020." in subtitle
