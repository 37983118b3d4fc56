"""Makes both world files, points.csv and regions.csv from two npm packages, offline.

python -m data.geography.make_geography PLOTLY_JS CLDR_CORE

Each argument is the package's tarball or the folder it was unpacked to.
"""

import argparse
import csv
import json
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from data.geography import countries
from data.geography.rings import area, deepest
from data.geography.topology import COARSE, FINE, Shapes, load_shapes, load_topology

_HERE = Path(__file__).parent
SHAPES_SCRIPT = "dist/plotly-geo-assets.js"
_CONTAINMENT = "supplemental/territoryContainment.json"

# A country whose largest part is below 12,400 square kilometres needs a dot.
_SEEN = 1.0  # square degrees

_POINTS_WITHOUT_SHAPE = {
    "IOT": (72.42, -7.33),  # Diego Garcia
    "SMR": (12.46, 43.94),
    "UMI": (166.63, 19.3),  # Wake Island
    "VAT": (12.453, 41.903),
    "WLF": (-176.2, -13.28),  # Wallis
}

# The United Nations' English names of the regions that M49 lists.
_REGION_NAMES = {
    "001": "World",
    "002": "Africa",
    "005": "South America",
    "009": "Oceania",
    "011": "Western Africa",
    "013": "Central America",
    "014": "Eastern Africa",
    "015": "Northern Africa",
    "017": "Middle Africa",
    "018": "Southern Africa",
    "019": "Americas",
    "021": "Northern America",
    "029": "Caribbean",
    "030": "Eastern Asia",
    "034": "Southern Asia",
    "035": "South-eastern Asia",
    "039": "Southern Europe",
    "053": "Australia and New Zealand",
    "054": "Melanesia",
    "057": "Micronesia",
    "061": "Polynesia",
    "142": "Asia",
    "143": "Central Asia",
    "145": "Western Asia",
    "150": "Europe",
    "151": "Eastern Europe",
    "154": "Northern Europe",
    "155": "Western Europe",
    "202": "Sub-Saharan Africa",
    "419": "Latin America and the Caribbean",
}
# What CLDR lists and ISO 3166-1 has no alpha-3 code for; QO is CLDR's own region of
# Antarctica and remote islands.
_NOT_IN_ISO = {"CQ", "EA", "IC", "QO", "XK"}


def read_member(package: Path, name: str) -> str:
    """Read one file of an npm package, unpacked or not."""
    if package.is_dir():
        return (package / name).read_text("utf-8")
    with tarfile.open(package) as archive:
        member = archive.extractfile(f"package/{name}")
        if member is None:
            raise FileNotFoundError(name)
        return member.read().decode()


def write_shapes(shapes: Shapes, path: Path) -> None:
    """Write GeoJSON, one country a line."""
    features = (
        {
            "type": "Feature",
            "id": country,
            "properties": {},
            "geometry": {"type": "MultiPolygon", "coordinates": parts},
        }
        for country, parts in shapes.items()
    )
    lines = ",\n".join(
        json.dumps(feature, separators=(",", ":")) for feature in features
    )
    lines = re.sub(r"\.0(?=[],])", "", lines)
    path.write_text(
        f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf-8"
    )


def point_rows(shapes: Shapes) -> Iterator[tuple[str, str, str, str, str]]:
    """Give country, latitude, longitude, shape and small for every ISO country."""
    for country in countries.codes():
        if country in shapes:
            largest = max(shapes[country], key=area)
            lon, lat = deepest(largest)
            flags = "true", "true" if area(largest) < _SEEN else "false"
        else:
            lon, lat = _POINTS_WITHOUT_SHAPE[country]
            flags = "false", "true"
        yield country, f"{lat:.3f}", f"{lon:.3f}", *flags


def region_rows(containment: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give region, name and country for every pair, all levels of M49."""
    for region, name in _REGION_NAMES.items():
        for country in sorted(set(members(containment, region))):
            yield region, name, country


def members(containment: dict[str, Any], region: str) -> Iterator[str]:
    """Give the alpha-3 codes that a region of CLDR holds, at any depth."""
    if region == "001":  # M49 has Antarctica in the world and in none of its parts
        yield "ATA"
    for part in containment[region]["_contains"]:
        if part in _REGION_NAMES:
            yield from members(containment, part)
        elif part not in _NOT_IN_ISO:
            yield countries.alpha3(part)


def write_table(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write a CSV file with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    """Make the four files anew, beside this script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plotly_js", type=Path, help="plotly.js 4.1.1")
    parser.add_argument("cldr_core", type=Path, help="cldr-core 48.2.0")
    packages = parser.parse_args()
    topology = load_topology(read_member(packages.plotly_js, SHAPES_SCRIPT))
    shapes = load_shapes(topology, FINE)
    cldr = json.loads(read_member(packages.cldr_core, _CONTAINMENT))
    containment = cldr["supplemental"]["territoryContainment"]
    write_shapes(shapes, _HERE / "world.geojson")
    write_shapes(load_shapes(topology, COARSE), _HERE / "world-coarse.geojson")
    write_table(
        _HERE / "points.csv",
        ("country", "latitude", "longitude", "shape", "small"),
        point_rows(shapes),
    )
    write_table(
        _HERE / "regions.csv", ("region", "name", "country"), region_rows(containment)
    )


if __name__ == "__main__":
    main()
