"""One fact with the document, and the place in it, where it stands."""

from dataclasses import dataclass
from typing import Any

from components.views import naming
from data.package import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One fact and where it stands."""

    words: str
    detail: str
    source_title: str
    url: str
    locator: str


def cite(dataset: Dataset, words: str, detail: str, row: Any) -> Cited:
    """Cite the source of a row of any table."""
    source = naming.sources_by_id(dataset)[row.source_id]
    return Cited(
        words=words,
        detail=detail,
        source_title=source.short_title,
        url=source.url,
        locator=row.locator,
    )
