"""Under which names the server answers, and to whose websockets."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.live import settings
from components.web.middleware.hosts import KnownHosts, known_hosts
from components.words import refusals
from tests.web.asking import Answer, ask

NAME = "outreach.example.org"
VARIABLE = settings.HOSTS.variable


@pytest.fixture(autouse=True)
def _machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (VARIABLE, "OUTREACH_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(socket, "gethostname", lambda: "Room-7.hospital.example")


def asked(host: str, target: str = "/map") -> Answer:
    """Ask for a page under a host."""

    def here(_: Request) -> Response:
        return PlainTextResponse("here")

    around = [Middleware(KnownHosts, hosts=known_hosts())]
    route = Route("/{name:path}", here)
    return ask([route], target, headers={"host": host}, middleware=around)


def opened(host: str, origin: str | None) -> list[dict[str, Any]]:
    """Open a websocket; give the headers that reach the app behind, or [] if none."""
    reached: list[dict[str, Any]] = []
    told: list[Any] = []

    async def behind(scope: Any, _receive: Any, _send: Any) -> None:
        reached.append({k.decode(): v.decode() for k, v in scope["headers"]})

    async def send(message: Any) -> None:
        told.append(message)

    given = [("host", host), *([("origin", origin)] if origin is not None else [])]
    headers = [(name.encode(), value.encode()) for name, value in given]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    app = KnownHosts(behind, hosts=known_hosts())
    # A thread of its own: Playwright's loop may be running in this one.
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, app(scope, None, send)).result()  # type: ignore[arg-type]
    # Closed before it is accepted: the browser is answered 403.
    assert [message["type"] for message in told] == (
        [] if reached else ["websocket.close"]
    )
    return reached


@pytest.mark.parametrize(
    "host",
    [
        "localhost:8501",
        "127.0.0.1:8501",
        "[::1]:8501",
        "192.0.2.7:8501",  # a colleague, by address
        "[2001:db8::7]",
        "outreach",  # a name without a dot belongs to a network, not to the internet
        "OUTREACH:8501",
        "room-7.hospital.example:8501",  # the machine's own name
        "room-7.local",
    ],
)
def test_without_a_setting_a_colleague_on_the_network_is_answered(host: str) -> None:
    assert asked(host).text == "here"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "room-7.evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "hospital.example",
    ],
)
def test_a_name_that_somebody_else_may_own_is_refused_with_what_to_change(
    host: str,
) -> None:
    answer = asked(f"{host}:8501")
    assert answer.status == 421
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f"<code>{VARIABLE}={host}</code>" in answer.text


@pytest.mark.parametrize(
    "host",
    ["", "a b", "<script>alert(1)</script>", "user@localhost", "a..b", "x:99999"],
)
def test_what_is_no_host_is_refused_and_not_repeated(host: str) -> None:
    answer = asked(host)
    assert answer.status == 421
    assert answer.text == refusals.host_page("", variable=VARIABLE, is_set=False)


def test_a_deployment_answers_under_its_names_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, f"{NAME}, *.uni.example")
    for host in (NAME, "a.uni.example", "localhost:8501", f"{NAME}.:443"):
        assert asked(host).text == "here", host
    for host in ("192.0.2.7", "outreach", "uni.example", f"x.{NAME}", "room-7.local"):
        answer = asked(host)
        assert answer.status == 421, host
        assert f"<code>{VARIABLE}=" not in answer.text
    assert (
        f"add <code>outreach</code> to <code>{VARIABLE}</code>"
        in asked("outreach").text
    )


def test_the_stated_address_needs_no_second_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTREACH_URL", f"https://{NAME}/outreach")
    assert asked(NAME).text == "here"
    monkeypatch.setenv(VARIABLE, "other.example")
    assert asked(NAME).text == "here"


def test_health_is_told_under_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, NAME)
    for path in ("/healthz", "/_stcore/health"):
        assert asked("10.1.2.3:8501", path).text == "here"


@pytest.mark.parametrize("wrong", ["https://a.example", "a.example:80", "a_.*", "a/b"])
def test_a_setting_that_is_no_name_is_refused(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv(VARIABLE, wrong)
    with pytest.raises(ValueError, match=VARIABLE) as refused:
        known_hosts()
    assert str(refused.value) == refusals.no_host_name(VARIABLE, wrong)


def test_streamlit_s_own_list_of_hosts_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    option = st.get_option
    own = {"server.allowedHosts": [NAME]}
    monkeypatch.setattr(st, "get_option", lambda key: own.get(key, option(key)))
    with pytest.raises(ValueError, match=VARIABLE):
        settings.require()


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8501", "http://localhost:8501"),
        ("192.0.2.7:8501", "http://192.0.2.7:8501"),
        ("outreach", "http://outreach"),
        ("outreach:443", "https://outreach"),
        ("localhost:8501", None),  # no browser: browsers always name their page
    ],
)
def test_a_websocket_of_our_own_page_is_opened_and_streamlit_asks_nobody(
    host: str, origin: str | None
) -> None:
    assert opened(host, origin) == [{"host": host}]


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8501", "http://evil.example"),
        ("localhost:8501", "http://localhost:9999"),
        ("localhost:8501", "null"),
        ("localhost:8501", ""),
        ("localhost:8501", "file://localhost:8501"),
        ("evil.example", "http://evil.example"),
        ("127.0.0.1:8501", f"https://{NAME}"),
    ],
)
def test_a_websocket_of_another_page_or_host_is_closed_before_it_opens(
    host: str, origin: str
) -> None:
    assert not opened(host, origin)


def test_a_websocket_through_a_proxy_that_renames_the_host_is_opened_when_stated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTREACH_URL", f"https://{NAME}:8443/outreach")
    assert opened("127.0.0.1:8501", f"https://{NAME}:8443")
    assert not opened("127.0.0.1:8501", f"https://{NAME}")
    monkeypatch.setenv(settings.HOSTS.variable, "*.uni.example")
    assert opened("127.0.0.1:8501", "https://a.uni.example")
    assert not opened("127.0.0.1:8501", "https://a.uni.example:8080")


def test_a_page_whose_proxy_renames_the_host_says_so_instead_of_waiting() -> None:
    page = b'<script src="./static/js/a.1.js"></script><script src="/assets/b.js?v=2">'

    def here(_: Request) -> Response:
        return PlainTextResponse("here")

    def got(path: str, referer: str | None) -> Answer:
        around = [Middleware(KnownHosts, hosts=known_hosts(), page=page)]
        sent = {"host": "127.0.0.1:8501"} | ({"referer": referer} if referer else {})
        return ask([Route("/{n:path}", here)], path, headers=sent, middleware=around)

    for path in ("/static/js/a.1.js", "/assets/b.js?v=2"):
        told = got(path, f"https://{NAME}:8443/map?country=PER")
        assert told.headers["content-type"].startswith("text/javascript")
        assert told.headers["cache-control"] == "no-store"
        assert f"OUTREACH_URL=https://{NAME}:8443\\u003c" in told.text
        assert got(path, "http://127.0.0.1:8501/map").text == "here"
        assert got(path, None).text == "here"
    assert got("/static/js/other.js", f"https://{NAME}/").text == "here"


@pytest.mark.parametrize(
    ("host", "origin", "given"),
    [
        ("127.0.0.1:8501", "http://127.0.0.1:8501", "127.0.0.1:8501"),
        # A proxy has changed the host: Streamlit compares the two.
        ("replica:8501", "https://a.example.org", "a.example.org"),
    ],
)
def test_where_editors_sign_in_streamlit_is_told_whose_page_asks(
    monkeypatch: pytest.MonkeyPatch, host: str, origin: str, given: str
) -> None:
    monkeypatch.setenv("OUTREACH_PUBLISH", "/srv/published")
    monkeypatch.setenv("OUTREACH_URL", "https://a.example.org/outreach")
    assert opened(host, origin) == [{"origin": origin, "host": given}]
    assert opened(host, None) == [{"host": host}]
    assert not opened(host, "https://evil.example.org")
