"""A selection of one event alone, and where its figure shows that people came from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from components.asked.selection import Selection, Viewed
from components.tables import countries, places, twins
from data import geography
from data.geography.extents import extent
from data.reading.arrays import Mask
from data.selecting import coded
from data.selecting.filters import Filter
from data.selecting.membership import Membership

Point = tuple[float, float]  # longitude, latitude

_EVERYTHING = Filter(related=True)


@dataclass(frozen=True)
class AtEvent(Selection):
    """One event, whatever is filtered."""

    event: str = ""

    @cached_property
    def membership(self) -> Membership:
        """Match that event alone, for sure."""
        sure = np.zeros(len(self.dataset.events), bool)
        sure[coded.events(self.dataset).number[self.event]] = True
        return Membership(sure, np.zeros_like(sure))

    @property
    def held(self) -> tuple[Mask, Mask]:
        """The same: also of a plan the map shows who was to come."""
        return self.membership.definite, self.membership.possible


def at_event(viewed: Viewed) -> Selection:
    """Keep the event that a figure is about; else those of the filter."""
    if not viewed.view.event:
        return viewed.selection
    return AtEvent(viewed.dataset, _EVERYTHING, event=viewed.view.event[0])


def is_placed(selection: Selection) -> bool:
    """Tell whether a map of the event would show anything."""
    return bool((countries.countries(selection)["certainty"] != "none").any())


def places_of(selection: Selection) -> pd.DataFrame:
    """List the countries and cities of the event, as the table of the map does."""
    return twins.of_map(selection, places.cities_whole(selection))


def framed(selection: Selection) -> list[Point]:
    """List what the map must hold: the cities, and the countries without any."""
    cities = places.cities(selection)
    table = countries.countries(selection)
    shown = table[table["certainty"] != "none"]
    cityless = shown[~shown["country"].isin(cities["country"])]
    points = [*zip(cities["longitude"], cities["latitude"], strict=True)]
    labels = geography.load_points().set_index("country")
    for code in cityless["country"]:
        own = [(labels["longitude"][code], labels["latitude"][code])]
        points += extent(code) or own
    return points
