"""Twenty-four series are told apart: by colour for every eye, on bars by a pattern."""

from itertools import combinations

import pytest

from components.asked.selection import Selection
from components.figures.bars.events import attendances_by_event
from components.looks.theme import Look, palette
from components.tables import bars
from data.reading.outreach import HUES, assigned
from data.selecting.filters import Filter
from tests.invented import invented
from tests.looks.test_theme import LOOKS, LOST, apart, contrast

SERIES = tuple(f"s{n}" for n in range(24))
COLOURED = assigned(SERIES, SERIES, ())
# In CIELAB; eight alone are twice as far (`test_theme.py`).
FAR, FAR_FOR_THE_COLOUR_BLIND = 15, 9


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("look", LOOKS)
def test_twenty_four_series_are_told_apart_by_every_eye(look: Look, lost: str) -> None:
    colours = palette(look, COLOURED)
    marks = [colours.hue(one).mark for one in SERIES]
    marks += [colours.several.mark, colours.related.mark]
    far = FAR if lost == "none" else FAR_FOR_THE_COLOUR_BLIND
    for one, other in combinations(marks, 2):
        assert apart(one, other, lost) >= far, (one, other)


@pytest.mark.parametrize("look", LOOKS)
def test_no_series_of_twenty_four_is_lost_on_the_ground_or_nearly_ink(
    look: Look,
) -> None:
    colours = palette(look, COLOURED)
    for one in SERIES:
        mark = colours.hue(one).mark
        assert contrast(mark, colours.ground) >= 3, one
        if look != "print":  # there ink is all black, and colour may be absent
            assert apart(mark, colours.ink, "none") >= FAR, one


def test_the_second_and_third_eight_have_a_pattern_each() -> None:
    colours = palette("light", COLOURED)
    patterns = [colours.hue(one).pattern for one in SERIES]
    eights = [set(patterns[at : at + len(HUES)]) for at in range(0, 24, len(HUES))]
    assert [len(eight) for eight in eights] == [1, 1, 1]
    assert len(set(patterns)) == len(eights)
    assert not colours.several.pattern


def test_bars_have_patterns_only_where_colours_are_too_many() -> None:
    shown = Selection(invented("continent-school"), Filter())
    table, hues = bars.by_series(shown), shown.dataset.hues
    drawn = attendances_by_event(table, look="light", hues=hues, narrow=False)
    drawn.figure()
    (shapes,) = [
        trace["marker"]["pattern"]["shape"]
        for trace in drawn.data
        if "pattern" in trace.get("marker", {})
    ]
    assert {"", *{palette("light", hues).hue(one).pattern for one, _ in hues}} == set(
        shapes
    )
    few = attendances_by_event(table[:8], look="light", hues=hues, narrow=False)
    assert all("pattern" not in trace.get("marker", {}) for trace in few.data)
