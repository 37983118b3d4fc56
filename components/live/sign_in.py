"""How editors sign in: what Streamlit is told of the provider, from a file or settings.

Without `OUTREACH_PUBLISH` Streamlit is told nothing, and nobody can sign in.
"""

import os
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from components.live import settings
from components.words import publishing as words

CALLBACK, LOGIN = "oauth2callback", "auth/login"  # Streamlit's own addresses
_FILE = Path(".streamlit/secrets.toml")
_SECTION = "auth"
_NEEDED = {
    "server_metadata_url": settings.SIGN_IN,
    "client_id": settings.SIGN_IN_CLIENT,
    "client_secret": settings.SIGN_IN_SECRET,
}


def secrets() -> dict[str, dict[str, Any]] | None:
    """Write Streamlit's secrets, None where nobody publishes; ValueError."""
    if settings.PUBLISH.read() is None:
        return None
    import streamlit as st  # commands need not wait for it

    told = _of_file()
    told |= {name: one.read() for name, one in _NEEDED.items() if one.read()}
    told.setdefault("redirect_uri", f"{settings.URL.read()}/{CALLBACK}")
    told.setdefault("cookie_secret", str(st.get_option("server.cookieSecret")))
    return {_SECTION: told}


@cache
def client() -> str:
    """Name ourselves as the provider does; "" where nobody can sign in."""
    told = secrets()
    return str(told[_SECTION].get("client_id", "")) if told else ""


def require() -> None:
    """Try all that publishing needs; ValueError says what is missing."""
    root, told = settings.PUBLISH.read(), secrets()
    if root is None or told is None:
        return
    variable = settings.PUBLISH.variable
    if not (root.is_dir() and os.access(root, os.W_OK | os.X_OK)):
        raise ValueError(words.no_root(variable, str(root)))
    if not settings.EDITORS.read():
        raise ValueError(words.nobody(variable, settings.EDITORS.variable))
    for name, setting in _NEEDED.items():
        if not told[_SECTION].get(name):
            raise ValueError(words.no_provider(variable, setting.variable, name))
    if not str(told[_SECTION]["redirect_uri"]).startswith(("http://", "https://")):
        raise ValueError(words.no_url(variable, settings.URL.variable))
    if not all(map(find_spec, ("authlib", "httpx"))):
        raise ValueError(words.no_authlib(variable))


def _of_file() -> dict[str, Any]:
    path = settings.SIGN_IN_FILE.read() or _FILE
    try:
        section = tomllib.loads(path.read_text(encoding="utf-8")).get(_SECTION, {})
    except (OSError, ValueError) as error:
        if settings.SIGN_IN_FILE.read() is None and not path.exists():
            return {}
        why = getattr(error, "strerror", None) or str(error)
        variable = settings.SIGN_IN_FILE.variable
        raise ValueError(words.no_file(variable, str(path), why)) from None
    return dict(section) if isinstance(section, dict) else {}
