"""Numbered notes: each source once, in the order in which a page first cites it."""

from collections.abc import Iterable

from components.tables import naming
from components.tables.citing import Cited
from components.tables.gazetteer.lines import Ref
from components.words import gazetteer as words
from components.words import numbers, prose
from data.reading.package import Dataset


class Notes:
    """The notes of one page, numbered while it is written."""

    def __init__(self, dataset: Dataset) -> None:
        """Begin without any."""
        self._dataset = dataset
        self._places: dict[str, list[str]] = {}  # locators by source

    def number(self, ref: Ref) -> int:
        """Give the number of a source, a new one where it is cited first."""
        locators = self._places.setdefault(ref.source, [])
        if ref.locator not in locators:
            locators.append(ref.locator)
        return [*self._places].index(ref.source) + 1

    def marks(self, refs: Iterable[Ref]) -> list[tuple[int, str]]:
        """Give for each source its number, and its name with the places in it."""
        titles = naming.source_titles(self._dataset)
        said: dict[int, list[str]] = {}
        named: dict[int, str] = {}
        for ref in refs:
            at = self.number(ref)
            named[at] = titles[ref.source]
            if ref.locator not in said.setdefault(at, []):
                said[at].append(ref.locator)
        return [(at, words.at(named[at], "; ".join(said[at]))) for at in sorted(said)]

    def listed(self) -> list[Cited]:
        """List the sources by number, each with every place that is cited."""
        known = naming.sources_by_id(self._dataset)
        titles = naming.source_titles(self._dataset)
        found = []
        for source, locators in self._places.items():
            row = known[source]
            published = numbers.date(row.published) if row.published else ""
            found.append(
                Cited(
                    words=row.title,
                    detail=prose.document(row.publisher, row.kind, published),
                    source_title=titles[source],
                    url=row.url,
                    locator="; ".join(locators),
                )
            )
        return found
