"""Whose word is taken for where a request comes from: that of named proxies only.

A proxy writes the client's address and scheme into X-Forwarded-For and
X-Forwarded-Proto; anybody else can write them too. uvicorn believes its own machine
unless it is told otherwise; here nobody is believed who is not named.
"""

from typing import Any

import uvicorn

from components.live import inner, settings


def believe(server: uvicorn.Server) -> None:
    """Have a server believe the named proxies, and nobody else."""

    def trust(middleware: Any) -> None:
        app = server.config.loaded_app
        if isinstance(app, middleware):
            named = [*settings.PROXIES.read()]
            app.trusted_hosts = middleware(app.app, named).trusted_hosts

    inner.attempt("proxies", trust)
