"""What is found of one kind: names, hints and addresses, and the text that is searched.

The text of an entry has a line for each of its names, then one for each further fact,
which ends with a blank: only a name can be typed whole. See `assets/search_index.js`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from components.words.searching import is_number, sought, spaced
from data.reading.arrays import Code, Mask

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

    def holding(self, word: str) -> Mask:
        """Pick the entries that hold a word themselves."""
        pattern, is_pattern = (sought(word), True) if is_number(word) else (word, False)
        return self._contain(pattern, is_pattern=is_pattern)

    def beginning(self, words: Sequence[str]) -> tuple[Mask, Mask, Mask]:
        """Pick entries of which a name is this, the label begins so, or words do."""
        phrase = " ".join(words)
        starts = [self._contain(f" {word}") for word in words]
        return (
            self._contain(f"\n {phrase}\n"),
            self.text.str.startswith(f"\n {phrase}").to_numpy(bool),
            np.logical_and.reduce(starts),
        )

    def _contain(self, pattern: str, *, is_pattern: bool = False) -> Mask:
        held: Mask = self.text.str.contains(pattern, regex=is_pattern).to_numpy(bool)
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
    )
