"""What a file is by its content, and whether it may be read at all."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

from data.reading.schema import DESCRIPTOR, DataError, Problem
from data.reading.workbook import lines
from data.reading.workbook.sheets import Place

MOST_MEGABYTES = 200  # unpacked
_MOST_FILES = 2_000
_IS_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0"  # workbooks of before 2007, and encrypted ones of today
_MACROS = re.compile(r"(?:^|/)vbaProject\.bin$|^Basic/|^Scripts/", re.IGNORECASE)
_LINKS = re.compile(r"^xl/externalLinks/", re.IGNORECASE)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>]*?(?:\bt="(e)"[^>]*?)?(?<!/)>'
    rb"(?:<(?:\w+:)?(f)\b)?"
)
_OF_ODS = re.compile(
    rb'<table:table [^>]*?table:name="([^"]*)"|table:formula="'
    rb'|(table:number-(?:columns|rows)-spanned="(?!1"))'
)
_OUTSIDE = re.compile(rb'table:formula="[^"]*file:|<table:table-source\b')
_ROW = re.compile(r"[0-9]+")

Kind = Literal["xlsx", "ods", "zip"]


def refused(path: Path, message: str, code: str = "refused") -> DataError:
    """Word one line about a whole file."""
    return DataError([Problem(file=path.name, code=code, message=message)])


def kind_of(path: Path) -> Kind:
    """Tell what a file is; DataError where it is none of ours, or too much of it."""
    with path.open("rb") as file:
        start = file.read(len(_OLE))
    if start == _OLE:
        raise refused(path, lines.ENCRYPTED, "encrypted")
    if not zipfile.is_zipfile(path):
        raise refused(path, lines.NO_CONTAINER, "no-container")
    try:
        with zipfile.ZipFile(path) as pack:
            return _kind(path, pack)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
        raise refused(path, lines.BROKEN, "broken") from error


def _kind(path: Path, pack: zipfile.ZipFile) -> Kind:
    entries = pack.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > _MOST_FILES:
        raise refused(path, lines.too_many(_MOST_FILES), "too-large")
    if sum(entry.file_size for entry in entries) > MOST_MEGABYTES * 1_000_000:
        raise refused(path, lines.too_large(MOST_MEGABYTES), "too-large")
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
        raise refused(path, lines.ENCRYPTED, "encrypted")
    if "xl/workbook.xml" in names:
        kind: Kind = "xlsx"
    elif "mimetype" in names and pack.read("mimetype").startswith(_ODS):
        kind = "ods"
        if b"encryption-data" in pack.read("META-INF/manifest.xml"):
            raise refused(path, lines.ENCRYPTED, "encrypted")
    elif any(name.endswith(DESCRIPTOR) for name in names):
        return "zip"
    else:
        raise refused(path, lines.NO_CONTAINER, "no-container")
    if any(map(_MACROS.search, names)):
        raise refused(path, lines.MACROS, "macros")
    if any(map(_LINKS.search, names)):
        raise refused(path, lines.LINKS, "links")
    return kind


def computed(path: Path, kind: Kind) -> Iterator[tuple[str, str, str]]:
    """Find cells that hold no text of anybody: sheet, cell, and what to do."""
    with zipfile.ZipFile(path) as pack:
        if kind == "xlsx":
            for sheet, part in _parts(pack):
                for cell, is_error, is_formula in _FORMULA.findall(pack.read(part)):
                    if is_error or is_formula:
                        message = lines.FORMULA if is_formula else lines.ERROR
                        yield sheet, cell.decode(), message
        elif kind == "ods":
            content = pack.read("content.xml")
            if _OUTSIDE.search(content):
                raise refused(path, lines.LINKS, "links")
            yield from _of_ods(content)


def _parts(pack: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Pair each sheet's name with the file that holds it."""
    related = ET.fromstring(pack.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {one.get("Id"): one.get("Target", "") for one in related}
    book = ET.fromstring(pack.read("xl/workbook.xml"))  # noqa: S314
    names = set(pack.namelist())
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATED), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield sheet.get("name", ""), part


def _of_ods(content: bytes) -> Iterator[tuple[str, str, str]]:
    sheet = ""
    for match in _OF_ODS.finditer(content):
        if match[1] is not None:
            sheet = match[1].decode()
        else:
            yield sheet, "", lines.MERGED if match[2] else lines.FORMULA


def named(
    cells: Iterator[tuple[str, str, str]], places: dict[str, Place]
) -> Iterator[Problem]:
    """Say of computed cells in sheets that are read what is wrong with them."""
    files = {place.sheet: file for file, place in places.items()}
    for sheet, cell, message in cells:
        if sheet in files:
            place = places[files[sheet]]
            letters = cell.rstrip("0123456789")
            row = _ROW.search(cell)
            fields = {letter: name for name, letter in place.columns.items()}
            at = int(row[0]) if row else 0
            yield Problem(
                file=files[sheet],
                row=place.rows.index(at) + 1 if at in place.rows else None,
                field=fields.get(letters),
                code=lines.NOT_TEXT,
                message=message,
                sheet=sheet,
                cell=cell,
            )
