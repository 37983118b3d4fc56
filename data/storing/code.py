"""Which code has read and checked: another may read the same package differently."""

import sys
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
    digest = sha256(repr((sys.version_info[:2], *map(_version, _LIBRARIES))).encode())
    for folder in sorted(path for path in _DATA.iterdir() if path.is_dir()):
        if folder.name == "curated":
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SUFFIXES:
                content = path.read_bytes()
                name = path.relative_to(_DATA).as_posix()
                digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
