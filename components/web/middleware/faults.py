"""A route or a middleware that fails still answers: short, with the fault's code."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.live.faults import log_fault
from components.words import refusals


class Faults:
    """Answers where a route or a middleware has failed."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a fault that comes back becomes a short answer."""
        is_begun = False

        async def answer(message: Message) -> None:
            nonlocal is_begun
            is_begun = True
            await send(message)

        try:
            await self._app(scope, receive, answer)
        except Exception as error:
            if scope["type"] == "lifespan":
                raise
            fault = log_fault(error, str(scope["path"]))
            if scope["type"] == "http" and not is_begun:
                words = refusals.fault_of_answer(fault)
                headers = {"Cache-Control": "no-store"}
                await PlainTextResponse(words, 500, headers)(scope, receive, send)
            elif scope["type"] == "http":
                # Half an answer must not look whole: the server cuts it off.
                raise
