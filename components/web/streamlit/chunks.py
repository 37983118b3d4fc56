"""Which of Streamlit's scripts a first view needs that its page does not name.

Streamlit finds out one by one which elements it has to show, and asks for the script of
each only then, on a slow line two turns later.
"""

import json
import logging
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_MANIFEST = Path(st.__file__).parent / "static/manifest.json"
# What every page shows, by the names in the manifest of Streamlit's build.
_ELEMENTS = ("Html", "PageLink", "BidiComponent", "Button")
_log = logging.getLogger("outreach.server")


@cache
def needed() -> tuple[str, ...]:
    """List the elements' scripts below Streamlit's static folder, each once.

    None where the manifest is not as we know it: they are then fetched when needed.
    """
    try:
        manifest = json.loads(_MANIFEST.read_text(encoding="utf-8"))
        known = _imports(manifest, "index.html")
        keys = [k for k, chunk in manifest.items() if chunk.get("name") in _ELEMENTS]
        found = [file for key in keys for file in _imports(manifest, key)]
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        _log.warning("Streamlit's manifest is not as known: %r", error)
        return ()
    return tuple(file for file in dict.fromkeys(found) if file not in known)


def _imports(manifest: dict[str, Any], key: str) -> list[str]:
    """List a chunk's file and those of all that it imports at once."""
    files: dict[str, str] = {}
    waiting = [key]
    while waiting:
        key = waiting.pop()
        if key not in files:
            files[key] = manifest[key]["file"]
            waiting += manifest[key].get("imports", ())
    return [*files.values()]
