"""One fact with the document, and the place in it, where it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, overload

from components.tables import naming
from data.reading.package import Dataset


class Ref(NamedTuple):
    """Where a fact stands: the source and the place in it."""

    source: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One fact and where it stands."""

    words: str
    detail: str
    source_title: str
    url: str
    locator: str
    source: str  # its id
    mark: str = ""  # of the country or city that the fact is about: "country:PER"

    @property
    def ref(self) -> Ref:
        """The place in the source."""
        return Ref(self.source, self.locator)


def cite(
    dataset: Dataset, words: str, detail: str, row: Any, *, mark: str = ""
) -> Cited:
    """Cite the source of a row of any table."""
    source = naming.sources_by_id(dataset)[row.source_id]
    return Cited(
        words=words,
        detail=detail,
        source_title=naming.source_titles(dataset)[row.source_id],
        url=source.url,
        locator=row.locator,
        source=row.source_id,
        mark=mark,
    )


class CitedRows(Sequence[Cited]):
    """As many facts as there are, each worded only when it is asked for."""

    def __init__(self, count: int, word: Callable[[int], Cited]) -> None:
        """Know how many there are, and how to word one by its place."""
        self._count, self._word = count, word

    def __len__(self) -> int:
        """Count the facts."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> Cited: ...
    @overload
    def __getitem__(self, place: slice) -> list[Cited]: ...
    def __getitem__(self, place: int | slice) -> Cited | list[Cited]:
        """Word one fact or some."""
        if isinstance(place, slice):
            return [self._word(at) for at in range(self._count)[place]]
        return self._word(range(self._count)[place])


def noted(said: str, note: str) -> str:
    """Put a note behind what is said: as a sentence where it begins like one."""
    if not (said and note):
        return said or note
    return f"{said}{'. ' if note[0].isupper() else '; '}{note}"
