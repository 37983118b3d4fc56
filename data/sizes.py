"""The wording of a number ("more than 650") to its number, hedge and bounds."""

import re
from dataclasses import dataclass
from functools import lru_cache
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
_UP_TO = (
    r"\b(no|not) (more|over|above)\b|\b(at most|up to|maximum|cap(ped)?|limited to)\b"
    r"|\bor (fewer|less)\b|≤|<="
)
_AT_LEAST = (
    r"\b(at least|no (fewer|less) than|not (less|fewer) than|minimum|upwards of)\b"
    r"|\b(or|and) more\b|\bplus\b|≥|>="
)
_ABOUT = (
    r"\b(about|around|approximately|roughly|circa|estimated)\b"
    r"|\b(approx\.|ca\.?|c\.|some)\s*\d|[~≈]|\bor so\b|\d[ -]odd\b"
)
_WORDINGS: tuple[tuple[str, str], ...] = (
    (_UP_TO, "up_to"),
    (_AT_LEAST, "at_least"),
    (r"\b(just under|almost|nearly|close to)\s+\d", "almost"),
    (r"\b(less|fewer) than\b|\b(under|below)\s+\d|<", "less_than"),
    (r"\b(more than|over|above|in excess of)\s+(about\s+)?\d|>|\d\+", "more_than"),
    (_ABOUT, "about"),
)
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+")


@dataclass(frozen=True, slots=True)
class Size:
    """A worded number: low and high are whole numbers, None where open."""

    printed: int
    hedge: Hedge
    low: int | None
    high: int | None
    almost: bool = False  # an "about" that is below the number


@lru_cache(maxsize=65536)
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
        case "less_than":
            return Size(printed, "up_to", None, printed - 1)
        case "almost":
            least = printed - max(half, 1)
            return Size(printed, "about", least, printed - 1, almost=True)
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


def combine(hedges: set[Hedge], *, more: bool = False) -> Hedge | None:
    """Say how to read a sum of numbers; None where no word would be true of it.

    `more` says that other events of the sum have no count.
    """
    if "up_to" in hedges and (more or not hedges <= {"exact", "up_to"}):
        return None
    if more:
        return "about_or_more" if hedges & {"about", "about_or_more"} else "at_least"
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
    return "about_or_more"
