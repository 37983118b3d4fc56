"""How a total comes about, in words: what is added, what bounds it, what is not."""

from collections.abc import Sequence

from components.words import numbers
from data.counting.tally import Count

TITLE = "How each total comes about"
OPENER = "How *{counted} come about*"  # what stands in stars is only heard
OPENER_LONG = "How {counted} come about"
PART = "How each total comes about"
COLUMNS = ("Total", "Counted", "What sources say, and what follows", "From", "To")
COUNTED, SAID, FROM, TO = COLUMNS[1:]
SHEET = "How"  # of a workbook
SUM = "In all"
REST = ("And {count} more event", "And {count} more events")
REST_SAID = "{terms}, none larger than those above."
OPEN = "open"
NOT_COUNTED = "Not counted here, and why"
NOTHING = "No source counts them at the events of this selection."
MOST_ADDED = 12  # numbers of one line

_STATED = "As the sources word it: {terms} = {total}."
_STATED_ROUNDED = "As the sources word it: {terms}, which is {total} in all."
_LEAST, _MOST = "At least: {terms} = {total}.", "At most: {terms} = {total}."
_LEAST_ONE, _MOST_ONE = "At least {total}.", "At most {total}."
_LEAST_MANY = "At least {total}: the column “{column}” added up."
_MOST_MANY = "At most {total}: the column “{column}” added up."
_LEAST_OF, _EXACT_OF = "At least: {terms} = {total}.", "{terms} = {total}."
_EXACT_ONE = "{total}."
_EXACT_MANY = "{total}: the column “{column}” added up."
_BY_SERIES = "By series: {counts}."
_MOST_OPEN = "At most: open, {reasons}."
_NO_COUNT = (
    "since {events} has no count from any source",
    "since {events} have no count from any source",
)
_NO_LIMIT = (
    "since no source limits the count of {label}",
    "since no source limits {count} of the counts",
)
_FROM_BELOW = "At least {arithmetic}."
_FROM_ABOVE = "At most {arithmetic}."
_TOGETHER_LOW = "At least {total}: what these claims leave together."
_TOGETHER_HIGH = "At most {total}: what these claims leave together."
_HOLDS_BOTH = "Without {claims} it could be fewer, and more."
_HOLDS_LOW = "Without {claims} it could be fewer."
_HOLDS_HIGH = "Without {claims} it could be more."
_NONE_ALONE_LOW = "Several claims hold it from below, none of them alone."
_NONE_ALONE_HIGH = "Several claims hold it from above, none of them alone."
_NOT_TRIED = "Too many claims bear on it to try which of them hold it."
_MAYBE_ALL = "May match: counts in the most, not in the least."
_MAYBE = (
    "{count} of these may match: it counts in the most, not in the least.",
    "{count} of these may match: they count in the most, not in the least.",
)
_BEYOND = "The same claims count {label} too, outside this selection."
_DISPUTE = (
    "Sources disagree, and nobody knows which is right: the least takes the side that "
    "leaves fewest, the most the side that leaves most."
)
_PREFERRED = " “{wording}” is preferred."
_MORE_CLAIMS = ("{count} more claim bears on it.", "{count} more claims bear on it.")


def opener(counted: str) -> str:
    return OPENER.format(counted=counted)


def opener_long(counted: str) -> str:
    return OPENER_LONG.format(counted=counted)


def panel_title(name: str, words: str) -> str:
    return f"{name}: {words}" if words else name


def end(high: int | None) -> str:
    return OPEN if high is None else numbers.number(high)


def stated(terms: Sequence[str], total: str, *, is_rounded: bool) -> str:
    """Add what sources print, each with its own hedge; "" for one number alone."""
    if not 1 < len(terms) <= MOST_ADDED:
        return ""
    pattern = _STATED_ROUNDED if is_rounded else _STATED
    return pattern.format(terms=" + ".join(terms), total=total)


def least(terms: Sequence[int], total: int, column: str = FROM) -> str:
    return _added(terms, total, (_LEAST_ONE, _LEAST, _LEAST_MANY), column)


def most(terms: Sequence[int], total: int, column: str = TO) -> str:
    return _added(terms, total, (_MOST_ONE, _MOST, _MOST_MANY), column)


def _added(
    terms: Sequence[int], total: int, patterns: tuple[str, str, str], column: str
) -> str:
    one, some, many = patterns
    known = [term for term in terms if term]
    written = numbers.number(total)
    if len(known) <= 1:
        return one.format(total=written)
    if len(known) > MOST_ADDED:
        return many.format(total=written, column=column)
    return some.format(terms=" + ".join(map(numbers.number, known)), total=written)


