"""A package as it was at one moment, however it is edited meanwhile.

The files are copied to a folder of their own and count only if none of them changed
before, during and after: what is checked, shown and given away are the same bytes.
"""

import io
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from components.words import server
from data.reading.schema import FILES, DataError, Problem
from data.reading.seats import resource

_PREFIX = "outreach-package-"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content gives the same file

Signature = tuple[tuple[str | int, ...], ...]


class Moving(Exception):  # noqa: N818 - says what is the matter
    """Somebody is writing to the package: look again later."""


def signature(folder: Path) -> Signature:
    """Tell one state of a package from another without reading it.

    Links are followed: a folder that is swapped for another has another signature.
    """
    if folder.is_file():  # a workbook or a zip
        return (_signed(folder),)
    return tuple(_signed(folder / name) for name in _files(folder))


@contextmanager
def copied(folder: Path, signed: Signature) -> Iterator[Path]:
    """Lend a private copy of the package that was signed; Moving, DataError."""
    real = Path(os.path.realpath(folder))
    with TemporaryDirectory(prefix=_PREFIX) as place:
        copy = Path(place, folder.name or _PREFIX)
        if len(signed) == 1:
            _copy(real, copy)
        else:
            copy.mkdir()
            for name in _files(real):
                _copy(real / name, copy / name)
        if signature(real) != signed or signature(folder) != signed:
            raise Moving
        yield copy


def _files(folder: Path) -> tuple[str, ...]:
    """Name the files of a package, those of its seats, too."""
    return (*FILES, *resource.files(folder))


def _signed(path: Path) -> tuple[str, int, int, int, int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        return (path.name, error.errno or 0, 0, 0, 0, 0)
    times = (stat.st_mtime_ns, stat.st_ctime_ns)
    return (path.name, stat.st_dev, stat.st_ino, stat.st_size, *times)


def _copy(source: Path, target: Path) -> None:
    try:
        # Whatever is no file is missing to the check, as it is in the folder itself.
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    except FileNotFoundError:
        raise Moving from None
    except OSError as error:
        message = server.unreadable(error.strerror or type(error).__name__)
        problem = Problem(file=source.name, code="unreadable", message=message)
        raise DataError([problem]) from None


def to_zip(folder: Path) -> bytes:
    """Pack the whole data package with its codebook; it passes `outreach check`."""
    there = [folder / name for name in FILES if (folder / name).is_file()]
    return packed({path.name: path.read_bytes() for path in there})


def packed(files: Mapping[str, bytes]) -> bytes:
    """Pack files of a package by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        _add(pack, files)
    return out.getvalue()


def _add(pack: zipfile.ZipFile, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        pack.writestr(entry, content)


def with_more(package: bytes, files: Mapping[str, bytes]) -> bytes:
    """Add files behind those of a package, as `packed` would have."""
    out = io.BytesIO(package)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as pack:
        _add(pack, files)
    return out.getvalue()


def unpacked(package: bytes) -> dict[str, bytes]:
    """Take apart what `packed` wrote."""
    with zipfile.ZipFile(io.BytesIO(package)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}
