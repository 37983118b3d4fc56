"""Country shapes, label points, regions, aliases: read from the files beside this."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pandas as pd

_HERE = Path(__file__).parent


def shapes_path(*, coarse: bool = False) -> Path:
    """Say where the GeoJSON of country shapes lies, in full detail or for a screen."""
    return _HERE / ("world-coarse.geojson" if coarse else "world.geojson")


def load_points() -> pd.DataFrame:
    """Read country, latitude, longitude (degrees), shape, small: one row a country."""
    return pd.read_csv(_HERE / "points.csv", keep_default_na=False)


@cache
def load_regions() -> Mapping[str, frozenset[str]]:
    """Read the alpha-3 codes of the countries in each UN M49 region, by its code."""
    members: dict[str, set[str]] = defaultdict(set)
    rows = _region_rows()
    for region, country in zip(rows["region"], rows["country"], strict=True):
        members[region].add(country)
    return MappingProxyType(
        {code: frozenset(countries) for code, countries in members.items()}
    )


@cache
def region_names() -> Mapping[str, str]:
    """Read the United Nations' English name of each M49 region, by its code."""
    rows = _region_rows()
    return MappingProxyType(dict(zip(rows["region"], rows["name"], strict=True)))


@cache
def load_aliases() -> Mapping[str, tuple[str, ...]]:
    """Read what else countries are called, by alpha-3 code; not all have aliases."""
    aliases: dict[str, tuple[str, ...]] = {}
    rows = pd.read_csv(_HERE / "aliases.csv", dtype=str, keep_default_na=False)
    for alias, country in zip(rows["alias"], rows["country"], strict=True):
        aliases[country] = (*aliases.get(country, ()), alias)
    return MappingProxyType(aliases)


def _region_rows() -> pd.DataFrame:
    return pd.read_csv(_HERE / "regions.csv", dtype=str, keep_default_na=False)
