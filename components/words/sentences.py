"""Events and attendances in sentences that each are true alone."""

import re
from collections.abc import Collection, Sequence

from components.words import numbers
from components.words.numbers import Amount
from components.words.scope import Scope, many
from data.totals import Attendances

LEFT_OPEN = "the sources leave it open"
_NO_LIMIT = "no claim sets an upper bound"


def events_of(
    count: int, kinds: Sequence[str], series: str, *, more: bool = False
) -> str:
    """Count events: "ten courses of ESOR in Russia", "six related events"."""
    said = f"{numbers.spelt(count)} more" if more else numbers.spelt(count)
    if not series:
        return f"{said} related {_noun(count, ())}"
    noun, bare = _noun(count, kinds), series.removeprefix("the ")
    if bare.lower().endswith(many(_noun(1, kinds))):
        # Not "four webinars of the webinars of a society".
        of = "of the " if count == 1 else ""
        return f"{said} {of}{bare}"
    return f"{said} {noun} of {series}"


def at_least(counted: str) -> str:
    """Hedge a count that more events may join."""
    return f"at least {counted}"


def held(scope: Scope, counts: Sequence[str], years: tuple[int, int] | None) -> str:
    """Say which events were held, and when if every one of them is dated."""
    said = start(scope.lead(), numbers.listed(counts))
    return f"{said} {_was(counts)} held{_when(years)}"


def held_and_planned(sentence: str, planned: int) -> str:
    """Add how many events were planned."""
    if not planned:
        return f"{sentence}."
    was, is_ = ("was", "is") if planned == 1 else ("were", "are")
    noun = f"{numbers.spelt(planned)} more {_noun(planned, ())}"
    return f"{sentence}; {noun} {was} planned and {is_} not reported as held."


def may_belong(scope: Scope, counts: Sequence[str], reasons: Sequence[str]) -> str:
    """Say which events held may belong, and why."""
    said = f"{start('', numbers.listed(counts))} may {scope.predicate()}"
    return f"{said}: {'; '.join(reasons)}." if reasons else f"{said}; {LEFT_OPEN}."


def unheld(scope: Scope, counts: Sequence[str], status: str) -> str:
    """Say which events were planned, cancelled, or announced with no report since."""
    said = f"{start(scope.lead(), numbers.listed(counts))} {_was(counts)}"
    match status:
        case "planned":
            return f"{said} planned; {_no_report(counts)}."
        case "cancelled":
            return f"{said} cancelled."
        case _:
            return f"{said} announced; whether held, no source says."


def unheld_maybe(scope: Scope, counts: Sequence[str], status: str) -> str:
    """Say which events that were not held may belong."""
    known = "of unknown outcome" if status == "unknown" else ""
    group = f"events {known}" if known else f"{status} events"
    said = f"Of the {group}, {numbers.listed(counts)} may {scope.predicate()}"
    return f"{said}; {_no_report(counts)}." if status == "planned" else f"{said}."


def not_certain(scope: Scope, counts: Sequence[str]) -> str:
    """Say that no event is sure to belong, and which may."""
    said = f"{scope.no_event()} is certain to {scope.predicate()}"
    return f"{said}, but {numbers.listed(counts)} may." if counts else f"{said}."


def nothing(scope: Scope) -> str:
    """Say that no event belongs."""
    doing = scope.predicate()
    return f"{scope.no_event()} is known{f' to {doing}' if doing else ''}."


def attendances(subject: str, total: Attendances) -> str:
    """State a total with its hedge, its bounds, and what it misses."""
    lead = f"For {subject}, "
    if not total.definite:
        if total.high is None:
            return f"{lead}no attendances are certain, and no claim limits them."
        most = numbers.number(total.high)
        return f"{lead}no attendances are certain; the claims allow up to {most}."
    if not total.is_counted:
        return f"{lead}no source counts the attendances."
    parts = [_stated(total), _bounds(total), _without(total)]
    return f"{lead}{'; '.join(part for part in parts if part)}."


def drew(subject: str, total: Attendances) -> str:
    """State what one series of several drew."""
    if not total.stated_whole or total.possible:
        return attendances(subject, total)
    words = numbers.of_attendances(numbers.amount(total))
    said = f"{subject[:1].upper()}{subject[1:]} drew {words}"
    if _only_open_above(total):
        said += f"; {_NO_LIMIT}"
    elif allowed := _allowed(total):
        said += f", with bounds of {allowed}"
    missing = _without(total)
    return f"{said}; {missing}." if missing else f"{said}."


