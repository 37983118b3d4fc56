"""Files are taken where a page has asked for them, and then within limits."""

import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.web.middleware import bodies
from components.web.middleware.bodies import Bodies
from components.web.streamlit import uploads
from components.web.streamlit.uploads import Register, Uploads
from components.words import server
from tests.web.asking import Answer, ask

PATH = f"{uploads.PATH}a-session/a-file"
MEGABYTE = 1024 * 1024


async def taken(request: Request) -> Response:
    return Response(str(len(await request.body())))


def put(register: Register, path: str = PATH, *, body: bytes = b"x") -> Answer:
    around = [Middleware(Bodies), Middleware(Uploads, register=register)]
    routes: list[BaseRoute] = [Route("/{path:path}", taken, methods=["PUT"])]
    length = {"Content-Length": str(len(body))}
    return ask(routes, path, method="PUT", body=body, headers=length, middleware=around)


def test_nothing_is_taken_that_no_page_asked_for() -> None:
    register = Register()
    register.ask("another-session", files=1)
    answer = put(register)
    assert (answer.status, answer.text) == (403, server.NOT_ASKED)
    assert answer.headers["connection"] == "close"


def test_as_many_are_taken_as_were_asked_for_until_they_have_been_read() -> None:
    register = Register()
    register.ask("a-session", files=2)
    assert [put(register).status for _ in range(3)] == [200, 200, 403]
    register.ask("a-session", files=1)
    register.free("a-session")
    assert put(register).text == server.NOT_ASKED


def test_what_was_asked_for_long_ago_is_not_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register = Register()
    monkeypatch.setattr(uploads, "_OPEN_S", -1)
    register.ask("a-session", files=1)
    assert put(register).text == server.NOT_ASKED


def test_one_client_sends_a_few_files_in_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTREACH_UPLOADS_A_MINUTE", "2")
    register = Register()
    register.ask("a-session", files=9)
    answers = [put(register) for _ in range(3)]
    assert [answer.status for answer in answers] == [200, 200, 429]
    assert answers[2].headers["retry-after"]


def test_a_file_may_be_larger_than_other_bodies_but_has_an_end() -> None:
    register = Register()
    register.ask("a-session", files=9)
    assert put(register, body=b"x" * MEGABYTE).text == str(MEGABYTE)
    assert put(register, body=b"x" * 2 * MEGABYTE).status == 413
    most = bodies.MOST_BODY
    assert put(register, "/elsewhere", body=b"x" * most).status == 200
    assert put(register, "/elsewhere", body=b"x" * (most + 1)).status == 413
