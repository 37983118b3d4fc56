"""Cities over 15,000 people by any of their names, from GeoNames (CC BY 4.0).

The text is searched as it is: a table of six hundred thousand names would take ten
times its memory. It is unpacked when a name is first asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli

from data.geography import countries

FILE = Path(__file__).with_name("cities.tsv.br")
MOST = 12  # cities that a name may stand for, the largest first


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One city; degrees are text, as GeoNames has them."""

    place_id: str
    name: str
    country: str  # alpha-3
    subdivision: str  # ISO 3166-2; "" where GeoNames' region does not say it
    region: str  # as GeoNames names it
    latitude: str
    longitude: str
    time_zone: str


def found(text: str, country: str = "") -> tuple[City, ...]:
    """Find the cities that have a whole name, in one country if it is given."""
    return _first(f"|{countries.folded(text)}|", country) if _asks(text) else ()


def beginning(text: str, country: str = "") -> tuple[City, ...]:
    """Find the cities a name of which begins so."""
    return _first(f"|{countries.folded(text)}", country) if _asks(text) else ()


def of_id(place_id: str) -> City | None:
    """Find a city by its number in GeoNames."""
    start = f"\n{place_id}\t".encode()
    at = _text().find(start) if place_id.isdecimal() else -1
    return None if at < 0 else _city(at + 1)


def _asks(text: str) -> bool:
    return len(countries.folded(text)) > 1


def _first(name: str, country: str) -> tuple[City, ...]:
    cities: list[City] = []
    for city in _with(name.encode()):
        if country in {"", city.country}:
            cities.append(city)
        if len(cities) == MOST:
            break
    return tuple(cities)


def _with(name: bytes) -> Iterator[City]:
    text, at = _text(), 0
    while (at := text.find(name, at)) >= 0:
        yield _city(text.rfind(b"\n", 0, at) + 1)
        at = text.find(b"\n", at)


def _city(start: int) -> City:
    text = _text()
    cells = text[start : text.find(b"\t|", start)].decode().split("\t")
    return City(**dict(zip(City.__slots__, cells, strict=True)))


@cache
def _text() -> bytes:
    return b"\n" + bytes(brotli.decompress(FILE.read_bytes()))
