"""Nothing in code, styles or texts knows a series of our package by its id."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.reading.package import CURATED
from tests.drawn import curated

ROOT = Path(__file__).resolve().parents[1]
_ENDINGS = {".py", ".css", ".js", ".mjs", ".typ", ".html", ".json", ".toml", ".svg"}
_LEFT_OUT = ("vendor", "node_modules", "__pycache__", ".venv")


def read() -> Iterator[Path]:
    """Walk what the program is made of: neither data nor tests nor what is vendored."""
    yield ROOT / "app.py"
    yield ROOT / "pyproject.toml"
    for folder in (ROOT / "components", ROOT / "data", ROOT / ".streamlit"):
        for path in folder.rglob("*"):
            is_ours = not set(path.parts) & set(_LEFT_OUT)
            if is_ours and CURATED not in path.parents and path.suffix in _ENDINGS:
                yield path


@pytest.mark.parametrize("series_id", curated().series["series_id"])
def test_no_file_names_a_series_of_ours(series_id: str) -> None:
    # Ids of one common word, such as "kcr", count where they stand as a text.
    needles = [series_id] if "-" in series_id else [f'"{series_id}"', f"-{series_id})"]
    named = [
        str(path.relative_to(ROOT))
        for path in read()
        if any(one in path.read_text(encoding="utf-8") for one in needles)
    ]
    assert named == []
