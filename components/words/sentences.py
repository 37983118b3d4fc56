"""Events and attendances in sentences that each are true alone.

Each sentence, and each part of one that may be left out, is a whole pattern with named
places; where a count chooses between forms, there is one of each: (one, other).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from components.words import filters, numbers, readings, titles
from components.words.numbers import Amount
from components.words.scope import Scope, many, with_article
from data.counting.tally import Count, Tally
from data.counting.totals import Attendances
from data.reading.measures import Measure

_Forms = tuple[str, str]
_COUNTED = "{count} {noun} of {series}"
_COUNTED_MORE = "{count} more {noun} of {series}"
# Not "four webinars of the webinars of a society".
_TITLED: _Forms = ("{count} of the {series}", "{count} {series}")
_TITLED_MORE: _Forms = ("{count} more of the {series}", "{count} more {series}")
_OF_MORE = "{count} {events} of {series} more series"
_RELATED = "{count} related {noun}"
_RELATED_MORE = "{count} more related {noun}"
_AT_LEAST = "at least {counted}"
_HELD: _Forms = ("{events} was held", "{events} were held")
_HELD_IN: _Forms = (
    "{events} was held in {first:04d}",
    "{events} were held in {first:04d}",
)
_HELD_BETWEEN: _Forms = (
    "{events} was held between {first:04d} and {last:04d}",
    "{events} were held between {first:04d} and {last:04d}",
)
_HELD_THEN: _Forms = ("{events} was held {when}", "{events} were held {when}")
_ENDED = "{sentence}."
_MORE_PLANNED: _Forms = (
    "{sentence}; {count} more event was planned and is not reported as held.",
    "{sentence}; {count} more events were planned and are not reported as held.",
)
_MAY_BELONG = "{events} may {predicate}; the sources leave it open."
_MAY_BELONG_SINCE = "{events} may {predicate}: {reasons}."
_UNHELD: dict[str, _Forms] = {
    "planned": (
        "{events} was planned; it is not reported as held.",
        "{events} were planned; none is reported as held.",
    ),
    "cancelled": ("{events} was cancelled.", "{events} were cancelled."),
    "unknown": (
        "{events} was announced; whether held, no source says.",
        "{events} were announced; whether held, no source says.",
    ),
}
_UNHELD_MAYBE: dict[str, _Forms] = {
    "planned": (
        "Of the planned events, {events} may {predicate}; it is not reported as held.",
        "Of the planned events, {events} may {predicate}; none is reported as held.",
    ),
    "cancelled": ("Of the cancelled events, {events} may {predicate}.",) * 2,
    "unknown": ("Of the events of unknown outcome, {events} may {predicate}.",) * 2,
}
_NOT_CERTAIN = "{no_event} is certain to {predicate}."
_NOT_CERTAIN_BUT = "{no_event} is certain to {predicate}, but {events} may."
_NOT_HELD_CERTAIN = "{no_event} that was held is certain to {predicate}."
_NOT_HELD_CERTAIN_BUT = (
    "{no_event} that was held is certain to {predicate}, but {events} may."
)
_NOTHING = "{no_event} is known."
_NOTHING_DOES = "{no_event} is known to {predicate}."
_UNLIMITED = "For {subject}, no attendances are certain, and no claim limits them."
_ONLY_MOST = "For {subject}, no attendances are certain; the claims allow up to {most}."
_UNCOUNTED = "For {subject}, no source counts the attendances."
_TOTAL = "For {subject}, {parts}."
_NO_TOTAL = "no source states a total of attendances"
_STATED = {
    "one": "the source states {attendances}",
    "open": "the number stated makes it {attendances}",
    "sum": "the numbers stated add up to {attendances}",
    "average": "the average stated comes to {attendances}",
}
_MOST = "no more than {most}"
_AT_SURE_EVENTS = "{stated} at events that surely belong"
_ALLOWED_WITH = "with those that may, claims allow {bounds}"
_ALLOWED_BY_WORDING = "that allows {bounds}"
_ALLOWED = "all claims together allow {bounds}"
_NO_LIMIT = "no claim sets an upper bound"
_NO_COUNT: _Forms = ("{count} event has no count", "{count} events have no count")
_COUNTED_TOO = "For {subject}, {stated}, which are no attendances."
_COUNT_ALLOWED = "all claims together allow {attendances}"
_COUNT_QUOTED = "sources count {attendances}"
_COUNTED_UNKNOWN = (
    "For {subject}, sources count {counted}; how many surely belong, none says."
)
_DREW = "{subject} drew {attendances}"
_DREW_WITHIN = "{subject} drew {attendances}, with bounds of {bounds}"
_NO_YEAR = "No single year can claim the {attendances} of {events} ({dates})."
_NO_YEAR_BOUNDED = (
    "No single year can claim the attendances of {events} ({dates}); the claims leave "
    "{bounds}."
)
_NOT_SPLIT = "No source says how many of the {attendances} of {events} {belonging}."
_MORE_OF_NO_YEAR: _Forms = (
    "{count} more count of attendances of {subject} lies in no single year.",
    "{count} more counts of attendances of {subject} lie in no single year.",
)
_MORE_NOT_SPLIT: _Forms = (
    "No source says how much of {count} more count over several events {belonging}.",
    "No source says how much of {count} more counts over several events {belonging}.",
)
_NAMED = "{events} of {series}"
_NAMED_APART = "{series} ({events})"
_MORE_EVENTS = "{events} of {series}"
_MORE: _Forms = ("{count} more event", "{count} more events")
_MORE_SERIES: _Forms = ("{count} more series", "{count} more series")


@dataclass(frozen=True, slots=True)
class Counted:
    """Events of one series, counted: the words, and whether they are of one event."""

    words: str
    is_one: bool


def events_of(  # noqa: PLR0913
    count: Count,
    kinds: Sequence[str],
    title: str,
    *,
    series: int,
    more: bool,
    at_least: bool,
) -> Counted:
    """Count events: "ten courses of ESOR in Russia", "six related events".

    `title` is the series' own, "" for several: so many `series`, or 0 where they are
    only related; `more` are beside others of the series; `at_least`: others may join.
    """
    if isinstance(count, Tally) and at_least:
        count, at_least = Tally(count.low, None), False
    if title:
        words = of_series(count, kinds, title, with_article(title), more=more)
    elif series:
        words = of_more(count, kinds, series)
    else:
        words = related(count, more=more)
    counted = _AT_LEAST.format(counted=words) if at_least else words
    return Counted(counted, is_one=count in {1, Tally(1, None)})


def of_series(
    count: Count, kinds: Sequence[str], title: str, named: str, *, more: bool = False
) -> str:
    """Count events of a series that sentences call `named`: "two China webinars"."""
    # What the title says already is not said again.
    if title.lower().endswith(many(noun(1, kinds))):
        return _counted(_TITLED_MORE if more else _TITLED, count, series=title)
    return (_COUNTED_MORE if more else _COUNTED).format(
        count=numbers.spelt(count), noun=noun(count, kinds), series=named
    )


def noun(count: Count, kinds: Sequence[str]) -> str:
    kind = kinds[0] if len(kinds) == 1 else "event"
    return numbers.chosen(count, kind, many(kind))


def of_more(count: Count, kinds: Sequence[str], series: int) -> str:
    """Count events of series that are not named: "38 courses of 12 more series"."""
    return _OF_MORE.format(
        count=numbers.spelt(count),
        events=noun(count, kinds),
        series=numbers.number(series),
    )


def related(count: Count, kinds: Sequence[str] = (), *, more: bool = False) -> str:
    pattern = _RELATED_MORE if more else _RELATED
    return pattern.format(count=numbers.spelt(count), noun=noun(count, kinds))


def held(scope: Scope, counts: Sequence[Counted], years: tuple[int, int] | None) -> str:
    """Say which events were held, and when if every one of them is dated."""
    if when := filters.when(scope.period):
        forms, events = _HELD_THEN, scope.opening(_listed(counts))
        return forms[not _is_one(counts)].format(events=events, when=when)
    first, last = years or (0, 0)
    dated = _HELD_IN if first == last else _HELD_BETWEEN
    return (dated if years else _HELD)[not _is_one(counts)].format(
        events=scope.opening(_listed(counts)), first=first, last=last
    )


def held_and_planned(sentence: str, planned: Count) -> str:
    if not planned:
        return _ENDED.format(sentence=sentence)
    return _counted(_MORE_PLANNED, planned, sentence=sentence)


def may_belong(scope: Scope, counts: Sequence[Counted], reasons: Sequence[str]) -> str:
    return (_MAY_BELONG_SINCE if reasons else _MAY_BELONG).format(
        events=numbers.capital(_listed(counts)),
        predicate=scope.predicate(),
        reasons="; ".join(reasons),
    )


def unheld(scope: Scope, counts: Sequence[Counted], status: str) -> str:
    pattern = _UNHELD[status][not _is_one(counts)]
    return pattern.format(events=scope.opening(_listed(counts)))


def unheld_maybe(scope: Scope, counts: Sequence[Counted], status: str) -> str:
    pattern = _UNHELD_MAYBE[status][not _is_one(counts)]
    return pattern.format(events=_listed(counts), predicate=scope.predicate())


def not_certain(
    scope: Scope, counts: Sequence[Counted], *, is_unheld_sure: bool
) -> str:
    """Say that none is sure; of those held, where a planned or cancelled one is."""
    patterns = _NOT_CERTAIN, _NOT_CERTAIN_BUT
    if is_unheld_sure:
        patterns = _NOT_HELD_CERTAIN, _NOT_HELD_CERTAIN_BUT
    return patterns[bool(counts)].format(
        no_event=scope.no_event(), predicate=scope.predicate(), events=_listed(counts)
    )


def nothing(scope: Scope) -> str:
    predicate = scope.predicate()
    pattern = _NOTHING_DOES if predicate else _NOTHING
    return pattern.format(no_event=scope.no_event(), predicate=predicate)


def attendances(subject: str, total: Attendances) -> str:
    """State a total with its hedge, its bounds, and what it misses."""
    if not total.definite and total.high is None:
        return _UNLIMITED.format(subject=subject)
    if not total.definite:
        most = numbers.number(total.high or 0)
        return _ONLY_MOST.format(subject=subject, most=most)
    if not total.is_counted:
        return _UNCOUNTED.format(subject=subject)
    parts = "; ".join(filter(None, (_stated(total), _bounds(total), _without(total))))
    return _TOTAL.format(subject=subject, parts=parts)


def counted(subject: str, total: Attendances, measure: Measure) -> str:
    """State a total of registrations, certificates or views, beside attendances."""
    amount = numbers.amount(total)
    if not amount.is_known:
        return _COUNTED_UNKNOWN.format(subject=subject, counted=numbers.nouns(measure))
    count = numbers.of_measure(_in_sum(total, amount), measure)
    way = _COUNT_QUOTED if total.wordings else _COUNT_ALLOWED
    if total.stated_whole:
        way = _STATED[_way_stated(total)]
    return _COUNTED_TOO.format(subject=subject, stated=way.format(attendances=count))


def drew(subject: str, total: Attendances) -> str:
    """State what one series of several drew."""
    if not total.stated_whole or total.possible:
        return attendances(subject, total)
    is_open, allowed = _only_open_above(total), _allowed(total)
    sentence = (_DREW_WITHIN if allowed and not is_open else _DREW).format(
        subject=numbers.capital(subject),
        attendances=numbers.of_attendances(numbers.amount(total)),
        bounds=allowed,
    )
    parts = (sentence, _NO_LIMIT if is_open else "", _without(total))
    return _ENDED.format(sentence="; ".join(filter(None, parts)))


def no_year(events: str, dates: str, stated: Amount | None, bounds: str) -> str:
    return (_NO_YEAR if stated else _NO_YEAR_BOUNDED).format(
        attendances=numbers.of_attendances(stated) if stated else "",
        events=events,
        dates=dates,
        bounds=bounds,
    )


def not_split(scope: Scope, count: Amount, events: str) -> str:
    return _NOT_SPLIT.format(
        attendances=numbers.of_attendances(count),
        events=events,
        belonging=scope.belonging(),
    )


def more_of_no_year(count: int, subject: str) -> str:
    return numbers.capital(_counted(_MORE_OF_NO_YEAR, count, subject=subject))


def more_not_split(scope: Scope, count: int) -> str:
    return _counted(_MORE_NOT_SPLIT, count, belonging=scope.belonging())


def named(
    short_titles: Sequence[str],
    kinds: Collection[str],
    title: str,
    counts: Sequence[Count] = (),
) -> str:
    """Name events of a series by their titles: "courses 1 to 9 of ESOR in Russia"."""
    series = with_article(title)
    if titles.begin_with(short_titles, {*kinds, *map(many, kinds)}):
        small = titles.in_small(short_titles)
        events = titles.together(small, titles.IN_SENTENCES, counts)
        return _NAMED.format(events=events, series=series)
    events = titles.together(short_titles, titles.IN_SENTENCES, counts)
    return _NAMED_APART.format(events=events, series=series)


def more_events(events: Count, series: int) -> str:
    return _MORE_EVENTS.format(
        events=_counted(_MORE, events), series=_counted(_MORE_SERIES, series)
    )


def _counted(forms: _Forms, count: Count, **places: str) -> str:
    pattern = numbers.chosen(count, *forms)
    return pattern.format(count=numbers.spelt(count), **places)


def _listed(counts: Sequence[Counted]) -> str:
    return numbers.listed([counted.words for counted in counts])


def _is_one(counts: Sequence[Counted]) -> bool:
    return len(counts) == 1 and counts[0].is_one


def _stated(total: Attendances) -> str:
    if total.wordings:
        return readings.quoted_note(total.wordings)
    if not total.stated_whole:
        return _NO_TOTAL
    count = _in_sum(total, numbers.amount(total))
    words = numbers.of_attendances(count)
    stated = _STATED[_way_stated(total)].format(attendances=words)
    return _AT_SURE_EVENTS.format(stated=stated) if total.possible else stated


def _in_sum(total: Attendances, count: Amount) -> Amount:
    """Word what numbers add up to: not "add up to up to 6"."""
    if count.is_most and count.last is not None and _way_stated(total) == "sum":
        return count._replace(words=_MOST.format(most=numbers.number(count.last)))
    return count


def _way_stated(total: Attendances) -> str:
    """Tell a number that a source states from one that is reckoned from several."""
    if len(total.claims) > 1:
        return "sum"
    if total.is_average:
        return "average"
    return "open" if total.without_count else "one"


def _bounds(total: Attendances) -> str:
    allowed = _allowed(total)
    if total.possible and allowed:
        return _ALLOWED_WITH.format(bounds=allowed)
    if _only_open_above(total):
        return _NO_LIMIT
    pattern = _ALLOWED_BY_WORDING if total.wordings else _ALLOWED
    return pattern.format(bounds=allowed) if allowed else ""


def _allowed(total: Attendances) -> str:
    """Give the bounds; "" where they only say again what is stated."""
    exact = total.covered and total.stated == total.low == total.high
    allowed = numbers.bounded(total.low, total.high)
    return "" if exact or not allowed.is_known else allowed.words


def _only_open_above(total: Attendances) -> bool:
    """Tell whether the bounds add nothing to "more than 650" but an open end."""
    if total.stated is None or not total.covered or total.possible:
        return False
    return total.high is None and total.low - total.stated in {0, 1}


def _without(total: Attendances) -> str:
    count = total.without_count
    return _counted(_NO_COUNT, count) if count else ""
