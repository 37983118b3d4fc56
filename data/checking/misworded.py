"""Whether low, best and high of a claim say what its wording says."""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.cells import sizes, wordings

_SHARE = re.compile(r"%|\bper ?cent\b")
_SCALED = re.compile(r"[0-9]\s?(?:k|(?:hundred|thousand|million|dozen)s?)\b")
_PERCENT, _DOZEN = 100, 12
Wrong = tuple[str, str, str, dict[str, str]]  # field, code, message, what to write


def misworded(claim: Any) -> Iterator[Wrong]:
    """Hold the numbers of a claim against its wording."""
    size = _worded(claim)
    if size is None:
        is_bounded = not (pd.isna(claim.low) and pd.isna(claim.high))
        if wordings.names_number(claim.size_text) and not is_bounded:
            message = f"'{claim.size_text}' is not wholly understood"
            yield "low", "unclear-wording", f"{message}; say low and high yourself", {}
        elif is_bounded and claim.relation == "total":
            yield from _unread(claim)
        return
    written = {
        field: None if pd.isna(number := getattr(claim, field)) else int(number)
        for field in ("low", "best", "high")
    }
    expected = _expected(claim, size)
    if set(written.values()) == {None} and size.hedge != "many":
        right = {field: _cell(number) for field, number in expected.items()}
        said = ", ".join(f"{name} {cell}" for name, cell in right.items() if cell)
        message = f"'{claim.size_text}' has no numbers; write {said}"
        if said:
            yield "low", "other-than-worded", message, right
            return
    # One number is no bounds of its own: "about 400" is not 400 to 400.
    is_one = written["low"] == written["high"] is not None
    for field, number in expected.items():
        actual = written[field]
        own = field == "best" or (number is not None and not is_one)
        if actual == number or (own and _agrees(actual, size, field)):
            continue
        remedy = "leave it blank" if number is None else f"write {number}"
        message = (
            f"'{'' if actual is None else actual}' does not say '{claim.size_text}'"
        )
        cells = {field: _cell(number)}
        yield field, "other-than-worded", f"{message}; {remedy}", cells


def proposal(size_text: str) -> dict[str, str]:
    """Write low, best and high as a total's wording has them; {} if not understood."""
    size = wordings.parse(size_text)
    return {field: _cell(n) for field, n in _bounds(size).items()} if size else {}


def _unread(claim: Any) -> Iterator[Wrong]:
    """Refuse numbers of another thing: a share, thousands, or what each event had."""
    text = claim.size_text.casefold()
    ends = (claim.low, claim.best, claim.high)
    written = {int(number) for number in ends if not pd.isna(number)}
    if _SHARE.search(text) and claim.unit != "percent" and max(written) <= _PERCENT:
        message = f"'{claim.size_text}' is a share and no number; name the claim that "
        message += "it divides in part_of, and write percent in unit"
        yield "unit", "other-than-worded", message, {"unit": "percent"}
    elif _SCALED.search(text) and max(written) < _DOZEN:
        message = f"'{max(written)}' does not say '{claim.size_text}'"
        yield "low", "other-than-worded", f"{message}; write it in full", {}
    elif relation := _of_each(claim.size_text, written):
        message = f"'{claim.size_text}' is no sum of the events; write {relation}"
        yield "relation", "other-than-worded", message, {"relation": relation}


def _of_each(text: str, written: set[int]) -> str:
    """Name the relation of a wording that gives each event's number as the sum."""
    size, relation = wordings.parse_each(text), "each_at_most"
    if size is None or size.high is None or size.hedge not in sizes.CEILINGS:
        size, relation = wordings.parse_average(text), "average"
    known = {size.low, size.printed, size.high} if size else set()
    return relation if written <= known else ""


def _cell(number: int | None) -> str:
    return "" if number is None else str(number)


def _worded(claim: Any) -> sizes.Size | sizes.Range | None:
    """Read a wording; None where it leaves the numbers to the curator."""
    if claim.relation == "total":
        return wordings.parse(claim.size_text)
    if claim.relation == "average":
        return wordings.parse_average(claim.size_text)
    size = wordings.parse_each(claim.size_text)
    return size if size and size.high is not None else None


def _expected(claim: Any, size: sizes.Size | sizes.Range) -> dict[str, int | None]:
    if claim.relation == "each_at_most":
        return {"low": None, "best": None, "high": size.high}
    return _bounds(size)


def _bounds(size: sizes.Size | sizes.Range) -> dict[str, int | None]:
    best = size.printed if size.hedge in {"exact", "about"} else None
    return {"low": size.low, "best": best, "high": size.high}


def _agrees(actual: int | None, size: sizes.Size | sizes.Range, field: str) -> bool:
    """Tell whether a number is right that the wording itself does not give."""
    if actual is None:
        return field == "best" or size.hedge == "many"
    if size.printed is None or field == "best" or size.hedge not in sizes.NEAR:
        return False
    if field == "low":
        return actual <= size.printed - (size.hedge == "almost")
    return size.hedge == "about" and actual >= size.printed
