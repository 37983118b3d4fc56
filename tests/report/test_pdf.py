"""The PDF as a reader and a screen reader meet it; poppler does the reading."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp

from components.figures.drawing import Drawing
from components.findings.citations import Reference
from components.report.columns import numeric, texts, widths
from components.report.document import Document, Picture, Sentences, Table
from components.report.pdf import write
from components.words import labels, programme
from components.words import report as words
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.parts import OF_CORE, PARTS, PICTURES, VIEWS
from tests.report.reported import (
    alternatives,
    flat,
    page,
    plain,
    poppler,
    report,
    unpacked,
)

RELATED = Filter(related=True)
HOSTILE = (
    "#panic() *x* _y_ `z` $w$ <a> @b // /* \\ [c] ~ -- ' \"",
    '#import "@preview/cetz:0.3.1": *',
    '#read("/etc/passwd")',
    "= Heading\n- item",
)
_A4, _LETTER = "595.276 x 841.89 pts (A4)", "612 x 792 pts (letter)"


def made(document: Document) -> bytes:
    """Write a report with empty pictures."""
    return write.write(document, plain(write.needs(document)))


def read(document: Document, folder: Path, *options: str) -> str:
    """Give all words of a report, in one line."""
    return flat(poppler("pdftotext", made(document), folder, *options))


def test_the_words_are_all_there_with_their_hedges(tmp_path: Path) -> None:
    parts = ("sentences", "table.attendances-by-event", "table.events", "map")
    document = report(*parts)
    text = read(document, tmp_path)
    for hedged in ("about 400", "more than 650", "at least 26", "about 1,250 or more"):
        assert hedged in text
    for block in document.blocks:
        if isinstance(block, Sentences):
            assert all(line in text for line in block.lines)
    about = (document.title, document.filters, document.data, document.licences)
    for said in (*about, document.citation):
        assert flat(said).replace(" ", "") in text.replace(" ", "")
    assert all(line in text for line in words.READING)


def letters(text: str) -> str:
    """Leave out spaces, and the hyphens that pdftotext drops at the ends of lines."""
    return text.replace(" ", "").replace("-", "")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_source_is_there_in_its_own_letters(tmp_path: Path, paper: str) -> None:
    document = report(chosen=RELATED, paper=paper)
    text = letters(read(document, tmp_path))
    assert len(document.sources) == 57
    for place, source in enumerate(document.sources, start=1):
        assert letters(f"[{place}]{source}") in text


def test_all_fonts_are_embedded_and_none_is_the_machine_s(tmp_path: Path) -> None:
    listed = poppler("pdffonts", made(report(chosen=RELATED)), tmp_path)
    fonts = [line.split() for line in listed.splitlines()[2:]]
    names = {font[0].partition("+")[2].partition("-Identity")[0] for font in fonts}
    assert names == {
        "SourceSans3-Regular",
        "SourceSans3-Semibold",
        "NotoSansCJKsc-Regular",
    }
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


@pytest.mark.parametrize(("paper", "size"), [("a4", _A4), ("letter", _LETTER)])
def test_pages_have_the_paper_s_size_and_numbers(
    tmp_path: Path, paper: str, size: str
) -> None:
    body = made(report(*PARTS, paper=paper))
    info = poppler("pdfinfo", body, tmp_path)
    assert f"Page size:       {size}" in info
    found = re.search(r"Pages: +(\d+)", info)
    pages = int(found[1]) if found else 0
    assert pages > 5
    for number in (1, pages):
        options = ("-f", str(number), "-l", str(number))
        text = flat(poppler("pdftotext", body, tmp_path, *options))
        assert f"{number} {words.PAGE_OF} {pages}" in text
        assert (report().running in text) == (number > 1)


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    document = report(title="Очёт 报告", author="김철수")
    body = made(document)
    info = poppler("pdfinfo", body, tmp_path)
    for line in (
        "Title:           Очёт 报告",
        "Author:          김철수",
        "Subject:         China forum and ESOR in Russia, all years",
        "Tagged:          yes",
        "CreationDate:    Sun Nov 22",
    ):
        assert line in info
    held = unpacked(body)
    assert b"pdfuaid:part>1<" in held
    assert b"/Lang(en-GB)" in held


def test_every_picture_has_its_alternative_text() -> None:
    document = report(*OF_CORE)
    texts = alternatives(made(document))
    for block in document.blocks:
        assert isinstance(block, Picture)
        assert block.drawing.alt in texts
    assert words.CODE_ALT in texts


def test_headings_are_bookmarks(tmp_path: Path) -> None:
    document = report(*OF_CORE, "table.events", "sentences")
    out = poppler("pdftohtml", made(document), tmp_path, "-xml", "-i", "-stdout")
    marks = re.findall(r'<item page="\d+">(.*?)</item>', out)
    assert len(marks) == len(document.blocks) + 3
    assert marks[-5:-2] == [words.IN_SHORT, programme.TITLE, words.HOW_TO_READ]
    assert marks[1].startswith(words.kicker(words.FIGURE, 2, "map.latam", VIEWS))
    assert words.SOURCES in marks


def test_headings_tables_and_lists_are_tagged(tmp_path: Path) -> None:
    out = poppler("pdfinfo", made(report()), tmp_path, "-struct")
    for tag in ("H1", "Table", "THead", "TH", "TD", "Figure", "Caption", "LBody"):
        assert re.search(rf"^ +{tag}\b", out, re.MULTILINE), tag


def test_contents_are_listed_where_pages_are_many(tmp_path: Path) -> None:
    assert words.CONTENTS in read(report(*PARTS), tmp_path)
    assert words.CONTENTS not in read(report("timeline"), tmp_path)


@pytest.mark.parametrize("words_given", HOSTILE)
def test_no_title_can_hold_commands(tmp_path: Path, words_given: str) -> None:
    document = report("timeline", "table.timeline")
    picture, table = document.blocks
    assert isinstance(picture, Picture)
    assert isinstance(table, Table)
    drawing = replace(picture.drawing, title=words_given, footer=words_given)
    hostile = replace(
        document,
        title=words_given,
        author=words_given,
        filters=words_given,
        blocks=(
            replace(picture, drawing=replace(drawing, alt=words_given)),
            replace(
                table, title=words_given, columns=(words_given,) * len(table.columns)
            ),
            Sentences(title=words_given, lines=(words_given, f"{words_given} [1]")),
        ),
        sources=(Reference(words_given),),
    )
    text = read(hostile, tmp_path).replace(" ", "")
    assert text.count(flat(words_given).replace(" ", "")) >= 10
    body = made(hostile)
    assert flat(words_given) in [flat(text) for text in alternatives(body)]


@pytest.mark.parametrize("title", ["تقرير", "😀 outreach", "รายงาน"])
def test_letters_that_our_fonts_lack_do_not_stop_a_report(
    tmp_path: Path, title: str
) -> None:
    document = report("timeline", title=title)
    assert f"Title:           {title}" in poppler("pdfinfo", made(document), tmp_path)


def test_a_very_long_title_stays_on_the_page(tmp_path: Path) -> None:
    body = made(report("timeline", title="a" * 200, author="б" * 200))
    boxes = poppler("pdftotext", body, tmp_path, "-bbox")
    right = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert max(right) < 595.276 - 20


def test_equal_reports_are_equal_files() -> None:
    assert made(report(chosen=RELATED)) == made(report(chosen=RELATED))
    assert made(report(date="2026-11-23")) != made(report())


def test_the_code_on_the_first_page_is_the_report_s_address(tmp_path: Path) -> None:
    document = report("timeline", chosen=Filter(period=of_years(2015, 2019)))
    (code,) = zxingcpp.read_barcodes(page(made(document), tmp_path, 1))
    assert code.text == document.address
    links = poppler("pdfinfo", made(document), tmp_path, "-url")
    assert links.count(document.address) >= 2


def test_no_address_leaves_no_code_and_no_link(tmp_path: Path) -> None:
    document = report("timeline", base="")
    assert words.CODE_ALT not in alternatives(made(document))
    text = read(document, tmp_path)
    assert words.ADDRESS not in text


def test_an_address_that_is_too_long_for_a_code_is_still_a_link(
    tmp_path: Path,
) -> None:
    document = report("timeline", title="题" * 200)
    body = made(document)
    assert words.CODE_ALT not in alternatives(body)
    assert document.address in poppler("pdfinfo", body, tmp_path, "-url")


def test_marks_lead_to_their_sources() -> None:
    body = unpacked(made(report(base="")))
    assert body.count(b"/Dest") >= 9


def test_a_report_in_which_nothing_matches_says_so(tmp_path: Path) -> None:
    document = report(chosen=Filter(countries=("ATA",)))
    text = read(document, tmp_path)
    assert words.NOTHING_TITLE in text
    assert words.left_out(["map", "attendances-by-event"], VIEWS)[:50] in text


def test_a_picture_is_never_apart_from_its_words(tmp_path: Path) -> None:
    document = report(*PICTURES, chosen=RELATED)
    body = made(document)
    pages = poppler("pdftotext", body, tmp_path).split("\f")
    for number, block in enumerate(document.blocks, start=1):
        assert isinstance(block, Picture)
        kicker = words.kicker(words.FIGURE, number, block.part, VIEWS)
        shown = [text for text in map(flat, pages) if kicker in text][-1]
        assert block.drawing.title in shown
        assert flat(block.drawing.footer)[-60:] in shown


def test_long_tables_repeat_their_head_and_keep_their_note(tmp_path: Path) -> None:
    document = report("table.map")
    (table,) = document.blocks
    assert isinstance(table, Table)
    pages = poppler("pdftotext", made(document), tmp_path).split("\f")
    with_rows = [flat(text) for text in pages if "country" in text]
    assert len(with_rows) > 1
    assert all("Certainty" in text for text in with_rows)
    (noted,) = [text for text in map(flat, pages) if flat(table.note)[:60] in text]
    assert noted.count("country") > 2


def _unasked() -> Drawing:
    raise AssertionError


def test_numbers_stand_right_and_years_without_a_comma() -> None:
    table = Table(
        part="table.events",
        title="",
        note="",
        columns=("Year", "Low (bound)", "High (bound, blank if open)", "Name"),
        rows=((2019, 1201, "", "1"), ("not stated", 0, 1340, None)),
        exported=_unasked,
    )
    assert numeric(table) == [False, True, True, False]
    first, second = texts(table)
    assert first == ["2019", "1,201", "", "1"]
    assert second == ["not stated", "0", "1,340", ""]


def test_wide_tables_share_the_line_and_small_ones_are_left_alone() -> None:
    assert widths(("a", "b"), [("c", "d")]) == [0, 0]
    long = "may be one of the unnamed countries " * 5
    note, name = widths(("Note", "Name"), [(long, "Peru"), (long, "Chile")])
    assert note > 5 * name


def test_the_product_is_named_even_under_a_title_of_one_s_own(tmp_path: Path) -> None:
    assert labels.PRODUCT in read(report("timeline", title="Mine"), tmp_path)
