"""The marks of the map by their ids: names, readings and the events behind them."""

import numpy as np

from components.asked.selection import Selection
from components.tables import countries, naming, participation, places
from components.words import readings
from data.counting import totals
from data.geography import countries as codes
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded


def names(selection: Selection, *, opened: str = "") -> dict[str, str]:
    """Name every country and city on the map by its mark, for a list.

    What is opened stands there too, first, where no event of the selection names it.
    """
    of_countries = countries.countries(selection)
    countries_named = of_countries[of_countries["certainty"] != "none"]
    of_cities = places.cities(selection).sort_values("name")
    listed = {
        row.key: readings.listed_country(row.name, row.words)
        for row in records(countries_named)
    }
    listed |= {
        row.key: readings.listed_city(naming.cities(selection.dataset)[row.place_id])
        for row in records(of_cities)
    }
    if not opened or opened in listed:
        return listed
    return {
        opened: readings.listed_country(
            name(selection.dataset, opened), readings.NAMED_BY_NONE
        )
    } | (listed)


def name(dataset: Dataset, mark: str) -> str:
    """Name the country or city of a mark."""
    kind, _, code = mark.partition(":")
    if kind == "country":
        return codes.name(code)
    return naming.cities(dataset)[int(code)]


def country_code(mark: str) -> str:
    """Give the country code of a mark; "" for a city."""
    kind, _, code = mark.partition(":")
    return code if kind == "country" else ""


def reading(selection: Selection, mark: str) -> list[str]:
    """Read a mark again, in lines."""
    kind = mark.partition(":")[0]
    table = (countries.countries if kind == "country" else places.cities)(selection)
    readings_there = table.loc[table["key"] == mark, "reading"]
    lines = list(readings_there.iloc[0][1:]) if len(readings_there) else []
    return lines or [readings.NOTHING_HERE]


def events_at(selection: Selection, mark: str) -> list[str]:
    """Give the events that a country or city took part in, or may have."""
    dataset = selection.dataset
    kind, _, code = mark.partition(":")
    picked = np.zeros(len(dataset.events), bool)
    takers_there = participation.participation(selection, mark)
    picked[coded.takers(dataset).event[takers_there]] = True
    if kind == "country":
        groups = countries.unnamed(selection)
        among = [g.event_id for g in groups if code in g.allowed]
        picked |= coded.mask(dataset, among)
    return [*totals.ids(dataset, picked & selection.shown)]
