"""No name and no address outlives an import: not in files, output, errors or memory."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.attendance.grids import read as grids_of
from data.attendance.reading import read
from data.attendance.refusals import ReportError
from tests.data.attendance.invented import EXPECTED, MARKER, REPORTS
from tests.remains import ENCODINGS, MARKERS, memory

ROOT = Path(__file__).resolve().parents[3]
# A process that does what an argument says, and waits to be looked at.
_WAITING = """
import sys
{work}
print("done", flush=True)
sys.stdin.readline()
"""
_IMPORT = """
from components.commands.main import main
for option in (["--private"], ["--format", "json", "--series"]):
    main(["attendance", *sys.argv[1:], *option])
"""
_IMPORT_EACH = """
from pathlib import Path
from components.commands.main import main
for folder in sys.argv[1:]:
    paths = [str(path) for path in sorted(Path(folder).iterdir())]
    for n in range(0, len(paths), 80):
        main(["attendance", *paths[n : n + 80], "--private"])
"""
_HOLD = """
from pathlib import Path
held = [Path(path).read_bytes() for path in sys.argv[1:]]
"""


def _malformed(content: bytes) -> Iterator[bytes]:
    """Spoil a report in ways that a reader stumbles over, a name at the place."""
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "utf-8-sig")
    for time in ("18:0", "6:0", "09:", "58"):
        yield text.replace(time, "Ana Quill", 3).encode()
    yield text.replace('"', "").replace("Quill", '"Quill', 1).encode()
    yield (text + "\n" + "Ana Quill," * 3_000).encode()
    yield f'"Ana Quill{"x" * 140_000}",ana@quill.example\n{text}'.encode()
    yield content[: len(content) // 2]
    yield b"\xff\xfe\x00" + content[1:]
    yield b"PK\x03\x04" + content


def _run(work: str, paths: list[Path], place: Path) -> subprocess.Popen[str]:
    places = {name: str(place) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME")}
    return subprocess.Popen(  # noqa: S603 - a program of ours
        [sys.executable, "-c", _WAITING.format(work=work), *map(str, paths)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=place,
        env=os.environ | places | {"PYTHONPATH": str(ROOT)},
    )


def _told(work: str, paths: list[Path], place: Path) -> tuple[str, set[bytes]]:
    """Run something; give what it printed, and the markers in its memory after it."""
    process = _run(work, paths, place)
    assert process.stdin
    assert process.stdout
    printed = ""
    for line in process.stdout:
        if line == "done\n":
            break
        printed += line
    held = {m for part in memory(process.pid) for m in MARKERS if m in part}
    process.communicate("\n")
    return printed, held


@pytest.mark.slow
def test_nothing_that_an_import_leaves_holds_a_name_or_an_address(
    tmp_path: Path,
) -> None:
    reports = [REPORTS / name for name in EXPECTED]
    printed, held = _told(_IMPORT, reports, tmp_path)
    assert "Zoom webinar" in printed
    assert MARKER not in printed.lower()
    assert not held
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [p for p in left if any(m in p.read_bytes() for m in MARKERS)]


@pytest.mark.slow
def test_a_spoilt_report_leaves_no_name_either(tmp_path: Path) -> None:
    place, spoilt_reports = tmp_path / "left", tmp_path / "spoilt"
    place.mkdir()
    spoilt_reports.mkdir()
    for n, name in enumerate(sorted(EXPECTED)):
        content = (REPORTS / name).read_bytes()
        if name.endswith("csv") and "gb18030" not in name:
            for m, spoilt in enumerate(_malformed(content)):
                (spoilt_reports / f"{n}-{m}.csv").write_bytes(spoilt)
    printed, held = _told(_IMPORT_EACH, [spoilt_reports], place)
    assert ".csv, row " in printed
    assert MARKER not in printed.lower()
    assert not held
    assert not [p for p in place.rglob("*") if p.is_file()]


@pytest.mark.slow
def test_the_look_into_memory_finds_what_a_process_holds(tmp_path: Path) -> None:
    _, held = _told(_HOLD, [REPORTS / name for name in EXPECTED], tmp_path)
    assert {m for m in held if b"@" in m} == {
        "@quill.ex".encode(encoding) for encoding in ENCODINGS[:2]
    }


def test_an_error_says_where_and_not_what() -> None:
    content = (REPORTS / "zoom-midnight.csv").read_bytes()
    spoilt = content.replace(b"05/06/2025 11:40:00 PM", b"Ana Quill", 1)
    (failure,) = read([("a.csv", spoilt)]).failures
    assert (failure.code, failure.row, failure.column) == ("bad-time", 5, 3)
    assert MARKER not in str(failure).lower()


@pytest.mark.parametrize("limit", [131_072, 1_000_000])
def test_an_error_of_the_csv_module_is_not_passed_on(limit: int) -> None:
    before = csv.field_size_limit(limit)  # which other libraries raise
    try:
        with pytest.raises(ReportError) as caught:
            grids_of(b'"Ana Quill' + b"x" * 140_000)
    finally:
        csv.field_size_limit(before)
    error = caught.value
    assert error.__context__ is None or error.__suppress_context__
    assert MARKER not in str(caught.value).lower()


def test_the_reading_process_can_write_no_file(tmp_path: Path) -> None:
    work = (
        "from data.attendance import child; child.limit(); "
        f"open({str(tmp_path / 'a')!r}, 'wb', buffering=0).write(b'a' * 9)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S603 - likewise
        [sys.executable, "-c", work], check=False, env=environment, stderr=-3
    )
    assert done.returncode
    assert not (tmp_path / "a").read_bytes()
