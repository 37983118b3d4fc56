"""Which code has read and checked: another may read the same package differently."""

import sys
from collections.abc import Collection, Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_DATA = Path(__file__).parents[1]
# What reads, types, checks and codes; `vocabulary.toml` and shapes change no table.
_SUFFIXES = frozenset({".py", ".csv", ".sql"})
_LIBRARIES = ("numpy", "pandas", "pyarrow", "pycountry", "duckdb")


@cache
def code_version() -> str:
    """Name the code of `data/`, the package of ours aside, and what it stands on."""
    folders = [path for path in _DATA.iterdir() if path.is_dir()]
    read = [path for path in folders if path.name != "curated"]
    return version_of(read, _DATA, suffixes=_SUFFIXES, libraries=_LIBRARIES)


def version_of(
    folders: Iterable[Path],
    root: Path,
    *,
    suffixes: Collection[str] = (),
    libraries: Iterable[str],
) -> str:
    """Name the code of folders by their files, as they are called from `root`.

    Without `suffixes` every file counts, but what Python itself writes beside them.
    """
    digest = sha256(repr((sys.version_info[:2], *map(_version, libraries))).encode())
    for folder in sorted(folders):
        for path in sorted(folder.rglob("*")):
            if path.suffix in suffixes or (not suffixes and _is_source(path)):
                content = path.read_bytes()
                name = path.relative_to(root).as_posix()
                digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def _is_source(path: Path) -> bool:
    return path.is_file() and path.parent.name != "__pycache__"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
