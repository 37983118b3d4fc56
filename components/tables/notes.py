"""Numbers for the places in documents where facts stand, as footnotes have them."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.tables.citing import Cited


@dataclass(frozen=True, slots=True)
class Note:
    """One place in a document, by its number."""

    number: int
    source_title: str
    url: str
    locator: str


class Notes:
    """Numbers the places where facts stand, from 1, in the order of mention."""

    def __init__(self) -> None:
        """Begin without any."""
        self._numbers: dict[tuple[str, str, str], int] = {}

    def numbers(self, cited: Iterable[Cited]) -> list[int]:
        """Find the numbers of the places of facts, each once, in order."""
        places = [(one.source_title, one.url, one.locator) for one in cited]
        known = self._numbers
        return sorted({known.setdefault(at, len(known) + 1) for at in places})

    def listed(self) -> list[Note]:
        """List all that have been numbered so far."""
        return [Note(number, *place) for place, number in self._numbers.items()]
