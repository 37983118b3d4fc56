"""`Working`: how one total comes about, ready for a panel, a sheet or a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.tables.citing import Cited
from components.words.how import sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One count that is added, what sources say of it, and what follows from that."""

    label: str
    low: int
    high: int | None
    cited: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()  # a link opens them

    def said(self) -> list[str]:
        """Write what stands between label and bounds, a line each."""
        return [*map(_in_words, self.cited), *self.notes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """The lines of one total, what they come to, and what is not among them."""

    key: str  # of its tile
    name: str
    counted: str  # within a sentence
    words: str  # the total as the tile says it
    low: int
    high: int | None
    lines: tuple[Line, ...]
    sums: tuple[str, ...]
    apart: tuple[str, ...]
    is_added: bool = True  # else each line stands for itself

    @property
    def title(self) -> str:
        """Name the total with what it is."""
        return sums.panel_title(self.name, self.words)

    @property
    def rows(self) -> list[tuple[object, ...]]:
        """Write it as rows of a table, in the order of `sums.COLUMNS`."""
        rows = [
            (self.name, line.label, "\n".join(line.said()), *_ends(line))
            for line in self.lines
        ]
        whole = (self.name, sums.SUM, "\n".join(self.sums), *_ends(self))
        rest = [(self.name, sums.NOT_COUNTED, line, None, None) for line in self.apart]
        return [*rows, *([whole] if self.is_added else []), *rest]


def _ends(of: Line | Working) -> tuple[int, object]:
    return of.low, sums.OPEN if of.high is None else of.high


def _in_words(cited: Cited) -> str:
    return sums.cited(cited.words, cited.detail, cited.source_title, cited.locator)


def largest(lines: Sequence[Line], most: int) -> tuple[list[Line], list[Line]]:
    """Part lines into the largest, in their order, and all others."""
    order = sorted(range(len(lines)), key=lambda at: -lines[at].low)
    shown = {*order[:most]}
    pairs = [*enumerate(lines)]
    return (
        [line for at, line in pairs if at in shown],
        [line for at, line in pairs if at not in shown],
    )
