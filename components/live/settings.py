"""Every setting of the environment: its variable, type, default, and what is right.

A text is looked at once; whoever changes a variable, as tests do, has the new one read.
"""

import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any, Generic, TypeVar

from components.words import pictures, publishing, refusals, server
from data.reading.database import address
from data.reading.database.address import Where
from data.reading.package import CURATED

T = TypeVar("T")
ANYBODY = "*"
LOGS = ("json", "plain", "off")
RECORDED_AS = ("email", "name", "sub")
GROUP = "group:"  # before the name of a group among those who may publish
_ORIGIN = re.compile(
    r"https?://(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s/?#\"'<>\\]+[^\s?#\"'<>\\]*")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*", re.ASCII)


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One variable; `parse` is given its name and text, and raises ValueError."""

    variable: str
    default: T
    parse: Callable[[str, str], T]
    is_blank_set: bool = False

    def read(self) -> T:
        """Read the value of now; ValueError names the variable and what is wrong."""
        text = os.environ.get(self.variable)
        if text is None or not (text.strip() or self.is_blank_set):
            return self.default
        value: T = _parsed(self, text)
        return value


@cache
def _parsed(setting: Setting[T], text: str) -> T:
    return setting.parse(setting.variable, text)


def is_address(name: str) -> bool:
    """Tell whether a host is an IP address."""
    try:
        ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True


def is_host(name: str) -> bool:
    """Tell whether a name is one of a host, or an IP address."""
    return bool(_NAME.fullmatch(name)) or is_address(name)


def _url(variable: str, text: str) -> str:
    url = text.strip().rstrip("/")
    if url and not _URL.fullmatch(url):
        raise ValueError(pictures.no_url(variable, url))
    return url


def _names(_: str, text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _hosts(variable: str, text: str) -> tuple[str, ...]:
    names = tuple(name.rstrip(".") for name in _names(variable, text.lower()))
    for name in names:
        if name != ANYBODY and not is_host(name.removeprefix("*.")):
            raise ValueError(refusals.no_host_name(variable, name))
    return names


def _frames(variable: str, text: str) -> tuple[str, ...]:
    origins = _names(variable, text)
    for one in origins:
        if one != ANYBODY and not _ORIGIN.fullmatch(one):
            raise ValueError(refusals.no_frame(variable, one))
    return origins


def _proxies(variable: str, text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.split(","))
    return tuple(_network(variable, part) for part in parts if part)


def _network(variable: str, text: str) -> str:
    try:
        network = ip_network(text)
    except ValueError as error:
        raise ValueError(server.no_proxy(variable, text, str(error))) from None
    # uvicorn takes what holds a slash for a network, and the rest for an address.
    return text if "/" in text else str(network.network_address)


def _log(variable: str, text: str) -> str:
    kind = text.strip()
    if kind not in LOGS:
        raise ValueError(server.no_log_form(variable, kind, LOGS))
    return kind


def _seconds(variable: str, text: str) -> float:
    number = text.strip()
    if not (number.isascii() and number.replace(".", "", 1).isdigit()):
        raise ValueError(server.no_seconds(variable, number))
    return float(number)


def _count(variable: str, text: str) -> int:
    number = text.strip()
    if not (number.isascii() and number.isdigit()):
        raise ValueError(pictures.no_number(variable, number))
    return int(number)


def _where(variable: str, text: str) -> Where:
    try:
        return address.where(text)
    except ValueError as error:
        raise ValueError(f"{variable}: {error}") from None


def _text(_: str, text: str) -> str:
    return text.strip()


def _editors(variable: str, text: str) -> tuple[str, ...]:
    names = _names(variable, text)
    for name in names:
        is_known = name.startswith(("/", GROUP)) or "@" in name
        if not is_known or name == GROUP:
            raise ValueError(publishing.no_editor(variable, name))
    return names


def _recorded(variable: str, text: str) -> str:
    kind = text.strip()
    if kind not in RECORDED_AS:
        raise ValueError(publishing.no_record_form(variable, kind, RECORDED_AS))
    return kind


# The package to show, for the dashboard and every command: a path or a database.
DATA = Setting[Where]("OUTREACH_DATA", CURATED, _where)
# Where this dashboard is found from outside; else where the request came to.
URL = Setting("OUTREACH_URL", "", _url)
# The names it answers under, * for any; else those that only a near network has.
HOSTS = Setting[tuple[str, ...]]("OUTREACH_HOSTS", (), _hosts)
# The origins that may frame the pages besides their own, * for any.
FRAMES = Setting[tuple[str, ...]]("OUTREACH_FRAMES", (), _frames)
# The addresses and networks whose X-Forwarded-For and -Proto are believed.
PROXIES = Setting[tuple[str, ...]]("OUTREACH_PROXIES", (), _proxies)
# How often the package is looked at, 0 never.
RELOAD = Setting("OUTREACH_RELOAD_S", 2.0, _seconds)
# Where packed files are kept; else in the user's cache.
CACHE = Setting[Path | None]("OUTREACH_CACHE", None, lambda _, text: Path(text))
# How the log is written; else plain on a terminal and JSON elsewhere.
LOG = Setting("OUTREACH_LOG", "", _log)
# How long reports may go on at the end.
GRACE = Setting("OUTREACH_GRACE_S", 20.0, _seconds)
# How long the head of a request may take to arrive, and again its body.
REQUEST = Setting("OUTREACH_REQUEST_S", 20.0, _seconds)
# Inner parts of others that are done without; see `inner.PARTS`.
WITHOUT = Setting[tuple[str, ...]]("OUTREACH_WITHOUT", (), _names)
# The Chromium that draws pictures; blank is none, unset searches the usual places.
BROWSER = Setting[str | None](
    "BROWSER_PATH", None, lambda _, text: text, is_blank_set=True
)
# How much one client may ask for in a minute; 0 is no limit.
PICTURES = Setting("OUTREACH_PICTURES_A_MINUTE", 60, _count)
REPORTS = Setting("OUTREACH_REPORTS_A_MINUTE", 10, _count)
DOWNLOADS = Setting("OUTREACH_DOWNLOADS_A_MINUTE", 120, _count)
UPLOADS = Setting("OUTREACH_UPLOADS_A_MINUTE", 10, _count)
SEARCHES = Setting("OUTREACH_SEARCHES_A_MINUTE", 600, _count)
# How many readers may look at packages of their own at the same time, 0 none.
VISITS = Setting("OUTREACH_VISITS", 20, _count)
# Where published versions are; unset, nobody publishes anything.
PUBLISH = Setting[Path | None]("OUTREACH_PUBLISH", None, lambda _, text: Path(text))
# Who may publish: addresses, groups as group:NAME, and files of such lines.
EDITORS = Setting[tuple[str, ...]]("OUTREACH_EDITORS", (), _editors)
# The claim in which the provider names somebody's groups.
GROUPS = Setting("OUTREACH_GROUPS_CLAIM", "groups", _text)
# How the record and the log name who has published.
RECORDED = Setting("OUTREACH_RECORDED_AS", "email", _recorded)
# How many hours after signing in somebody may publish.
SIGN_IN_HOURS = Setting("OUTREACH_SIGN_IN_HOURS", 12.0, _seconds)
# The provider's description of itself, and who we are to it; else a file says so.
SIGN_IN = Setting("OUTREACH_SIGN_IN", "", _url)
SIGN_IN_CLIENT = Setting("OUTREACH_SIGN_IN_CLIENT", "", _text)
SIGN_IN_SECRET = Setting("OUTREACH_SIGN_IN_SECRET", "", _text)
SIGN_IN_FILE = Setting[Path | None](
    "OUTREACH_SIGN_IN_FILE", None, lambda _, text: Path(text)
)
LIMITS = (PICTURES, REPORTS, DOWNLOADS, UPLOADS, SEARCHES)
# All, in the order in which a wrong one is told.
SETTINGS: tuple[Setting[Any], ...] = (
    *(FRAMES, HOSTS, URL, *LIMITS, LOG, PROXIES, GRACE, RELOAD, REQUEST),
    *(VISITS, DATA, CACHE, WITHOUT, BROWSER),
    *(PUBLISH, EDITORS, GROUPS, RECORDED, SIGN_IN_HOURS),
    *(SIGN_IN, SIGN_IN_CLIENT, SIGN_IN_SECRET, SIGN_IN_FILE),
)
# Variables of others, which we heed as well.
CACHES = Setting[Path | None]("XDG_CACHE_HOME", None, lambda _, text: Path(text))
FONTS = Setting("FONTCONFIG_FILE", "/etc/fonts/fonts.conf", lambda _, text: text)
ARENAS = Setting("MALLOC_ARENA_MAX", "", lambda _, text: text)
OF_OTHERS: tuple[Setting[Any], ...] = (CACHES, FONTS, ARENAS)


def require() -> None:
    """Read all, and try what they lead to; ValueError says what is wrong."""
    _require_no_other_hosts()
    for setting in SETTINGS:
        setting.read()
    _require_readable_secrets()
    _require_temporary_folder()


def _require_no_other_hosts() -> None:
    import streamlit as st  # commands need not wait for it

    if st.get_option("server.allowedHosts"):
        raise ValueError(refusals.streamlit_hosts(HOSTS.variable))


def _require_readable_secrets() -> None:
    """Try the files in which Streamlit looks for secrets.

    It would find out at the first request, and fail that and every other.
    """
    import streamlit as st

    try:
        st.secrets.load_if_toml_exists()
    except (OSError, UnicodeDecodeError) as error:
        name = getattr(error, "filename", None) or st.get_option("secrets.files")
        reason = getattr(error, "strerror", None) or str(error)
        raise ValueError(server.no_secrets(str(name), reason)) from None


def _require_temporary_folder() -> None:
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        raise ValueError(server.NO_TEMPORARY) from None
