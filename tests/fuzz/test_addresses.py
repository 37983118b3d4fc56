"""Addresses by somebody who means harm: read, told what is not understood, no more."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.asked.view import link_query, read_view
from components.live import current
from components.words import labels
from tests.drawn import curated
from tests.fuzz import texts
from tests.fuzz.hunting import hunt

_SCRIPT = Path(__file__).resolve().parents[2] / "components" / "pages" / "dashboard.py"
_LONGEST_NOTICE = 1_000
_HOSTILE = {
    "years": "0001-9999",
    "country": ["PER", "RUS", "RUS", "<b>", "x" * 5_000],
    "title": "![x](http://example.org/x)\x00\u202e" + "y" * 5_000,
    "event": ["ru-10", "ru-10", "../../etc/passwd"],
    "place": "place:99999999999999999999",
    "part": ["map", "none", "%00"],
    "<script>": "alert(1)",
}


@hunt(100)
@given(texts.queries())
def test_what_is_understood_of_an_address_is_an_address_again(
    query: dict[str, list[str]],
) -> None:
    view, unknown = read_view(query, curated())
    assert len(labels.not_understood(unknown)) < _LONGEST_NOTICE
    assert read_view(view.to_query(), curated()) == (view, [])
    again = parse_qs(link_query(view, curated().version))
    assert read_view(again, curated()) == (view, [])


@hunt(100)
@given(texts.raw_queries())
def test_an_address_may_be_any_text(query: str) -> None:
    view, _ = read_view(parse_qs(query, keep_blank_values=True), curated())
    assert read_view(view.to_query(), curated()) == (view, [])


@pytest.mark.parametrize("page", labels.PAGES)
def test_every_page_stands_at_a_hostile_address(page: str) -> None:
    app = AppTest.from_file(str(_SCRIPT), default_timeout=60)
    for key, value in _HOSTILE.items():
        app.query_params[key] = value
    if page != "overview":
        app._page_hash = calc_hash(page)  # noqa: SLF001 (pages are functions)
    app.run()
    current.forget()
    assert not app.exception
    assert not app.error
    assert app.warning
