"""Packages that are broken on purpose: the smallest whole one, and ways to harm it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR, TABLES

FILES = (DESCRIPTOR, *(f"{table}.csv" for table in TABLES))
OUTSIDE = "/etc/passwd"
_MOST_BYTES = 200_000
_OF_PACKAGE = ("name", "version", "resources", "profile", "licenses", "sources")
_OF_RESOURCE = (
    *("name", "path", "schema", "dialect", "data", "compression", "innerpath"),
    *("encoding", "format", "mediatype", "scheme", "profile", "bytes", "hash"),
    *("extrapaths", "type", "control", "layout"),
)

Harm = Callable[[Path], None]


def whole(folder: Path) -> Path:
    """Lay out the curated package in a folder of its own."""
    return Path(shutil.copytree(CURATED, folder / "package"))


def harms() -> st.SearchStrategy[Harm]:
    """Give one way to harm a package."""
    return st.one_of(_bytes(), _cells(), _lines(), _descriptors(), _files())


def nasty_text() -> st.SearchStrategy[str]:
    """Give a text that some reader will take for something else."""
    return st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            (
                "=1+1",
                "@SUM(A1)",
                "../../etc/passwd",
                "http://127.0.0.1:9/x.csv",
                "\x00",
                "\ufeff",
                "NaN",
                "inf",
                "1e400",
                "-0",
                "٢٠٠",
                "9" * 400,
                "x" * 150_000,
                "2020-13-45",
                "0000",
                "9999-12-31/..",
                "1" * 5_000 + "-01",
                "<script>alert(1)</script>",
                "[a](http://example.org)",
                "{0.__class__}",
                "%s%n",
                "\u202e",
                "a\nb",
                '"',
                '""',
                ",",
                ";",
                "'",
            )
        ),
    )


def _bytes() -> st.SearchStrategy[Harm]:
    """Put any bytes anywhere in a file, or cut it there."""
    return st.builds(
        _spliced,
        st.sampled_from(FILES),
        st.floats(0, 1),
        st.one_of(
            st.binary(max_size=12),
            st.sampled_from(
                (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"\r", b"\n\n", b"\x1f")
            ),
        ),
        st.booleans(),
    )


def _spliced(name: str, at: float, given: bytes, is_cut: bool) -> Harm:  # noqa: FBT001
    def harm(folder: Path) -> None:
        content = _bytes_of(folder / name)
        place = int(at * len(content))
        rest = b"" if is_cut else content[place + len(given) :]
        _write(folder / name, content[:place] + given + rest)

    return harm


def _cells() -> st.SearchStrategy[Harm]:
    """Write any text into any cell, the header's too."""
    tables = st.sampled_from(tuple(TABLES))
    return st.builds(
        _written, tables, st.floats(0, 1), st.floats(0, 1), nasty_text(), st.booleans()
    )


def _written(
    table: str,
    row: float,
    column: float,
    text: str,
    is_quoted: bool,  # noqa: FBT001
) -> Harm:
    def harm(folder: Path) -> None:
        path = folder / f"{table}.csv"
        lines = _bytes_of(path).decode(errors="replace").split("\n")
        at = int(row * (len(lines) - 1))
        cells = lines[at].split(",")
        cell = '"' + text.replace('"', '""') + '"' if is_quoted else text
        cells[int(column * (len(cells) - 1))] = cell
        lines[at] = ",".join(cells)
        _write(path, "\n".join(lines).encode(errors="replace"))

    return harm


def _lines() -> st.SearchStrategy[Harm]:
    """Repeat a line, add columns to all, or write the file in another encoding."""
    tables = st.sampled_from(tuple(TABLES))
    return st.one_of(
        st.builds(_repeated, tables, st.floats(0, 1), st.sampled_from((1, 300))),
        st.builds(_widened, tables, st.sampled_from((1, 3_000))),
        st.builds(_encoded, tables, st.sampled_from(("utf-16", "utf-32", "cp1251"))),
    )


