"""Every form of file that a report can be: its words, its type and who writes it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from types import MappingProxyType

from components.asked import figures
from components.figures import catalogue
from components.pictures.chromium import here
from components.pictures.chromium.renderer import Ending
from components.words import report, report_page

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of file; `writer` is a module with `needs` and `write`, see `making`."""

    ending: str  # in addresses and file names
    name: str  # within sentences
    label: str  # of a button
    note: str  # what it is for
    media_type: str
    writer: str  # imported when a file is made: libraries of files are slow to import
    library: str = ""  # what it imports, of the extra `report`
    pictures: tuple[Ending, ...] = ("png",)
    draws_charts: bool = False  # itself, where a figure has one
    does_without: bool = False  # pictures: it says which are missing

    def missing(self) -> str:
        """Name the missing library and how to install it; "" where none is."""
        is_there = not self.library or find_spec(self.library)
        return "" if is_there else report.needs_library(self.name)

    def unavailable(self, parts: Sequence[str]) -> str:
        """Name what to install for these parts; "" where nothing is missing."""
        lacking = self.missing()
        if lacking or self.does_without:
            return lacking
        is_drawn = any(self._is_drawn(part) for part in parts)
        return here.missing() if is_drawn else ""

    def _is_drawn(self, part: str) -> bool:
        figure = catalogue.FIGURES.get(part.partition(".")[0])
        return figure is not None and not (self.draws_charts and figure.chart)


_FORMS: dict[str, Form] = {}
FORMS: Mapping[str, Form] = MappingProxyType(_FORMS)


def add(form: Form) -> None:
    """List a form: pages, addresses and the command offer it; ValueError if twice."""
    if form.ending in _FORMS:
        raise ValueError(form.ending)
    _FORMS[form.ending] = form


def what_is_missing(parts: Sequence[str]) -> list[str]:
    """Say, a sentence for each thing to install, which forms wait for it."""
    waiting: dict[str, list[str]] = {}
    for form in FORMS.values():
        lacking = form.unavailable(parts)
        if lacking:
            waiting.setdefault(lacking, []).append(form.label)
    lines = [report_page.needs(forms, what) for what, forms in waiting.items()]
    if here.missing() and any(map(figures.figure_of, parts)):
        lines.append(report_page.ZIP_WITHOUT)
    return lines


def today() -> dt.date:
    """Today in UTC: the day of a report that names none."""
    return dt.datetime.now(tz=dt.UTC).date()


add(
    Form(
        ending="pdf",
        name=report.PDF,
        label=report.PDF,
        note=report_page.PDF_NOTE,
        media_type="application/pdf",
        writer="components.report.pdf.write",
        library="typst",
    )
)
add(
    Form(
        ending="pptx",
        name=report.POWERPOINT,
        label=report.POWERPOINT,
        note=report_page.POWERPOINT_NOTE,
        media_type=f"{_OFFICE}.presentationml.presentation",
        writer="components.report.slides.write",
        library="pptx",
        draws_charts=True,
    )
)
add(
    Form(
        ending="docx",
        name=report.WORD,
        label=report.WORD,
        note=report_page.WORD_NOTE,
        media_type=f"{_OFFICE}.wordprocessingml.document",
        writer="components.report.word.write",
        library="docx",
    )
)
add(
    Form(
        ending="zip",
        name=report.ZIP,
        label=report_page.ZIP,
        note=report_page.ZIP_NOTE,
        media_type="application/zip",
        writer="components.report.zip.write",
        pictures=("png", "svg"),
        does_without=True,
    )
)
