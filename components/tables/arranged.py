"""How many rows of bars a selection has, and so where on a page they have room."""

from typing import Literal

from components.asked.selection import Selection
from components.live import firsts
from components.tables import bars

_AS_LONG = 30  # rows of series that are as tall as those of many events
MOST_BESIDE = 14  # rows of bars that are hardly taller than what stands beside them
_Bars = Literal["events", "series", "below"]


def bars_on_overview(selection: Selection) -> _Bars:
    """Tell which bars stand beside the map, or that they have room only below it.

    Of too many events it is the bars of their series, if there are a few.
    """
    bars: _Bars = firsts.of_selection("bars", selection, lambda: _beside(selection))
    return bars


def _beside(selection: Selection) -> _Bars:
    if _has_few_events(selection):
        return "events"
    return "series" if 1 < _series(selection) <= MOST_BESIDE else "below"


def bars_of_participants(
    selection: Selection,
) -> Literal["pairs", "beside", "lists", "columns"]:
    """Tell how four figures stand in two columns of like height.

    In pairs; the bars by event beside all others; each list over one of the others; or
    the longer list beside all.
    """
    if _has_few_events(selection):
        return "pairs"
    if _series(selection) <= MOST_BESIDE:
        return "beside"
    return "lists" if _series(selection) <= _AS_LONG else "columns"


def _has_few_events(selection: Selection) -> bool:
    return sum(map(len, selection.groups)) <= MOST_BESIDE


def _series(selection: Selection) -> int:
    order, _ = bars.series_bounds(selection)
    return len(order)
