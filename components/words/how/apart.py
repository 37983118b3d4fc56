"""What is not counted, and why, in words."""

from collections.abc import Sequence

from components.words import numbers
from components.words.how import sums
from data.counting.tally import Count

_WITHOUT = "{events}, of which no source counts {counted}: {label}."
_MAY = "{events} may match: in the most, not in the least."
_NOT_HELD = "{events}: what sources say of them stands on their pages, in no total."
_REACHING = (
    "“{wording}” ({label}) counts events outside this selection, and is not split: it "
    "only bounds."
)
_PART = (
    "{wordings} ({label}) counts a part of the people: it bounds the whole from below.",
    "{wordings} ({label}) count parts of the people: they bound the whole from below.",
)
_PROGRAMME = (
    "“{wording}” is what a whole programme reports of itself: it limits its listed "
    "events, and is never added to them."
)
_MORE_LEFT_OUT = ("And {count} more claim.", "And {count} more claims.")


def without(events: Count, label: str, counted: str) -> str:
    words = numbers.capital(numbers.events(events))
    return _WITHOUT.format(events=words, label=label, counted=counted)


def may(events: Count) -> str:
    return _MAY.format(events=numbers.capital(numbers.events(events)))


def not_held(counted: str) -> str:
    return _NOT_HELD.format(events=numbers.capital(counted))


def reaching(wording: str, label: str) -> str:
    return _REACHING.format(wording=wording, label=label)


def part(wordings: Sequence[str], label: str) -> str:
    pattern = numbers.chosen(len(wordings), *_PART)
    return pattern.format(wordings=sums.quoted(wordings), label=label)


def programme(wording: str) -> str:
    return _PROGRAMME.format(wording=wording)


def more_left_out(count: int) -> str:
    pattern = numbers.chosen(count, *_MORE_LEFT_OUT)
    return pattern.format(count=numbers.number(count))
