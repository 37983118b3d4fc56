"""Who took part in a selection, as masks of the participation."""

import numpy as np

from components.asked.selection import Selection
from data.counting import coverage
from data.geography import countries as codes
from data.reading.arrays import Mask
from data.selecting import coded

# How a country is shaded by role: the first of these that it has.
ROLE_RANK = ("attendees", "host", "organiser", "chair", "faculty", "planned_partner")


def in_roles(selection: Selection) -> Mask:
    """Pick who took part in a role that the filter shows."""
    roles = coded.role_codes(selection.chosen.roles or ROLE_RANK)
    return np.isin(coded.takers(selection.dataset).role, roles)


def participation(selection: Selection, mark: str) -> Mask:
    """Pick the takers at a mark of the map, in a role that the filter shows."""
    takers = coded.takers(selection.dataset)
    kind, _, code = mark.partition(":")
    if kind == "place":
        places = selection.dataset.places["place_id"] == int(code)
        there = np.isin(takers.place, np.flatnonzero(places))
    else:
        there = takers.country == codes.codes().index(code)
    return there & in_roles(selection)


def participation_shown(selection: Selection) -> Mask:
    """Pick who is said to have taken part in the events held that match for certain.

    Planned partners stand beside them where they are asked for.
    """
    dataset, chosen = selection.dataset, selection.chosen
    definite, _ = selection.held
    wanted = coded.role_codes(coverage.roles_taking_part(chosen))
    roles = np.isin(coded.takers(dataset).role, wanted)
    taking_part = roles & coded.certain(dataset, definite)
    return taking_part | coverage.partners(dataset, chosen)
