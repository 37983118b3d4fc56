"""Report-ready sentences of a selection, numbered, and pasted with their references."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from components.asked.selection import Selection
from components.findings import attendances, events, parts, takers
from components.findings.citations import STYLES, cite_data, cite_source
from components.findings.selected import Finding, choose
from components.words import citations as words
from components.words import report_page
from components.words.language import of_data
from data.reading.package import Dataset

_MOST_CITED = 30  # sources of one sentence; the curated data have fewer


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that is true alone, and the source_ids that it rests on."""

    words: str
    sources: tuple[str, ...]


@of_data(maxsize=64)
def sentences(selection: Selection) -> tuple[Sentence, ...]:
    """Say a selection in sentences that each stand alone, with hedges and sources."""
    order = list(selection.dataset.sources["source_id"])
    return tuple(
        Sentence(words, tuple(source for source in order if source in sources))
        for words, sources in _findings(selection)
    )


def _findings(selection: Selection) -> Iterator[Finding]:
    """Find what there is to say, one after the other, the most important first."""
    selected = choose(selection)
    yield from events.events(selected)
    if selected.definite or selected.possible:
        yield from attendances.attendances(selected)
        yield from attendances.of_other_measures(selected)
        yield from attendances.of_each_series(selected)
        yield from attendances.of_no_year(selected)
        yield from attendances.not_split(selected)
    yield from takers.places_of(selected)
    if selected.definite:
        yield from takers.people_of(selected)
    yield from takers.misprints(selected)
    yield from parts.who_came(selected)


def numbered(findings: Iterable[Sentence]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the lines with "[1, 2]" at their ends, and the source_ids so numbered."""
    order: dict[str, int] = {}
    lines = []
    for sentence in findings:
        cited = sentence.sources[:_MOST_CITED]
        for source in cited:
            order.setdefault(source, len(order) + 1)
        marks = ", ".join(map(str, sorted(order[s] for s in cited)))
        more = len(sentence.sources) - len(cited)
        marks = words.marks(marks, more)
        lines.append(f"{sentence.words} [{marks}]" if marks else sentence.words)
    return tuple(lines), tuple(order)


def references(dataset: Dataset, source_ids: Sequence[str], style: str) -> list[str]:
    """Cite sources in their order; BibTeX keeps the numbers in its comments."""
    cited = [cite_source(dataset, source, style) for source in source_ids]
    if style == "bibtex":
        return [f"% [{n}]\n{entry}" for n, entry in enumerate(cited, start=1)]
    return [f"{n}. {entry}" for n, entry in enumerate(cited, start=1)]


def paste(selection: Selection, address: str, made: dt.date, style: str) -> str:
    """Write what one copy holds: sentences, references, and the data's citation."""
    lines, source_ids = numbered(sentences(selection))
    data = cite_data(selection.dataset, address, made, style)
    listed = references(selection.dataset, source_ids, style)
    listed.append(data if style == "bibtex" else f"{words.DATA}{data}")
    return "\n".join([*lines, "", *listed]) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedStyle:
    """What is copied in one style of citation."""

    style: str
    label: str
    lines: list[str]  # each sentence with its references
    citation: str  # of the data
    all: str  # every sentence, every reference and the citation
    code: bool  # set in a fixed pitch


def cited_styles(selection: Selection, address: str, made: dt.date) -> list[CitedStyle]:
    """Write what is copied of the sentences in each style of citation."""
    dataset, cited = selection.dataset, sentences(selection)
    return [
        CitedStyle(
            style=style,
            label=report_page.STYLES[style],
            lines=[_with_references(dataset, sentence, style) for sentence in cited],
            citation=cite_data(dataset, address, made, style),
            all=paste(selection, address, made, style),
            code=style == "bibtex",
        )
        for style in STYLES
    ]


def _with_references(dataset: Dataset, sentence: Sentence, style: str) -> str:
    lines, source_ids = numbered((sentence,))
    listed = references(dataset, source_ids, style)
    return "\n".join([*lines, "", *listed]).rstrip() + "\n"
