"""Files to take away hold exactly what is shown, and nothing in them can run."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from components.asked.selection import Viewed
from components.asked.view import View
from components.figures import catalogue, exported, files
from components.figures.drawing import Drawing, Plot
from components.live import snapshot
from components.words import captions, readings
from data.reading.package import CURATED
from data.selecting.filters import Filter
from data.selecting.membership import POSSIBLE
from data.selecting.period import of_years
from tests.checked import check_package
from tests.drawn import curated, tables
from tests.parts import against

HOSTILE = ("=1+1", "+cmd|x", "-2", "@SUM(A1)", "\tx", "\rx")


def no_picture(*, narrow: bool) -> Plot:  # noqa: ARG001
    return Plot(data=[], layout={})


@pytest.fixture
def hostile() -> Drawing:
    """Draw a table whose texts would run in a spreadsheet."""
    return Drawing(
        name="x",
        title="=1+1",
        subtitle="s",
        footer="f",
        alt="a",
        plot=no_picture,
        columns=("text", "number"),
        rows=tuple((text, -5) for text in HOSTILE),
        file_name="x",
    )


def test_csv_neutralises_formulas_and_keeps_numbers(hostile: Drawing) -> None:
    rows = list(csv.reader(io.StringIO(files.to_csv(hostile).decode("utf-8-sig"))))
    assert all(row[0].startswith("'") for row in rows[1:])
    assert {row[1] for row in rows[1:]} == {"-5"}


def test_xlsx_neutralises_formulas_and_keeps_numbers(hostile: Drawing) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files.to_xlsx(hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == [-5] * 6
    texts = [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)]
    assert texts == ["=1+1", "+cmd|x", "-2", "@SUM(A1)", "\tx", "\nx"]


@pytest.mark.parametrize("text", ["@home 1", "007", "1-2", "2020-04", "9" * 40, "{=1}"])
def test_texts_stay_texts_in_a_workbook(text: str) -> None:
    (row,) = cells_of([(text, 10**16, 1.5, None)])
    assert [cell.value for cell in row] == [text, str(10**16), 1.5, None]
    assert row[0].data_type == "s"


def test_a_cell_too_long_for_a_workbook_is_cut_and_says_so() -> None:
    long = "ä😀" * 20_000
    (row,) = cells_of([(long, "after", "https://a.example/" * 200, 3)])
    assert row[0].value.endswith(captions.cell_cut(len(long)))
    assert len(row[0].value.encode("utf-16-le")) <= 2 * 32_767
    assert [cell.value for cell in row[1:]] == [
        "after",
        "https://a.example/" * 200,
        3,
    ]


def cells_of(rows: list[tuple[object, ...]]) -> list[Any]:
    names = tuple("abcd")
    drawing = Drawing(
        name="x",
        title="t",
        subtitle="s",
        footer="f",
        alt="a",
        plot=no_picture,
        columns=names,
        rows=tuple(rows),
        file_name="x",
    )
    book = openpyxl.load_workbook(io.BytesIO(files.to_xlsx(drawing)))
    return list(book.worksheets[0].iter_rows(min_row=2))


@pytest.mark.parametrize("name", catalogue.FIGURES)
@pytest.mark.parametrize(
    "asked", [{"period": of_years(2019, 2019)}, {"countries": ("PER",)}]
)
def test_every_row_says_whether_it_matches_and_what_was_held(
    name: str, asked: dict[str, Any]
) -> None:
    other = Filter(**asked) if against(name) else None
    view = View(chosen=Filter(**asked), against=other)
    drawn = catalogue.FIGURES[name].draw(Viewed(curated(), view), "light")
    table = exported.whole(drawn, Viewed(curated(), view))
    at, status = (
        table.columns.index(column)
        for column in (captions.COLUMN_MATCH, captions.COLUMN_STATUS)
    )
    assert drawn.columns[at] == captions.COLUMN_MATCH
    matches = {word for row in table.rows for word in str(row[at]).split("; ")}
    assert matches <= set(readings.MATCHES.values())
    assert {row[status] for row in table.rows} <= {"held", "planned"}
    if name == "who-came":  # no number of our core series has parts
        return
    if "countries" in asked:  # no event names Peru
        assert matches == {readings.MATCHES[POSSIBLE]}
    # No place and no event is opened here.
    # What a map names, it names for sure.
    elif name not in {
        *("map", "map-years", "place-map", "event-map", "compare-countries")
    }:
        assert readings.MATCHES[POSSIBLE] in matches


def test_planned_events_are_said_to_be_planned() -> None:
    drawn = catalogue.FIGURES["timeline"].draw(Viewed(curated(), View()), "light")
    at = drawn.columns.index(captions.COLUMN_STATUS)
    assert {row[at] for row in drawn.rows} == {"held", "planned"}


def test_places_are_told_apart_by_their_codes() -> None:
    dataset = tables(
        events="event_id | date | source_id\ne | 2020-04-17/2020-04-19 | d",
        sources="source_id | short_title\nd | Report",
        places="""
        place_id | name | country | subdivision | latitude | longitude
        3860259 | Córdoba | ARG | AR-X | -31.4 | -64.2
        2519240 | Córdoba | ESP | ES-CO | 37.9 | -4.8
        """,
        participation="""
        participation_id | event_id | country | place_id
        a | e | ARG | 3860259
        b | e | ESP | 2519240
        """,
    )
    table = exported.whole(
        catalogue.FIGURES["map"].draw(Viewed(dataset, View()), "light"),
        Viewed(dataset, View()),
    )
    first = table.columns.index("Series id")
    cities = [row[first:-4] for row in table.rows if row[0] == captions.KIND_CITY]
    dates = ("2020-04-17", "2020-04-19", "2020-04-17/2020-04-19")
    assert sorted(cities, key=str) == [
        ("s", "A series", 1, "e", *dates, "ARG", "AR-X", 3860259),
        ("s", "A series", 1, "e", *dates, "ESP", "ES-CO", 2519240),
    ]


@pytest.mark.parametrize("name", catalogue.FIGURES)
@pytest.mark.parametrize(
    "chosen", [Filter(), Filter(period=of_years(2019, 2019))], ids=str
)
def test_files_hold_the_table_that_is_shown(name: str, chosen: Filter) -> None:
    drawing = catalogue.FIGURES[name].draw(
        Viewed(curated(), View(chosen=chosen)), "light"
    )
    rows = list(csv.reader(io.StringIO(files.to_csv(drawing).decode("utf-8-sig"))))
    assert rows == [
        list(drawing.columns),
        *([str(cell) for cell in row] for row in drawing.rows),
    ]
    book = openpyxl.load_workbook(io.BytesIO(files.to_xlsx(drawing)))
    values = [[c.value for c in row] for row in book.worksheets[0].iter_rows()]
    assert values[0] == list(drawing.columns)
    assert [[c or "" for c in row] for row in values[1:]] == [
        [c or "" for c in row] for row in drawing.rows
    ]
    about = "\n".join(str(c.value) for (c,) in book.worksheets[1].iter_rows())
    assert curated().version in about


def test_the_zip_is_a_package_that_passes_the_check(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(snapshot.to_zip(CURATED))) as pack:
        pack.extractall(tmp_path)
    assert check_package(tmp_path) == []
    assert (tmp_path / "README.md").is_file()
    assert snapshot.to_zip(CURATED) == snapshot.to_zip(CURATED)
