"""Whether the words of a count agree with its bounds."""

import re

FORMS = tuple(
    re.compile(f"^{form}$".replace("N", r"([\d,]+)"))
    for form in (
        *("N", "almost N", "about N", "more than N", "about N or more"),
        *("fewer than N", "up to N", "at least N", "N or more", "N to N", "none"),
    )
)


def _numbers(words: str) -> list[int]:
    match = next(found for form in FORMS if (found := form.match(words)))
    return [int(number.replace(",", "")) for number in match.groups()]


def agrees(words: str, low: float, high: float) -> bool:
    """Tell whether every number from low to high agrees with a word, or is near it."""
    if words == "not stated":
        return (low, high) == (0, float("inf"))
    if words == "none":
        return low == high == 0
    first, *rest = _numbers(words)
    if rest:
        return (first, rest[0]) == (low, high)
    if words.startswith("about"):
        return low <= first <= high
    if words.startswith("almost"):
        return low < first and high < first
    if words.startswith("more than"):
        return low > first
    if words.startswith("fewer than"):
        return high < first
    if words.startswith("up to"):
        return high <= first
    if words.startswith("at least") or words.endswith("or more"):
        return low >= first
    return low == first == high
