"""One reader: whatever wrote a file, its cells are read alike or a line says why."""

import csv
import io
import json
import shutil
import time
import tracemalloc
from pathlib import Path
from unicodedata import normalize

import pytest

from data.cells import letters
from data.checking.check import load_checked
from data.reading.layout import laid_out
from data.reading.package import CURATED, Dataset
from data.reading.schema import TABLES, Problem, errors
from tests import kinds
from tests.checked import check_package
from tests.drawn import curated


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Copy the real package to a folder that a test may break."""
    return Path(shutil.copytree(CURATED, tmp_path / "package"))


def edit(package: Path, file: str, old: str, new: str) -> Path:
    """Replace a text that stands in a file."""
    path = package / file
    before = path.read_bytes().decode()
    assert old in before, f"{old!r} is not in {file}"
    path.write_bytes(before.replace(old, new, 1).encode())
    return package


def in_ascii(package: Path, file: str) -> Path:
    """Take the accents off a file, so that a test puts in the only letters beyond."""
    path = package / file
    plain = normalize("NFKD", path.read_bytes().decode()).encode("ascii", "ignore")
    path.write_bytes(plain)
    return path


def only(package: Path) -> Problem:
    """Give the one problem of a package."""
    (problem,) = check_package(package)
    return problem


def is_ours(dataset: Dataset) -> bool:
    """Tell whether a dataset has the cells of the curated one."""
    return all(
        getattr(dataset, table).equals(getattr(curated(), table)) for table in TABLES
    )


@pytest.mark.parametrize("separator", kinds.SEPARATORS.values(), ids=kinds.SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_spreadsheets_of_any_locale_save_is_read_with_one_warning_a_file(
    tmp_path: Path, separator: str, encoding: str, line_end: str
) -> None:
    folder = kinds.saved_as(
        tmp_path / "saved", separator, encoding=encoding, line_end=line_end
    )
    found = check_package(folder)
    is_plain = (separator, encoding, line_end) == (",", "utf-8", "\n")
    assert [p.level for p in found] == ["warning"] * (0 if is_plain else len(TABLES))
    assert is_ours(load_checked(folder))


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_first_line_that_names_the_separator_is_understood(
    tmp_path: Path, mark: str
) -> None:
    first = f"sep={mark}\r\n"
    folder = kinds.saved_as(tmp_path / "saved", mark, line_end="\r\n", first=first)
    assert not errors(check_package(folder))
    assert is_ours(load_checked(folder))


@pytest.mark.parametrize(
    "change",
    [
        ("places.csv", "place_id,name", " Place_ID ,\u00a0Name"),
        ("places.csv", "place_id,name", '"Place ID",NAME'),
        ("places.csv", "59.93863", '"59,93863"'),
        ("places.csv", "59.93863", " 59.93863"),
        ("events.csv", ",held,2020-04-17,", ", held ,2020-04-17,"),
        ("claims.csv", ",350,400,450,", ",350.0,0400,+450,"),
    ],
    ids=str,
)
def test_what_is_clear_is_read_with_a_warning(
    package: Path, change: tuple[str, str, str]
) -> None:
    found = only(edit(package, *change))
    assert (found.file, found.level) == (change[0], "warning")
    assert is_ours(load_checked(package))


def test_columns_in_another_order_and_blank_edges_are_read(package: Path) -> None:
    path = package / "places.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([*reversed(row), "", " "] for row in rows)
        writer.writerows([[""] * len(rows[0])] * 3)
    assert only(package).level == "warning"
    assert is_ours(load_checked(package))


@pytest.mark.parametrize("more", [" , , , , , , \n", ",,,,,,\n\n", "\n \n"])
def test_blank_rows_at_the_end_are_left_out(package: Path, more: str) -> None:
    path = package / "places.csv"
    path.write_bytes(path.read_bytes() + more.encode())
    assert only(package).level == "warning"
    assert is_ours(load_checked(package))


def test_blank_cells_behind_the_header_are_told(package: Path) -> None:
    edit(package, "places.csv", "time_zone\n", "time_zone,,,\n")
    assert "blank cells" in only(package).message


def test_what_is_wrong_with_a_file_is_one_line_however_it_was_saved(
    tmp_path: Path,
) -> None:
    folder = kinds.saved_as(tmp_path / "saved", ";", line_end="\r\n")
    edit(folder, "places.csv", "latitude", "lat")
    of_places = [p for p in check_package(folder) if p.file == "places.csv"]
    assert [(p.row, p.level) for p in of_places] == [(1, "error")]


def test_windows_text_is_read_where_every_page_of_it_means_the_same(
    package: Path,
) -> None:
    path = in_ascii(package, "places.csv")
    edit(package, "places.csv", "Saint Petersburg", "Saint-Pétersbourg")
    edit(package, "places.csv", "Krasnodar", "L’Orée “Köln”")
    path.write_bytes(path.read_bytes().decode().encode("cp1252"))
    assert "Windows-1252" in only(package).message
    names = set(load_checked(package).places["name"])
    assert names >= {"Saint-Pétersbourg", "L’Orée “Köln”"}


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Москва", "cp1251"),
        ("Łódź", "cp1250"),
        ("España", "cp1252"),  # "Espańa" in Prague
        ("Plzeň", "cp1250"),
        ("Köln", "cp850"),
        ("Köln", "mac-roman"),
        ("Kraków", "mac-roman"),
        ("Αθήνα", "cp1253"),
        ("北京", "gb18030"),
        ("東京", "shift-jis"),
    ],
)
def test_bytes_that_may_mean_something_else_are_refused_with_a_remedy(
    package: Path, name: str, encoding: str
) -> None:
    path = in_ascii(package, "places.csv")
    edit(package, "places.csv", "Saint Petersburg", name)
    row = path.read_text(encoding="utf-8").split(name)[0].count("\n") + 1
    path.write_bytes(path.read_bytes().decode().encode(encoding))
    found = only(package)
    assert (found.file, found.row, found.level) == ("places.csv", row, "error")
    assert "CSV UTF-8" in found.message


def test_a_workbook_is_called_one(package: Path) -> None:
    (package / "events.csv").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    assert "workbook" in only(package).message


@pytest.mark.parametrize("mark", [":", "^", "~"])
def test_a_separator_that_is_not_read_is_named(tmp_path: Path, mark: str) -> None:
    folder = kinds.saved_as(tmp_path / "saved", mark)
    for found in check_package(folder):
        assert (found.row, found.code) == (1, "bad-header")
        assert f"'{mark}'" in found.message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("place_id,name", "place_id,nom"), "lacks name and has nom"),
        (("place_id,name", "place_id,name,name"), "names name twice"),
        (("place_id,name", "place_id"), "lacks name"),
        (("place_id,name", "a b c"), "lacks place_id, name"),
    ],
)
def test_a_header_that_differs_is_told_apart(
    package: Path, change: tuple[str, str], said: str
) -> None:
    found = only(edit(package, "places.csv", *change))
    assert (found.row, found.code) == (1, "bad-header")
    assert said in found.message


@pytest.mark.parametrize(
    ("latitude", "shown"),
    [
        ("52.29\u00a0", "U+00A0"),
        ("\uff15\uff12.29", "\uff15\uff12.29"),
        ("1_0", "1_0"),
        ("NaN", "NaN"),
        ("-inf", "-inf"),
        ("Infinity", "Infinity"),
        ("1e400", "1e400"),
        ("5²", "5²"),
        ("\u221259.9", "\u2212"),
        ("0x10", "0x10"),
        ("91", "at most 90"),
        ("59.93.863", "59.93.863"),
        ('"1,234,5"', "1,234,5"),
    ],
)
def test_what_only_looks_like_a_number_is_found_in_its_cell(
    package: Path, latitude: str, shown: str
) -> None:
    found = only(edit(package, "places.csv", "59.93863", latitude))
    assert (found.field, found.level) == ("latitude", "error")
    assert found.row
    assert shown in str(found)


@pytest.mark.parametrize(
    "letter",
    [
        *("\x00", "\x08", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066"),
        *("\ufdd0", "\ufeff", "\ufffe", "\uffff", "\U0001ffff", "&#0;", "&#x1;"),
        *("&#8", "&#xFFFE;", "&#xd800;", "&#000000000011;", "&#99999999999;"),
    ],
    ids=ascii,
)
def test_a_letter_that_nobody_sees_is_named_in_its_cell(
    package: Path, letter: str
) -> None:
    edit(package, "events.csv", "session 1", f"ses{letter}sion 1")
    found = only(package)
    assert (found.file, found.code) == ("events.csv", "invisible")
    assert (found.row, found.field) == (2, "title")
    assert str(found).isprintable()


@pytest.mark.parametrize(
    "text", ["a\u200db", "\u200fשלום", "&amp; &#233;", "👩‍⚕️", "a\u00adb"]
)
def test_letters_that_scripts_need_are_kept(package: Path, text: str) -> None:
    edit(
        package, "series.csv", "China's online forum on COVID-19 radiology, 2020", text
    )
    assert check_package(package) == []
    assert text in set(load_checked(package).series["title"])


@pytest.mark.parametrize("escape", [r"\u0008", r"\ud800", r"\ufffe", "&#0;"])
@pytest.mark.parametrize("key", ["title", "description"])
def test_the_descriptor_holds_no_such_letters_either(
    package: Path, key: str, escape: str
) -> None:
    edit(package, "datapackage.json", f'"{key}": "', f'"{key}": "{escape}')
    found = only(package)
    assert (found.file, found.field, found.code) == (
        "datapackage.json",
        key,
        "invisible",
    )


@pytest.mark.parametrize("version", ['"1\\n2"', '"1/2"', '"١"', '"é"', "5", '""'])
def test_a_version_that_no_file_name_can_hold_is_refused(
    package: Path, version: str
) -> None:
    path = package / "datapackage.json"
    text = path.read_text("utf-8")
    told = json.dumps(json.loads(text)["version"])
    path.write_text(
        text.replace(f'"version": {told}', f'"version": {version}'), "utf-8"
    )
    assert only(package).field == "version"


@pytest.mark.parametrize(
    ("text", "row", "code"),
    [
        ('x,"open', 3, "bad-quote"),
        ('x,"a"b"', 3, "bad-quote"),
        ("x,y", 3, "missing-cell"),
        (",".join("abcdefghi"), 3, "extra-cell"),
        ("x" * 200_000, 3, "too-long"),
        (",,,,,,\nx", 3, "blank-row"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(
    package: Path, text: str, row: int, code: str
) -> None:
    path = package / "places.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], text, *lines[2:]]), encoding="utf-8")
    found = check_package(package)
    assert (found[0].row, found[0].code) == (row, code)


def test_millions_of_blank_rows_take_no_room() -> None:
    text = ",".join(TABLES["places"]) + "\n" * 500_000
    tracemalloc.start()
    try:
        laid = laid_out(text, "places")
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert (laid.problems, laid.notes) == ([], ["blank rows stand at its end"])


def test_millions_of_references_are_looked_at_once_each() -> None:
    before = time.process_time()
    assert letters.harmful("&#65;" * 2_000_000 + "&#x1;&#2;") == "&#x1;"
    assert time.process_time() - before < 10  # it took minutes


def test_webinars_without_cities_and_forty_series_have_no_problem(
    tmp_path: Path,
) -> None:
    assert check_package(kinds.without_cities(tmp_path / "webinars")) == []
    assert check_package(kinds.many_series(tmp_path / "forty")) == []
    assert check_package(kinds.small(tmp_path / "small")) == []
