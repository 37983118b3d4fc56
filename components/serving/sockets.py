"""What may come in on a websocket: bytes, as Streamlit's own page sends them."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# In bytes: the longest that a page of ours sends is a twentieth of it (every country
# and series chosen, the longest title, and all that the browser has kept).
MOST_MESSAGE = 512 * 1024
_UNSUPPORTED_DATA = 1003


class BinarySockets:
    """Hangs up on whoever sends text.

    Streamlit would take it for a fault of its own and fill the log with tracebacks.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass messages on until one is text; for the app, the client then has left."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        is_closed = False

        async def heard() -> Message:
            nonlocal is_closed
            message = await receive()
            is_text = message.get("bytes") is None
            if message["type"] == "websocket.receive" and is_text:
                is_closed = True
                await send({"type": "websocket.close", "code": _UNSUPPORTED_DATA})
                return {"type": "websocket.disconnect", "code": _UNSUPPORTED_DATA}
            return message

        async def said(message: Message) -> None:
            if not is_closed:
                await send(message)

        await self._app(scope, heard, said)
