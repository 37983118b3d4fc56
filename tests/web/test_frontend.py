"""Streamlit's scripts in a few files: made from what is installed, and all of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from components.assets import VENDOR
from components.web.streamlit import frontend
from components.web.streamlit.statics import static_file

_IMPORT = re.compile(
    r'import\s*(?:\{(?P<names>[^}]*)\}\s*from\s*)?"\./(?P<file>[^"]+)"'
)
_EXPORT = re.compile(r"export\{(?P<names>[^}]*)\}")
_PASSED_ON = re.compile(
    r'export\{(?P<names>[^}]*)\}from"\./(?P<file>frontend-[^"]+)";\n'
)
_SCRIPTS = sorted(path.name for path in frontend.FOLDER.glob("*.js"))


def sent(name: str) -> str:
    """Give a script as it goes to the browser."""
    packed = static_file(f"js/{name}")
    assert packed is not None, name
    return packed.body.decode()


def exported(code: str) -> set[str]:
    return {
        name.strip().rpartition(" as ")[2]
        for found in _EXPORT.finditer(code)
        for name in found["names"].split(",")
        if name.strip()
    }


@pytest.fixture
def another_streamlit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Install a Streamlit whose scripts differ in one letter."""
    for name in frontend.chunks():
        (tmp_path / name).write_bytes((frontend.FOLDER / name).read_bytes() + b"\n")
    monkeypatch.setattr(frontend, "FOLDER", tmp_path)
    frontend.chunks.cache_clear()
    frontend.files.cache_clear()
    yield
    monkeypatch.undo()
    frontend.chunks.cache_clear()
    frontend.files.cache_clear()


def test_it_is_made_from_the_streamlit_that_is_installed() -> None:
    made = json.loads((VENDOR / "frontend.json").read_text(encoding="utf-8"))
    assert made["streamlit"] == st.__version__
    assert frontend.chunks(), "make it anew: components/assets/vendor/README.md"
    assert [*frontend.files()] == [*map(frontend._sent, range(len(made["files"])))]  # noqa: SLF001


def test_every_script_finds_what_it_imports() -> None:
    known = {name: exported(sent(name)) for name in [*_SCRIPTS, *frontend.files()]}
    for name in known:
        for found in _IMPORT.finditer(sent(name)):
            if found["file"] not in known:
                continue
            taken = (found["names"] or "").split(",")
            wanted = {one.strip().partition(" as ")[0] for one in taken} - {""}
            assert wanted <= known[found["file"]], (name, found["file"])


def test_no_script_is_run_twice_as_a_part_and_by_its_own_name() -> None:
    for name in [*_SCRIPTS, *frontend.files()]:
        if name in frontend.chunks():
            # One that is asked for by its old name only passes on.
            found = _PASSED_ON.fullmatch(sent(name))
            assert found, name
            given = {one.partition(" as ")[0] for one in found["names"].split(",")}
            assert given <= exported(sent(found["file"])), name
            continue
        imported = {found["file"] for found in _IMPORT.finditer(sent(name))}
        assert not imported & {*frontend.chunks()}, name


@pytest.mark.usefixtures("another_streamlit")
def test_with_another_streamlit_its_own_files_are_sent() -> None:
    assert not frontend.files()
    name = _SCRIPTS[0]
    code = (Path(st.__file__).parent / "static/static/js" / name).read_text("utf-8")
    assert frontend.fitted(name, code) == code
