"""The files of a package: from a folder, from a zip, or of an example."""

import io
import json
import zipfile
from pathlib import Path

from components.words import workbook as words
from data.reading.descriptor import shipped_resources
from data.reading.schema import DESCRIPTOR, FILES

_NEW = Path(__file__).with_name("new")


def of_folder(folder: Path) -> dict[str, bytes]:
    """Read the files of a package's folder; OSError where one cannot be read."""
    there = ((name, folder / name) for name in FILES)
    return {name: path.read_bytes() for name, path in there if path.is_file()}


def of_zip(body: bytes) -> dict[str, bytes]:
    """Unpack the files of a zip that the dashboard itself has packed."""
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def of_new() -> dict[str, bytes]:
    """Begin a package: a row of an invented example in each table."""
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **words.NEW_FIELDS,
        "resources": shipped_resources(),
    }
    text = json.dumps(described, ensure_ascii=False, indent=2)
    return {DESCRIPTOR: f"{text}\n".encode(), **of_folder(_NEW)}
