"""Rules of parts: which claim they divide, by what, and as which share of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from data.cells import wordings
from data.geography import countries
from data.reading.rows import records

_FIELDS = ("dimension", "part", "unit", "overlapping")
_PLACES = ("countries", "cities")
_WHOLE_PERCENT = 100


class Wrong(NamedTuple):
    """One thing wrong with a part: its row by place, the field, the code, and why."""

    place: int
    field: str
    code: str
    message: str


def parted(claims: pd.DataFrame) -> Iterator[Wrong]:
    """Hold each part against the claim that it divides, and parts against another."""
    rows = list(records(claims))
    known = {claim.claim_id: claim for claim in rows}
    for index, claim in enumerate(rows):
        for field, code, message in _one(claim, known):
            yield Wrong(index, field, code, message)
    yield from _regions(rows)


def _one(claim: Any, known: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if not claim.part_of:
        if claim.measure in _PLACES and claim.dimension and claim.part:
            yield from _of_region(claim)
        elif said := [name for name in _FIELDS if getattr(claim, name)]:
            message = f"{said[0]} is of a part; name the claim that it divides"
            yield "part_of", "no-whole", message
        return
    if claim.part_of == claim.claim_id:
        message = "a claim is no part of itself; name the claim that it divides"
        yield "part_of", "own-part", message
    elif _is_circular(claim, known):
        message = "the claims are parts of one another; name the one that is divided"
        yield "part_of", "own-part", message
    if not (claim.dimension and claim.part):
        message = "say by which dimension it divides, and which part it is"
        yield "dimension", "no-dimension", message
    elif claim.dimension == "origin" and (why := _wrong_origin(claim.part)):
        yield "part", "unknown-origin", why
    whole = known.get(claim.part_of)
    if whole is not None:
        yield from _against(claim, whole)
    yield from _number(claim)


def _of_region(claim: Any) -> Iterator[tuple[str, str, str]]:
    """Hold that a number of countries is of a region that is known."""
    if claim.dimension != "origin" or claim.measure != "countries":
        message = "only countries are counted of a region; name the claim it divides"
        yield "part_of", "no-whole", message
    elif not countries.is_region(claim.part):
        message = f"'{claim.part}' is no UN M49 region; write codes such as 419"
        yield "part", "unknown-region", message


def _number(claim: Any) -> Iterator[tuple[str, str, str]]:
    """Hold that a part has a number, and no percentage of more than all."""
    is_bounded = not (pd.isna(claim.low) and pd.isna(claim.high))
    if not (is_bounded or wordings.names_number(claim.size_text)):
        message = f"'{claim.size_text}' names no figure; say low and high yourself"
        yield "low", "no-figure", message
    most = 0 if pd.isna(claim.high) else claim.high
    if claim.unit == "percent" and most > _WHOLE_PERCENT:
        yield "high", "over-hundred", "no part is more than 100 per cent"


def _is_circular(claim: Any, known: Mapping[str, Any]) -> bool:
    passed, at = {claim.claim_id}, claim
    while (at := known.get(at.part_of)) is not None:
        if at.claim_id in passed:
            return True
        passed.add(at.claim_id)
    return False


def _against(claim: Any, whole: Any) -> Iterator[tuple[str, str, str]]:
    """Hold that a part counts what its whole counts, of the same events."""
    if claim.measure != whole.measure:
        message = f"'{whole.claim_id}' counts {whole.measure}; write {whole.measure}"
        yield "measure", "other-whole", message
    same = set(claim.events.split()) == set(whole.events.split())
    if not (same and claim.series_id == whole.series_id):
        message = f"'{whole.claim_id}' covers other events; write the same"
        yield "events", "other-whole", message


def _wrong_origin(part: str) -> str:
    """Say what is wrong with an origin: a code of none, or a name that has a code."""
    if re.fullmatch("[A-Z]{3}", part):
        is_country = part in countries.codes()
        return "" if is_country else f"'{part}' is no alpha-3 code of a country"
    if re.fullmatch("[0-9]{3}", part):
        is_region = countries.is_region(part)
        return "" if is_region else f"'{part}' is no region of UN M49"
    code = countries.find(part)
    return f"'{part}' is a country; write {code}" if code else ""


def _regions(rows: Iterable[Any]) -> Iterator[Wrong]:
    """Hold that no origin lies in another, unless they are said to overlap."""
    origins: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.part_of and row.dimension == "origin" and not row.overlapping:
            origins[row.part_of].append((index, row.part))
    for of_whole in origins.values():
        there: dict[str, list[int]] = defaultdict(list)  # of a country, by place
        for place, (index, part) in enumerate(of_whole):
            inside = covers(part)
            for before in sorted({n for country in inside for n in there[country]}):
                if part != (other := of_whole[before][1]):
                    message = (
                        f"people from '{part}' may be from '{other}' too; "
                        "write true for both, or divide one by the other"
                    )
                    yield Wrong(index, "overlapping", "origins-overlap", message)
            for country in inside:
                there[country].append(place)


def covers(origin: str) -> frozenset[str]:
    """List the countries of an origin, by code; none where it has no code."""
    if origin in countries.codes():
        return frozenset({origin})
    return countries.members(origin) if countries.is_region(origin) else frozenset()
