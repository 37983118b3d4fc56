"""The text files of a zip: what is what, the sentences, the sources."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from components.figures.drawing import Drawing
from components.figures.files import FORMATS
from components.findings.citations import Style
from components.report.document import Document, Sentences
from components.words import numbers, report

References = Mapping[Style, tuple[str, ...]]
STYLE_NAMES: dict[Style, str] = {"vancouver": "Vancouver", "plain": "Plain"}
WHAT_IS_WHAT = "What is what"
MISSING = "Missing pictures"
SENTENCES = "sentences.txt: the findings in words, each with its hedge and sources"
SOURCES_TXT = "sources.txt: the sources and these data, cited in plain and Vancouver"
SOURCES_BIB = "sources.bib: the same for BibTeX"
PICTURES = (
    "Pictures carry their title, filters, sources, data version and address. PNG is "
    "for A4 width at 300 dpi; SVG can be enlarged, and its text stays text."
)
TABLES = "Each table is there as CSV (UTF-8) and as XLSX with a sheet on what it shows."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure or table of the report and the name of its files, without ending."""

    part: str
    is_figure: bool
    named: str  # "Figure 2 · Map, Latin America"
    file: str  # "figure-2-map-latam"
    title: str
    exported: Callable[[], Drawing]  # its table


def readme(
    document: Document,
    shown: Sequence[Shown],
    tables: Mapping[str, Sequence[str]],
    undrawn: Sequence[str],
    why: str,
) -> Iterator[str]:
    """Say what each file is, what is missing and why, and where all this is from."""
    yield from _title(document)
    yield ""
    yield from _heading(WHAT_IS_WHAT)
    for item in shown:
        if item.is_figure and item.named not in undrawn:
            yield f"pictures/{item.file}.png, .svg: {item.named}. {item.title}"
    for file, names in tables.items():
        endings = ", .".join(FORMATS)
        yield f"tables/{file}.{endings}: {'; '.join(names)}"
    yield from (SENTENCES, SOURCES_TXT, SOURCES_BIB, "", PICTURES, TABLES)
    if undrawn:
        yield ""
        yield from _heading(MISSING)
        yield f"{'; '.join(undrawn)}."
        yield why
    yield ""
    yield from _heading(report.HOW_TO_READ)
    yield from report.READING
    yield ""
    yield from _heading(report.CITE_AS)
    yield from (document.citation, document.licences)


def sentences(document: Document) -> Iterator[str]:
    """Write the findings, and the sources that their numbers name."""
    yield from _title(document)
    for block in document.blocks:
        if isinstance(block, Sentences):
            yield ""
            yield from _heading(block.title)
            yield from block.lines
    yield from _numbered(document.sources)


def sources(
    document: Document, styles: Mapping[Style, tuple[str, ...]]
) -> Iterator[str]:
    """Write the sources in each style; the data themselves come first."""
    if not styles:
        yield document.citation
        yield from _numbered(document.sources)
    for style, name in STYLE_NAMES.items():
        if style in styles:
            data, *rest = styles[style]
            yield from _heading(name)
            yield data
            yield from _numbered(rest)
            yield ""


def _title(document: Document) -> Iterator[str]:
    yield document.title
    yield " · ".join(part for part in (document.author, document.date) if part)
    yield f"{report.SELECTION}: {document.filters}"
    yield f"{report.DATA}: {document.data}"
    if document.address:
        yield f"{report.ADDRESS}: {document.address}"


def _heading(said: str) -> Iterator[str]:
    yield said
    yield "-" * len(said)


def _numbered(references: Sequence[str]) -> Iterator[str]:
    if references:
        yield ""
        yield from _heading(report.SOURCES)
    for place, reference in enumerate(references, start=1):
        yield f"[{numbers.number(place)}] {reference}"
