"""Eleven reports of made-up people, and what each comes to and why."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from data.attendance.answers import from_plain
from data.attendance.claims import claim
from data.attendance.files import count

SAMPLES = Path(__file__).parent / "samples"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (SAMPLES / "expected.json").read_text("utf-8")
)["files"]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_comes_to_what_its_reasons_say(name: str) -> None:
    expected = EXPECTED[name]
    answers = from_plain(expected.get("options", {}))
    path = SAMPLES / name
    imported = count([(name, path.read_bytes)], answers)
    assert not imported.failures
    (file,) = imported.files
    counts = file.counts
    assert imported.together == counts
    assert file.format == expected["format"]
    seen: dict[str, Any] = {
        **asdict(counts),
        "attendees": list(counts.attendances) if counts.attendances else None,
        "minutes": {str(n): list(bounds) for n, bounds in counts.minutes.items()},
        "ambiguous": list(counts.ambiguous),
        "possible": list(counts.possible),
        "claim": asdict(claim(counts)),
    }
    left = {"format", "encoding", "delimiter", "options", "why"}
    wanted = {key: value for key, value in expected.items() if key not in left}
    assert {key: seen[key] for key in wanted} == wanted


def test_every_sample_is_expected() -> None:
    files = {path.name for path in SAMPLES.iterdir()} - {"expected.json"}
    assert files == set(EXPECTED)
