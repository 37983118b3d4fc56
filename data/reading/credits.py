"""Whom and what a package's descriptor names; what it does not say stays blank."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_GEONAMES = "geonames.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What must be said of a package wherever its data are shown."""

    title: str = ""
    makers: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()  # "CC BY 4.0"
    from_geonames: bool = False  # whether its places are said to be GeoNames'


NO_CREDITS = Credits()


def read_credits(descriptor: dict[str, Any]) -> Credits:
    """Read the credits of a descriptor, of Data Package 1 or 2, however odd it is."""
    makers = map(_maker, _objects(descriptor.get("contributors")))
    licences = map(_licence, _objects(descriptor.get("licenses")))
    places = (_text(s.get("path")) for s in _objects(descriptor.get("sources")))
    return Credits(
        title=_text(descriptor.get("title")),
        makers=tuple(dict.fromkeys(filter(None, makers))),
        licences=tuple(dict.fromkeys(filter(None, licences))),
        from_geonames=any(map(_is_geonames, places)),
    )


def _maker(contributor: dict[str, Any]) -> str:
    names = (_text(contributor.get(key)) for key in ("givenName", "familyName"))
    return (
        _text(contributor.get("title"))
        or " ".join(filter(None, names))
        or _text(contributor.get("organization"))
    )


def _licence(licence: dict[str, Any]) -> str:
    """Give a licence its usual name: "CC BY 4.0" of "CC-BY-4.0"."""
    name = _text(licence.get("name"))
    if name.startswith("CC"):
        return name.replace("-", " ")
    return name or _text(licence.get("title")) or _text(licence.get("path"))


def _is_geonames(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return host == _GEONAMES or host.endswith(f".{_GEONAMES}")


def _objects(value: Any) -> list[dict[str, Any]]:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