def _repeated(table: str, row: float, times: int) -> Harm:
    def harm(folder: Path) -> None:
        path = folder / f"{table}.csv"
        lines = _bytes_of(path).split(b"\n")
        at = int(row * (len(lines) - 1))
        _write(path, b"\n".join([*lines[:at], *[lines[at]] * times, *lines[at:]]))

    return harm


def _widened(table: str, columns: int) -> Harm:
    def harm(folder: Path) -> None:
        path = folder / f"{table}.csv"
        first, _, rest = _bytes_of(path).partition(b"\n")
        more = "".join(f",column{at}" for at in range(columns)).encode()
        _write(path, first + more + b"\n" + rest)

    return harm


def _encoded(table: str, encoding: str) -> Harm:
    def harm(folder: Path) -> None:
        path = folder / f"{table}.csv"
        text = _bytes_of(path).decode(errors="replace")
        path.write_bytes(text.encode(encoding, errors="replace"))

    return harm


def _descriptors() -> st.SearchStrategy[Harm]:
    """Say something else in the descriptor: any key, any JSON, also very deep."""
    odd = st.one_of(
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), nasty_text()),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(st.sampled_from(_OF_RESOURCE), inner, max_size=3),
            ),
            max_leaves=6,
        ),
        st.sampled_from(
            (OUTSIDE, "../package/events.csv", [OUTSIDE], "gz", "zip", "remote", "sql")
        ),
    )
    return st.one_of(
        st.builds(_described, st.sampled_from(_OF_PACKAGE), odd),
        st.builds(_of_resource, st.integers(0, 7), st.sampled_from(_OF_RESOURCE), odd),
        st.builds(_deep, st.sampled_from((100, 2_000, 100_000))),
    )


def _described(key: str, value: object) -> Harm:
    def harm(folder: Path) -> None:
        told = _descriptor(folder)
        if isinstance(told, dict):
            told[key] = value
        _write(folder / DESCRIPTOR, json.dumps(told).encode())

    return harm


def _of_resource(at: int, key: str, value: object) -> Harm:
    def harm(folder: Path) -> None:
        told = _descriptor(folder)
        resources = told.get("resources") if isinstance(told, dict) else None
        if isinstance(resources, list) and len(resources) > at:
            if not isinstance(resources[at], dict):
                resources[at] = {}
            resources[at][key] = value
        _write(folder / DESCRIPTOR, json.dumps(told).encode())

    return harm


def _deep(levels: int) -> Harm:
    def harm(folder: Path) -> None:
        _write(folder / DESCRIPTOR, b'{"version":' + b"[" * levels)

    return harm


def _files() -> st.SearchStrategy[Harm]:
    """Take a file away, or put a link, a folder or nothing in its place."""
    ways: tuple[Callable[[Path], None], ...] = (
        _leads_outside,
        _leads_to_itself,
        _is_folder,
        _is_empty,
    )
    return st.builds(_replaced, st.sampled_from(FILES), st.sampled_from(ways))


def _replaced(name: str, way: Callable[[Path], None]) -> Harm:
    def harm(folder: Path) -> None:
        path = folder / name
        if path.is_symlink() or path.is_file():
            path.unlink()
            way(path)

    return harm


def _leads_outside(path: Path) -> None:
    path.symlink_to(OUTSIDE)


def _leads_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _is_folder(path: Path) -> None:
    path.mkdir()


def _is_empty(path: Path) -> None:
    path.touch()


def _descriptor(folder: Path) -> object:
    try:
        return json.loads(_bytes_of(folder / DESCRIPTOR))
    except (ValueError, RecursionError):
        return None


def _bytes_of(path: Path) -> bytes:
    """Read a file of the package, unless an earlier harm has led it elsewhere."""
    is_ours = path.is_file() and not path.is_symlink()
    return path.read_bytes()[:_MOST_BYTES] if is_ours else b""


def _write(path: Path, content: bytes) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    if not path.is_dir():
        path.write_bytes(content)
