"""The city of an event, and the row of a city: by name, or else by its point."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.entry.draft import Draft, country, value
from data.entry.known import Known
from data.entry.takers import city_ids
from data.geography import cities, countries

ELSEWHERE = "elsewhere"  # picked where no city of the index is meant
# Fields of a city that the index lacks.
BY_HAND = {
    "place_id": "place_number",
    "name": "place_name",
    "country": "place_country",
    "subdivision": "place_subdivision",
    "latitude": "place_latitude",
    "longitude": "place_longitude",
    "time_zone": "place_zone",
}


@dataclass(frozen=True, slots=True)
class Made:
    """The cells of a place, and the field that each comes from."""

    cells: Mapping[str, str]
    fields: Mapping[str, str]


def offered(draft: Draft, known: Known) -> tuple[str, ...]:
    """List the cities that the event's may be; those that begin so where none is."""
    text = value(draft, "place")
    if not text:
        return ()
    begun = (city.place_id for city in cities.beginning(text))
    return city_ids(text, known) or tuple(dict.fromkeys(begun))


def event_place(draft: Draft, known: Known) -> str:
    """Find the place_id of the event's city; "" where there is none, or it is open."""
    text, picked = value(draft, "place"), value(draft, "place_pick")
    if not text:
        return ""
    if picked == ELSEWHERE or not offered(draft, known):
        return value(draft, BY_HAND["place_id"])
    whole = city_ids(text, known)
    if picked in offered(draft, known):
        return picked
    return whole[0] if len(whole) == 1 else ""


def subdivision_field(place_id: str) -> str:
    """Name the field of a city's subdivision, which the index does not always know."""
    return f"subdivision-{place_id}"


def row(draft: Draft, place_id: str) -> Made:
    """Write a city: as the index has it, or as it was entered."""
    city = cities.of_id(place_id)
    if city is None or value(draft, "place_pick") == ELSEWHERE:
        cells = {column: value(draft, name) for column, name in BY_HAND.items()}
        cells["country"] = country(cells["country"])
        cells["place_id"] = place_id
        return Made(cells, BY_HAND)
    field = subdivision_field(place_id)
    known = (name for name in BY_HAND if name != "subdivision")
    return Made(
        {
            **{name: getattr(city, name) for name in known},
            "subdivision": city.subdivision or value(draft, field),
        },
        {"subdivision": field},
    )


def lacks_subdivision(draft: Draft, place_id: str) -> bool:
    """Tell whether somebody has to say in which subdivision a city of the index is."""
    city = cities.of_id(place_id)
    if city is None or value(draft, "place_pick") == ELSEWHERE:
        return False
    return not city.subdivision and countries.has_subdivisions(city.country)
