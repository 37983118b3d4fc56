"""The wording of a number ("more than 650") to its number, hedge and bounds."""

import re
from dataclasses import dataclass
from typing import Literal

Hedge = Literal["exact", "about", "more_than", "about_or_more", "up_to", "at_least"]
HEDGES: tuple[Hedge, ...] = (
    "exact",
    "about",
    "more_than",
    "about_or_more",
    "up_to",
    "at_least",
)

# First match wins: longer phrases stand before the shorter ones that they contain.
_WORDINGS: tuple[tuple[str, str], ...] = (
    (r"\b(no more than|not more than|at most|up to|maximum|a cap of)\b", "up_to"),
    (r"\b(at least|no fewer than|not less than)\b|\bor more\b", "at_least"),
    (r"\b(more than|over|above|in excess of)\b|\d\+", "more_than"),
    (r"\b(almost|nearly)\b", "almost"),
    (r"\b(about|around|approximately|roughly|some|circa|c\.)|[~≈]", "about"),
)
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+")


@dataclass(frozen=True, slots=True)
class Size:
    """A worded number: low and high are whole numbers, None where open."""

    printed: int
    hedge: Hedge
    low: int | None
    high: int | None


def parse(text: str) -> Size | None:
    """Read a wording that holds exactly one number; None where it names none.

    "About N" means half a unit of N's last significant digit either way.
    """
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return None
    printed = int(re.sub(r"\D", "", numbers[0]))
    wording = next(
        (kind for pattern, kind in _WORDINGS if re.search(pattern, text.casefold())),
        "exact",
    )
    half = half_unit(printed)
    match wording:
        case "up_to":
            return Size(printed, "up_to", None, printed)
        case "at_least":
            return Size(printed, "at_least", printed, None)
        case "more_than":
            return Size(printed, "more_than", printed + 1, None)
        case "almost":
            return Size(printed, "about", printed - half, printed - 1)
        case "about":
            return Size(printed, "about", printed - half, printed + half)
        case _:
            return Size(printed, "exact", printed, printed)


def half_unit(number: int) -> int:
    """Give half a unit of the last significant digit (400 → 50, 3500 → 50, 7 → 0)."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit // 2


def combine(hedges: set[Hedge]) -> Hedge:
    """Say how to read a sum of numbers that carry these hedges."""
    if hedges <= {"exact"}:
        return "exact"
    if hedges <= {"exact", "about"}:
        return "about"
    if hedges <= {"exact", "at_least"}:
        return "at_least"
    if hedges <= {"exact", "at_least", "more_than"}:
        return "more_than"
    if hedges <= {"exact", "up_to"}:
        return "up_to"
    return "about" if "up_to" in hedges else "about_or_more"
