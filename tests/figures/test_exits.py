"""Odd words pass every way out: each file opens again, and says them as written."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pptx
import pytest

from components.asked import letters
from components.asked.plan import read_plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.figures import catalogue, exported, files
from components.findings import citations
from components.pictures.chromium.browser import Order
from components.pictures.sheet import plot_only
from components.report import content, making
from components.report.document import Document
from data.selecting.filters import Filter
from tests.odd import ODD, odd_package
from tests.parts import PARTS, PICTURES, VIEWS, against
from tests.report.reported import BASE, DAY, PlainRenderer, flat, poppler

SEVERAL = " ".join(ODD)
EVERYTHING = Filter(related=True)


def gathered(words: str, *parts: str) -> Document:
    plan, _ = read_plan({"part": parts, "title": [words], "author": [words]}, VIEWS)
    view = View(chosen=EVERYTHING, report=plan)
    return content.document(Viewed(odd_package(words), view), BASE, DAY)


def made(words: str, form: str, *parts: str) -> bytes:
    document = gathered(words, *parts)
    return making.make(document, form, PlainRenderer(), lambda *_: None)


def seen(words: str) -> str:
    return letters.one_line(words)


def every_xml_opens(body: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        for name in pack.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(pack.read(name))  # noqa: S314 (our own)


@pytest.mark.parametrize(
    ("name", "words"),
    [*((name, SEVERAL) for name in catalogue.FIGURES), *(("map", odd) for odd in ODD)],
    ids=ascii,
)
def test_tables_open_again(name: str, words: str) -> None:
    dataset = odd_package(words)
    view = View(chosen=EVERYTHING, against=against(name))
    drawn = catalogue.FIGURES[name].draw(Viewed(dataset, view), "light")
    table = exported.whole(drawn, Viewed(dataset, view))
    text = files.to_csv(table).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(table.columns)}
    assert all(row[-1] == files.neutral(words) for row in rows[1:])
    body = files.to_xlsx(table)
    every_xml_opens(body)
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
    assert sheet.cell(2, len(table.columns)).value == letters.clean(words)
    assert sheet.cell(2, len(table.columns)).data_type == "s"


def test_word_files_open_again() -> None:
    body = made(SEVERAL, "docx", *PARTS)
    every_xml_opens(body)
    file = docx.Document(io.BytesIO(body))
    said = [paragraph.text for paragraph in file.paragraphs]
    assert any(seen(SEVERAL) in flat(line) for line in said)
    assert seen(SEVERAL) in flat(file.core_properties.author)
    cells = {flat(cell.text) for table in file.tables for cell in table._cells}  # noqa: SLF001
    assert any(seen(SEVERAL) in cell for cell in cells)


def test_slides_open_again_with_their_charts() -> None:
    body = made(SEVERAL, "pptx", "attendances-by-event", "running-total", "table.map")
    every_xml_opens(body)
    deck: Any = pptx.Presentation(io.BytesIO(body))
    shapes = [shape for page in deck.slides for shape in page.shapes]
    said = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert any(seen(SEVERAL) in flat(line) for line in said)
    charts = [shape.chart for shape in shapes if shape.has_chart]
    assert charts
    for chart in charts:
        openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))


def test_pdf_says_the_words_as_they_are_written(tmp_path: Any) -> None:
    body = made(SEVERAL, "pdf", "sentences", "map", "table.timeline")
    text = poppler("pdftotext", body, tmp_path, "-layout")
    assert seen(SEVERAL).replace(" ", "") in "".join(text.split())
    info = poppler("pdfinfo", body, tmp_path)
    assert seen(SEVERAL) in flat(info)


def test_zips_open_again() -> None:
    with zipfile.ZipFile(io.BytesIO(made(SEVERAL, "zip", *PARTS))) as pack:
        assert pack.testzip() is None
        readme, *_ = [pack.read(name) for name in pack.namelist()]
    assert seen(SEVERAL) in flat(readme.decode())


@pytest.mark.parametrize("words", ODD, ids=ascii)
def test_entries_of_bibtex_stay_whole(words: str) -> None:
    dataset = odd_package(words)
    source = dataset.sources["source_id"].iloc[0]
    for entry in (
        citations.cite_source(dataset, source, "bibtex"),
        citations.cite_data(dataset, BASE, DAY, "bibtex"),
    ):
        entry.encode()
        bare = entry.replace(r"\{", "").replace(r"\}", "")
        assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("name", PICTURES[:1] + PICTURES[5:])
def test_figures_are_handed_to_the_browser_clean(name: str) -> None:
    dataset = odd_package(SEVERAL)
    drawn = catalogue.FIGURES[name].draw(
        Viewed(dataset, View(chosen=EVERYTHING)), "light"
    )
    order = Order.of(plot_only(drawn, width_px=900, scale=1), "svg")
    told = json.dumps(order.figure, ensure_ascii=False)
    assert letters.clean(told) == told
    assert "<b>" not in told.replace("&lt;b&gt;", "")


ADDRESS = "https://a.example/x_(y)?q=[1]&r={2})"


def linked() -> Document:
    """Gather a report whose words hold addresses that are nobody's links."""
    evil = "see https://evil.example/x and www.evil.example or a@evil.example"
    dataset = odd_package(evil)
    dataset = replace(dataset, sources=dataset.sources.assign(url=ADDRESS))
    plan, _ = read_plan({"part": PARTS, "title": [evil], "author": [evil]}, VIEWS)
    return content.document(
        Viewed(dataset, View(chosen=EVERYTHING, report=plan)), BASE, DAY
    )


def test_words_are_no_links_and_addresses_are_whole_in_word() -> None:
    body = making.make(linked(), "docx", PlainRenderer(), lambda *_: None)
    file = docx.Document(io.BytesIO(body))
    targets = {rel.target_ref for rel in file.part.rels.values() if rel.is_external}
    assert ADDRESS in targets
    assert all(at == ADDRESS or at.startswith(BASE) for at in targets)


def test_words_are_no_links_and_addresses_are_whole_on_slides() -> None:
    body = making.make(linked(), "pptx", PlainRenderer(), lambda *_: None)
    deck: Any = pptx.Presentation(io.BytesIO(body))
    rels = [rel for slide in deck.slides for rel in slide.part.rels.values()]
    targets = {rel.target_ref for rel in rels if rel.is_external}
    assert all(at.startswith(BASE) for at in targets)
    notes = "".join(page.notes_slide.notes_text_frame.text for page in deck.slides)
    assert ADDRESS in notes


def test_words_are_no_links_and_addresses_are_whole_in_pdf(tmp_path: Path) -> None:
    body = making.make(linked(), "pdf", PlainRenderer(), lambda *_: None)
    targets = set(poppler("pdfinfo", body, tmp_path, "-url").split())
    assert ADDRESS in targets
    assert not [at for at in targets if "evil" in at and not at.startswith(BASE)]


def test_addresses_are_whole_in_a_zip() -> None:
    body = making.make(linked(), "zip", PlainRenderer(), lambda *_: None)
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        texts = {name.rpartition("/")[2]: pack.read(name) for name in pack.namelist()}
    assert ADDRESS in texts["sources.txt"].decode()
    assert ADDRESS.replace("{2}", "%7B2%7D") in texts["sources.bib"].decode()
