"""`Scope`: what a filter is about, as noun phrases that make a sentence stand alone.

Each phrase is a whole pattern; what qualifies another has that one's place in it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Self

from components.words import filters, numbers
from components.words.filters import Spans, dated, plain
from data.geography.countries import name as country_name
from data.reading.choices import Choices
from data.selecting.filters import Filter
from data.selecting.period import Period

_MOST_NAMED = 3  # more countries, series or topics than these are only counted
RELATED_SERIES = "related series"
OTHER_SERIES = "the other series"
OTHER_RELATED_SERIES = "the other related series"
ROLES = {
    "attendees": "attendees",
    "host": "hosts",
    "faculty": "lecturers",
    "chair": "chairs",
    "organiser": "organisers",
    "planned_partner": "planned partners",
}
# Countries whose names take an article in a sentence.
_WITH_ARTICLE = {
    *("ALA", "ARE", "BHS", "CAF", "CCK", "COG", "COK", "COM", "CYM", "DOM"),
    *("FRO", "GBR", "GMB", "HMD", "IOT", "MDV", "MHL", "MNP", "NLD", "PHL"),
    *("SGS", "SLB", "SYC", "TCA", "UMI", "USA"),
}
_OF_SERIES = "{events} of {series}"
_ON = "{subject} on {topics}"
_DURING = (
    "{subject} in {first}",
    "{subject} from {first} to {last}",
    "{subject} from {first} onward",
    "{subject} up to {last}",
)
_DURING_DAYS = ("{subject} on {first}", *_DURING[1:])
_WITH = "{subject} with {countries} taking part"
_WITH_ROLES = "{subject} with {roles} from {countries}"
_NO_EVENT = "No {events} of {series}"
_NO_EVENT_OF_STATUS = "No {statuses} {events} of {series}"
_INCLUDE, _HAVE = "include {countries}", "have {roles} from {countries}"
_FALL = (
    "fall in {first}",
    "fall between {first} and {last}",
    "fall in {first} or later",
    "fall in {last} or earlier",
)
_FALL_DAYS = (
    "fall on {first}",
    "fall between {first} and {last}",
    "fall on {first} or later",
    "fall on {last} or earlier",
)
_BELONG = "belong to {subject}"
# By what all events of a sentence share: topics, countries, roles.
_OPENINGS = {
    (True, False, False): "On {topics}, {sentence}",
    (False, True, False): "With {countries} taking part, {sentence}",
    (False, True, True): "With {roles} from {countries}, {sentence}",
    (True, True, False): "On {topics} and with {countries} taking part, {sentence}",
    (True, True, True): "On {topics} and with {roles} from {countries}, {sentence}",
}
_ANY_COUNTRY = "one of {count} selected countries"
_ANY_TOPIC = "one of {count} selected topics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The words of a filter: names in the order in which they are listed."""

    series: tuple[str, ...]  # with their articles
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    statuses: tuple[str, ...]
    countries: tuple[str, ...]
    roles: tuple[str, ...]
    period: Period | None

    def of(self, *series: str) -> Self:
        """Keep everything but the series."""
        return replace(self, series=series)

    def subject(self) -> str:
        """Name what is counted: "ESOR in Russia in 2019"."""
        series = numbers.listed(self.series)
        if not (self.kinds or self.topics or self.countries):
            return self._during(series)
        return self._of(_OF_SERIES.format(events=self._events(), series=series))

    def no_event(self) -> str:
        """Begin a sentence that finds none: "No course of the China forum or …"."""
        kinds = self.kinds if len(self.kinds) <= _MOST_NAMED else ()
        pattern = _NO_EVENT_OF_STATUS if self.statuses else _NO_EVENT
        subject = pattern.format(
            statuses=numbers.either(self.statuses),
            events=numbers.either(kinds or ("event",)),
            series=numbers.either(self.series),
        )
        return self._on_topics(subject)

    def opening(self, sentence: str) -> str:
        """Begin a sentence with what its events share: "With Peru taking part, …"."""
        shared = (bool(self.topics), bool(self.countries), bool(self.roles))
        if not any(shared[:2]):
            return numbers.capital(sentence)
        pattern = _OPENINGS[shared if self.countries else (True, False, False)]
        return pattern.format(
            sentence=sentence,
            topics=_any(self.topics, _ANY_TOPIC),
            countries=_any(self.countries, _ANY_COUNTRY),
            roles=numbers.either(self.roles),
        )

    def predicate(self) -> str:
        """Say what an event must do to be meant: "include Peru and fall in 2019"."""
        parts = [self._fall()] if self.period else []
        if self.countries:
            parts.insert(0, self._with_countries(_INCLUDE, _HAVE))
        return numbers.listed(parts)

    def belonging(self) -> str:
        """Say what a part of a count must do: "fall in 2019"."""
        if self.kinds or self.topics or self.countries:
            return _BELONG.format(subject=self._of(self._events()))
        if self.period:
            return self._fall()
        return _BELONG.format(subject=self.subject())

    def _during(self, subject: str) -> str:
        return dated(_of_days(_DURING, _DURING_DAYS, self.period), self.period, subject)

    def _fall(self) -> str:
        return dated(_of_days(_FALL, _FALL_DAYS, self.period), self.period)

    def _events(self) -> str:
        if not self.kinds or len(self.kinds) > _MOST_NAMED:
            return "events"
        return numbers.listed([many(kind) for kind in self.kinds])

    def _of(self, subject: str) -> str:
        subject = self._during(self._on_topics(subject))
        if not self.countries:
            return subject
        return self._with_countries(_WITH, _WITH_ROLES, subject)

    def _on_topics(self, subject: str) -> str:
        topics = _any(self.topics, _ANY_TOPIC)
        return _ON.format(subject=subject, topics=topics) if topics else subject

    def _with_countries(self, plain: str, in_roles: str, subject: str = "") -> str:
        return (in_roles if self.roles else plain).format(
            subject=subject,
            countries=_any(self.countries, _ANY_COUNTRY),
            roles=numbers.either(self.roles),
        )