def signed(terms: Sequence[int], total: int, *, is_open: bool) -> str:
    """Add numbers of which some are taken away: "12 + 15 − 1 = 26"."""
    words = "".join(
        f" {'−' if term < 0 else '+'} {numbers.number(abs(term))}"
        if at
        else numbers.number(term)
        for at, term in enumerate(terms)
    )
    if len(terms) <= 1:
        return (_LEAST_ONE if is_open else _EXACT_ONE).format(
            total=numbers.number(total)
        )
    if len(terms) > MOST_ADDED:
        pattern = _LEAST_MANY if is_open else _EXACT_MANY
        return pattern.format(total=numbers.number(total), column=FROM)
    pattern = _LEAST_OF if is_open else _EXACT_OF
    return pattern.format(terms=words, total=numbers.number(total))


def by_series(counts: Sequence[tuple[str, str]]) -> str:
    """Say what each series adds, as the headline does: its bounds."""
    return _BY_SERIES.format(counts=numbers.listed([f"{n} {c}" for n, c in counts]))


def most_open(uncounted: Count | None, label: str, unlimited: int) -> str:
    """Say why nothing limits a total: no count, or counts without end.

    `label` names the only one of these, if it is one.
    """
    reasons = []
    if uncounted:
        events = numbers.counted(uncounted, "event")
        reasons.append(numbers.chosen(uncounted, *_NO_COUNT).format(events=events))
    if unlimited:
        one, several = _NO_LIMIT
        reasons.append(
            one.format(label=label)
            if unlimited == 1 and label
            else several.format(count=numbers.number(unlimited))
        )
    return _MOST_OPEN.format(reasons=numbers.listed(reasons))


def product(times: int, value: float) -> str:
    """Write a product: "9 × 69", "28 × 88.5"."""
    return f"{numbers.number(times)} × {numbers.halves(value)}"


def number_of(times: int, end: int, wordings: Sequence[str], factors: str = "") -> str:
    """Write one number of a sum with the wording that it is of: "9 × 69 (“…”)"."""
    times = abs(times)
    written = numbers.number(end) if times == 1 else product(times, end)
    return f"{written} ({', '.join(filter(None, (factors, quoted(wordings))))})"


def quoted(wordings: Sequence[str]) -> str:
    return numbers.listed([f"“{wording}”" for wording in dict.fromkeys(wordings)])


def arithmetic(signed: Sequence[tuple[bool, str]], total: int) -> str:
    """Write a sum with what is taken away: "651 (“…”) − 69 (“…”) = 582"."""
    words = "".join(
        f" {'−' if is_less else '+'} {number}" if at else number
        for at, (is_less, number) in enumerate(signed)
    )
    return f"{words} = {numbers.number(total)}" if len(signed) > 1 else words


def follows(total: int, written: str, *, is_low: bool) -> str:
    """Say how a bound follows; without arithmetic, that all claims leave it."""
    if written:
        pattern = _FROM_BELOW if is_low else _FROM_ABOVE
        return pattern.format(arithmetic=written)
    pattern = _TOGETHER_LOW if is_low else _TOGETHER_HIGH
    return pattern.format(total=numbers.number(total))


def holding(low: Sequence[str], high: Sequence[str]) -> list[str]:
    """Name the claims without which a count could be fewer, or more."""
    if low and {*low} == {*high}:
        return [_HOLDS_BOTH.format(claims=_any(low))]
    lines = [_HOLDS_LOW.format(claims=_any(low))] if low else []
    return lines + ([_HOLDS_HIGH.format(claims=_any(high))] if high else [])


def _any(wordings: Sequence[str]) -> str:
    return numbers.either([f"“{wording}”" for wording in dict.fromkeys(wordings)])


def none_alone(*, is_low: bool) -> str:
    return _NONE_ALONE_LOW if is_low else _NONE_ALONE_HIGH


def not_tried() -> str:
    return _NOT_TRIED


def may_match(maybe: Count, *, is_all: bool) -> str:
    if is_all:
        return _MAYBE_ALL
    pattern = numbers.chosen(maybe, *_MAYBE)
    return pattern.format(count=numbers.capital(numbers.spelt(maybe)))


def beyond(label: str) -> str:
    return _BEYOND.format(label=label)


def dispute(preferred: Sequence[str]) -> str:
    return _DISPUTE + "".join(_PREFERRED.format(wording=w) for w in preferred)


def more_claims(count: int) -> str:
    pattern = numbers.chosen(count, *_MORE_CLAIMS)
    return pattern.format(count=numbers.number(count))


def rest(events: Count) -> str:
    pattern = numbers.chosen(events, *REST)
    return pattern.format(count=numbers.number(events))


def rest_said(terms: int) -> str:
    return REST_SAID.format(terms=numbers.counted(terms, "more count"))


def cited(words: str, detail: str, source: str, locator: str) -> str:
    """Write a fact with its source in one line of a table."""
    said = "; ".join(filter(None, (words, detail)))
    return f"{said} [{source}, {locator}]"
