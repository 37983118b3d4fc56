"""The names of events by their place in a row: "10th course", "tenth course"."""

import re

import numpy as np

from components.words import filters, search
from components.words.searching import bare
from data.reading.package import Dataset

_NUMBERED = re.compile(r"(\w+) ([0-9]+)(?!\w)")
_COLUMNS = ("title", "short_title", "kind")


def names_of_events(dataset: Dataset) -> list[list[str]]:
    """List further names of each event: its title, and its number in its series."""
    events = dataset.events
    numbers = events["number"].to_numpy(np.int64, na_value=0).tolist()
    columns = (events[column] for column in _COLUMNS)
    return [
        [title, *_in_turn(number, kind, f"{title}\n{short}")]
        for number, title, short, kind in zip(numbers, *columns, strict=True)
    ]


def _in_turn(number: int, kind: str, titles: str) -> list[str]:
    if number < 1:
        return []
    # "Weekly rounds, session 3" is a webinar, and the third session.
    pairs = _NUMBERED.findall(titles)
    nouns = [bare(noun) for noun, digits in pairs if int(digits) == number]
    return [
        name
        for noun in dict.fromkeys([filters.plain(kind), *nouns])
        for name in search.in_turn(number, noun)
    ]
