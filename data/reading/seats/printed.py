"""The seats of a package printed, one a line, as PostgreSQL reads CSV.

`python -m data.reading.seats.printed FOLDER` does so in a process with limits.
"""

import io
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from data.reading import bounded
from data.reading.schema import DataError, Problem
from data.reading.seats import lines, resource, summing

_MOST_SECONDS = 600  # of a processor
_MOST_BYTES = 4 << 30  # of addresses
_PART = 1 << 20  # letters


def printed(folder: Path) -> Iterator[str]:
    """Print the seats of a folder whose package passes the check; DataError.

    Gives the text in parts that end anywhere. NULL is nothing, every text is quoted.
    """
    with bounded.started("data.reading.seats.printed", str(folder)) as child:
        try:
            out = io.TextIOWrapper(child.stdout or io.BytesIO(), encoding="utf-8")
            while part := out.read(_PART):
                yield part
            child.wait()
        finally:
            child.kill()
    if child.returncode:
        raise DataError([Problem(file=resource.NAME, code="cut", message=lines.CUT)])


def _write(folder: Path, out: BinaryIO) -> None:
    from pyarrow import csv

    bare = csv.WriteOptions(include_header=False)
    with TemporaryDirectory() as spill, chdir(folder):
        for part in summing.parts(resource.files(folder), Path(spill)):
            csv.write_csv(part, out, bare)


if __name__ == "__main__":
    bounded.end_with_asker()
    bounded.limit(memory=_MOST_BYTES, seconds=_MOST_SECONDS)
    _write(Path(sys.argv[1]).resolve(), sys.stdout.buffer)
