"""Word files as Word and its readers get them."""

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from components.report.document import Document, Picture, Sentences, Table
from components.report.word import write
from components.words import captions
from components.words import report as words
from tests.report import reports
from tests.report.office import Page, opened


@pytest.fixture(scope="module")
def document() -> Document:
    return reports.document()


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    return write.write(document, reports.pictures(write.needs(document)))


@pytest.fixture(scope="module")
def strained() -> bytes:
    document = reports.strained()
    return write.write(document, reports.pictures(write.needs(document)))


@pytest.fixture(scope="module")
def file(written: bytes) -> Any:
    return docx.Document(io.BytesIO(written))


@pytest.fixture(scope="module")
def pages(
    written: bytes, strained: bytes, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Page]]:
    folder = tmp_path_factory.mktemp("word")
    return opened({"report.docx": written, "strained.docx": strained}, folder)


def styled(file: Any, *styles: str) -> list[str]:
    return [p.text for p in file.paragraphs if p.style.name in styles]


def every(file: Any, tag: str) -> list[Any]:
    return list(file.element.body.iter(qn(tag)))


def of_kind(document: Document, kind: type) -> list[Any]:
    return [block for block in document.blocks if isinstance(block, kind)]


def test_every_figure_needs_a_picture(document: Document) -> None:
    parts = {block.part for block in of_kind(document, Picture)}
    assert set(write.needs(document)) == parts
    assert {sheet.width_px for sheet in write.needs(document).values()} == {643}


def test_title_and_headings_are_real(file: Any, document: Document) -> None:
    assert styled(file, "Title") == [document.title]
    sections = styled(file, "Heading 1")
    assert words.HOW_TO_READ in sections
    assert sections[-1] == words.SOURCES
    findings = styled(file, "Heading 2")
    for block in of_kind(document, Picture):
        assert any(head.startswith(block.drawing.title) for head in findings)
    for block in of_kind(document, Table):
        assert block.title in findings


def test_captions_count_with_fields(file: Any, document: Document) -> None:
    fields = [field.get(qn("w:instr")) for field in every(file, "w:fldSimple")]
    figures, tables = of_kind(document, Picture), of_kind(document, Table)
    kinds = [words.FIGURE] * len(figures) + [words.TABLE] * len(tables)
    assert [field.split()[:2] for field in fields] == [["SEQ", kind] for kind in kinds]
    captions_set = [p for p in file.paragraphs if p.style.name == "Caption"]
    assert len(captions_set) == len(fields)
    assert all(p.paragraph_format.keep_with_next for p in captions_set)


def test_pictures_have_alternative_texts(file: Any, document: Document) -> None:
    properties = every(file, "wp:docPr")
    assert [one.get("descr") for one in properties] == [
        words.CODE_ALT,
        *(block.drawing.alt for block in of_kind(document, Picture)),
    ]
    assert all(one.get("title") for one in properties)


def test_tables_are_whole_and_repeat_their_head(file: Any, document: Document) -> None:
    blocks = of_kind(document, Table)
    assert len(file.tables) == len(blocks)
    for table, block in zip(every(file, "w:tbl"), blocks, strict=True):
        rows = list(table.iter(qn("w:tr")))
        assert len(rows) == len(block.rows) + 1
        assert len(list(rows[0].iter(qn("w:tblHeader")))) == 1
        assert all(len(list(row.iter(qn("w:cantSplit")))) == 1 for row in rows)


def test_numbers_stand_at_the_right(file: Any) -> None:
    heads = [[cell.text for cell in table.rows[0].cells] for table in file.tables]
    at = next(at for at, head in enumerate(heads) if captions.COLUMN_LOW in head)
    table, column = file.tables[at], heads[at].index(captions.COLUMN_LOW)
    align = table.cell(1, column).paragraphs[0].alignment
    assert str(align).startswith("RIGHT")
    assert not str(table.cell(1, 0).paragraphs[0].alignment).startswith("RIGHT")


def test_pages_are_numbered_and_name_the_data(file: Any, document: Document) -> None:
    section = file.sections[0]
    assert document.title.startswith(section.header.paragraphs[0].text)
    for footer in (section.footer, section.first_page_footer):
        xml = footer.part.element.xml
        assert "NUMPAGES" in xml
        assert " PAGE " in xml
        assert document.version in footer.paragraphs[0].text


def test_links_are_real(file: Any, document: Document) -> None:
    targets = {rel.target_ref for rel in file.part.rels.values() if rel.is_external}
    assert document.address in targets
    for block in of_kind(document, Picture):
        assert block.address in targets


@pytest.mark.parametrize(("paper", "wide_mm"), [("a4", 210), ("letter", 215.9)])
def test_paper(paper: str, wide_mm: float) -> None:
    document = reports.document(("sentences",), paper=paper)
    section: Any = docx.Document(io.BytesIO(write.write(document, {}))).sections[0]
    assert section.page_width.mm == pytest.approx(wide_mm, abs=0.1)
    inside = section.page_width - section.left_margin - section.right_margin
    assert inside / 36000 == pytest.approx(170, abs=0.1)


def test_language_and_properties(file: Any, document: Document) -> None:
    languages = {one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    about = file.core_properties
    assert about.title == document.title
    assert about.author == document.author
    assert document.version in about.keywords
    assert about.created.date() == document.day


# Opened and looked at


def test_pages_are_of_the_paper_and_none_is_blank(
    pages: dict[str, list[Page]],
) -> None:
    for opened_pages in pages.values():
        for page in opened_pages:
            assert (round(page.wide), round(page.tall)) == (595, 842)
            assert page.inked() > 0.005


def test_no_words_run_off_a_page_or_over_others(pages: dict[str, list[Page]]) -> None:
    for opened_pages in pages.values():
        for page in opened_pages:
            assert page.clashes() == []
            assert all(word.right <= page.wide + 1 for word in page.words)
            assert all(word.left >= 0 for word in page.words)


def test_hedges_and_page_numbers_survive(
    document: Document, pages: dict[str, list[Page]]
) -> None:
    report = pages["report.docx"]
    said = " ".join(page.text for page in report)
    for line in of_kind(document, Sentences)[0].lines:
        assert line in said
    for number, page in enumerate(report, start=1):
        assert f"Page {number} of {len(report)}" in page.text


def test_pictures_are_seen(document: Document, pages: dict[str, list[Page]]) -> None:
    seen = sum(page.share_of("#c2512f") > 0.05 for page in pages["report.docx"])
    assert seen >= len(of_kind(document, Picture)) // 2
