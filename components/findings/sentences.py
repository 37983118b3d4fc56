"""Report-ready sentences of a selection, numbered, and pasted with their references."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from components.asked.selection import Selection
from components.findings import attendances, events, takers
from components.findings.citations import STYLES, cite_data, cite_source
from components.findings.selected import Finding, choose
from components.words import citations as words
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
        yield from attendances.of_each_series(selected)
        yield from attendances.of_no_year(selected)
        yield from attendances.not_split(selected)
    yield from takers.places_of(selected)
    if selected.definite:
        yield from takers.people_of(selected)
    yield from takers.misprints(selected)


def numbered(said: Iterable[Sentence]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the lines with "[1, 2]" at their ends, and the source_ids so numbered."""
    order: dict[str, int] = {}
    lines = []
    for sentence in said:
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


def panel(selection: Selection, address: str, made: dt.date) -> dict[str, str]:
    """Give what the copy button of each citation style copies."""
    return {style: paste(selection, address, made, style) for style in STYLES}
