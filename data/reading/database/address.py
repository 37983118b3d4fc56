"""The address of a database, of which only what opens nothing is ever told."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from data.reading.database import lines

_SCHEME = re.compile(r"postgres(?:ql)?:", re.IGNORECASE)
_HOST = r"(?:\[[0-9a-fA-F:.%]+\]|[-\w.%~]*)(?::\d+)?"
_FORM = re.compile(
    rf"postgres(?:ql)?://(?:(?P<who>[^@/?#\s]*)@)?(?P<hosts>{_HOST}(?:,{_HOST})*)"
    r"(?:/(?P<name>[-\w.%~]*))?(?:\?(?P<more>[^\s#]*))?"
)
_TOLD = ("user", "host", "hostaddr", "port", "dbname")


@dataclass(frozen=True, slots=True)
class Database:
    """A database that holds a package in tables; its text has no password."""

    url: str = field(repr=False)
    name: str  # "postgresql://reader@db.example.org/outreach"

    def __str__(self) -> str:
        """Write the address as it may be told."""
        return self.name


Where = Path | Database  # a package lies


def where(text: str) -> Where:
    """Read where a package lies: a path, or the address of a database.

    ValueError of an address that is none; it repeats nothing of it.
    """
    if not _SCHEME.match(text.strip()):
        return Path(text)
    url = text.strip()
    form = _FORM.fullmatch(url)
    if form is None:
        raise ValueError(lines.NO_ADDRESS)
    return Database(url=url, name=_told(form))


def _told(form: re.Match[str]) -> str:
    user = (form["who"] or "").partition(":")[0]
    asked = parse_qs(form["more"] or "")
    more = urlencode({key: asked[key][-1] for key in _TOLD if key in asked}, safe="/")
    who, name = f"{user}@" if user else "", f"/{form['name']}" if form["name"] else ""
    return f"postgresql://{who}{form['hosts']}{name}{f'?{more}' if more else ''}"
