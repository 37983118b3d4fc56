"""What each claim of a package will say on the screen, beside its row."""

from typing import Any

import pandas as pd

from components.words import numbers, own
from data.reading.measures import SUMMED
from data.reading.package import Dataset
from data.reading.rows import records

_FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1


def claimed(dataset: Dataset) -> list[tuple[str, str, str, str]]:
    """List the claims by row: row, id, the source's wording, and what is made of it."""
    return [
        (str(row), claim.claim_id, claim.size_text, said(claim))
        for row, claim in enumerate(records(dataset.claims), start=_FIRST_ROW)
    ]


def said(claim: Any) -> str:
    """Say what is made of a claim: "drew about 400 attendances, 350 to 450"."""
    low = 0 if pd.isna(claim.low) else int(claim.low)
    high = None if pd.isna(claim.high) else int(claim.high)
    allowed = numbers.bounded(low, high)
    stated = numbers.own_words([claim.size_text]) or allowed
    if claim.unit == "percent" or not stated.is_known:
        return own.not_counted(claim.size_text)
    measure = next((one for one in SUMMED if one == claim.measure), None)
    words = (
        numbers.of_measure(stated, measure)
        if measure
        else own.of_other(stated.words, claim.measure)
    )
    is_drawn = measure == "attendances" and not claim.part_of and not claim.population
    bounds = "" if stated.words == allowed.words else allowed.words
    if claim.relation != "total":
        return own.of_each(words, bounds, claim.relation)
    return own.drew(words, bounds) if is_drawn else own.counts(words, bounds)
