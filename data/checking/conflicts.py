"""Claims that cannot all be true, and counts of places that do not fit those named."""

from collections.abc import Iterator
from secrets import token_hex

import pandas as pd

from data.checking import placed
from data.counting import parts, persons
from data.counting.bounds import Claimed
from data.counting.constraints import constraints
from data.counting.solver import MOST_CHOICES
from data.reading.measures import SUMMED
from data.reading.package import Dataset, build
from data.reading.schema import Problem
from data.selecting import coded

Tables = dict[str, pd.DataFrame]


def _at(table: str, index: int, field: str, code: str, message: str) -> Problem:
    row = index + 2  # as a spreadsheet counts, below the header
    return Problem(
        file=f"{table}.csv", row=row, field=field, code=code, message=message
    )


def conflicting(tables: Tables) -> Iterator[Problem]:
    """Hold all claims together, and the places that they count with those named."""
    # What is kept of a dataset is known by its digest: two packages never share one.
    dataset = build(tables, name="", version="", digest=token_hex())
    yield from _places(dataset)
    row_of = {claim: i for i, claim in enumerate(tables["claims"]["claim_id"])}
    # Attendances are held together with certificates and persons, which they bound.
    counted = {"attendances", *tables["claims"]["measure"].unique()}
    summed = [m for m in SUMMED if m in counted and m != "certificates"]
    each = [Claimed(constraints(dataset, m)) for m in summed]
    if disputes := [names for of in each for names in of.too_disputed]:
        message = (
            f"the disputes {', '.join(disputes[0])} share events and leave more than "
            f"{MOST_CHOICES} choices; settle some of them"
        )
        index = tables["claims"]["dispute"].to_list().index(disputes[0][0])
        yield _at("claims", index, "dispute", "too-disputed", message)
        return
    for names in _fewest_at_odds(dataset, each):
        message = (
            f"these claims cannot all be true: {', '.join(names)}; "
            "mend the number or the events of one of them, or give those of which "
            "one is true the same dispute"
        )
        yield _at("claims", row_of[names[0]], "low", "conflicting-claims", message)


def _fewest_at_odds(dataset: Dataset, each: list[Claimed]) -> Iterator[tuple[str, ...]]:
    """Name the claims at odds, of connected ones once: where persons met, by that."""
    told: frozenset[str] = frozenset()
    for claims_of, names in persons.conflicts(dataset):
        told |= claims_of
        yield _each(names)
    conflicts = [names for of in each for names in of.conflicts]
    for names in (*conflicts, *parts.overfull(dataset)):
        if not told.intersection(names):
            yield _each(names)


def _each(names: tuple[str, ...]) -> tuple[str, ...]:
    """Name each claim once; what follows from two goes by both names."""
    return tuple(sorted({*" ".join(names).split()}))


def _places(dataset: Dataset) -> Iterator[Problem]:
    """Hold what is said of the countries and cities of each event together."""
    number = coded.events(dataset).number
    for event, measure, why in placed.at_odds(dataset):
        message = (
            f"of the {measure} of '{event}' {why}; mend the claims or the participation"
        )
        yield _at("events", number[event], "event_id", "places-at-odds", message)
