"""What a package may say and hardly means: warnings, which refuse nothing."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from data.cells import dates
from data.checking import lands
from data.reading.rows import records
from data.reading.schema import Problem

Tables = dict[str, pd.DataFrame]
_LONGEST_SPAN = 50  # years
_FARTHEST_PLAN = 20  # years ahead
_FIRST_YEAR = 1895  # of the first X-ray


def doubts(tables: Tables) -> Iterator[Problem]:
    """Warn of places that lie elsewhere, unknown time zones and improbable dates."""
    yield from _places(tables["places"])
    yield from _dates(tables["events"])
    yield from _published(tables["sources"])


def _warn(table: str, index: int, field: str, code: str, message: str) -> Problem:
    return Problem(
        file=f"{table}.csv",
        row=index + 2,  # as a spreadsheet counts, below the header
        field=field,
        code=code,
        message=message,
        level="warning",
    )


def _places(places: pd.DataFrame) -> Iterator[Problem]:
    zones = zoneinfo.available_timezones()
    for index, place in enumerate(records(places)):
        wrong, cells = _elsewhere(place)
        if wrong:
            warning = _warn("places", index, "latitude", "far-from-country", wrong)
            yield replace(warning, proposal=cells)
        if zones and place.time_zone not in zones:
            message = f"'{place.time_zone}' is no IANA time zone; write one such as "
            message += "Europe/Moscow"
            yield _warn("places", index, "time_zone", "unknown-time-zone", message)


def _elsewhere(place: Any) -> tuple[str, dict[str, str]]:
    """Say that a point does not lie in its country, and where it would."""
    latitude, longitude = float(place.latitude), float(place.longitude)
    if lands.is_near(place.country, latitude, longitude):
        return "", {}
    message = f"{place.name} does not lie in {place.country} at {latitude}, {longitude}"
    for lat, lon, why in (
        (longitude, latitude, "latitude and longitude are swapped"),
        (-latitude, longitude, "the sign of the latitude is wrong"),
        (latitude, -longitude, "the sign of the longitude is wrong"),
        (-latitude, -longitude, "both signs are wrong"),
    ):
        if abs(lat) <= lands.POLE and lands.is_near(place.country, lat, lon):
            cells = {"latitude": str(lat), "longitude": str(lon)}
            return f"{message}; if {why}, write {lat}, {lon}", cells
    return f"{message}; mend the point or the country", {}


def _dates(events: pd.DataFrame) -> Iterator[Problem]:
    today = dt.datetime.now(dt.UTC).date()
    rows = zip(events["date"], events["status"], strict=True)
    for index, (date, status) in enumerate(rows):
        if wrong := _improbable(dates.parse(date), status, today):
            message = f"'{date}' {wrong}"
            yield _warn("events", index, "date", "improbable-date", message)


def _improbable(dated: dates.Dated, status: str, today: dt.date) -> str:
    """Say what is odd about the days of an event; "" where nothing is."""
    first, last = (day.year if day else None for day in (dated.start, dated.end))
    begun = dated.start is None or dated.start <= today
    # Of an event of this year the day may not be known; "2025~" reaches a year on.
    if status == "held" and (not begun or (last or 0) > today.year + 1):
        return "lies in the future, and the event was held; mend one of the two"
    if first and last and last - first > _LONGEST_SPAN:
        return f"spans {last - first} years; mend one of its ends"
    latest = last or first
    if latest and latest > today.year + _FARTHEST_PLAN:
        return "lies far in the future; mend the year"
    if latest and latest < _FIRST_YEAR:
        return "lies before the first X-ray; mend the year"
    return ""


def _published(sources: pd.DataFrame) -> Iterator[Problem]:
    today = dt.datetime.now(dt.UTC).date()
    for index, source in enumerate(records(sources)):
        start = dates.parse(source.published).start
        if start and start > today:
            message = f"'{source.published}' lies in the future; mend the date"
            yield _warn("sources", index, "published", "improbable-date", message)
        if source.date_accessed > today.isoformat():
            message = f"'{source.date_accessed}' lies in the future; mend the date"
            yield _warn("sources", index, "date_accessed", "improbable-date", message)
