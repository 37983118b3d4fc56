"""What is found of one kind: names, hints and addresses, and the text that is searched.

The text of an entry has a line for each of its names, then one for each further fact,
which ends with a blank: only a name can be typed whole. See `assets/search_index.js`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from components.words.searching import is_number, spaced
from data.reading.arrays import Code, Mask

_NONE = np.empty(0, np.int32)
_DIGITS = re.compile("[0-9]+")
Links = dict[str, "tuple[Code, Code]"]  # by kind: which entry, and what it is linked to


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Entries:
    """All that can be found of one kind, in the order in which equals are listed."""

    kind: str
    labels: Sequence[str]
    others: Sequence[Sequence[str]]  # further names of each
    more: Sequence[Sequence[str]]  # facts by which it is found as well
    weight: Code  # how much the data say of it: what has most stands first, 0 last
    hint: Callable[[int], str]
    href: Callable[[int], str]
    links: Links = field(default_factory=dict)
    text: "pd.Series[str]"
    numbers: dict[str, Code]  # of each number in the text, the entries

    def holding(self, word: str) -> Mask:
        """Pick the entries that hold a word themselves."""
        if not is_number(word):
            return _contain(self.text, word)
        held = np.zeros(len(self.labels), bool)
        held[self.numbers.get(word, _NONE)] = True
        return held

    def beginning(self, words: Sequence[str], at: Code) -> tuple[Mask, Mask, Mask]:
        """Pick of some entries those with this name, label or words that begin so."""
        phrase, text = " ".join(words), self.text.iloc[at]
        starts = [_contain(text, f" {word}") for word in words]
        return (
            _contain(text, f"\n {phrase}\n"),
            text.str.startswith(f"\n {phrase}").to_numpy(bool),
            np.logical_and.reduce(starts),
        )


def _contain(text: "pd.Series[str]", words: str) -> Mask:
    held: Mask = text.str.contains(words, regex=False).to_numpy(bool)
    return held


def text_of(names: Iterable[str], more: Iterable[str]) -> str:
    """Write what is searched of one entry."""
    lines = [spaced(name) for name in names]
    lines += [f"{spaced(fact)} " for fact in more if fact]
    return "\n".join(("", *lines, ""))


def entries(  # noqa: PLR0913
    kind: str,
    labels: Sequence[str],
    *,
    others: Sequence[Sequence[str]],
    more: Sequence[Sequence[str]],
    weight: Code,
    hint: Callable[[int], str],
    href: Callable[[int], str],
    links: Links | None = None,
) -> Entries:
    """Write the text of each entry, and put all together."""
    texts = [
        text_of((label, *names), facts)
        for label, names, facts in zip(labels, others, more, strict=True)
    ]
    return Entries(
        kind=kind,
        labels=labels,
        others=others,
        more=more,
        weight=weight,
        hint=hint,
        href=href,
        links=links or {},
        text=pd.Series(texts, dtype="str"),
        numbers=_numbers(texts),
    )


def linked(entry: Code, other: Code, count: int) -> "tuple[Code, Code]":
    """Pair entries with what they are linked to, each pair once; -1 is nothing."""
    is_both = (entry >= 0) & (other >= 0)
    pairs = np.unique(entry[is_both].astype(np.int64) * count + other[is_both])
    return (pairs // count).astype(np.int32), (pairs % count).astype(np.int32)


def _numbers(texts: Iterable[str]) -> dict[str, Code]:
    """Note which entries hold each number: most searches for one would read it all."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for number in set(_DIGITS.findall(text)):
            held[number].append(at)
    return {number: np.array(at, np.int32) for number, at in held.items()}
