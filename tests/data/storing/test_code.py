"""A snapshot is of the code that read the package: another is not taken for it."""

from pathlib import Path

import pytest

from data.storing import code


@pytest.mark.parametrize("name", ["reading.py", "codes.csv", "sql/duckdb.sql"])
def test_whatever_changes_a_table_makes_another_version(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(code, "_DATA", tmp_path)
    file = tmp_path / "reading" / name
    file.parent.mkdir(parents=True)
    versions = []
    for text in ("SELECT 1", "SELECT 2"):
        file.write_text(text)
        code.code_version.cache_clear()
        versions.append(code.code_version())
    code.code_version.cache_clear()
    assert len({*versions}) == 2
