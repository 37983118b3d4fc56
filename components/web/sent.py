"""What is packed on its way: files as they are kept, other answers as they come."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.asked.letters import disposition
from components.live.packed import CODINGS, Packed

A_YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class WeakTags:
    """Weakens the tags of answers that Streamlit packs: their bytes are others."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around what packs."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and weaken the tag of its answer where it is packed."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                tag = headers.get("ETag", "W/")
                if "Content-Encoding" in headers and not tag.startswith("W/"):
                    headers["ETag"] = f"W/{tag}"
            await send(message)

        await self._app(scope, receive, answer)


def send(request: Request, packed: Packed, cache_control: str) -> Response:
    """Answer with a body in the first coding that the client takes, or with its tag."""
    headers = {
        "Cache-Control": cache_control,
        "ETag": f'W/"{packed.digest[:16]}"',
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    known = request.headers.get("If-None-Match", "")
    if packed.digest[:16] in known:
        return Response(status_code=304, headers=headers)
    headers["Content-Type"] = packed.media_type
    coding = _taken(request.headers.get("Accept-Encoding", ""))
    if not coding or not packed.is_packable:
        return Response(packed.body, headers=headers)
    headers["Content-Encoding"] = coding
    return Response(packed.encoded(coding), headers=headers)


def head(headers: Mapping[str, str]) -> Response:
    """Answer to HEAD; nobody knows the length of what has not been made."""
    answer = Response(headers=headers)
    del answer.headers["content-length"]
    return answer


def attached(body: bytes, name: str, headers: Mapping[str, str]) -> Response:
    """Answer with a file to keep; `headers` name its type."""
    disposed = {**headers, "Content-Disposition": disposition("attachment", name)}
    return Response(body, headers=disposed)


def _taken(accepted: str) -> str:
    """Read which coding of ours a client takes: the first of them, or ""."""
    weights = dict(map(_weighed, accepted.lower().split(",")))
    rest = weights.get("*", 0.0)
    return next((name for name in CODINGS if weights.get(name, rest) > 0), "")


def _weighed(one: str) -> tuple[str, float]:
    """Read `gzip;q=0.5` as a name and its weight; what is no number weighs nothing."""
    name, _, weight = one.partition(";")
    try:
        return name.strip(), float(weight.partition("=")[2] or 1)
    except ValueError:
        return name.strip(), 0.0
