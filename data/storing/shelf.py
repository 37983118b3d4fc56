"""A folder of checked packages as typed columns, each under its digest and our code's.

A snapshot is written under another name and then renamed: whoever finds it finds it
whole. Its manifest has the size and the SHA-256 of each file, and all are held against
it before anything is read; what differs is never read, and the package is instead.
"""

import json
import logging
import os
import secrets
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from mmap import mmap
from pathlib import Path
from typing import Any

from data.counting.blocks import EverySum
from data.counting.statements import EveryStated
from data.reading.package import Dataset, Ready, described_by
from data.reading.schema import DESCRIPTOR, TABLES
from data.storing import coding, columns, stated, sums, trusted
from data.storing.beside import Beside
from data.storing.code import code_version
from data.storing.locks import Hold, is_held
from data.storing.trusted import UntrustedError

MANIFEST, PACKAGE = "manifest.json", "package.zip"
_FORMAT = 1
_FRAMES = (*TABLES, "claim_events")
_SUMS, _STATED = "sums", "stated"
_ARROW = ".arrow"
_MOST = 4  # snapshots on a shelf
_OLDEST_PART_S = 3600.0
_PART = ".part-"
_NOTE = "made-of-"
_MOST_BYTES = 1 << 20  # of a manifest
_log = logging.getLogger("outreach.snapshot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A dataset as it lies on a shelf, and its package as a zip."""

    dataset: Dataset
    package: mmap


@dataclass(frozen=True, slots=True)
class Shelf:
    """The snapshots below one folder; any number of processes may use it at once."""

    root: Path

    def folder(self, digest: str) -> Path:
        """Name the place of a package's snapshot."""
        return self.root / f"{digest}-{code_version()}"

    def find(self, digest: str) -> Snapshot | None:
        """Find a package's snapshot; None where there is none that may be read."""
        folder = self.folder(digest)
        if not folder.exists():
            return None
        try:
            return _read(folder, digest)
        except UntrustedError as error:
            reason = str(error)
        except Exception as error:  # noqa: BLE001 (the package is read instead)
            reason = type(error).__name__
        extra = {"snapshot": folder.name, "reason": reason}
        _log.warning("snapshot not read", extra=extra)
        return None

    def noted(self, key: str) -> str | None:
        """Find the digest of what a package came to that was noted by this key."""
        marks = self.root.glob(f"*-{code_version()}/{_NOTE}{key}")
        return next((mark.parent.name.partition("-")[0] for mark in marks), None)

    def note(self, digest: str, key: str) -> None:
        """Note by a key, a plain word, of what a snapshot was made; OSError."""
        (self.folder(digest) / f"{_NOTE}{key}").touch(mode=0o444)

    def write(
        self, dataset: Dataset, described: Mapping[str, Any], package: bytes
    ) -> Path:
        """Write the snapshot of what has passed the check; OSError."""
        self.root.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder = self.folder(dataset.digest)
        part = self.root / f"{_PART}{os.getpid()}-{secrets.token_hex(8)}"
        part.mkdir(mode=0o755)
        try:
            _write(part, dataset, described, package)
            self._place(part, folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        _sync(self.root)
        return folder

    def tidy(self, most: int = _MOST) -> None:
        """Remove all but the last ones used, and what nobody finished."""
        with suppress(OSError):
            whole = [p for p in self.root.iterdir() if (p / MANIFEST).is_file()]
            whole = [p for p in whole if not p.name.startswith(_PART)]
            for path in sorted(whole, key=_age)[most:]:
                if not is_held(path / MANIFEST):
                    self._remove(path)
            for path in self.root.glob(f"{_PART}*"):
                if _age(path) > _OLDEST_PART_S:
                    shutil.rmtree(path, ignore_errors=True)

    def _place(self, part: Path, folder: Path) -> None:
        """Put a snapshot in its place, unless another has, and whole."""
        try:
            part.rename(folder)
        except OSError:
            if not folder.exists():
                raise
            if self.find(folder.name.partition("-")[0]) is None:
                self._remove(folder)
                part.rename(folder)

    def _remove(self, folder: Path) -> None:
        """Take a snapshot off in one step; who reads it keeps what it has mapped."""
        gone = self.root / f"{_PART}{secrets.token_hex(8)}"
        with suppress(FileNotFoundError):  # another was quicker
            folder.rename(gone)
        if gone.is_dir():
            shutil.rmtree(gone, ignore_errors=True)
        else:
            gone.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return time.time() - path.lstat().st_mtime


def _read(folder: Path, digest: str) -> Snapshot:
    trusted.require_folder(folder)
    with trusted.opened(folder / MANIFEST) as file:
        hold = Hold(file)
        told = json.loads(file.read(_MOST_BYTES))
    if (told["format"], told["code"]) != (_FORMAT, code_version()):
        raise UntrustedError("code")
    if told["digest"] != digest:
        raise UntrustedError("digest")
    files = {
        name: trusted.mapped(folder / name, size, hashed)
        for name, (size, hashed) in told["files"].items()
    }
    hold.maps = tuple(files.values())
    tables = {
        name.removesuffix(_ARROW): columns.read(content)
        for name, content in files.items()
        if name.endswith(_ARROW)
    }
    frames: dict[str, Any] = {n: columns.to_frame(tables[n]) for n in _FRAMES}
    parts = coding.to_parts(tables, frames["events"]["event_id"])
    parts |= {
        EverySum: sums.to_sums(tables[_SUMS]),
        EveryStated: stated.to_stated(tables[_STATED], frames["claims"]["claim_id"]),
        Hold: hold,
        Beside: Beside(folder),
    }
    ready = Ready(digest=digest, parts=parts)
    dataset = Dataset(name="", version="", digest=digest, ready=ready, **frames)
    with suppress(OSError):  # where nothing can be written, nothing is tidied either
        os.utime(folder)
    return Snapshot(
        dataset=described_by(json.loads(files[DESCRIPTOR][:]), dataset),
        package=files[PACKAGE],
    )


def _write(
    part: Path, dataset: Dataset, described: Mapping[str, Any], package: bytes
) -> None:
    tables = {name: columns.of_frame(getattr(dataset, name)) for name in _FRAMES}
    tables |= coding.of_dataset(dataset)
    tables |= {_SUMS: sums.of_dataset(dataset), _STATED: stated.of_dataset(dataset)}
    for name, table in tables.items():
        with (part / f"{name}{_ARROW}").open("xb") as file:
            columns.write(table, file)
    (part / PACKAGE).write_bytes(package)
    (part / DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")
    told = {
        "format": _FORMAT,
        "code": code_version(),
        "digest": dataset.digest,
        "files": {path.name: _sealed(path) for path in sorted(part.iterdir())},
    }
    (part / MANIFEST).write_text(json.dumps(told, indent=1), encoding="utf-8")
    _sealed(part / MANIFEST)
    _sync(part)


def _sealed(path: Path) -> tuple[int, str]:
    """Close a file to all writing, have it on the disk, and measure and hash it."""
    path.chmod(0o444)
    with path.open("rb") as file:
        os.fsync(file.fileno())
        return os.fstat(file.fileno()).st_size, file_digest(file, "sha256").hexdigest()


def _sync(folder: Path) -> None:
    """Have names on the disk, too, where a system can say so."""
    with suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
