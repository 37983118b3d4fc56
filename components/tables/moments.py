"""The years, months and days that events are stated to lie in: what a period may be."""

from components.asked.selection import Selection
from components.words.language import of_data
from data.cells import dates
from data.selecting.period import OPEN, Period

_MONTH, _DAY = 7, 10  # letters of an EDTF date


def offered(selection: Selection) -> tuple[str, ...]:
    """List years and months with events of the other filters, as EDTF, in order.

    Days are listed of the months in which the period begins and ends, which is
    always listed itself.
    """
    asked = selection.chosen.period
    ends = {end for end in asked.ends if end} if asked else set()
    near = {end[:_MONTH] for end in ends if len(end) >= _MONTH}
    found = _stated(selection.but(period=None))
    shown = {at for at in found if len(at) < _DAY or at[:_MONTH] in near}
    return tuple(sorted(shown | ends))


@of_data(maxsize=32)
def _stated(selection: Selection) -> frozenset[str]:
    texts = selection.dataset.events["date"][selection.shown].unique()
    return frozenset(moment for text in texts for moment in stated_in(text))


def stated_in(text: str) -> set[str]:
    """Take a date's ends in each unit that they state, and the years between."""
    stated = {end.removesuffix("~") for end in text.split("/")} - {"", OPEN}
    found = {at[:letters] for at in stated for letters in (4, _MONTH, _DAY)}
    found = {at for at in found if len(at) in {4, _MONTH, _DAY}}
    dated = dates.parse(text)
    if dated.start and dated.end:
        first, last = Period(dated.start, dated.end, "year").years
        found |= {f"{year:04d}" for year in range(first or 0, (last or 0) + 1)}
    return found
