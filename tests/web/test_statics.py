"""Streamlit's own files: as they are, but packed, and with our fonts."""

import re
from pathlib import Path

import pytest
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components.assets import ASSETS
from components.web.routes.assets import asset_routes
from components.web.sent import A_YEAR
from components.web.streamlit.statics import StaticFiles
from tests.web.asking import Answer, ask

STATIC = Path(st.__file__).parent / "static/static"
_ICON = re.compile(r":material/([a-z0-9_]+)")


def asked(target: str, *, method: str = "GET") -> Answer:
    """Ask for a file of Streamlit, of ours, or of the app behind."""

    def behind(_: Request) -> Response:
        return PlainTextResponse("behind")

    routes: list[BaseRoute] = [
        *asset_routes(),
        Route("/{name:path}", behind, methods=["GET", "POST"]),
    ]
    return ask(routes, target, method=method, middleware=[Middleware(StaticFiles)])


def test_pictures_and_fonts_of_streamlit_are_sent_as_they_are() -> None:
    for path in sorted((STATIC / "media").iterdir())[:5]:
        answer = asked(f"/static/media/{path.name}")
        assert answer.status == 200
        assert answer.body == path.read_bytes()
        assert answer.headers["cache-control"] == A_YEAR


@pytest.mark.parametrize(
    "name",
    [
        "js/no-such-file.js",
        "",
        "js",
        "../index.html",
        "js/../../index.html",
        "/etc/passwd",
        "js//index.js",
        "%2e%2e/index.html",
    ],
)
def test_nothing_else_is_found_below_its_address(name: str) -> None:
    answer = asked(f"/static/{name}")
    assert (answer.status, answer.text) == (404, "Not found")


@pytest.mark.parametrize(
    ("target", "method"),
    [("/static", "GET"), ("/staticfiles/a.js", "GET"), ("/static/a.js", "POST")],
)
def test_whatever_is_no_file_of_streamlit_s_is_passed_on(
    target: str, method: str
) -> None:
    assert asked(target, method=method).text == "behind"


def test_the_style_sheet_names_our_fonts_in_place_of_two_large_ones() -> None:
    (path,) = (STATIC / "css").glob("index.*.css")
    sheet = asked(f"/static/css/{path.name}").text
    ours = re.findall(r"url\((/assets/[^)]+)\)", sheet)
    assert len(ours) == 2
    for address in ours:
        assert asked(address).headers["content-type"] == "font/woff2"
    assert "MaterialSymbols" not in sheet
    assert "SourceSansVF-Upright" not in sheet
    others = re.findall(r"url\(\.\./(media/[^)]+)\)", sheet)
    assert others
    assert all((STATIC / name).is_file() for name in others)


def test_the_icons_are_all_that_streamlit_and_our_pages_name() -> None:
    listed = ASSETS / "fonts/material-symbols-subset.txt"
    there = set(listed.read_text(encoding="utf-8").split())
    ours = ASSETS.parent.rglob("*.py")
    named = {
        name
        for path in [*(STATIC / "js").glob("*.js"), *ours]
        for name in _ICON.findall(path.read_text(encoding="utf-8"))
    }
    assert named <= there
