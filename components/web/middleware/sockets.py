"""What may come in on a websocket: bytes, as Streamlit's own page sends them."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# In bytes. A page with every country chosen and the longest title sends 6 kB; the
# longest address and all that a browser keeps would be some 30.
MOST_MESSAGE = 256 * 1024
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
