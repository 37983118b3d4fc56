"""Who asks, as far as a server can tell: no name, and nothing that is kept."""

from starlette.requests import HTTPConnection
from starlette.types import Scope


def reader_of(scope: Scope) -> tuple[str, str]:
    """Tell readers apart by their address and their browser.

    Those who share both are one reader: nothing may hang on that but who waits.
    """
    asked = HTTPConnection(scope)
    host = asked.client.host if asked.client else ""
    return host, asked.headers.get("user-agent", "")
