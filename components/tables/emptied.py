"""Which filter leaves nothing, and what is there without it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from components.words import labels, readings
from data.filters import Filter
from data.membership import select
from data.package import Dataset

_FIELDS = ("roles", "countries", "years", "kinds", "topics", "statuses", "series")
_NONE = Filter()


@dataclass(frozen=True, slots=True)
class Way:
    """A filter that alone leaves nothing: its field, its words, what it holds back."""

    field: str  # of `Filter`
    words: str
    events: int  # that match, or may, without it


@lru_cache(maxsize=64)
def ways_out(dataset: Dataset, chosen: Filter) -> tuple[Way, ...]:
    """Give every filter without which something matches; `related` shows more."""
    found = []
    for field in _FIELDS:
        if getattr(chosen, field) != getattr(_NONE, field):
            words = labels.chosen_words(field, chosen, dataset.choices)
            without = replace(chosen, **{field: getattr(_NONE, field)})
            found.append(Way(field, words, _count(dataset, without)))
    if not chosen.related and not chosen.series:
        wider = _count(dataset, replace(chosen, related=True))
        found.append(Way("related", labels.RELATED, wider))
    return tuple(way for way in found if way.events)


def sentence(dataset: Dataset, chosen: Filter) -> str:
    """Say which filter leaves nothing, or that only all of them together do."""
    ways = [way.words for way in ways_out(dataset, chosen) if way.field != "related"]
    return readings.nothing_left(ways)


def _count(dataset: Dataset, chosen: Filter) -> int:
    selection = select(dataset, chosen)
    return int((selection.definite | selection.possible).sum())
