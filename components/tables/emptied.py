"""Which filter leaves nothing, and what is there without it."""

from dataclasses import dataclass

from components.asked.selection import Selection
from components.words import labels, readings
from components.words.language import of_data
from data.counting.tally import Count, tally
from data.selecting.filters import Filter

_FIELDS = ("roles", "countries", "period", "kinds", "topics", "statuses", "series")
_NONE = Filter()


@dataclass(frozen=True, slots=True)
class Way:
    """A filter that alone leaves nothing: its field, its words, what it holds back."""

    field: str  # of `Filter`
    words: str
    events: Count  # that match, or may, without it


@of_data(maxsize=64)
def ways_out(selection: Selection) -> tuple[Way, ...]:
    """Give every filter without which something matches; `related` shows more."""
    ways = []
    for field in _FIELDS:
        if getattr(selection.chosen, field) != getattr(_NONE, field):
            words = labels.chosen_words(
                field, selection.chosen, selection.dataset.choices
            )
            without = selection.but(**{field: getattr(_NONE, field)})
            ways.append(Way(field, words, _count(without)))
    if not selection.chosen.related and not selection.chosen.series:
        wider = _count(selection.but(related=True))
        ways.append(Way("related", labels.RELATED, wider))
    return tuple(way for way in ways if way.events)


def sentence(selection: Selection) -> str:
    """Say which filter leaves nothing, or that only all of them together do."""
    ways = [way.words for way in ways_out(selection) if way.field != "related"]
    return readings.nothing_left(ways)


def _count(selection: Selection) -> Count:
    return tally(selection.dataset, selection.shown)
