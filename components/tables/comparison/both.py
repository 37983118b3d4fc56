"""Two selections beside each other: what each is called, and what it looks like."""

from components.asked.selection import Selection
from components.tables import naming
from components.words import comparison
from components.words import filters as filter_words
from components.words.scope import scope

SIDES = (comparison.ONE, comparison.OTHER)
# Apart for every eye, like no series, and the second has a pattern besides.
HUES = (("A", "#7b3fa0"), ("B", "#857400/"))


def is_compared(selection: Selection) -> bool:
    """Tell whether a selection has another beside it."""
    return selection.against is not None


def names(selection: Selection) -> tuple[str, str]:
    """Name both sides in sentences; by all their filters, where they seem alike."""
    first, second = (
        scope(s.chosen, s.dataset.choices, naming.matching(s)).subject()
        for s in selection.sides
    )
    if first != second:
        return first, second
    return filters(selection)


def filters(selection: Selection) -> tuple[str, str]:
    """Describe the filters of both sides."""
    first, second = (naming.filters_in_words(side) for side in selection.sides)
    return first, second


def filters_in_words(selection: Selection) -> str:
    """Describe the filters of both sides in one line."""
    one, other = (
        filter_words.in_words(s.chosen, s.dataset.choices) for s in selection.sides
    )
    return comparison.both_filters(one, other)
