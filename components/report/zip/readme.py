"""The text files of a zip: what is what, the sentences, the sources."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from components.figures.drawing import Drawing
from components.figures.files import FORMATS
from components.findings.citations import Style
from components.report.document import Document, Sentences
from components.words import numbers, report
from components.words import zip as words

STYLE_NAMES: dict[Style, str] = {"vancouver": "Vancouver", "plain": "Plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A figure or table of the report and the name of its files, without ending."""

    part: str
    is_figure: bool
    name: str  # "Figure 2 · Map, Latin America"
    file: str  # "figure-2-map-latam"
    title: str
    exported: Callable[[], Drawing]  # its table


def readme(
    document: Document,
    items: Sequence[Item],
    tables: Mapping[str, Sequence[str]],
    undrawn: Sequence[str],
    why: str,
) -> Iterator[str]:
    """Explain each file, what is missing and why, and where all this is from."""
    yield from (*_title(document), *_heading(words.WHAT_IS_WHAT))
    for item in items:
        if item.is_figure and item.name not in undrawn:
            yield words.picture(item.file, item.name, item.title)
    for file, names in tables.items():
        yield words.table(file, FORMATS, names)
    yield from (words.SENTENCES, words.SOURCES_TXT, words.SOURCES_BIB, "")
    yield from (words.PICTURES, words.TABLES)
    if undrawn:
        yield from (*_heading(words.MISSING), f"{'; '.join(undrawn)}.", why)
    yield from (*_heading(report.HOW_TO_READ), *report.READING)
    yield from _heading(report.CITE_AS)
    yield from (document.citation, document.licences)


def sentences(document: Document) -> Iterator[str]:
    """Write the findings, and the sources that their numbers name."""
    yield from _title(document)
    for block in document.blocks:
        if isinstance(block, Sentences):
            yield from (*_heading(block.title), *block.lines)
    if notes := [*_notes(document)]:
        yield from (*_heading(report.OWN_NOTES), *notes)
    yield from _numbered(document.sources)


def _notes(document: Document) -> Iterator[str]:
    """Write what the author says under each part, apart from what sources say."""
    for block in document.blocks:
        if block.own and isinstance(block, Sentences):
            yield f"{block.title}: {block.own}"
        elif block.own and not isinstance(block, Sentences):
            yield f"{report.kind_and_name(block.part, document.views)}: {block.own}"


def sources(document: Document) -> Iterator[str]:
    """Write the sources in each style; the data themselves come first."""
    for style, name in STYLE_NAMES.items():
        data, *others = document.references[style]
        yield from (*_heading(name), data, *_numbered(others))


def _title(document: Document) -> Iterator[str]:
    yield document.title
    yield " · ".join(part for part in (document.author, document.date) if part)
    yield f"{report.SELECTION}: {document.filters}"
    yield f"{report.DATA}: {document.data}"
    if document.address:
        yield f"{report.ADDRESS}: {document.address}"


def _heading(words: str) -> Iterator[str]:
    yield from ("", words, "-" * len(words))


def _numbered(references: Sequence[str]) -> Iterator[str]:
    if references:
        yield from _heading(report.SOURCES)
    for place, reference in enumerate(references, start=1):
        yield f"[{numbers.number(place)}] {reference}"
