"""What readers copy of a selection's sentences, in each style of citation."""

import datetime as dt
from dataclasses import dataclass

from components.asked.selection import Selection
from components.findings import citations, sentences
from components.findings.sentences import Sentence
from components.words import report_page
from data.reading.package import Dataset


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
    """Give what is copied of the sentences in each style of citation."""
    said = sentences.sentences(selection)
    return [
        CitedStyle(
            style=style,
            label=report_page.STYLES[style],
            lines=[
                _with_references(selection.dataset, sentence, style)
                for sentence in said
            ],
            citation=citations.cite_data(selection.dataset, address, made, style),
            all=sentences.paste(selection, address, made, style),
            code=style == "bibtex",
        )
        for style in citations.STYLES
    ]


def _with_references(dataset: Dataset, sentence: Sentence, style: str) -> str:
    lines, source_ids = sentences.numbered((sentence,))
    listed = sentences.references(dataset, source_ids, style)
    return "\n".join([*lines, "", *listed]).rstrip() + "\n"
