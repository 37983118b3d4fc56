"""Numbers for the places in documents where facts stand, as footnotes have them."""

from collections.abc import Iterable

from components.tables import naming
from components.tables.citing import Cited, Ref
from components.words import gazetteer as words
from components.words import numbers, prose
from data.reading.package import Dataset


class Notes:
    """Numbers the places where facts stand, from 1, in the order of mention."""

    def __init__(self, dataset: Dataset) -> None:
        """Begin without any."""
        self._dataset = dataset
        self._numbers: dict[Ref, int] = {}

    def marks(self, refs: Iterable[Ref]) -> list[tuple[int, str]]:
        """Find the number of each place, once and in order, and what it is in words."""
        titles, known = naming.source_titles(self._dataset), self._numbers
        places = {known.setdefault(ref, len(known) + 1): ref for ref in refs}
        return [
            (number, words.at(titles[ref.source], ref.locator))
            for number, ref in sorted(places.items())
        ]

    def listed(self) -> list[Cited]:
        """List the places by number, each with what its document is."""
        known = naming.sources_by_id(self._dataset)
        titles = naming.source_titles(self._dataset)
        found = []
        for ref in self._numbers:
            row = known[ref.source]
            published = numbers.date(row.published) if row.published else ""
            found.append(
                Cited(
                    words=row.title,
                    detail=prose.document(row.publisher, row.kind, published),
                    source_title=titles[ref.source],
                    url=row.url,
                    locator=ref.locator,
                    source=ref.source,
                )
            )
        return found
