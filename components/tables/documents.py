"""Sources, corrections, codebook and changes, for the page that explains."""

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

from components.tables import naming
from components.tables.citing import Cited
from components.tables.details import correction, curated_words
from components.words import citations, numbers, prose
from components.words.language import cached
from data.reading.package import CURATED, Dataset
from data.reading.rows import records

_CHANGELOG = Path(__file__).resolve().parents[2] / "CHANGELOG.md"


def sources(dataset: Dataset, only: Collection[str] = ()) -> list[Cited]:
    """List every document, or some by their ids, with its dates and address."""
    return [
        Cited(
            words=source.title,
            detail=". ".join(
                part
                for part in (
                    prose.document(
                        source.publisher, source.kind, _day(source.published)
                    ),
                    citations.read_on(_day(source.date_accessed)),
                    source.note,
                )
                if part
            ),
            source_title=naming.source_titles(dataset)[source.source_id],
            url=source.url,
            locator=source.language,
            source=source.source_id,
        )
        for source in records(dataset.sources)
        if not only or source.source_id in only
    ]


def events_told(dataset: Dataset, source: str) -> list[str]:
    """List the events that a source is cited for, or for a claim about."""
    claims = dataset.claims["claim_id"][dataset.claims["source_id"] == source]
    pairs, events = dataset.claim_events, dataset.events
    claimed = pairs["event_id"][pairs["claim_id"].isin(claims)]
    taking_part = dataset.participation
    named = taking_part["event_id"][taking_part["source_id"] == source]
    is_told = events["source_id"].eq(source) | events["event_id"].isin(
        {*claimed, *named}
    )
    return list(events["event_id"][is_told])


def corrections(
    dataset: Dataset,
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Give every correction as a row of the table."""
    rows: list[tuple[Any, ...]] = []
    for row in records(dataset.corrections):
        cited = correction(dataset, row)
        where = f"{row.table}, {row.row}, {row.field}"
        source = f"{cited.source_title}, {cited.locator}"
        curated = curated_words(row)
        rows.append(
            (where, row.as_printed, curated, row.confidence, row.reason, source)
        )
    return prose.CORRECTION_COLUMNS, rows


@lru_cache(maxsize=1)
def codebook() -> str:
    """Read the curators' codebook; its title gives way to the page's."""
    return _below_title(CURATED / "README.md")


@cached(maxsize=1)
def changelog() -> str:
    """Read the changes; an installed wheel without the file has none."""
    return _below_title(_CHANGELOG) if _CHANGELOG.is_file() else numbers.NOT_STATED


def _below_title(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\A# .*\n", "", text)


def _day(iso: str) -> str:
    return numbers.date(iso) if iso else ""
