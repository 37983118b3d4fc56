"""One file reads the environment, and the README tells all of it."""

import re
from pathlib import Path
from typing import Any

import pytest

from components.live import settings

ROOT = Path(__file__).resolve().parents[2]
_NONE = "–"


def _told() -> dict[str, str]:
    """Read names and defaults from the README's table."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = text.partition("## Settings")[2].partition("\n## ")[0].splitlines()
    told: dict[str, str] = {}
    for row in rows:
        if row.startswith("| `"):
            names, defaults, _ = row.strip("| ").split(" | ")
            variables = re.findall(r"`(OUTREACH_\w+|BROWSER_PATH)", names)
            told |= dict(zip(variables, defaults.split(", "), strict=bool(variables)))
    return told


def _written(default: Any) -> str:
    if isinstance(default, float | int):
        return f"{default:g}"
    if isinstance(default, Path):
        return f"`{default.relative_to(ROOT)}`"
    if isinstance(default, str) and default:
        return f"`{default}`"
    assert not default
    return _NONE


def test_the_readme_tells_every_setting_with_its_default() -> None:
    ours = {one.variable: _written(one.default) for one in settings.SETTINGS}
    assert _told() == ours


def test_every_setting_of_the_file_is_looked_at_when_the_server_starts() -> None:
    named = [
        one for one in vars(settings).values() if isinstance(one, settings.Setting)
    ]
    listed = [*settings.SETTINGS, *settings.OF_OTHERS]
    assert sorted(one.variable for one in named) == sorted(o.variable for o in listed)


def test_only_one_file_reads_the_environment() -> None:
    readers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("components", "data")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\benviron\b|\bgetenv\b", path.read_text(encoding="utf-8"))
    }
    # Packages and attendance reports are read in processes of their own, which are
    # given what their asker has, or the little that they need of it.
    apart = {"data/reading/bounded.py", "data/attendance/reading.py"}
    assert readers == {"components/live/settings.py"} | apart


@pytest.mark.parametrize("setting", settings.SETTINGS, ids=lambda one: one.variable)
def test_what_is_not_set_or_blank_is_the_default(
    monkeypatch: pytest.MonkeyPatch, setting: settings.Setting[Any]
) -> None:
    monkeypatch.delenv(setting.variable, raising=False)
    assert setting.read() == setting.default
    monkeypatch.setenv(setting.variable, " ")
    assert setting.read() == (" " if setting.is_blank_set else setting.default)
