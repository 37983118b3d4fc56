"""What fails: a code for the reader, the story for the log, and never a traceback."""

import asyncio
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.live import faults
from components.web.middleware.faults import Faults
from components.words import refusals
from tests.drawn import curated
from tests.web.asking import ask

SECRET = "what nobody should read"  # noqa: S105 (a word of this test)


def broken(_: Request) -> Response:
    raise RuntimeError(SECRET)


def test_a_route_that_fails_is_answered_by_a_code_that_the_log_explains(
    caplog: pytest.LogCaptureFixture,
) -> None:
    around = [Middleware(Faults)]
    answer = ask([Route("/x", broken)], "/x?country=PER", middleware=around)
    assert answer.status == 500
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    (line,) = caplog.records
    told = vars(line)
    assert re.fullmatch(r"[0-9a-f]{8}", told["id"])
    assert answer.text == refusals.fault_of_answer(told["id"])
    assert told["place"] == "/x"
    assert told["data"] == curated().version
    assert line.levelno == logging.ERROR
    assert line.exc_info
    assert str(line.exc_info[1]) == SECRET
    assert "PER" not in caplog.text


def test_half_an_answer_is_cut_off_and_never_looks_whole(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def half(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError(SECRET)

    async def send(_: Any) -> None:
        pass

    async def receive() -> Any:
        return {"type": "http.request"}

    answer = Faults(half)({"type": "http", "path": "/x"}, receive, send)
    # A thread of its own: Playwright's loop may be running in this one.
    with ThreadPoolExecutor(1) as other, pytest.raises(RuntimeError, match=SECRET):
        other.submit(asyncio.run, answer).result()
    assert [line.message for line in caplog.records] == ["fault"]


def test_codes_differ() -> None:
    assert len({faults.new_id() for _ in range(100)}) == 100
