"""What is possible and hardly meant is a warning of its row, and refuses nothing."""

import shutil
from pathlib import Path

import pytest

from data.checking import lands
from data.checking.check import load_checked
from data.geography import load_points
from data.reading.package import CURATED
from data.reading.rows import records
from tests.checked import check_package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Copy the real package to a folder that a test may change."""
    return Path(shutil.copytree(CURATED, tmp_path / "package"))


PETERSBURG = "59.93863,30.31413,Europe/Moscow"


PLACES, EVENTS, SOURCES = "places.csv", "events.csv", "sources.csv"
HELD, PLANNED = ",held,2020-04-17,", ",planned,2020-06,"
SWAPPED = "30.31413,59.93863,Europe/Moscow"
SOUTHERN = "-59.93863,30.31413,Europe/Moscow"
NOWHERE = "0,0,Europe/Moscow"
ON_MARS = "59.93863,30.31413,Mars/Phobos"


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ((PLACES, PETERSBURG, SWAPPED), "latitude", "swapped, write 59.93863, 30.3"),
        ((PLACES, PETERSBURG, SOUTHERN), "latitude", "sign of the latitude"),
        ((PLACES, PETERSBURG, NOWHERE), "latitude", "mend the point"),
        ((PLACES, PETERSBURG, ON_MARS), "time_zone", "Mars/Phobos"),
        ((EVENTS, HELD, ",held,9999,"), "date", "in the future"),
        ((EVENTS, HELD, ",held,2012/2202,"), "date", "in the future"),
        ((EVENTS, PLANNED, ",planned,2012/2202,"), "date", "spans 190 years"),
        ((EVENTS, PLANNED, ",planned,9999,"), "date", "far in the future"),
        ((EVENTS, HELD, ",held,0202,"), "date", "before the first X-ray"),
        ((SOURCES, ",2020-04-28,", ",2202-04-28,"), "published", "in the future"),
        ((SOURCES, ",2026-11-22,", ",2202-11-22,"), "date_accessed", "in the future"),
    ],
)
def test_a_doubt_is_a_warning_of_its_row(
    package: Path, change: tuple[str, str, str], field: str, said: str
) -> None:
    file, old, new = change
    path = package / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    (problem,) = check_package(package)
    assert (problem.file, problem.field, problem.level) == (file, field, "warning")
    assert said in problem.message
    assert problem.row
    assert load_checked(package)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("RUS", 66.0, -171.0),  # beyond the 180th meridian
        ("FJI", -16.8, -179.9),
        ("VAT", 41.9, 12.45),  # has no shape
        ("SGP", 1.29, 103.85),
        ("USA", 21.3, -157.86),  # Honolulu
        ("NLD", 52.37, 4.9),
        ("PRT", 37.74, -25.67),  # Ponta Delgada
        ("NOR", 70.66, 23.68),
        ("UKR", 44.95, 34.1),
        ("XXX", 0, 0),  # not a country: the check of codes says so
    ],
)
def test_a_city_lies_in_its_country(
    country: str, latitude: float, longitude: float
) -> None:
    assert lands.is_near(country, latitude, longitude)


def test_every_label_lies_in_its_own_country() -> None:
    for point in records(load_points()):
        assert lands.is_near(point.country, point.latitude, point.longitude)
    assert not lands.is_near("DEU", 35.7, 139.7)
    assert not lands.is_near("LSO", 52.0, 5.0)
