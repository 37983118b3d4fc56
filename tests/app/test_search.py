"""The button of the search on every page, and the source that a result leads to."""

import html
import json
import re
from typing import Any

import pytest

from components.words import labels, method, search
from tests.app.conftest import OpenPage
from tests.app.test_pages import words_of
from tests.drawn import curated

_TOLD = re.compile(r'class="open-search"[^>]*data-search="([^"]*)"')


def told(words: str) -> Any:
    """Read what the button tells its script."""
    (text,) = _TOLD.findall(words)
    return json.loads(html.unescape(text))


@pytest.mark.parametrize("page", labels.PAGES)
def test_every_page_has_the_button_with_the_address_of_its_index(
    open_page: OpenPage, page: str
) -> None:
    said = told(words_of(open_page(page)))
    assert said["whole"]
    assert re.fullmatch(r"/search/index\.json\?v=[0-9a-f]{12}", said["address"])
    assert said["words"] == dict(search.SEARCH_WORDS)


def test_an_opened_source_stands_first_with_the_events_that_it_is_cited_for(
    open_page: OpenPage,
) -> None:
    app = open_page("sources", source="lancet-2019")
    words = words_of(app)
    assert not app.warning
    assert "It is cited for 11 events." in words
    assert "events?v=1&amp;event=ru-10" in words
    assert words.index("Lancet 2019") < words.index(method.CORRECTIONS)
    app.button(key="close-opened").click().run()
    assert "It is cited for" not in words_of(app)
    assert "source" not in app.query_params


@pytest.mark.parametrize("source", curated().sources["source_id"].iloc[::9])
def test_every_source_opens(open_page: OpenPage, source: str) -> None:
    assert "opened" not in open_page("sources", source="nowhere").warning[0].value
    assert not open_page("sources", source=source).warning
