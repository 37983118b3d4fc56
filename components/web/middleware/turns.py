"""A page's run begins after the figure that is drawn ahead of it has left."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.live import ahead
from components.web.readers import reader_of


class Turns:
    """Holds back what a page asks for on its websocket, for as long as a figure takes.

    A run that has begun shares the processor with the figure, and keeps the browser
    busy with its first words while the figure comes.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass messages on, each in its turn."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        reader = reader_of(scope)

        async def heard() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await ahead.left(reader)
            return message

        await self._app(scope, heard, send)
