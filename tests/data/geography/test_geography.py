"""The shapes, points and regions that the maps and filters stand on."""

import gzip
import json
from collections.abc import Mapping
from itertools import pairwise

import pytest

from data import geography
from data.geography import countries, rings

NOT_IN_ISO = {"XAC", "XAP", "XBT", "XHT", "XIT", "XJK"}
WITHOUT_SHAPE = {"IOT", "SMR", "UMI", "VAT", "WLF"}

Polygons = list[rings.Polygon]


@pytest.fixture(scope="module", params=["fine", "coarse"])
def shapes(request: pytest.FixtureRequest) -> Mapping[str, Polygons]:
    """Read the shapes, those for a closer look and those for the whole world."""
    path = geography.shapes_path()
    if request.param == "coarse":
        path = path.with_name("world-coarse.geojson")
    world = json.loads(path.read_text("utf-8"))
    return {
        feature["id"]: [
            [[(lon, lat) for lon, lat in ring] for ring in polygon]
            for polygon in feature["geometry"]["coordinates"]
        ]
        for feature in world["features"]
    }


def crossings_north(lon: float, lat: float, ring: rings.Ring) -> int:
    """Count the edges due north of a point; written apart from the maker's own."""
    return sum(
        min(x1, x2) <= lon < max(x1, x2)
        and y1 + (y2 - y1) * (lon - x1) / (x2 - x1) > lat
        for (x1, y1), (x2, y2) in pairwise(ring)
    )


def holds(polygons: Polygons, lon: float, lat: float) -> bool:
    edges = sum(crossings_north(lon, lat, ring) for part in polygons for ring in part)
    return edges % 2 == 1


def reaches(polygons: Polygons, west: float, south: float, size: float) -> bool:
    """Tell whether a part lies wholly in a box of so many degrees."""
    return any(
        all(
            0 <= lon - west <= size and 0 <= lat - south <= size for lon, lat in part[0]
        )
        for part in polygons
    )


def test_every_iso_country_has_a_shape_or_is_known_to_have_none(
    shapes: Mapping[str, Polygons],
) -> None:
    assert shapes.keys() - NOT_IN_ISO == set(countries.codes()) - WITHOUT_SHAPE
    assert shapes.keys() >= NOT_IN_ISO


def test_each_country_is_one_feature() -> None:
    world = json.loads(geography.shapes_path().read_text("utf-8"))
    ids = [feature["id"] for feature in world["features"]]
    assert len(ids) == len(set(ids)) == 250


def test_every_iso_country_has_one_point_and_nothing_else_has() -> None:
    points = geography.load_points()
    assert tuple(points["country"]) == countries.codes()
    assert set(points.loc[~points["shape"], "country"]) == WITHOUT_SHAPE
    assert points["latitude"].between(-90, 90).all()
    assert points["longitude"].between(-180, 180).all()


def test_points_lie_inside_their_shape(shapes: Mapping[str, Polygons]) -> None:
    points = geography.load_points()
    places = points.set_index("country").loc[list(shapes.keys() - NOT_IN_ISO)]
    outside = [
        country
        for country, lon, lat in zip(
            places.index, places["longitude"], places["latitude"], strict=True
        )
        if not holds(shapes[country], lon, lat)
    ]
    assert len(places) == 244
    assert outside == []


@pytest.mark.parametrize(
    ("country", "south", "north", "west", "east"),
    [
        ("FRA", 43, 50, -2, 7),  # mainland, not French Guiana
        ("USA", 30, 48, -120, -75),  # the contiguous states, not Alaska
        ("RUS", 55, 70, 60, 120),
        ("PRT", 38, 42, -9, -6),  # mainland, not the Azores
        ("ECU", -3, 1, -80, -76),  # mainland, not the Galapagos
    ],
)
def test_points_lie_where_a_reader_looks_for_the_country(
    country: str, south: float, north: float, west: float, east: float
) -> None:
    point = geography.load_points().set_index("country").loc[country]
    assert south < point["latitude"] < north
    assert west < point["longitude"] < east


def test_small_countries_ask_for_a_dot() -> None:
    points = geography.load_points()
    small = set(points.loc[points["small"], "country"])
    assert small >= {"SGP", "MLT", "BHR", "MDV", "BRB", "LUX"} | WITHOUT_SHAPE
    assert not small & {"ARM", "KGZ", "KOR", "CHE", "NLD", "AUT", "CUB", "TWN"}


@pytest.mark.parametrize(
    ("country", "west", "south", "size"),
    [
        ("ESP", -19, 27, 6),  # Canaries
        ("ESP", 1, 38, 4),  # Balearics
        ("PRT", -32, 36, 8),  # Azores
        ("PRT", -18, 32, 2),  # Madeira
        ("ECU", -92, -2, 4),  # Galapagos
        ("PSE", 34, 31, 0.7),  # Gaza
        ("PSE", 34.7, 31.2, 1.5),  # West Bank
        ("SJM", 10, 76, 20),  # Svalbard
        ("USA", -161, 18, 7),  # Hawaii
        ("BES", -69, 11, 2),  # Bonaire
        ("BES", -64, 17, 2),  # Saba and Sint Eustatius
    ],
)
def test_far_parts_of_countries_are_kept(
    shapes: Mapping[str, Polygons],
    country: str,
    west: float,
    south: float,
    size: float,
) -> None:
    assert reaches(shapes[country], west, south, size)


