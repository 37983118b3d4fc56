"""Reads attendance reports in a process of their own, which ends with their names."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.attendance import imported
from data.attendance.answers import NO_ANSWERS, Answers
from data.attendance.imported import Failure, Imported

MOST_SECONDS = 180
_ROOT = Path(__file__).resolve().parents[2]
_PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TZ")


def read(
    files: Sequence[tuple[str, bytes | Path]], answers: Answers = NO_ANSWERS
) -> Imported:
    """Count the people of files of one event or series: (name, bytes or path) each.

    No name and no address leaves the process that reads; a file that is not read is
    among the failures, with a row and a column and never a cell.
    """
    request = {"files": [_asked(*file) for file in files], "answers": asdict(answers)}
    contents = [content for _, content in files if isinstance(content, bytes)]
    plain = _in_a_process([json.dumps(request).encode(), b"\n", *contents])
    if "stopped" in plain:
        names = [name for name, _ in files]
        every = tuple(Failure(file=name, code=plain["stopped"]) for name in names)
        return Imported(failures=every)
    return imported.from_plain(plain)


def _in_a_process(parts: Iterable[bytes]) -> dict[str, Any]:
    """Hand a request and contents over, without a copy of them, and read the answer."""
    with subprocess.Popen(
        [sys.executable, "-m", "data.attendance.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        cwd=_ROOT,
    ) as process:
        try:
            with suppress(BrokenPipeError):
                for part in parts:
                    process.stdin.write(part)  # type: ignore[union-attr]
            answer, _ = process.communicate(timeout=MOST_SECONDS)
            plain: dict[str, Any] = json.loads(answer)
        except (subprocess.TimeoutExpired, ValueError):
            process.kill()
            return {"stopped": "too-large"}
    return plain


def _asked(name: str, content: bytes | Path) -> dict[str, Any]:
    if isinstance(content, Path):
        return {"name": name, "path": str(content.resolve()), "size": 0}
    return {"name": name, "path": None, "size": len(content)}


def _environment() -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {
        **passed,
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "OPENBLAS_NUM_THREADS": "1",
    }
