"""Codes, names, aliases and regions of countries; the only importer of pycountry."""

from collections.abc import Iterator
from functools import cache

import pycountry

from data import geography

# Names a reader expects on a map, where ISO's own short name is formal or inverted.
_SHORT_NAMES = {
    "BOL": "Bolivia",
    "BRN": "Brunei",
    "CIV": "Côte d’Ivoire",
    "COD": "DR Congo",
    "COG": "Congo",
    "FLK": "Falkland Islands (Malvinas)",
    "FSM": "Micronesia",
    "GBR": "United Kingdom",
    "IRN": "Iran",
    "KOR": "South Korea",
    "LAO": "Laos",
    "MDA": "Moldova",
    "NLD": "Netherlands",
    "PRK": "North Korea",
    "PSE": "Palestine",
    "RUS": "Russia",
    "SYR": "Syria",
    "TUR": "Türkiye",
    "TWN": "Taiwan",
    "TZA": "Tanzania",
    "USA": "United States",
    "VAT": "Vatican City",
    "VEN": "Venezuela",
    "VNM": "Vietnam",
}

# Spellings that people type and pycountry does not know; exact matches, never a guess.
_ALIASES = {
    "burma": "MMR",
    "cape verde": "CPV",
    "czech republic": "CZE",
    "holland": "NLD",
    "ivory coast": "CIV",
    "korea": "KOR",
    "macedonia": "MKD",
    "swaziland": "SWZ",
    "the netherlands": "NLD",
    "turkey": "TUR",
    "uk": "GBR",
}


@cache
def codes() -> tuple[str, ...]:
    """Give every ISO 3166-1 alpha-3 code, sorted."""
    return tuple(sorted(country.alpha_3 for country in pycountry.countries))


@cache
def alpha3(alpha2: str) -> str:
    """Turn an ISO 3166-1 alpha-2 code into alpha-3; KeyError where there is none."""
    country = pycountry.countries.get(alpha_2=alpha2)
    if country is None:
        raise KeyError(alpha2)
    return str(country.alpha_3)


@cache
def name(code: str) -> str:
    """Say the short English name of an alpha-3 code; the code itself if unknown."""
    country = pycountry.countries.get(alpha_3=code)
    return _SHORT_NAMES.get(code) or (str(country.name) if country else code)


@cache
def _by_name() -> dict[str, str]:
    known = dict(_ALIASES)
    for country in pycountry.countries:
        for field in ("alpha_2", "alpha_3", "name", "official_name", "common_name"):
            spelling = getattr(country, field, None)
            if spelling:
                known[spelling.casefold()] = country.alpha_3
    known.update({name(code).casefold(): code for code in _SHORT_NAMES})
    return known


def find(text: str) -> str | None:
    """Find the alpha-3 code of an exact name, alias or code; None if there is none."""
    return _by_name().get(text.strip().casefold())


@cache
def subdivision_country(code: str) -> str | None:
    """Give the alpha-3 country of an ISO 3166-2 code; None if the code is unknown."""
    subdivision = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    return alpha3(subdivision.country_code) if subdivision else None


@cache
def subdivision_name(code: str) -> str:
    """Say the name of an ISO 3166-2 code; "" if the code is unknown."""
    subdivision = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    return str(subdivision.name) if subdivision else ""


def subdivisions() -> Iterator[tuple[str, str, str]]:
    """Walk ISO 3166-2: code, name and alpha-3 country of each subdivision."""
    for known in pycountry.subdivisions:
        yield known.code, known.name, alpha3(known.country_code)


@cache
def members(region: str) -> frozenset[str]:
    """Give the alpha-3 codes of one or more M49 regions ("419" or "142 009")."""
    regions = geography.load_regions()
    return frozenset().union(*(regions[code] for code in region.split()))


def is_region(region: str) -> bool:
    """Tell whether every code of the text is an M49 region."""
    return bool(region.split()) and all(
        code in geography.load_regions() for code in region.split()
    )


@cache
def region_name(region: str) -> str:
    """Say one or more M49 regions in words ("Asia and Oceania")."""
    names = geography.region_names()
    return " and ".join(names[code] for code in region.split())
