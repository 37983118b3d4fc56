"""What the small map of a place shows: it, its cities, and the cities where it met."""

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import countries as every
from components.tables import places, twins
from components.tables.gazetteer.presence import EVERYTHING, AtPlace
from components.tables.gazetteer.statements import country_of, is_city
from components.words.language import of_data
from data import geography
from data.geography.extents import extent

Point = tuple[float, float]  # longitude, latitude


@of_data(maxsize=32)
def countries(selection: AtPlace) -> pd.DataFrame:
    """Give all countries; what is known of others than this one is left out.

    Around a city it is left out of all: its country met elsewhere, too.
    """
    table = every.countries(Selection(selection.dataset, EVERYTHING))
    is_here = table["country"] == _whole_country(selection)
    return table.assign(
        certainty=table["certainty"].where(is_here, "none"),
        value=table["value"].where(is_here, 0),
        series_id=table["series_id"].where(is_here, None),
    )


@of_data(maxsize=32)
def cities(selection: AtPlace) -> pd.DataFrame:
    """Give the cities of the place, and those to which its lines lead."""
    table = _cities(selection)
    is_own = _is_own(selection, table)
    drawn = lines(selection)
    ends = {
        (row[f"{end}_longitude"], row[f"{end}_latitude"])
        for row in drawn.to_dict("records")
        for end in ("from", "to")
    }
    at = pd.Series(
        [
            pair in ends
            for pair in zip(table["longitude"], table["latitude"], strict=True)
        ],
        table.index,
        dtype=bool,
    )
    found = table[is_own | at]
    if is_city(selection.mark):
        found = found.assign(host=found["host"] | is_own[found.index])
    return found.reset_index(drop=True)


@of_data(maxsize=32)
def lines(selection: AtPlace) -> pd.DataFrame:
    """Give the lines that begin or end in a city of the place."""
    table, drawn = _cities(selection), places.lines(selection)
    own = table[_is_own(selection, table)]
    ours = {*zip(own["longitude"], own["latitude"], strict=True)}
    is_ours = [
        (row["from_longitude"], row["from_latitude"]) in ours
        or (row["to_longitude"], row["to_latitude"]) in ours
        for row in drawn.to_dict("records")
    ]
    return drawn[np.array(is_ours, bool)]


def table(selection: AtPlace) -> pd.DataFrame:
    """Give the place and the cities of its map, as the table of the map does."""
    whole = twins.of_map(Selection(selection.dataset, EVERYTHING), cities(selection))
    code = _whole_country(selection)
    is_country = whole["geonames"] == ""
    return whole[~is_country | (whole["country_codes"] == code)].reset_index(drop=True)


def unsure(selection: AtPlace) -> tuple[str, ...]:
    """Name the country whose page it is, where its colour does not tell it."""
    table, code = countries(selection), _whole_country(selection)
    is_plain = (table["country"] == code) & (table["certainty"] != "named")
    return tuple(table["country"][is_plain])


def framed(selection: AtPlace) -> list[Point]:
    """List the points that the map must hold: the country's corners, and the cities."""
    drawn = cities(selection)
    points = [*zip(drawn["longitude"], drawn["latitude"], strict=True)]
    code = country_of(selection.dataset, selection.mark)
    if is_city(selection.mark):
        rows = selection.dataset.places
        own = rows[rows["place_id"].astype(str) == selection.mark.partition(":")[2]]
        return [*points, *zip(own["longitude"], own["latitude"], strict=True)]
    label = geography.load_points()
    label = label[label["country"] == code]
    own_points = [*zip(label["longitude"], label["latitude"], strict=True)]
    return [*points, *(extent(code) or own_points)]


def _cities(selection: AtPlace) -> pd.DataFrame:
    """Give the cities of the events of a place, and its own of any event held."""
    there = places.cities(selection)
    whole = places.cities_whole(Selection(selection.dataset, EVERYTHING))
    own = whole[_is_own(selection, whole)]
    missing = own[~own["place_id"].isin(there["place_id"])]
    return pd.concat([there, missing], ignore_index=True) if len(missing) else there


def _whole_country(selection: AtPlace) -> str:
    """Give the country whose page it is; "" on a city's."""
    mark = selection.mark
    return "" if is_city(mark) else country_of(selection.dataset, mark)


def _is_own(selection: AtPlace, table: pd.DataFrame) -> "pd.Series[bool]":
    if is_city(selection.mark):
        return table["place_id"].astype(str) == selection.mark.partition(":")[2]
    return table["country"] == country_of(selection.dataset, selection.mark)