def no_year(events: str, dates: str, stated: Amount | None, bounds: str) -> str:
    """Say which attendances lie in no one year, stated or only bounded."""
    if stated:
        counted = f"the {numbers.of_attendances(stated)}"
        return f"No single year can claim {counted} of {events} ({dates})."
    said = f"No single year can claim the attendances of {events} ({dates})"
    return f"{said}; the claims leave {bounds}."


def not_split(scope: Scope, count: Amount, events: str) -> str:
    """Say that a count reaches beyond what is asked for, and is not split."""
    counted = f"the {numbers.of_attendances(count)} of {events}"
    return f"No source says how many of {counted} {scope.belonging()}."


def more_of_no_year(count: int, subject: str) -> str:
    """Say how many more counts lie in no one year."""
    noun = "count" if count == 1 else "counts"
    lie = "lies" if count == 1 else "lie"
    said = f"{numbers.spelt(count)} more {noun} of attendances of {subject}"
    return f"{numbers.capital(said)} {lie} in no single year."


def more_not_split(scope: Scope, count: int) -> str:
    """Say how many more counts reach beyond what is asked for."""
    noun = "count" if count == 1 else "counts"
    beyond = f"{numbers.spelt(count)} more {noun} over several events"
    return f"No source says how much of {beyond} {scope.belonging()}."


def named(label: str, kinds: Collection[str], series: str) -> str:
    """Name events of a series: "courses 1 to 9 of ESOR in Russia"."""
    first = label.split(" ", maxsplit=1)[0].lower()
    if any(first in {kind, many(kind)} for kind in kinds):
        label = f"{label[:1].lower()}{label[1:]}"
        return f"{_ranges(label)} of {series}"
    return f"{series} ({_ranges(label)})"


def more_events(events: int, series: int) -> str:
    """Count the events that are not named: "three more events of two more series"."""
    return f"{numbers.spelt(events)} more {_noun(events, ())} of {_more_series(series)}"


def _more_series(count: int) -> str:
    return "one more series" if count == 1 else f"{numbers.spelt(count)} more series"


def _ranges(label: str) -> str:
    return re.sub(r"(\d)–(\d)", r"\1 to \2", label)


def _noun(count: int, kinds: Sequence[str]) -> str:
    noun = kinds[0] if len(kinds) == 1 else "event"
    return noun if count == 1 else many(noun)


def _is_one(counts: Sequence[str]) -> bool:
    return len(counts) == 1 and counts[0].startswith(("one ", "at least one "))


def _was(counts: Sequence[str]) -> str:
    return "was" if _is_one(counts) else "were"


def _no_report(counts: Sequence[str]) -> str:
    return f"{'it is not' if _is_one(counts) else 'none is'} reported as held"


def start(lead: str, words: str) -> str:
    """Begin a sentence with its lead, or with a capital where it has none."""
    return f"{lead}{words}" if lead else f"{words[:1].upper()}{words[1:]}"


def _when(years: tuple[int, int] | None) -> str:
    if years is None:
        return ""
    first, last = (f"{year:04d}" for year in years)
    return f" in {first}" if first == last else f" between {first} and {last}"


def _stated(total: Attendances) -> str:
    if total.wording:
        return f"the source says “{total.wording}”"
    if not total.stated_whole:
        return "no source states a total of attendances"
    words = numbers.of_attendances(numbers.amount(total))
    sure = " at events that surely belong" if total.possible else ""
    return f"sources state {words}{sure}"


def _bounds(total: Attendances) -> str:
    allowed = _allowed(total)
    if total.possible and allowed:
        return f"with those that may, the claims allow {allowed}"
    if _only_open_above(total):
        return _NO_LIMIT
    allowing = "that allows" if total.wording else "all claims together allow"
    return f"{allowing} {allowed}" if allowed else ""


def _allowed(total: Attendances) -> str:
    """Give the bounds; "" where they only say again what is stated."""
    exact = total.covered and total.stated == total.low == total.high
    return "" if exact else numbers.bounds(total.low, total.high)


def _only_open_above(total: Attendances) -> bool:
    """Tell whether the bounds add nothing to "more than 650" but an open end."""
    if total.stated is None or not total.covered or total.possible:
        return False
    return total.high is None and total.low - total.stated in {0, 1}


def _without(total: Attendances) -> str:
    count = len(total.events_without_count)
    verb = "has" if count == 1 else "have"
    return f"{numbers.spelt(count)} {_noun(count, ())} {verb} no count" if count else ""
