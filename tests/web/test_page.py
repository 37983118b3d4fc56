"""The one page: Streamlit's, with nothing inline, asking early for what there is."""

import json
import re
from collections.abc import Iterator
from html import escape

import pytest
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components.web.routes.assets import asset_routes
from components.web.sent import ASK_AGAIN
from components.web.streamlit import chunks, page, statics
from components.web.streamlit.statics import StaticFiles
from components.words import labels, refusals
from tests.web.asking import Answer, ask

_HREF = re.compile(r'(?:href|src)="([^"]+)"')


@pytest.fixture(params=["", "outreach"], ids=["at the root", "below a path"])
def base(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve at the root, and below a path."""
    before = st.get_option("server.baseUrlPath")
    st.config.set_option("server.baseUrlPath", request.param)
    forget()
    yield f"/{request.param}" if request.param else ""
    st.config.set_option("server.baseUrlPath", before)
    forget()


def forget() -> None:
    """Let addresses be written anew: a server has one base path for good."""
    page._kept.cache_clear()  # noqa: SLF001
    statics._packed.cache_clear()  # noqa: SLF001


def asked(target: str, **headers: str) -> Answer:
    """Ask a server that has pages, assets, Streamlit's files, and others behind."""

    def behind(_: Request) -> Response:
        return PlainTextResponse("behind")

    routes: list[BaseRoute] = [
        *asset_routes(),
        *page.page_routes(),
        Route("/{name:path}", behind),
    ]
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(routes, target, headers=named, middleware=[Middleware(StaticFiles)])


@pytest.mark.parametrize("name", ["", *labels.PAGES])
def test_everything_that_a_page_names_is_there(base: str, name: str) -> None:
    html = asked(f"{base}/{name}").text
    addresses = [a for a in _HREF.findall(html) if not a.startswith("./_stcore")]
    assert len(addresses) > 10
    for address in addresses:
        target = address if address.startswith("/") else f"{base}/{address[2:]}"
        assert target.startswith(f"{base}/")
        answer = asked(target)
        assert answer.status == 200
        # Its picture alone is left to Streamlit.
        assert (answer.body == b"behind") == (address == "./favicon.png")


def test_it_says_its_language_and_what_it_is() -> None:
    html = page.page_html().decode()
    assert '<html lang="en" ' in html
    assert f'content="{escape(labels.DESCRIPTION)}"' in html


def test_each_page_has_a_title_of_its_own() -> None:
    titles = set()
    for name, title in labels.PAGES.items():
        html = page.page_html(name).decode()
        assert f"<title>{escape(labels.browser_title(title))}</title>" in html
        titles.add(labels.browser_title(title))
    assert len(titles) == len(labels.PAGES)


def test_no_script_stands_in_the_page_itself() -> None:
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page.page_html().decode())
    assert scripts
    assert all("src=" in given and not body for given, body in scripts)


def test_figures_and_shapes_are_asked_for_where_they_are_drawn() -> None:
    def names(page_name: str) -> set[str]:
        html = page.page_html(page_name).decode()
        return {name for name in ("plotly.min.js", "world-coarse") if name in html}

    assert names("overview") == names("map") == {"plotly.min.js", "world-coarse"}
    assert names("timeline") == {"plotly.min.js"}
    assert names("sources") == set()


@pytest.mark.parametrize(
    "target",
    [
        "/_stcore/health",
        "/media/a/b",
        "/component/a/b",
        "/auth/login",
        "/favicon.png",
        "/oauth2callback",
    ],
)
def test_what_is_no_page_s_address_is_left_to_others(target: str) -> None:
    assert asked(target).text == "behind"


@pytest.mark.parametrize("target", ["/map/x", "/a/b/c", "/map/_stcore/health", "/a/"])
def test_what_lies_below_a_page_is_not_there_and_says_so(
    base: str, target: str
) -> None:
    told = asked(f"{base}{target}")
    assert (told.status, json.loads(told.body)) == (404, {"words": refusals.NOWHERE})
    shown = asked(f"{base}{target}", accept="text/html,*/*;q=0.8")
    assert shown.status == 404
    assert shown.headers["content-type"].startswith("text/html")
    assert refusals.NOWHERE.rstrip(".") in shown.text
    assert _HREF.findall(shown.text) == [f"{base}/"]
    assert "<script" not in shown.text


def test_a_slash_too_many_leads_to_the_page(base: str) -> None:
    answer = asked(f"{base}/map/?country=PER&years=2015")
    assert answer.status == 308
    assert answer.headers["location"] == f"{base}/map?country=PER&years=2015"


def test_a_page_that_is_not_known_is_the_same_page_and_kept_once() -> None:
    first, second = asked("/no-such-page"), asked("/nor-this")
    assert first.body == second.body
    assert first.headers["etag"] == second.headers["etag"]


def test_it_is_asked_for_again_each_time_and_sent_when_it_has_changed() -> None:
    answer = asked("/map", accept_encoding="gzip")
    assert answer.headers["cache-control"] == ASK_AGAIN
    assert answer.headers["content-encoding"] == "gzip"
    assert asked("/map", if_none_match=answer.headers["etag"]).status == 304


def test_it_names_streamlit_s_own_scripts_and_those_of_its_elements() -> None:
    html = page.page_html().decode()
    assert re.search(r'<script type="module"[^>]* src="\./static/js/index\.', html)
    assert "early.js" in html
    named = re.findall(r'rel="modulepreload" crossorigin href="\./([^"]+)"', html)
    assert named[-len(chunks.needed()) :] == [*chunks.needed()]
    assert len(named) == len({*named}) > 50
