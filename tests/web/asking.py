"""Ask an app for an address, without a server: one request, one answer."""

import asyncio
import gzip
import json
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

_T = TypeVar("_T")

CLIENT = "203.0.113.9"
HOST = "outreach.example.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: header names in small letters, the body unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(  # noqa: PLR0913
    routes: list[BaseRoute],
    target: str,
    *,
    method: str = "GET",
    scheme: str = "https",
    client: str = CLIENT,
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    middleware: Sequence[Middleware] = (),
) -> Answer:
    """Send one request straight into the routes."""
    path, _, query = target.partition("?")
    sent = {"host": HOST, **(headers or {})}
    scope: dict[str, Any] = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": scheme,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(k.lower().encode(), v.encode("latin-1")) for k, v in sent.items()],
        "client": (client, 50_000),
        "server": ("127.0.0.1", 8501),
    }
    messages: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    async def answer() -> None:
        await Starlette(routes=routes, middleware=middleware)(scope, receive, send)

    result_of(answer())
    return _answer(messages)


def result_of(coroutine: Coroutine[Any, Any, _T]) -> _T:
    """Run what waits, on a thread of its own: Playwright's loop may run in this one."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, coroutine).result()


def _answer(messages: list[Any]) -> Answer:
    headers = {k.decode(): v.decode("latin-1") for k, v in messages[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in messages[1:])
    if headers.get("content-encoding") == "gzip" and body:
        body = gzip.decompress(body)
    return Answer(status=messages[0]["status"], headers=headers, body=body)
