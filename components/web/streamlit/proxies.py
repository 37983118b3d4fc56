"""Whose word is taken for where a request comes from: that of named proxies only.

A proxy writes the client's address and scheme into X-Forwarded-For and
X-Forwarded-Proto; anybody else can write them too. uvicorn believes its own machine
unless it is told otherwise; here nobody is believed who is not named.
"""

import os
from ipaddress import ip_network
from typing import Any

import uvicorn

from components.live import inner
from components.words import server as words

VARIABLE = "OUTREACH_PROXIES"


def named() -> list[str]:
    """Give the addresses and networks in OUTREACH_PROXIES; ValueError names a bad one.

    Without it nobody is believed.
    """
    given = os.environ.get(VARIABLE, "").split(",")
    return [_checked(part.strip()) for part in given if part.strip()]


def believe(server: uvicorn.Server) -> None:
    """Have a server believe the named proxies, and nobody else."""

    def trust(middleware: Any) -> None:
        app = server.config.loaded_app
        if isinstance(app, middleware):
            app.trusted_hosts = middleware(app.app, named()).trusted_hosts

    inner.attempt("proxies", trust)


def _checked(text: str) -> str:
    try:
        network = ip_network(text)
    except ValueError as error:
        raise ValueError(words.no_proxy(VARIABLE, text, str(error))) from None
    # uvicorn takes what holds a slash for a network, and the rest for an address.
    return text if "/" in text else str(network.network_address)
