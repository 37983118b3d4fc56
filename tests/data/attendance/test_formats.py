"""Reports of every platform, in many languages, are known by what they hold."""

from dataclasses import asdict
from typing import Any

import pytest

from data.attendance.answers import Answers
from data.attendance.files import count
from tests.data.attendance.invented import EXPECTED, MARKER, REPORTS


@pytest.mark.parametrize("name", EXPECTED)
def test_a_report_is_known_and_counted_by_what_it_holds(name: str) -> None:
    imported = count([("report", (REPORTS / name).read_bytes)], Answers(minutes=(30,)))
    assert not imported.failures
    (file,) = imported.files
    expected: dict[str, Any] = dict(EXPECTED[name])
    pairs = {"attendances": file.counts.attendances, "minutes": file.counts.minutes}
    pairs["minutes"] = file.counts.minutes.get(30)
    seen = {**asdict(file.counts), **pairs, "format": file.format}
    seen |= {key: list(pair) for key, pair in pairs.items() if pair is not None}
    assert {key: seen[key] for key in expected} == expected
    assert not file.unread_countries


def test_every_report_is_expected_and_holds_the_marker() -> None:
    files = {path.name for path in REPORTS.iterdir()} - {"expected.json"}
    assert files == set(EXPECTED)
    for name in files:
        content = (REPORTS / name).read_bytes().replace(b"\0", b"").lower()
        assert MARKER.encode() in content or name.endswith("xlsx")
