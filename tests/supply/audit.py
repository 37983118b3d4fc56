"""Ask what is known against the locked packages, and say honestly what was checked.

pip-audit ends well as soon as nothing was found, even where it could ask nobody. Here
that is an outcome of its own.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from tests.supply.vendored import ROOT

CLEAN, VULNERABLE, UNCHECKED = 0, 1, 3
_PATIENCE_S = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the command ends, and what it prints."""

    code: int
    lines: tuple[str, ...]


def judged(told: dict[str, Any]) -> Outcome:
    """Read pip-audit's JSON: known weaknesses first, then what nobody could check."""
    packages = told["dependencies"]
    weak = tuple(
        f"{one['name']} {one['version']}: {known['id']}, mended in "
        f"{', '.join(known['fix_versions']) or 'no version yet'}"
        for one in packages
        for known in one.get("vulns", ())
    )
    unchecked = [one["name"] for one in packages if "skip_reason" in one]
    checked = len(packages) - len(unchecked)
    if weak:
        return Outcome(code=VULNERABLE, lines=(*weak, _counted(checked, unchecked)))
    if unchecked or not packages:
        return Outcome(code=UNCHECKED, lines=(_counted(checked, unchecked),))
    words = f"{checked} packages checked: nothing is known against any of them."
    return Outcome(code=CLEAN, lines=(words,))


def unreachable(why: str) -> Outcome:
    """Say that nobody could be asked."""
    last = (why.strip().splitlines() or ["no answer"])[-1]
    words = f"The advisories are not reachable, nothing was checked: {last}"
    return Outcome(code=UNCHECKED, lines=(words,))


def audit() -> Outcome:
    """Audit `requirements.txt` as it is locked."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", "requirements.txt"]
    how = ["--disable-pip", "--require-hashes", "--format", "json"]
    try:
        run = subprocess.run(  # noqa: S603
            [*command, *how],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
        )
        return judged(json.loads(run.stdout))
    except subprocess.TimeoutExpired:
        return unreachable(f"no answer within {_PATIENCE_S} seconds")
    except (ValueError, KeyError):
        return unreachable(run.stderr)


def _counted(checked: int, unchecked: list[str]) -> str:
    if not checked:
        return "The advisories are not reachable: nothing was checked."
    names = ", ".join(unchecked) or "none"
    return f"{checked} packages checked; not checked: {names}."


if __name__ == "__main__":
    outcome = audit()
    print("\n".join(outcome.lines))  # noqa: T201
    raise SystemExit(outcome.code)
