"""Where this dashboard is found from outside: the first half of every address."""

import re
from typing import TYPE_CHECKING

from components.live import settings, visits
from components.words import pictures

if TYPE_CHECKING:
    from starlette.requests import Request

# The client writes this header: only what a name, an IPv4 or an IPv6 address needs.
_HOST = re.compile(r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")


def base_path() -> str:
    """Read the path under which the server lives: "" or "/outreach"."""
    # Commands have no server: they need not wait for its import.
    import streamlit as st

    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def place() -> str:
    """Write where what is shown now lives: the base path, or a guest's below it."""
    return f"{base_path()}{visits.prefix()}"


def jobs_address() -> str:
    """Where the page starts reports, from the root of the site."""
    return f"{place()}/report/jobs"


def report_address(form: str, query: str) -> str:
    """Where a report is made at once, from the root of the site."""
    return f"{place()}/report.{form}?{query}"


def brief_address(form: str, query: str) -> str:
    """Where a brief is made, from the root of the site."""
    return f"{place()}/brief.{form}?{query}"


def base_of(request: "Request") -> str:
    """Take what is stated, or else where the request came to; ValueError if unclear."""
    host = request.headers.get("host", "")
    url = settings.URL.read()
    if url:
        return f"{url}{visits.prefix()}"
    if not _HOST.fullmatch(host):
        raise ValueError(pictures.NO_HOST)
    return f"{request.url.scheme}://{host}{place()}"
