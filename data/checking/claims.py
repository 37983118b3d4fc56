"""Rules of claims about other claims, and those that change no number yet."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.checking.parted import parted
from data.reading.measures import SUMMED
from data.reading.rows import records
from data.reading.schema import Level, Problem

Tables = dict[str, pd.DataFrame]


def _at(
    index: int, field: str, code: str, message: str, level: Level = "error"
) -> Problem:
    row = index + 2  # as a spreadsheet counts, below the header
    return Problem(
        file="claims.csv", row=row, field=field, code=code, message=message, level=level
    )


def held_together(tables: Tables) -> Iterator[Problem]:
    """Hold what a claim is about, its disputes and its parts."""
    rows = tables["claims"]
    for index, claim in enumerate(records(rows)):
        if bool(claim.events) == bool(claim.series_id):
            message = "write either events or a series_id, and leave the other blank"
            yield _at(index, "events", "event-or-series", message)
        if claim.relation == "average" and claim.measure not in SUMMED:
            message = f"{claim.measure} have no average; write total"
            yield _at(index, "relation", "no-average", message)
        if claim.preferred and not claim.dispute:
            message = "only a claim of a dispute is preferred; name the dispute"
            yield _at(index, "preferred", "no-dispute", message)
    for wrong in parted(rows):
        yield _at(*wrong)
    yield from _disputes(rows)


def _disputes(rows: pd.DataFrame) -> Iterator[Problem]:
    disputed = rows[rows["dispute"] != ""]
    for dispute, claims in disputed.groupby("dispute", sort=False):
        first = int(str(claims.index[0]))
        if len(claims) == 1:
            message = f"'{dispute}' has one claim; give the other the same code"
            yield _at(first, "dispute", "one-sided", message)
        for field in ("measure", "relation"):
            if len(set(claims[field])) > 1:
                message = f"the claims of '{dispute}' differ in {field}; "
                message += "a dispute is about one thing"
                yield _at(first, "dispute", "two-things", message)
        if len({frozenset(text.split()) for text in claims["events"]}) > 1:
            message = f"the claims of '{dispute}' are about other events; "
            message += "a dispute is about one thing"
            yield _at(first, "dispute", "two-things", message)
        if claims["preferred"].sum() > 1:
            message = f"more than one claim of '{dispute}' is preferred; take one"
            yield _at(first, "preferred", "two-preferred", message)


def unused(claims: pd.DataFrame) -> Iterator[Problem]:
    """Warn of claims that change no number yet, and of those that count another thing.

    In the first edition of the schema whoever signed up was counted as attending.
    """
    for index, claim in enumerate(records(claims)):
        if (claim.measure, claim.count_basis) == ("attendances", "registrations"):
            message = "registrations are no attendances; write registrations"
            yield _at(index, "measure", "other-measure", message, "warning")
    for index, why in changing_nothing(claims):
        message = f"is kept and changes no number: {why}"
        yield _at(index, "measure", "changes-nothing", message, "warning")


def changing_nothing(claims: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """Find the claims that change no number, by place, each with the reason."""
    for index, claim in enumerate(records(claims)):
        if why := _why_unused(claim):
            yield index, why


def _why_unused(claim: Any) -> str:
    if claim.part_of and claim.relation != "total":
        return "a part is a number of its own; write total"
    if claim.measure == "events" and not claim.series_id:
        return "events are counted by their rows"
    return ""
