"""The headers that keep a reader safe, on every answer whoever makes it.

An answer that brings a header of its own keeps it: the pictures' policy is stricter.
"""

from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.live import origin, settings

# Streamlit imports the start of each component from a blob, and counts its messages
# in WebAssembly, which reaches nothing of the page.
_SCRIPTS = "'self' blob: 'wasm-unsafe-eval'"
# Browsers complain of this one where a page comes without encryption.
_OPENER = MappingProxyType({"Cross-Origin-Opener-Policy": "same-origin"})
_A_YEAR_S = 31_536_000
_UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


def policy() -> str:
    """Write the Content-Security-Policy that the pages meet: no script in the HTML."""
    parts = {
        "default-src": "'none'",
        "script-src": _SCRIPTS,
        "style-src": "'self' 'unsafe-inline'",  # Emotion and Plotly write styles
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",  # pictures carry the fonts of their text
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(("'self'", *settings.FRAMES.read())),
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def headers() -> Mapping[str, str]:
    """Write the fields of every answer; ValueError where a setting is wrong."""
    unused = ", ".join(f"{feature}=()" for feature in _UNUSED)
    fields = {
        "Content-Security-Policy": policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": unused,
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    # It cannot name origins: where some are allowed, frame-ancestors alone does.
    if not settings.FRAMES.read():
        fields["X-Frame-Options"] = "SAMEORIGIN"
    if settings.URL.read().startswith("https:"):
        fields["Strict-Transport-Security"] = f"max-age={_A_YEAR_S}"
        fields |= _OPENER
    return fields


class SecurityHeaders:
    """Adds the headers that an answer does not bring itself."""

    def __init__(self, app: ASGIApp, *, fields: Mapping[str, str]) -> None:
        """Stand around an app; `fields` is what every answer carries."""
        self._app = app
        self._fields = fields
        # Wikis on other hosts show these pictures.
        self._shared = f"{origin.base_path()}/figure/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, answer)

    def _complete(self, answered: MutableHeaders, scope: Scope) -> None:
        if str(scope["path"]).startswith(self._shared):
            answered.setdefault("Cross-Origin-Resource-Policy", "cross-origin")
        opener = _OPENER if scope["scheme"] == "https" else {}
        for name, value in {**self._fields, **opener}.items():
            answered.setdefault(name, value)
