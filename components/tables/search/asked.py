"""Finds and orders what a reader asks for, as `assets/search_index.js` does.

First what is called so, then whose label begins so, then what has words that do, then
what holds the letters anywhere, then what is linked to something that does; of equals,
what the data say most of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from components.tables.search.entries import Entries
from components.tables.search.kinds import kinds
from components.words.language import of_data
from components.words.searching import bare, spaced, words
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset

MOST_WORDS, MOST_LETTERS = 8, 100  # of what is typed; the rest is not heard
_LINKED = 4  # the rank of what only something else makes found
_UNSURE = (0.5, 0.25)  # more for what the data say nothing of, or only perhaps


class Item(NamedTuple):
    """One result: its name, another name by which it was found, hint and address."""

    label: str
    other: str
    hint: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The results of one kind: the first of them, and how many there are."""

    kind: str
    count: int
    items: tuple[Item, ...]


@of_data(maxsize=512)
def ask(dataset: Dataset, search: str, most: int) -> tuple[Results, ...]:
    """Find what holds every word typed: the first of each kind, best kind first."""
    asked = heard(search)
    if not asked:
        return ()
    masks = [_holding(dataset, word) for word in asked]
    ranked = []
    for kind, some in kinds(dataset).items():
        found = np.logical_and.reduce([mask[kind] for mask in masks])
        if found.any():
            at, rank = _ordered(some, found, asked)
            items = tuple(_item(some, n, asked) for n in at[:most].tolist())
            ranked.append((rank, Results(kind=kind, count=len(at), items=items)))
    return tuple(results for _, results in sorted(ranked, key=lambda pair: pair[0]))


def heard(search: str) -> tuple[str, ...]:
    """Part what is typed into words, of which there is an end."""
    return tuple(words(search[:MOST_LETTERS])[:MOST_WORDS])


def events_holding(dataset: Dataset, search: str) -> Mask:
    """Pick the events that hold every word, or are linked to what does."""
    found = np.ones(len(dataset.events), bool)
    for word in heard(search):
        found &= _holding(dataset, word).get("event", found)
    return found


def words_of_events(dataset: Dataset, numbers: Sequence[int]) -> list[str]:
    """Write all words by which events are found, with those of what is linked."""
    known = kinds(dataset)
    events = known["event"]
    texts = [[events.text(number)] for number in numbers]
    place = {number: at for at, number in enumerate(numbers)}
    for kind, (entry, linked) in events.links.items():
        if kind in known:
            some = np.isin(entry, list(numbers))
            pairs = zip(entry[some].tolist(), linked[some].tolist(), strict=True)
            for event, other in pairs:
                texts[place[event]].append(known[kind].text(other))
    return [bare("\n".join(parts)) for parts in texts]


@of_data(maxsize=64)
def _holding(dataset: Dataset, word: str) -> dict[str, Mask]:
    """Pick the entries of each kind that hold a word, or are linked to such a one."""
    known = kinds(dataset)
    own = {kind: some.words.holding(word) for kind, some in known.items()}
    return {kind: _linked(some, own) for kind, some in known.items()}


def _linked(some: Entries, own: dict[str, Mask]) -> Mask:
    picked = own[some.kind].copy()
    for kind, (entry, linked) in some.links.items():
        if kind in own and own[kind].any():
            picked[entry[own[kind][linked]]] = True
    return picked


def _ordered(some: Entries, found: Mask, asked: Sequence[str]) -> tuple[Code, float]:
    """Order what is found; give also the rank of the first."""
    at = np.flatnonzero(found)
    own = np.logical_and.reduce([some.words.holding(word)[at] for word in asked])
    rank = np.where(own, _LINKED - 1, _LINKED)
    for better, mask in enumerate(reversed(some.beginning(asked)), start=2):
        rank[own & mask[at]] = _LINKED - better
    unsure = np.array((*_UNSURE, 0))[np.minimum(some.weight[at], 2)]
    return at[np.lexsort((at, -some.weight[at], rank))], float((rank + unsure).min())


def _item(some: Entries, n: int, asked: Sequence[str]) -> Item:
    return Item(some.labels[n], _other(some, n, asked), some.hint(n), some.href(n))


def _other(some: Entries, n: int, asked: Sequence[str]) -> str:
    """Name the entry as it was typed, where its label holds less of that."""
    label = bare(some.labels[n])
    if all(word in label for word in asked):
        return ""
    names = (name for name in some.others[n] if spaced(name) != spaced(label))
    return next((name for name in names if _holds(bare(name), asked)), "")


def _holds(text: str, asked: Sequence[str]) -> bool:
    return all(word in text for word in asked)
