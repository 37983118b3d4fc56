"""The words of the text files in a report's zip."""

from collections.abc import Iterable, Sequence

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


def picture(file: str, name: str, title: str) -> str:
    return f"pictures/{file}.png, .svg: {name}. {title}"


def table(file: str, endings: Iterable[str], names: Sequence[str]) -> str:
    return f"tables/{file}.{', .'.join(endings)}: {'; '.join(names)}"