def test_simferopol_lies_in_ukraine(shapes: Mapping[str, Polygons]) -> None:
    assert [c for c in shapes if holds(shapes[c], 34.111, 44.957)] == ["UKR"]


def test_lesotho_is_a_hole_in_south_africa(shapes: Mapping[str, Polygons]) -> None:
    assert [c for c in shapes if holds(shapes[c], 28.25, -29.6)] == ["LSO"]


def test_rings_are_closed_and_have_an_area(shapes: Mapping[str, Polygons]) -> None:
    # d3 throws on a ring of one point, and with it the whole map is lost.
    for country, polygons in shapes.items():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert ring[0] == ring[-1], country
            assert len(set(ring)) >= 3, country
            assert rings.signed_area(ring) != 0, country


def test_outer_rings_run_clockwise_and_holes_the_other_way(
    shapes: Mapping[str, Polygons],
) -> None:
    # Anticlockwise rings make d3 fill the rest of the globe.
    for country, polygons in shapes.items():
        for outer, *holes in polygons:
            assert rings.signed_area(outer) < 0, country
            assert all(rings.signed_area(hole) > 0 for hole in holes), country


def test_no_ring_jumps_across_the_antimeridian(
    shapes: Mapping[str, Polygons],
) -> None:
    for country, polygons in shapes.items():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert all(-180 <= lon < 192 for lon, _ in ring), country
            steps = [abs(after - before) for (before, _), (after, _) in pairwise(ring)]
            assert max(steps) <= 180, country


def test_chukotka_is_one_piece_with_the_rest_of_russia(
    shapes: Mapping[str, Polygons],
) -> None:
    mainland = max(shapes["RUS"], key=rings.area)
    assert min(lon for lon, _ in mainland[0]) < 30
    assert max(lon for lon, _ in mainland[0]) > 189


def test_shapes_stay_light() -> None:
    compressed = gzip.compress(geography.shapes_path().read_bytes(), mtime=0)
    assert len(compressed) < 200_000


@pytest.mark.parametrize(
    ("region", "size"),
    [
        ("001", 249),
        ("002", 60),
        ("009", 29),
        ("019", 57),
        ("142", 51),  # 50 in M49, and Taiwan
        ("150", 51),
        ("202", 53),
        ("419", 52),
    ],
)
def test_regions_have_as_many_countries_as_m49_lists(region: str, size: int) -> None:
    assert len(geography.load_regions()[region]) == size


@pytest.mark.parametrize(
    ("country", "regions"),
    [
        ("PER", {"001", "019", "419", "005"}),
        ("BRA", {"001", "019", "419", "005"}),
        ("MEX", {"001", "019", "419", "013"}),
        ("CUB", {"001", "019", "419", "029"}),
        ("PRI", {"001", "019", "419", "029"}),
        ("USA", {"001", "019", "021"}),
        ("ESP", {"001", "150", "039"}),
        ("RUS", {"001", "150", "151"}),
        ("UKR", {"001", "150", "151"}),
        ("KOR", {"001", "142", "030"}),
        ("TWN", {"001", "142", "030"}),
        ("KGZ", {"001", "142", "143"}),
        ("ARM", {"001", "142", "145"}),
        ("ETH", {"001", "002", "202", "014"}),
        ("FJI", {"001", "009", "054"}),
        ("ATA", {"001"}),  # in the world, in none of its parts
    ],
)
def test_countries_are_in_all_regions_that_m49_puts_them_in(
    country: str, regions: set[str]
) -> None:
    found = {code for code, held in geography.load_regions().items() if country in held}
    assert found == regions


def test_larger_regions_are_the_sum_of_their_parts() -> None:
    regions = geography.load_regions()
    assert regions["419"] == regions["005"] | regions["013"] | regions["029"]
    assert regions["019"] == regions["419"] | regions["021"]
    assert regions["001"] == set(countries.codes())


def test_every_region_has_a_name() -> None:
    names = geography.region_names()
    assert names.keys() == geography.load_regions().keys()
    assert names["419"] == "Latin America and the Caribbean"


def test_thinning_keeps_the_ends_and_the_large_bends() -> None:
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)]
    assert rings.thinned(line, 0.1) == [line[0], *line[2:]]


def test_a_ring_across_the_antimeridian_runs_on() -> None:
    island = [(-179.0, 0.0), (179.0, 0.0), (179.0, 1.0), (-179.0, 1.0), (-179.0, 0.0)]
    assert {lon for lon, _ in rings.continuous(island)} == {179, 181}


def test_a_polar_ring_is_closed_over_the_pole() -> None:
    coast = [(lon, -70.0) for lon in (0.0, 90.0, 179.0, -180.0, -90.0, 0.0)]
    closed = rings.continuous(coast)
    assert closed[0] == closed[-1] == (-180, -70)
    assert rings.inside((45, -89), [closed])


def test_the_deepest_point_of_an_l_lies_in_its_corner() -> None:
    corner = [(0.0, 0.0), (0.0, 3.0), (1.0, 3.0), (1.0, 1.0), (3.0, 1.0), (3.0, 0.0)]
    lon, lat = rings.deepest([[*corner, corner[0]]])
    assert (lon, lat) == pytest.approx((0.586, 0.586), abs=0.02)
