"""The zip: what is in it, and that it can be read back."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from time import sleep

import openpyxl
import pytest

from components.asked.plan import Plan
from components.asked.selection import Viewed
from components.asked.view import View
from components.figures import exported
from components.figures import files as exports
from components.pictures.chromium import here
from components.report.document import Document, Picture, Sentences, Table
from components.report.making import make
from components.report.zip import readme as zip_readme
from components.report.zip import write
from components.words import captions, readings
from components.words import report as words
from components.words import zip as bundle
from data.selecting.filters import Filter
from tests.drawn import curated
from tests.parts import MAPS, PARTS, PICTURES
from tests.report.reported import PlainRenderer, report

RELATED = Filter(related=True)


def packed(document: Document, *, drawn: bool = True) -> dict[str, bytes]:
    """Make a zip and read it back: name in its folder → bytes."""
    renderer = PlainRenderer() if drawn else None
    body = make(document, "zip", renderer, lambda *_: None)
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        assert pack.testzip() is None
        return {
            name.removeprefix(f"{document.file_name}/"): pack.read(name)
            for name in pack.namelist()
        }


def test_it_holds_pictures_tables_sentences_sources_and_what_is_what() -> None:
    files = packed(report())
    assert list(files) == [
        "README.txt",
        *(
            f"pictures/{name}.{ending}"
            for name in (
                "figure-1-map",
                "figure-2-attendances-by-event",
                "figure-3-attendances-by-year",
                "figure-4-timeline",
            )
            for ending in ("png", "svg")
        ),
        *(
            f"tables/{name}.{ending}"
            for name in (
                "figure-1-map",
                "figure-2-attendances-by-event",
                "figure-3-attendances-by-year",
                "figure-4-timeline",
            )
            for ending in ("csv", "xlsx")
        ),
        "sentences.txt",
        "sources.txt",
        "sources.bib",
    ]


def test_everything_lies_in_one_folder_with_a_name_of_its_own() -> None:
    document = report("timeline")
    body = make(document, "zip", PlainRenderer(), lambda *_: None)
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        names = pack.namelist()
    assert {name.partition("/")[0] for name in names} == {document.file_name}
    assert all(re.fullmatch(r"[\w./-]+", name) and ".." not in name for name in names)


def test_pictures_are_whole_sheets_with_words_and_code() -> None:
    document = report("map", "timeline")
    sheets = write.needs(document)
    assert list(sheets) == ["map", "timeline"]
    for block in document.blocks:
        assert isinstance(block, Picture)
        figure = sheets[block.part].figure
        notes = " ".join(str(note.text) for note in figure.layout.annotations)
        for word in block.drawing.title.split():
            assert word in notes
        assert document.date in notes
        assert len(figure.layout.shapes) > len(
            block.drawing.wide.layout.get("shapes", ())
        )
        assert sheets[block.part].width_px * sheets[block.part].scale == pytest.approx(
            2008
        )


def test_tables_are_those_of_the_report_each_once() -> None:
    document = report(*PARTS, chosen=RELATED)
    files = packed(document)
    tables = [name for name in files if name.endswith(".csv")]
    others = [name for name in PICTURES if name not in MAPS]
    listed = [part for part in PARTS if part.startswith("table.")]
    at_events = f"tables/table-{listed.index('table.events') + 1}-events.csv"
    assert tables == [
        "tables/figure-1-map.csv",  # the maps of all views have one table
        *(
            f"tables/figure-{n}-{name}.csv"
            for n, name in enumerate(others, start=len(MAPS) + 1)
        ),
        at_events,
        f"tables/table-{listed.index('table.how') + 1}-how.csv",
    ]
    (*_, events, _) = (block for block in document.blocks if isinstance(block, Table))
    rows = list(csv.reader(io.StringIO(files[at_events].decode("utf-8-sig"))))
    shown = len(events.columns)
    assert [row[:shown] for row in rows] == [
        list(events.columns),
        *(list(row) for row in events.rows),
    ]
    assert rows[0][-1] == captions.COLUMN_LICENCE
    book = openpyxl.load_workbook(io.BytesIO(files[at_events.replace(".csv", ".xlsx")]))
    sheet, about = book.worksheets
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert sheet.max_row == 1 + len(events.rows)
    said = [cell.value for (cell,) in about.iter_rows()]
    assert said[0] == events.title
    # The events are those of the one side; the report is of both.
    assert str(said[1]).rstrip(".").casefold() in document.filters.casefold()


def test_a_figure_s_table_is_the_one_that_its_page_offers() -> None:
    (block,) = report("attendances-by-event").blocks
    assert isinstance(block, Picture)
    files = packed(report("attendances-by-event"))
    name = "tables/figure-1-attendances-by-event"
    view = View(report=Plan(parts=("attendances-by-event",)))
    offered = exported.whole(block.drawing, Viewed(curated(), view))
    assert files[f"{name}.csv"] == exports.to_csv(offered)


def test_the_readme_names_every_file_and_where_all_is_from() -> None:
    document = report(*PARTS, author="Ли, Анна", chosen=RELATED)
    files = packed(document)
    readme = files["README.txt"].decode()
    for name in [*files][1:]:
        assert name.rpartition(".")[0] in readme, name
    for said in (
        document.title,
        document.author,
        document.date,
        document.filters,
        document.version,
        document.address,
        document.citation,
        document.licences,
        *words.READING,
    ):
        assert said in readme
    assert "Figure 1 · Map, world; Figure 2 · Map, Latin America" in readme
    assert bundle.MISSING not in readme


def test_sentences_keep_hedges_and_marks_and_the_sources_that_they_name() -> None:
    document = report()
    said = packed(document)["sentences.txt"].decode()
    blocks = [b for b in document.blocks if isinstance(b, Sentences)]
    assert [block.are_findings for block in blocks] == [True, False]
    for line in (line for block in blocks for line in block.lines):
        assert f"\n{line}\n" in said
    for place, source in enumerate(document.sources, start=1):
        assert f"[{place}] {source}\n" in said


def test_sources_come_in_three_styles() -> None:
    document = report(chosen=RELATED)
    files = packed(document)
    listed = files["sources.txt"].decode()
    for source in document.sources:
        assert source in listed
    assert all(name in listed for name in zip_readme.STYLE_NAMES.values())
    entries = re.findall(
        r"^@\w+\{([^,]+),$", files["sources.bib"].decode(), re.MULTILINE
    )
    assert len(entries) == len(set(entries)) == 1 + len(document.sources)


def test_without_a_renderer_the_rest_is_there_and_says_what_lacks() -> None:
    document = report()
    files = packed(document, drawn=False)
    assert not [name for name in files if name.startswith("pictures/")]
    assert [name for name in files if name.startswith("tables/")]
    readme = files["README.txt"].decode()
    missing = readme.partition(bundle.MISSING)[2]
    assert "Figure 1 · Map, world; Figure 2" in missing
    assert (here.missing() or words.NO_RENDERER) in missing
    assert "pictures/figure-1" not in readme


def test_the_same_report_is_the_same_file() -> None:
    def once() -> bytes:
        return make(report(), "zip", PlainRenderer(), lambda *_: None)

    first = once()
    sleep(1.1)  # XLSX files know the second in which they were made, unless told
    assert once() == first


def test_a_report_in_which_nothing_matches_says_so() -> None:
    files = packed(report(chosen=Filter(countries=("ATA",))))
    assert set(files) == {"README.txt", "sentences.txt", "sources.txt", "sources.bib"}
    assert readings.NO_MATCH in files["sentences.txt"].decode()


@pytest.mark.parametrize("bad", ["=1+1", "@SUM(A1)", "../../etc/passwd"])
def test_nothing_in_it_can_run_or_leave_its_folder(bad: str) -> None:
    (block,) = report("table.events").blocks
    assert isinstance(block, Table)
    drawn = block.exported()
    hostile = replace(drawn, rows=((bad,) * len(drawn.columns),))
    block = replace(block, exported=lambda: hostile)
    document = replace(report("table.events"), title=bad, blocks=(block,))
    files = packed(document)
    (name,) = [name for name in files if name.endswith(".csv")]
    assert name == "tables/table-1-events.csv"
    cell = files[name].decode("utf-8-sig").splitlines()[1].partition(",")[0]
    assert cell == exports.neutral(bad)
