"""What the report page offers: forms and what they lack here, sentences to copy."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from components.asked import figures
from components.asked.selection import Selection
from components.figures import catalogue
from components.findings import citations, sentences
from components.findings.sentences import Sentence
from components.pictures.chromium import here
from components.report import making
from components.words import report_page
from data.package import Dataset

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """One form of file."""

    label: str
    note: str  # what it is for
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedStyle:
    """What is copied in one style of citation."""

    style: str
    label: str
    lines: list[str]  # each sentence with its references
    citation: str  # of the data
    all: str  # every sentence, every reference and the citation
    code: bool  # set in a fixed pitch


FORMS = MappingProxyType(
    {
        form: ReportForm(
            label=report_page.FORM_LABELS[form],
            note=report_page.FORM_NOTES[form],
            media_type=media_type,
        )
        for form, media_type in {
            "pdf": "application/pdf",
            "pptx": f"{_OFFICE}.presentationml.presentation",
            "docx": f"{_OFFICE}.wordprocessingml.document",
            "zip": "application/zip",
        }.items()
    }
)


def unavailable(form: str, parts: Sequence[str]) -> str:
    """Say what to install for these parts in this form; "" where nothing is missing."""
    lacking = making.missing(form)
    if lacking or form == "zip":
        return lacking
    drawn = {
        part
        for figure in catalogue.FIGURES.values()
        if not (form == "pptx" and figure.chart)
        for part in figure.parts
    }
    return here.missing() if drawn & set(parts) else ""


def what_is_missing(parts: Sequence[str]) -> list[str]:
    """Say, a sentence for each thing to install, which forms wait for it."""
    waiting: dict[str, list[str]] = {}
    for form, known in FORMS.items():
        lacking = unavailable(form, parts)
        if lacking:
            waiting.setdefault(lacking, []).append(known.label)
    said = [report_page.needs(forms, what) for what, forms in waiting.items()]
    drawn = set(parts) & set(figures.pictures())
    return [*said, *([report_page.ZIP_WITHOUT] if drawn and here.missing() else [])]


def today() -> dt.date:
    """Give the day that a report bears which names none."""
    return dt.datetime.now(tz=dt.UTC).date()


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
