"""One line a request, and nothing in it that a client has put there."""

import logging
from collections.abc import Mapping
from typing import Any

import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components.web.middleware.traffic import Traffic
from tests.web.asking import CLIENT, ask


def told(_: Request) -> Response:
    return PlainTextResponse("told")


def page(_: Request) -> Response:
    return HTMLResponse("<p>page</p>")


def kept(_: Request) -> Response:
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return PlainTextResponse("kept", headers=headers)


def broken(_: Request) -> Response:
    raise ValueError


ROUTES: list[BaseRoute] = [
    Route("/figure/{file:path}", told),
    Route("/assets/{name}", kept),
    Route("/healthz", told),
    Route("/broken", broken),
    Route("/{page:path}", page),
]


Log = pytest.LogCaptureFixture


@pytest.fixture
def log(caplog: Log) -> Log:
    caplog.set_level(logging.DEBUG, "outreach.request")
    return caplog


def through(target: str, headers: Mapping[str, str] | None = None, **more: Any) -> None:
    ask(ROUTES, target, headers=headers, middleware=[Middleware(Traffic)], **more)


def test_a_line_names_the_route_and_not_what_was_asked_for(
    log: Log,
) -> None:
    private = {"User-Agent": "somebody's browser", "Cookie": "name=somebody"}
    through("/figure/secret.png?country=PER&years=2015", private)
    (line,) = log.records
    said = vars(line)
    assert said["route"] == "/figure/{file:path}"
    assert (said["method"], said["status"], said["bytes"]) == ("GET", 200, 4)
    assert said["ms"] >= 0
    everything = repr(said)
    for private_word in ("secret", "PER", "2015", "somebody", CLIENT):
        assert private_word not in everything


@pytest.mark.parametrize(
    ("target", "route", "level"),
    [
        ("/map?country=PER", "(page)", logging.INFO),
        ("/figure/map.png", "/figure/{file:path}", logging.INFO),
        ("/assets/plotly.js", "/assets/{name}", logging.DEBUG),
        ("/healthz", "/healthz", logging.DEBUG),
    ],
)
def test_what_would_hide_the_rest_is_told_to_who_debugs(
    log: Log, target: str, route: str, level: int
) -> None:
    through(target)
    (line,) = log.records
    assert (vars(line)["route"], line.levelno) == (route, level)


def test_a_request_that_breaks_has_a_line_as_well(
    log: Log,
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (whatever a route raises)
        through("/broken")
    assert [vars(line)["route"] for line in log.records] == ["/broken"]
