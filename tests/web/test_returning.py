"""Who signs in comes back to a page of ours, never to anywhere else."""

import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components.web.middleware.returning import COOKIE, Returning
from tests.web.asking import Answer, ask

TOKEN = "abcdefghijklmnopqrstuv"  # noqa: S105 (opens nothing)
_SITE = "https://outreach.example.org"


@pytest.fixture(autouse=True)
def _on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTREACH_PUBLISH", "/srv/published")


def _away(_: Request) -> Response:
    return RedirectResponse("https://login.example.org/", 302)


def _back(_: Request) -> Response:
    return RedirectResponse("/", 302)


def asked(path: str, **headers: str) -> Answer:
    routes: list[BaseRoute] = [
        Route("/auth/login", _away),
        Route("/oauth2callback", _back),
        Route("/map", lambda _: PlainTextResponse("map")),
    ]
    return ask(routes, path, headers=headers, middleware=[Middleware(Returning)])


@pytest.mark.parametrize("page", ["/", "/data", "/map", f"/own/{TOKEN}/data"])
def test_who_signs_in_on_a_page_comes_back_to_it(page: str) -> None:
    begun = asked("/auth/login", referer=f"{_SITE}{page}?v=1")
    assert begun.headers["location"] == "https://login.example.org/"
    cookie = begun.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Secure"} <= {*cookie.split("; ")}
    ended = asked("/oauth2callback", cookie=cookie.partition(";")[0])
    assert ended.headers["location"] == page
    assert f'{COOKIE}=""' in ended.headers["set-cookie"]


@pytest.mark.parametrize(
    "page",
    [
        *("//evil.example.org/data", "/nowhere", "/data/", "/auth/login", "data", ""),
        *("https://evil.example.org/data", "/own/short/data", f"/own/{TOKEN}/own"),
        *("/\\evil.example.org", f"/own/{TOKEN}//evil.example.org", "/map\r\nX: 1"),
    ],
)
def test_nobody_is_led_anywhere_else(page: str) -> None:
    begun = asked("/auth/login", referer=f"{_SITE}/own/short{page}")
    assert "set-cookie" not in begun.headers
    ended = asked("/oauth2callback", cookie=f"{COOKIE}={page}")
    assert ended.headers["location"] == "/"


def test_over_plain_http_no_cookie_is_lost() -> None:
    sent = {"referer": "http://localhost/map"}
    around = [Middleware(Returning)]
    route = Route("/auth/login", _away)
    begun = ask([route], "/auth/login", headers=sent, middleware=around, scheme="http")
    assert COOKIE in begun.headers["set-cookie"]
    assert "Secure" not in begun.headers["set-cookie"]


def test_other_answers_and_servers_without_editors_are_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "set-cookie" not in asked("/map", referer=f"{_SITE}/map").headers
    monkeypatch.delenv("OUTREACH_PUBLISH")
    begun = asked("/auth/login", referer=f"{_SITE}/map")
    assert "set-cookie" not in begun.headers
    ended = asked("/oauth2callback", cookie=f"{COOKIE}=/map")
    assert ended.headers["location"] == "/"
