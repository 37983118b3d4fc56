"""Codes, names, aliases and regions of countries; the only importer of pycountry."""

import re
import unicodedata
from collections import defaultdict
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


def folded(text: str) -> str:
    """Take case, accents and punctuation off a name ("Côte d’Ivoire", "U.S.A.")."""
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    letters = "".join(x for x in letters if not unicodedata.combining(x))
    words = re.sub(r"[^\w\s]", " ", re.sub(r"['’ʼ`.]", "", letters)).split()
    return " ".join("saint" if w == "st" else w for w in words if w != "the")


def found(text: str) -> tuple[str, ...]:
    """Find the alpha-3 codes that a whole name, alias or code may stand for, sorted.

    Never a guess: no part of a name is enough. "Congo" and "Korea" stand for two.
    """
    return _by_name().get(folded(text), ())


def find(text: str) -> str | None:
    """Find the one country that a whole name stands for; None for none or several."""
    codes_found = found(text)
    return codes_found[0] if len(codes_found) == 1 else None


@cache
def aliases(code: str) -> tuple[str, ...]:
    """Give the other names of a country, its code first ("TUR", "Turkey")."""
    spellings = {folded(name(code)): name(code)}
    for spelling in (code, *_formal_names(code), *_informal_names(code)):
        spellings.setdefault(folded(spelling), spelling)
    return tuple(spellings.values())[1:]


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    known: dict[str, set[str]] = defaultdict(set)
    for country in pycountry.countries:
        code = country.alpha_3
        for spelling in (name(code), country.alpha_2, *aliases(code)):
            known[folded(spelling)].add(code)
    return {spelling: tuple(sorted(each)) for spelling, each in known.items()}


def _informal_names(code: str) -> tuple[str, ...]:
    return geography.load_aliases().get(code, ())


def _formal_names(code: str) -> Iterator[str]:
    """Give ISO's names, and those with a comma the other way round as well."""
    country = pycountry.countries.get(alpha_3=code)
    for field in ("name", "official_name", "common_name"):
        if formal := getattr(country, field, None):
            yield formal
            last, comma, first = formal.partition(", ")
            if comma:
                yield f"{first} {last}"


@cache
def subdivision_country(code: str) -> str | None:
    """Give the alpha-3 country of an ISO 3166-2 code; None if the code is unknown."""
    subdivision = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    return alpha3(subdivision.country_code) if subdivision else None


@cache
def _subdivisions_by_name() -> dict[str, tuple[str, ...]]:
    known: dict[str, list[str]] = defaultdict(list)
    for code, words, _ in subdivisions():
        known[folded(words)].append(code)
    return {words: tuple(sorted(found_codes)) for words, found_codes in known.items()}


def subdivisions_found(text: str) -> tuple[str, ...]:
    """Find the ISO 3166-2 codes of a subdivision's whole name; () where none has it."""
    return _subdivisions_by_name().get(folded(text), ())


@cache
def has_subdivisions(code: str) -> bool:
    """Tell whether ISO 3166-2 parts a country at all; Bermuda it does not."""
    return any(country == code for _, _, country in subdivisions())


@cache
def subdivision_name(code: str) -> str:
    """Say the name of an ISO 3166-2 code; "" if the code is unknown."""
    subdivision = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    return str(subdivision.name) if subdivision else ""


def subdivisions() -> Iterator[tuple[str, str, str]]:
    """Walk ISO 3166-2: code, name and alpha-3 country of each subdivision."""
    for known in pycountry.subdivisions:
        yield known.code, known.name, alpha3(known.country_code)


# Codes of ISO 3166-1 where nobody lives who could take part.
UNINHABITED = frozenset({"ATA", "ATF", "BVT", "HMD", "SGS", "UMI"})


@cache
def members(region: str) -> frozenset[str]:
    """Give the alpha-3 codes of one or more M49 regions ("419" or "142 009").

    Territories where nobody lives are none of those who may have taken part.
    """
    regions = geography.load_regions()
    every = frozenset[str]().union(*(regions[code] for code in region.split()))
    return every - UNINHABITED


@cache
def _regions_by_name() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for code, words in geography.region_names().items():
        known[folded(words)] = (*known.get(folded(words), ()), code)
    return known


def regions_found(text: str) -> tuple[str, ...]:
    """Find the M49 code of a region's whole name; () where there is none."""
    return _regions_by_name().get(folded(text), ())


def regions() -> tuple[str, ...]:
    """List the M49 codes of every region."""
    return tuple(sorted(geography.load_regions()))


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
