"""Settings, read from the environment."""

import os
import re
import tempfile
from types import MappingProxyType
from typing import Literal

import streamlit as st

from components.words import refusals, server

FRAMES = "OUTREACH_FRAMES"
WITHOUT = "OUTREACH_WITHOUT"
ANYBODY = "*"
_ORIGIN = re.compile(
    r"https?://(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?", re.IGNORECASE
)
Name = Literal["OUTREACH_GRACE_S", "OUTREACH_RELOAD_S", "OUTREACH_REQUEST_S"]
# How long exports may go on at the end; how often the package is looked at, 0 never;
# how long the head of a request may take to arrive, and again its body.
USUAL_S: MappingProxyType[Name, float] = MappingProxyType(
    {"OUTREACH_GRACE_S": 20.0, "OUTREACH_RELOAD_S": 2.0, "OUTREACH_REQUEST_S": 20.0}
)


def seconds(name: Name) -> float:
    """Give a setting as seconds; ValueError where it is no such number."""
    given = os.environ.get(name, "").strip()
    if not given:
        return USUAL_S[name]
    if not (given.isascii() and given.replace(".", "", 1).isdigit()):
        raise ValueError(server.no_seconds(name, given))
    return float(given)


def frames() -> tuple[str, ...]:
    """Give the origins that may frame the pages, besides their own; or ValueError."""
    given = os.environ.get(FRAMES, "").replace(",", " ").split()
    for one in given:
        if one != ANYBODY and not _ORIGIN.fullmatch(one):
            raise ValueError(refusals.no_frame(FRAMES, one))
    return tuple(given)


def without() -> frozenset[str]:
    """Give the names of inner parts that are turned off; see `inner.PARTS`."""
    return frozenset(os.environ.get(WITHOUT, "").replace(",", " ").split())


def readable_secrets() -> None:
    """Try the files in which Streamlit looks for secrets; ValueError names one.

    It would find out at the first request, and fail that and every other.
    """
    try:
        st.secrets.load_if_toml_exists()
    except (OSError, UnicodeDecodeError) as error:
        name = getattr(error, "filename", None) or st.get_option("secrets.files")
        reason = getattr(error, "strerror", None) or str(error)
        raise ValueError(server.no_secrets(str(name), reason)) from None


def temporary_folder() -> str:
    """Find where temporary files may be written; ValueError where they may not."""
    try:
        return tempfile.gettempdir()
    except FileNotFoundError:
        raise ValueError(server.NO_TEMPORARY) from None
