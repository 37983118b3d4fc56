"""Whatever leaves the dashboard credits the package that is shown, and never another's.

The package stands under another title, makers, licence and name than ours, or none.
"""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pytest

from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.figures import catalogue, exported, files
from components.findings import citations
from components.report import content, making
from components.report.document import Document
from components.report.forms import FORMS
from components.words import crediting
from data.reading.credits import NO_CREDITS
from data.reading.package import Dataset
from data.selecting.filters import Filter
from tests.drawn import curated
from tests.odd import STRANGE, credited
from tests.parts import against
from tests.report.reported import DAY, PlainRenderer, flat, poppler

OURS = (*curated().credits.makers, "CC BY 4.0", "Radiology outreach", crediting.PLACES)
THEIRS = (STRANGE.title, *STRANGE.makers, *STRANGE.licences)
PARTS = ("sentences", "map", "attendances-by-event", "table.events")


def gathered(dataset: Dataset) -> Document:
    view = View(chosen=Filter(), report=Plan(parts=PARTS))
    return content.document(Viewed(dataset, view), "", DAY)


def made(dataset: Dataset, form: str) -> bytes:
    steps = lambda *_: None  # noqa: E731
    return making.make(gathered(dataset), form, PlainRenderer(), steps)


def of_docx(body: bytes) -> list[str]:
    file = docx.Document(io.BytesIO(body))
    about = file.core_properties
    footers = [p.text for s in file.sections for p in s.footer.paragraphs]
    said = [about.title, about.author, about.keywords, about.category, *footers]
    return [*map(str, said), *(p.text for p in file.paragraphs)]


def of_pptx(body: bytes) -> list[str]:
    deck: Any = pptx.Presentation(io.BytesIO(body))
    about = deck.core_properties
    frames = [
        shape.text_frame.text
        for slide in deck.slides
        for shape in [*slide.shapes, *slide.notes_slide.shapes]
        if shape.has_text_frame
    ]
    return [about.title, about.author, about.keywords, about.category, *frames]


def of_zip(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        names = [name for name in pack.namelist() if name[-3:] in {"txt", "bib", "csv"}]
        return [*names, *(pack.read(name).decode() for name in names)]


def said_in(form: str, dataset: Dataset, folder: Path) -> str:
    body = made(dataset, form)
    if form == "pdf":
        told = [poppler(p, body, folder) for p in ("pdftotext", "pdfinfo")]
    else:
        told = {"docx": of_docx, "pptx": of_pptx, "zip": of_zip}[form](body)
    return flat(" ".join(told))


@pytest.mark.parametrize("form", tuple(FORMS))
def test_every_form_of_report_names_its_package_and_not_ours(
    form: str, tmp_path: Path
) -> None:
    dataset = credited(STRANGE)
    said = said_in(form, dataset, tmp_path)
    bare = said.replace(" ", "")
    for words in (*THEIRS, dataset.version):
        assert words.replace(" ", "") in bare, words
    for words in OURS:
        assert words not in said, words


@pytest.mark.parametrize("form", tuple(FORMS))
def test_what_a_package_does_not_say_is_left_out(form: str, tmp_path: Path) -> None:
    said = said_in(form, credited(NO_CREDITS), tmp_path)
    assert "stranger" in said
    for words in OURS:
        assert words not in said, words


@pytest.mark.parametrize("style", citations.STYLES)
def test_the_data_are_cited_as_theirs(style: str) -> None:
    cited = citations.cite_data(credited(STRANGE), "", DAY, style)
    assert all(words in cited for words in THEIRS)
    bare = citations.cite_data(credited(NO_CREDITS), "", DAY, style)
    assert "stranger" in bare
    assert not any(words in bare for words in OURS)


@pytest.mark.parametrize("name", catalogue.FIGURES)
def test_every_table_and_picture_says_version_and_licence(name: str) -> None:
    dataset, view = credited(STRANGE), View(against=against(name))
    drawn = catalogue.FIGURES[name].draw(Viewed(dataset, view), "light")
    assert f"{dataset.version}, ODbL-1.0" in drawn.footer
    table = exported.whole(drawn, Viewed(dataset, view))
    head, *rows = (
        openpyxl.load_workbook(io.BytesIO(files.to_xlsx(table)))
        .worksheets[0]
        .iter_rows(values_only=True)
    )
    assert head[-3:] == ("Data", "Data version", "Licence")
    said = {row[-3:] for row in rows}
    assert said <= {(STRANGE.title, dataset.version, "ODbL-1.0")}
    assert said or name == "who-came"  # no number of theirs has parts
