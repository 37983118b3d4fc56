"""An audit never calls clean what nobody has checked."""

from typing import Any

from tests.supply import audit

_KNOWN = {"id": "CVE-2026-1", "fix_versions": ["2.0"]}


def told(*packages: dict[str, Any]) -> dict[str, Any]:
    """Write what pip-audit writes."""
    return {"dependencies": [{"version": "1.0", **one} for one in packages]}


def test_all_checked_and_nothing_known_is_clean() -> None:
    outcome = audit.judged(told({"name": "a", "vulns": []}))
    assert outcome.code == audit.CLEAN


def test_nothing_checked_is_not_clean() -> None:
    outcome = audit.judged(told({"name": "a", "skip_reason": "not found"}))
    assert outcome.code == audit.UNCHECKED
    assert "nothing was checked" in outcome.lines[0]


def test_one_package_that_was_not_checked_is_named() -> None:
    outcome = audit.judged(
        told({"name": "a", "vulns": []}, {"name": "b", "skip_reason": "not found"})
    )
    assert outcome.code == audit.UNCHECKED
    assert outcome.lines[0].endswith("not checked: b.")


def test_a_known_weakness_comes_first() -> None:
    outcome = audit.judged(
        told({"name": "a", "vulns": [_KNOWN]}, {"name": "b", "skip_reason": "?"})
    )
    assert outcome.code == audit.VULNERABLE
    assert outcome.lines[0] == "a 1.0: CVE-2026-1, mended in 2.0"


def test_no_answer_is_not_clean() -> None:
    assert audit.unreachable("").code == audit.UNCHECKED
