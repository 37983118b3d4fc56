"""How numbers of events, persons, places and people come about, in words."""

from collections.abc import Sequence

from components.words import numbers
from components.words.how import sums
from data.counting.tally import Count

_PERSONS_LEAST = (
    "At least {total}: that many are counted for some of these events, and at all "
    "others they may be the same people."
)
_PERSONS_MOST = "At most {terms} = {total}: all may be different people."
_PERSONS_MOST_ONE = "At most {total}: all may be different people."
_PERSONS_OPEN = "At most: open, since some events have no count from any source."
PERSONS_TOGETHER = "What all claims about these events leave together."
PERSONS_ALONE = (
    "Nobody counts the different people of these events: they are at least those of "
    "the largest event, and at most all attendances."
)
PERSONS_NEVER_ADDED = (
    "Attendances are no persons: whoever came twice is one person and two attendances."
)
NAMED = "Named"
ROLES = "{name}: {roles}"
UNNAMED_NOTE = "At {label}, as {role}: none of them is named."
SAME = "Less those that may be counted twice"
SAME_NOTE = "One of these may be {names}."
SAME_NOTE_OF = "Some of these may be the same, or be named elsewhere."
BEYOND_NAMED = "More, that claims count"
BEYOND_NAMED_NOTE = "Beyond those above, as far as they must be others."
_PLACES_OPEN = (
    "At most: open, since no source lists or counts all {places} of {events}."
)
PLACES_OPEN_ROLES = (
    "At most: open. A source may list or count all {places} of attendees, and never "
    "does of the other roles."
)
_WEIGHED = "{claims}: weighed with the lines above, and never added to them."
PARTNERS_APART = "{names}: planned partners, who took no part yet."
EVENTS_STANDING = "Of these, {events}: a source counts them, and names none."
STATUS_APART = "{events}: shown, and never counted."
PROGRAMME_NOT_ADDED = (
    "Each number is one source's own, of listed events and of others: none of them is "
    "added to another, nor to the totals above."
)
LIMITS_NOTHING = "It limits no total here."
LIMITS_PLACES = "It limits those of its listed events, and is added to none."
_LIMITS = "It limits what {label} can have had together: at most {total}."
CHAIRS, LECTURERS = "Chairs", "Lecturers"
BOTH = "Less those who are both"
PEOPLE_ONCE = "Each person once, however often named."
_MORE_GROUPS = (
    "And {count} more group of unnamed countries",
    "And {count} more groups of unnamed countries",
)


def more_groups(count: int) -> str:
    pattern = numbers.chosen(count, *_MORE_GROUPS)
    return pattern.format(count=numbers.number(count))


def persons_least(total: int) -> str:
    return _PERSONS_LEAST.format(total=numbers.number(total))


def persons_most(terms: Sequence[int], total: int | None) -> str:
    if total is None:
        return _PERSONS_OPEN
    written = [numbers.number(term) for term in terms if term]
    if not 1 < len(written) <= sums.MOST_ADDED:
        return _PERSONS_MOST_ONE.format(total=numbers.number(total))
    return _PERSONS_MOST.format(terms=" + ".join(written), total=numbers.number(total))


def of_roles(name: str, roles: Sequence[str]) -> str:
    return ROLES.format(name=name, roles=numbers.listed(roles))


def unnamed_note(label: str, role: str) -> str:
    return UNNAMED_NOTE.format(label=label, role=role)


def same_note(names: Sequence[str]) -> str:
    """Say who may be counted twice, where that is few enough to name."""
    return SAME_NOTE.format(names=numbers.either(names)) if names else SAME_NOTE_OF


def places_open(places: str, events: Count) -> str:
    return _PLACES_OPEN.format(places=places, events=numbers.events(events))


def open_roles(places: str) -> str:
    return PLACES_OPEN_ROLES.format(places=places)


def weighed(claims: Sequence[str]) -> str:
    return _WEIGHED.format(claims="; ".join(claims))


def limits(total: int, label: str) -> str:
    return _LIMITS.format(total=numbers.number(total), label=label)


def partners_apart(names: Sequence[str]) -> str:
    return PARTNERS_APART.format(names=numbers.listed(names))


def standing_for(events: Count) -> str:
    return EVENTS_STANDING.format(events=numbers.events(events))


def status_apart(counted: str) -> str:
    return STATUS_APART.format(events=numbers.capital(counted))


def may_events(events: Count) -> str:
    return f"{numbers.capital(numbers.events(events))} may match, none for sure."
