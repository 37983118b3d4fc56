"""Equal names told apart: a label is for readers, and never what a row is known by."""

from collections import defaultdict
from collections.abc import Hashable, Sequence


def told_apart(names: Sequence[str], *more: Sequence[str]) -> list[str]:
    """Add to equal names what differs: the first of `more` that does, else a number."""
    added: list[list[str]] = [[] for _ in names]
    for column in more:
        for alike in _alike([*zip(names, map(tuple, added), strict=True)]):
            if len({column[at] for at in alike}) > 1:
                for at in alike:
                    added[at] += [column[at]] if column[at] else []
    labels = [_with(name, words) for name, words in zip(names, added, strict=True)]
    for alike in _alike(labels):
        for nth, at in enumerate(alike, start=1):
            labels[at] = _with(names[at], [*added[at], str(nth)])
    return labels


def _alike(keys: Sequence[Hashable]) -> list[list[int]]:
    """Find the places that share a key with another."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    return [alike for alike in places.values() if len(alike) > 1]


def _with(name: str, words: Sequence[str]) -> str:
    more = ", ".join(words)
    if "(" in more:  # brackets in brackets are hard to read
        return f"{name}, {more}"
    return f"{name} ({more})" if words else name
