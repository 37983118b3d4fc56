"""Sources, corrections, codebook and changes, for the page that explains."""

import re
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


def sources(dataset: Dataset) -> list[Cited]:
    """List every document with its dates and address."""
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
        )
        for source in records(dataset.sources)
    ]


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
