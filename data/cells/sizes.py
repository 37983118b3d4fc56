"""Worded numbers: their hedges and bounds, and the word for a sum of them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Hedge = Literal[
    "exact",
    "almost",
    "about",
    "more_than",
    "about_or_more",
    "fewer_than",
    "up_to",
    "at_least",
]
HEDGES: tuple[Hedge, ...] = get_args(Hedge)  # surer ones first
FLOORS = frozenset[Hedge]({"more_than", "about_or_more", "at_least"})
CEILINGS = frozenset[Hedge]({"fewer_than", "up_to"})
NEAR = frozenset[Hedge]({"almost", "about", "about_or_more"})


@dataclass(frozen=True, slots=True)
class Size:
    """One worded number: low and high are whole numbers, None where open."""

    printed: int
    hedge: Hedge
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Range:
    """A wording that prints two numbers ("60 to 80"), or none ("dozens")."""

    hedge: Literal["between", "many"]
    low: int
    high: int | None
    printed: None = None


def half_unit(number: int) -> int:
    """Give half a unit of the last significant digit (400 → 50, 3500 → 50, 7 → 0)."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit // 2


def times(size: Size | Range, count: int) -> Size | None:
    """Multiply an average out: what is near it is about the sum; None of another."""
    if size.printed is None or size.hedge not in {"exact", "about"}:
        return None
    low, high = (None if end is None else end * count for end in (size.low, size.high))
    return Size(size.printed * count, "about", low, high)


def rounded(total: int, numbers: Iterable[int]) -> int:
    """Round a sum to half a unit of the coarsest number that is only near the truth."""
    half = max((half_unit(number) for number in numbers), default=0)
    return (2 * total + half) // (2 * half) * half if half else total


def combine(
    hedges: set[Hedge], *, more: bool = False, several: bool = False
) -> Hedge | None:
    """Say how to read a sum of numbers; None where no word would be true of it.

    `more` says that other events of the sum have no count, `several` that it has more
    than one number even if they are hedged alike.
    """
    if hedges == {"almost"} and not (more or several):
        return "almost"
    if hedges & CEILINGS:
        if more or not hedges <= {"exact", *CEILINGS}:
            return None
        return "fewer_than" if "fewer_than" in hedges else "up_to"
    if hedges <= {"exact", "almost"} and "almost" in hedges:
        return None
    if more or hedges & FLOORS:
        floor: Hedge = "at_least" if more or "more_than" not in hedges else "more_than"
        return "about_or_more" if hedges & NEAR else floor
    return "about" if hedges & NEAR else "exact"


def fits(hedge: Hedge, value: int, low: int, high: int | None) -> bool:
    """Tell whether a word is true of every number within bounds, or near them all."""
    above = math.inf if high is None else high
    match hedge:
        case "exact":
            return low == value == high
        case "almost":
            return low < value and above < value
        case "about" | "about_or_more":
            return low <= value <= above
        case "more_than":
            return low > value
        case "at_least":
            return low >= value
        case "fewer_than":
            return above < value
        case "up_to":
            return above <= value
