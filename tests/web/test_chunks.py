"""Scripts of elements that every page shows, as Streamlit's own build lists them."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from components.web.streamlit import chunks, page
from components.web.streamlit.statics import static_file

_STATIC = Path(st.__file__).parent / "static"


@pytest.fixture
def manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the path of another Streamlit's manifest; there is none yet."""
    path = tmp_path / "manifest.json"
    monkeypatch.setattr(chunks, "_MANIFEST", path)
    chunks.needed.cache_clear()
    yield path
    chunks.needed.cache_clear()


def test_they_are_what_streamlit_would_ask_for_later_and_sent_as_they_are() -> None:
    html = (_STATIC / "index.html").read_text(encoding="utf-8")
    assert len(chunks.needed()) >= len(chunks._ELEMENTS)  # noqa: SLF001
    for file in chunks.needed():
        assert file not in html
        packed = static_file(file.removeprefix("static/"))
        assert packed is not None
        assert packed.body == (_STATIC / file).read_bytes()


def test_what_the_page_names_already_is_not_named_again(manifest: Path) -> None:
    made = {
        "index.html": {"file": "js/entry.js", "imports": ["shared"]},
        "shared": {"file": "js/shared.js"},
        "own": {"file": "js/own.js", "imports": ["own"]},
        "a": {"name": "Html", "file": "js/html.js", "imports": ["shared", "own"]},
        "b": {"name": "PageLink", "file": "js/link.js", "imports": ["own"]},
        "c": {"name": "Balloons", "file": "js/balloons.js"},
    }
    manifest.write_text(json.dumps(made), encoding="utf-8")
    assert chunks.needed() == ("js/html.js", "js/own.js", "js/link.js")


@pytest.mark.parametrize("made", [None, "", "[]", "{}", '{"index.html": {}}'])
def test_with_a_manifest_of_another_kind_the_page_has_all_else(
    manifest: Path, made: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    if made is not None:
        manifest.write_text(made, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert chunks.needed() == ()
    assert "manifest" in caplog.text
    html = page.page_html().decode()
    assert "static/js/index." in html
    assert "early.js" in html
