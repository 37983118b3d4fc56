"""`Scope`: what a filter is about, as noun phrases that make a sentence stand alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Self

from components.words import filters, numbers
from components.words.filters import plain
from data.geography.countries import name as country_name
from data.reading.choices import Choices
from data.selecting.filters import Filter, Years

_MOST_NAMED = 3  # more countries, series or topics than these are only counted
RELATED_SERIES = "related series"
OTHER_SERIES = "the other series"
ROLES = {
    "attendees": "attendees",
    "host": "hosts",
    "faculty": "lecturers",
    "chair": "chairs",
    "organiser": "organisers",
    "planned_partner": "planned partners",
}
# Countries whose names take an article in a sentence, beside those that say it.
_WITH_ARTICLE = {"ARE", "BHS", "CAF", "COG", "COM", "DOM", "GBR", "GMB", "MDV", "NLD"}
_WITH_ARTICLE |= {"PHL", "SYC", "USA"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The words of a filter: names in the order in which they are listed."""

    series: tuple[str, ...]  # with their articles
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    statuses: tuple[str, ...]
    countries: tuple[str, ...]
    roles: tuple[str, ...]
    years: Years | None

    def of(self, *series: str) -> Self:
        """Keep everything but the series."""
        return replace(self, series=series)

    def subject(self) -> str:
        """Name what is counted: "ESOR in Russia in 2019"."""
        series = numbers.listed(self.series)
        if not (self.kinds or self.topics or self.countries):
            return f"{series}{self._years()}"
        return f"{self._events()} of {series}{self._topics()}{self._rest()}"

    def no_event(self) -> str:
        """Begin a sentence that finds none: "No course of the China forum or …"."""
        kinds = self.kinds or ("event",)
        noun = either([*self.statuses]) + " " if self.statuses else ""
        noun += "event" if len(kinds) > _MOST_NAMED else either(kinds)
        series = either(self.series)
        return f"No {noun} of {series}{self._topics()}"

    def lead(self) -> str:
        """Begin a sentence with what the events share: "With Peru taking part, "."""
        parts = [part.strip() for part in (self._topics(), self._with()) if part]
        words = " and ".join(parts)
        return f"{words[:1].upper()}{words[1:]}, " if words else ""

    def predicate(self) -> str:
        """Say what an event must do to be meant: "include Peru and fall in 2019"."""
        parts = []
        if self.countries:
            include = f"have {either(self.roles)} from" if self.roles else "include"
            parts.append(f"{include} {_any(self.countries, 'countries')}")
        if self.years:
            parts.append(f"fall{self._between()}")
        return " and ".join(parts)

    def belonging(self) -> str:
        """Say what a part of a count must do: "fall in 2019"."""
        if self.kinds or self.topics or self.countries:
            return f"belong to {self._events()}{self._topics()}{self._rest()}"
        return f"fall{self._between()}" if self.years else f"belong to {self.subject()}"

    def _events(self) -> str:
        if not self.kinds or len(self.kinds) > _MOST_NAMED:
            return "events"
        return numbers.listed([many(kind) for kind in self.kinds])

    def _topics(self) -> str:
        return f" on {_any(self.topics, 'topics')}" if self.topics else ""

    def _rest(self) -> str:
        return f"{self._years()}{self._with()}"

    def _years(self) -> str:
        if not self.years:
            return ""
        first, last = self.years
        if first is None or last is None:
            return f" {'from ' if last is None else ''}{filters.years(self.years)}"
        if first == last:
            return f" in {first:04d}"
        return f" from {first:04d} to {last:04d}"

    def _between(self) -> str:
        match self.years:
            case (int(first), None):
                return f" in {first:04d} or later"
            case (None, int(last)):
                return f" in {last:04d} or earlier"
            case (int(first), int(last)) if first != last:
                return f" between {first:04d} and {last:04d}"
        return self._years()

    def _with(self) -> str:
        if not self.countries:
            return ""
        named = _any(self.countries, "countries")
        if self.roles:
            return f" with {either(self.roles)} from {named}"
        return f" with {named} taking part"


def scope(chosen: Filter, choices: Choices, matching: Collection[str] = ()) -> Scope:
    """Put a filter into words; of its series, those `matching`, where any is."""
    asked = chosen.series_asked(choices)
    found = [code for code in asked if code in matching] or asked
    # Beside core series, others are told together.
    beside = chosen.related and not chosen.series
    core = [code for code in found if not beside or code in choices.core]
    related = len(core) < len(found)
    names = [with_article(choices.series.get(code, code)) for code in core]
    if len(names) > _MOST_NAMED:
        names = [f"{numbers.spelt(len(names))} series"]
    countries = chosen.countries
    return Scope(
        series=(*names, *((RELATED_SERIES,) if related else ())),
        kinds=tuple(plain(kind) for kind in chosen.kinds),
        topics=tuple(plain(topic) for topic in chosen.topics),
        statuses=tuple(plain(status) for status in chosen.statuses),
        countries=tuple(country(code) for code in countries),
        roles=tuple(ROLES[role] for role in chosen.roles),
        years=chosen.years,
    )


def country(code: str) -> str:
    """Name a country as a sentence does: "the Netherlands", "Peru"."""
    name = country_name(code)
    article = code in _WITH_ARTICLE or name.endswith(("Islands", "Territory"))
    return f"the {name}" if article else name


def with_article(title: str) -> str:
    """Put "the" before a series, unless it begins with an acronym or has brackets."""
    bare = title.split(" ", maxsplit=1)[0].isupper() or "(" in title
    return title if bare else f"the {title}"


def many(noun: str) -> str:
    """Give the plural of a kind of event: "courses", "congresses"."""
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def either(items: Sequence[str]) -> str:
    """Write a choice in words: "a, b or c"."""
    return numbers.either(items)


def _any(items: Sequence[str], noun: str) -> str:
    if len(items) > _MOST_NAMED:
        return f"one of {numbers.spelt(len(items))} selected {noun}"
    return either(items)