def scope(chosen: Filter, choices: Choices, matching: Collection[str] = ()) -> Scope:
    """Put a filter into words; of its series, those `matching`, where any is."""
    codes = filters.series_named(chosen, choices, matching)
    # Beside core series, others are told together.
    beside = chosen.related and not chosen.series
    core = [code for code in codes if not beside or code in choices.core]
    names = [with_article(choices.series.get(code, code)) for code in core]
    if len(names) > _MOST_NAMED:
        names = [f"{numbers.spelt(len(names))} series"]
    return Scope(
        series=(*names, *((RELATED_SERIES,) if len(core) < len(codes) else ())),
        kinds=tuple(map(plain, chosen.kinds)),
        topics=tuple(map(plain, chosen.topics)),
        statuses=tuple(map(plain, chosen.statuses)),
        countries=tuple(map(country, chosen.countries)),
        roles=tuple(ROLES[role] for role in chosen.roles),
        period=chosen.period,
    )


def country(code: str) -> str:
    """Name a country as a sentence does: "the Netherlands", "Peru"."""
    name = country_name(code)
    return f"the {name}" if code in _WITH_ARTICLE else name


def with_article(title: str) -> str:
    """Put "the" before a series, unless it begins with an acronym or has brackets."""
    return title if is_acronym(title) or "(" in title else f"the {title}"


def is_acronym(title: str) -> bool:
    """Tell whether a title of the data begins with an acronym: "ESOR in Russia"."""
    return title.split(" ", maxsplit=1)[0].isupper()


def many(noun: str) -> str:
    """Give the plural of a kind of event: "courses", "congresses"."""
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _of_days(units: Spans, days: Spans, period: Period | None) -> Spans:
    """Choose patterns: things happen in a year or month, but on a day."""
    return days if period and period.unit == "day" else units


def _any(items: Sequence[str], pattern: str) -> str:
    if len(items) > _MOST_NAMED:
        return pattern.format(count=numbers.spelt(len(items)))
    return numbers.either(items)
