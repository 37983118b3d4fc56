"""What the author says of a part: in every form, marked, apart from the sources."""

import io
import zipfile
from pathlib import Path

from docx import Document as Word
from pptx import Presentation

from components.report.document import Document
from components.report.pdf import write as pdf
from components.report.slides import write as slides
from components.report.word import write as word
from components.report.zip import write as packed
from components.words import report as words
from tests.report.reported import flat, plain, poppler, report

PARTS = ("sentences", "attendances-by-event", "table.events", "timeline")
SAID = {part: f"Ours of {part} <b> #x" for part in PARTS[:-1]}


def document() -> Document:
    return report(*PARTS, notes=tuple(SAID.items()))


def test_each_block_has_its_own() -> None:
    assert [block.own for block in document().blocks[:4]] == [*SAID.values(), ""]


def test_a_pdf_has_it(tmp_path: Path) -> None:
    one = document()
    made = pdf.write(one, plain(pdf.needs(one)))
    text = flat(poppler("pdftotext", made, tmp_path))
    for said in SAID.values():
        assert words.own(said) in text


def test_slides_have_it_in_italics() -> None:
    one = document()
    deck = Presentation(io.BytesIO(slides.write(one, plain(slides.needs(one)))))
    found = {
        paragraph.text: all(run.font.italic for run in paragraph.runs)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    }
    for said in SAID.values():
        assert found[words.own(said)]


def test_a_word_file_has_it() -> None:
    one = document()
    file = Word(io.BytesIO(word.write(one, plain(word.needs(one)))))
    lines = [paragraph.text for paragraph in file.paragraphs]
    for said in SAID.values():
        assert words.own(said) in lines


def test_a_zip_has_it_beside_the_sentences() -> None:
    one = document()
    with zipfile.ZipFile(io.BytesIO(packed.write(one, {}))) as pack:
        (name,) = [name for name in pack.namelist() if name.endswith("sentences.txt")]
        text = pack.read(name).decode()
    assert words.OWN_NOTES in text
    for said in SAID.values():
        assert said in text
