"""The icons that Streamlit's scripts name: some eighty of the 4,300 of its font."""

import logging
import re
from functools import cache
from pathlib import Path

import streamlit as st

from components.assets import ASSETS
from components.words import server as words

SCRIPTS = Path(st.__file__).parent / "static/static/js"
_SMALL = "fonts/material-symbols-subset.woff2"
_ICON = re.compile(rb":material/([a-z0-9_]+)")
_log = logging.getLogger("outreach.server")


@cache
def font() -> str:
    """Name the asset that has them all; "" where this Streamlit names others."""
    scripts = (path.read_bytes() for path in SCRIPTS.glob("*.js"))
    named = {name.decode() for script in scripts for name in _ICON.findall(script)}
    listed = (ASSETS / _SMALL).with_suffix(".txt").read_text(encoding="utf-8")
    if named <= {*listed.split()}:
        return _SMALL
    _log.warning(words.not_vendored("streamlit"))
    return ""
