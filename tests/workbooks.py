"""Workbooks for tests: packages written as ours are, and cells changed in them."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from components.workbook.files import of_folder
from components.workbook.write import write
from data.reading.opening import opened
from data.reading.package import CURATED

NASTY = (
    *("NA", "1E5", "=1+1", "+1", "-1", "@home", "12345678901234567890", "009", "1/2"),
    *("2019-05", "TRUE", "#N/A", "null", "50%", "'quoted", "''", '"said"', 'a "b" c'),
    *("two\nlines", "a\n\nb\n", "\nfirst", " before", "behind ", "two  blanks", "a\tb"),
    *("Zürich · é · e\u0301", "שלום עולם", "مرحبا", "日本語 𠮷 한국어", "😀" * 50),
    *("_x000D_", "{U+0009}", "{U+007B}", "<b>&amp;&", "a,b;c|d", "http://example.org/"),
    *('=HYPERLINK("http://example.org")', "\u00a0hard blank\u00a0", "x" * 32_000),
)


def written(folder: Path, path: Path) -> Path:
    """Write the package of a folder as a workbook."""
    path.write_bytes(write(of_folder(folder)))
    return path


def nasty() -> dict[str, bytes]:
    """Lay out the curated files with nasty cells, odd line ends and encodings."""
    files = of_folder(CURATED)
    text = files["sources.csv"].decode()
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    for place, cell in enumerate(NASTY):
        rows[place % len(rows)][head.index("note") - place // len(rows)] = cell
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([head, *rows])
    files["sources.csv"] = out.getvalue().encode()
    files["events.csv"] = files["events.csv"].replace(b"\n", b"\r\n")
    files["people.csv"] = b"\xef\xbb\xbf" + files["people.csv"]
    files["places.csv"] = files["places.csv"].decode().encode("utf-16")
    files["series.csv"] = files["series.csv"].replace(b",true,", b',"true",')
    files["README.md"] += "\n\n".join(["", *NASTY, "\ttab\r\n  \n\n"]).encode()
    return files


def opened_files(path: Path) -> dict[str, bytes]:
    """Read the files of a package in a workbook or zip."""
    with opened(path) as package:
        return of_folder(package.folder)


def changed(path: Path, cells: Mapping[tuple[str, str], Any]) -> Path:
    """Change cells, named by sheet and place, as a spreadsheet would."""
    book = openpyxl.load_workbook(path)
    for (sheet, cell), value in cells.items():
        book[sheet][cell].value = value
        if isinstance(value, dt.date):
            book[sheet][cell].number_format = "yyyy-mm"
    book.save(path)
    return path


def with_parts(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Put files into a workbook or zip; those that are there are replaced."""
    with zipfile.ZipFile(path) as pack:
        content = {name: pack.read(name) for name in pack.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, body in {**content, **parts}.items():
            pack.writestr(name, body)
    return path
