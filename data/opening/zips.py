"""A zip of a package, by itself or in one folder, within limits.

Nothing is written under a name that a zip gives: only the names of a package count.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from data.opening.sent import MOST_FILES, Sent
from data.reading.schema import FILES, README, DataError, Problem

MOST_UNPACKED = 100 * 1024**2
_MEGABYTE = 1024**2
_ZIP = b"PK\x03\x04"
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})  # of workbooks, which are zips
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1


def opened(files: Sequence[Sent]) -> Mapping[str, bytes] | None:
    """Unpack the one zip that was sent; None where it is none, or a workbook."""
    packed = [file for file in files if file.body.startswith(_ZIP)]
    if not packed:
        return None
    name, body = packed[0].name, packed[0].body
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if _OFFICE & {one.filename for one in entries}:
                return None
            if len(files) > 1:
                raise _refusal(name, "too-many", "was not sent alone; send one zip")
            if why := _refused(entries):
                raise _refusal(name, *why)
            picked = _picked(name, entries)
            return {
                PurePosixPath(one.filename).name: archive.read(one) for one in picked
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        message = "cannot be unpacked; it is damaged, or packed in a rare way"
        raise _refusal(name, "bad-zip", f"{message}: pack it anew") from None


def is_office(body: bytes) -> bool:
    """Tell whether a file is a workbook, or another office file, by what it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return bool(_OFFICE & {*archive.namelist()})
    except zipfile.BadZipFile:
        return False


def _refused(entries: Sequence[zipfile.ZipInfo]) -> tuple[str, str] | None:
    """Tell why a zip is not unpacked: its code and its words; None: it may be."""
    if any(one.flag_bits & _ENCRYPTED for one in entries):
        return "encrypted", "is encrypted; pack it without a password"
    if len(entries) > MOST_FILES:
        return "too-many", f"holds more than {MOST_FILES} files; pack the package alone"
    if sum(one.file_size for one in entries) > MOST_UNPACKED:
        most = MOST_UNPACKED // _MEGABYTE
        return "too-large", f"is more than {most} MB when unpacked; send less at once"
    if any(_leads_out(one) for one in entries):
        return "bad-path", "holds a link, or a path that leads out of it; pack it anew"
    if any(one.compress_type not in _PACKINGS for one in entries):
        return "bad-zip", "is packed in a rare way; pack it as an ordinary zip"
    return None


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename
    path = PurePosixPath(name)
    is_out = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name
    return is_out or "\0" in name or stat.S_ISLNK(entry.external_attr >> 16)


def _picked(name: str, entries: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Pick what belongs to the package of the one folder that has one; DataError."""
    of_folder: dict[PurePosixPath, dict[str, zipfile.ZipInfo]] = {}
    for one in entries:
        path = PurePosixPath(one.filename)
        if path.name not in FILES or path.parts[0] == "__MACOSX":
            continue
        known = of_folder.setdefault(path.parent, {})
        if path.name in known:
            message = f"holds {path.name} twice; pack it anew"
            raise _refusal(name, "twice", message)
        known[path.name] = one
    folders = [known for known in of_folder.values() if {*known} != {README}]
    if not folders:
        message = "holds no table of a data package; pack the folder of one"
        raise _refusal(name, "no-package", message)
    if len(folders) > 1:
        message = "holds more than one package; pack one alone"
        raise _refusal(name, "too-many", message)
    return [*folders[0].values()]


def _refusal(name: str, code: str, message: str) -> DataError:
    return DataError([Problem(file=name, code=code, message=message)])
