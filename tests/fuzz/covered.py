"""Bytes that learn from coverage which of them lead further into the parsers.

`python -m tests.fuzz.covered texts -max_total_time=60`; the options are libFuzzer's.
"""

import resource
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs

import atheris

with atheris.instrument_imports(
    include=["data", "components.asked.view", "components.asked.plan"]
):
    from components.asked.sizes import size_of
    from components.asked.view import read_view
    from components.figures import catalogue
    from data.cells import dates, wordings
    from data.checking.check import check_package
    from data.reading.schema import TABLES
    from data.selecting import period
    from tests.drawn import curated
    from tests.fuzz import packages


def texts(content: bytes) -> None:
    """Read a text as each parser does that a reader or a curator can reach."""
    text = content.decode(errors="replace")
    for parse in (dates.parse, period.read, size_of):
        _only_value_errors(parse, text)
    wordings.parse(text)
    view, _ = read_view(parse_qs(text, keep_blank_values=True), curated())
    if read_view(view.to_query(), curated()) != (view, []):
        raise AssertionError("what is understood of an address is no address again")


def tables(content: bytes) -> None:
    """Check a package in which one table, by the first byte, holds anything."""
    names = tuple(TABLES)
    with TemporaryDirectory() as place:
        folder = packages.whole(Path(place))
        table = names[content[0] % len(names)] if content else names[0]
        header = ",".join(TABLES[table]).encode() + b"\n"
        (folder / f"{table}.csv").write_bytes(header + content[1:])
        check_package(folder)


def _only_value_errors(parse: Callable[[str], object], text: str) -> None:
    try:
        parse(text)
    except ValueError:
        return


assert catalogue.FIGURES  # listed: addresses may ask for them
TARGETS = {"texts": texts, "tables": tables}

_MOST_BYTES = 2 * 1024**3

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
