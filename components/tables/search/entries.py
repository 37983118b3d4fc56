"""What is found of one kind: names, hints and addresses, and the words that find it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from components.tables.search.spellings import Spellings
from components.words.searching import spaced
from data.reading.arrays import Code, Mask

Links = dict[str, tuple[Code, Code]]  # by kind: which entry, and what it is linked to


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Entries:
    """All that can be found of one kind, in the order in which equals are listed."""

    kind: str
    labels: Sequence[str]
    others: Sequence[Sequence[str]]  # further names of each
    more: Sequence[Sequence[str]]  # facts by which it is found as well
    # How much the data say of it: what has most stands first; 1 is perhaps, 0 nothing.
    weight: Code
    hint: Callable[[int], str]
    href: Callable[[int], str]
    links: Links = field(default_factory=dict)
    first: Spellings  # of its label alone
    names: Spellings
    words: Spellings

    def text(self, entry: int) -> str:
        """Write all by which one entry is found itself."""
        parts = (self.labels[entry], *self.others[entry], *self.more[entry])
        return " ".join(parts)

    def beginning(self, words: Sequence[str]) -> tuple[Mask, Mask, Mask]:
        """Pick those with a name that is this, or a label or words that begin so."""
        phrase = spaced(" ".join(words))
        starts = [self.words.beginning(word) for word in words]
        return (
            self.names.being(phrase),
            self.first.beginning(phrase),
            np.logical_and.reduce(starts),
        )


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
    """Note how each entry is spelt, and put all together."""
    folded = _Folded()
    names = [
        [folded[name] for name in {label, *others}]
        for label, others in zip(labels, others, strict=True)
    ]
    words = (
        {
            word
            for part in (*own, *(folded[fact] for fact in facts))
            for word in part.split()
        }
        for own, facts in zip(names, more, strict=True)
    )
    return Entries(
        kind=kind,
        labels=labels,
        others=others,
        more=more,
        weight=weight,
        hint=hint,
        href=href,
        links=links or {},
        first=Spellings([folded[label]] for label in labels),
        names=Spellings(map(set, names)),
        words=Spellings(words),
    )


def linked(entry: Code, other: Code, count: int) -> tuple[Code, Code]:
    """Pair entries with what they are linked to, each pair once; -1 is nothing."""
    is_both = (entry >= 0) & (other >= 0)
    pairs = np.sort(entry[is_both].astype(np.int64) * max(1, count) + other[is_both])
    pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]
    ones, others = np.divmod(pairs, max(1, count))
    return ones.astype(np.int32), others.astype(np.int32)


class _Folded(dict[str, str]):
    """Folds each text once: a hundred thousand events have few different facts."""

    def __missing__(self, text: str) -> str:
        self[text] = spaced(text)
        return self[text]
