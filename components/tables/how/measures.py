"""How the total of a measure comes about: its terms, in words and with sources."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming
from components.tables.cited import cited_claim
from components.tables.citing import Cited
from components.tables.how.working import Line, Working
from components.words import numbers, prose, readings
from components.words.how import apart, sums
from components.words.language import of_data
from data.cells import sizes
from data.counting import statements
from data.counting.derived import Step, Steps
from data.counting.how import How, Term, how
from data.counting.tally import Count, added, tally, tally_of
from data.counting.tally import bounds as tally_bounds
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.selecting import coded

if TYPE_CHECKING:
    from data.reading.arrays import Code
    from data.selecting.filters import Status

_MOST_CITED = 8  # claims of one term
_MOST_APART = 5  # of a kind
_MOST_SERIES = 6


def measure(selection: Selection, name: Measure, most: int) -> Working:
    """Show how a measure's total comes about, by so many of its largest terms."""
    dataset = selection.dataset
    found = how(dataset, selection.chosen, name, most)
    total = found.total
    is_limited = total.high is not None
    lines = [_line(dataset, term, is_limited=is_limited) for term in found.terms]
    if found.rest:
        rest = found.rest
        lines.append(
            Line(
                label=sums.rest(rest.events),
                low=rest.low,
                high=rest.high,
                notes=(sums.rest_said(rest.terms),),
            )
        )
    return Working(
        key=name,
        name=prose.TILE_MEASURES[name],
        counted=numbers.nouns(name),
        words=numbers.attendances(total),
        low=total.low,
        high=total.high,
        lines=tuple(lines),
        sums=tuple(filter(None, _sums(dataset, found, lines))),
        apart=tuple(_apart(selection, found)),
    )


def _line(dataset: Dataset, term: Term, *, is_limited: bool) -> Line:
    events = (*term.sure, *term.maybe)
    label = naming.label(dataset, events)
    if series := naming.series_of(dataset, events):
        label = readings.series_events(naming.series_name(dataset, series), label)
    shown = _first(term)
    notes = [*_notes(dataset, term, is_limited=is_limited)]
    if more := len(term.claims) - len(shown):
        notes.insert(0, sums.more_claims(more))
    return Line(
        label=label,
        low=term.low,
        high=term.high,
        cited=tuple(_cited(dataset, claim, label) for claim in shown),
        notes=tuple(notes),
        events=events,
    )


def _first(term: Term) -> list[str]:
    """Pick the claims to cite: those of the arithmetic, then those that hold it."""
    steps = [name for s in (*term.of_low, *term.of_high) for name in s.claims]
    held = [*term.tight.low, *term.tight.high] if term.tight else []
    some = {*[*dict.fromkeys((*steps, *held, *term.claims))][:_MOST_CITED]}
    return [claim for claim in term.claims if claim in some]


@of_data(maxsize=4)
def _places(dataset: Dataset) -> dict[str, int]:
    return {claim: at for at, claim in enumerate(dataset.claims["claim_id"])}


def _claim(dataset: Dataset, claim_id: str) -> Any:
    return naming.row(dataset, "claims", _places(dataset)[claim_id])


def _cited(dataset: Dataset, claim_id: str, label: str) -> Cited:
    """Cite a claim; its events only where they are not those of the line."""
    cited = cited_claim(dataset, _claim(dataset, claim_id))
    return replace(cited, words=cited.words.removeprefix(f"{label}: "))


def _wordings(dataset: Dataset, claims: Sequence[str]) -> list[str]:
    return [str(_claim(dataset, claim).size_text) for claim in claims]


def _notes(dataset: Dataset, term: Term, *, is_limited: bool) -> Iterator[str]:
    yield from _following(dataset, term)
    yield from _holding(dataset, term, is_limited=is_limited)
    if term.disputes:
        rows = dataset.claims
        sides = rows[rows["dispute"].isin(term.disputes) & rows["preferred"]]
        yield sums.dispute(sides["size_text"].to_list())
    if term.maybe:
        yield sums.may_match(tally_of(dataset, term.maybe), is_all=not term.sure)
    if term.beyond:
        yield sums.beyond(naming.label(dataset, term.beyond))


def _following(dataset: Dataset, term: Term) -> Iterator[str]:
    """Say how both ends follow, but where one claim says them itself."""
    ends = (term.low or None, term.of_low, True), (term.high, term.of_high, False)
    for total, steps, is_low in ends:
        if total is not None and not _is_as_stated(dataset, steps):
            written = _arithmetic(dataset, steps, total) if steps else ""
            yield sums.follows(total, written, is_low=is_low)


def _is_as_stated(dataset: Dataset, steps: Steps) -> bool:
    is_one = len(steps) == 1 and steps[0].times == 1 and len(steps[0].claims) == 1
    return is_one and not _factors(dataset, steps[0])


def _arithmetic(dataset: Dataset, steps: Steps, total: int) -> str:
    signed = [
        (
            step.times < 0,
            sums.number_of(
                step.times,
                step.end,
                _wordings(dataset, step.claims),
                _factors(dataset, step),
            ),
        )
        for step in steps
    ]
    return sums.arithmetic(signed, total)


def _factors(dataset: Dataset, step: Step) -> str:
    """Write out an average: "28 × 88.5"; "" for what is stated as a sum."""
    claim = _claim(dataset, step.claims[0])
    if len(step.claims) > 1 or claim.relation != "average":
        return ""
    number = coded.events(dataset).number
    at = [number[event] for event in _events(claim) if event in number]
    fewest, most = tally_bounds(tally(dataset, np.array(at, np.int64)))
    low, high = (None if pd.isna(end) else int(end) for end in (claim.low, claim.high))
    half = 0.5 if low == high else 0
    for times, end, room in ((fewest, low, -half), (most, high, half)):
        if times and end is not None and abs(times * (end + room) - step.end) < 1:
            return sums.product(times, end + room)
    return ""


def _holding(dataset: Dataset, term: Term, *, is_limited: bool) -> Iterator[str]:
    """Say which of several claims make an end tight."""
    if len(term.claims) == 1:
        return
    if term.tight is None:
        yield sums.not_tried()
        return
    low, high = (_wordings(dataset, of) for of in (term.tight.low, term.tight.high))
    yield from sums.holding(low, high)
    if term.low and not low:
        yield sums.none_alone(is_low=True)
    if is_limited and term.high and not high:
        yield sums.none_alone(is_low=False)


def _sums(dataset: Dataset, found: How, lines: Sequence[Line]) -> Iterator[str]:
    total = found.total
    yield _stated(dataset, found)
    if found.total.is_counted:
        yield sums.least([line.low for line in lines], total.low)
    if total.high is not None:
        yield sums.most([line.high or 0 for line in lines], total.high)
    elif lines:
        uncounted = (*found.uncounted, *found.uncounted_maybe)
        yield sums.most_open(
            tally_of(dataset, uncounted) if uncounted else None,
            next((line.label for line in lines if line.high is None), ""),
            sum(term.high is None for term in found.terms)
            + (found.rest.unlimited if found.rest else 0),
        )
    yield _by_series(dataset, found)


def _by_series(dataset: Dataset, found: How) -> str:
    """Add up the terms of each series, where each term is of one and all are listed."""
    ends: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    for term in found.terms:
        series = naming.series_of(dataset, (*term.sure, *term.maybe))
        ends[series or ""].append((term.low, term.high))
    if found.rest or "" in ends or not 1 < len(ends) <= _MOST_SERIES:
        return ""
    counts = []
    for series, of in ends.items():
        highs = [high for _, high in of]
        high = None if None in highs else sum(high or 0 for high in highs)
        bounds = numbers.bounds(sum(low for low, _ in of), high)
        counts.append((naming.series_name(dataset, series), bounds))
    return sums.by_series(counts)


def _stated(dataset: Dataset, found: How) -> str:
    """Add what sources print, each with its own hedge."""
    total = found.total
    if total.stated is None or total.base_hedge is None:
        return ""
    index = statements.stated_index(dataset, found.measure)
    at: Code = np.flatnonzero(np.isin(index.ids, total.claims))
    printed = index.printed[at].tolist()
    terms = [
        numbers.hedged(number, sizes.HEDGES[rank]).words
        for number, rank in zip(printed, index.rank[at].tolist(), strict=True)
    ]
    whole = numbers.hedged(total.stated, total.base_hedge)
    return sums.stated(terms, whole.words, is_rounded=sum(printed) != total.stated)


def _apart(selection: Selection, found: How) -> Iterator[str]:
    """Say what is not counted, and why."""
    dataset = selection.dataset
    if found.uncounted:
        label = naming.label(dataset, found.uncounted)
        counted = numbers.nouns(found.measure)
        yield apart.without(tally_of(dataset, found.uncounted), label, counted)
    if found.total.possible:
        yield apart.may(found.total.may_match)
    others: dict[Status, Count] = {
        status: added((found.events.sure[status], found.events.maybe[status]))
        for status in found.events.sure
        if status != "held"
    }
    if any(others.values()):
        yield apart.not_held(numbers.by_status(others))
    reaching = [
        apart.reaching(str(claim.size_text), naming.label(dataset, _events(claim)))
        for claim_id in found.total.not_attributable
        if (claim := _claim(dataset, claim_id))
    ]
    yield from _some(reaching)
    yield from _some([*_parts(selection, found.measure)])
    yield from _some([*_programmes(selection, found.measure)])


def _events(claim: Any) -> list[str]:
    return list(claim.events.split())


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MOST_APART]
    if len(lines) > _MOST_APART:
        yield apart.more_left_out(len(lines) - _MOST_APART)


def _parts(selection: Selection, name: Measure) -> Iterator[str]:
    """Name the claims about a part of the people, by the events that they count."""
    dataset = selection.dataset
    rows = dataset.claims
    is_part = (rows["measure"] == name) & (
        (rows["part_of"] != "") | (rows["population"] != "")
    )
    picked = is_part.to_numpy(dtype=bool)
    by_events: dict[str, list[str]] = defaultdict(list)
    for at in coded.claims_about(dataset, selection.shown_held).tolist():
        if picked[at]:
            claim = naming.row(dataset, "claims", at)
            by_events[claim.events].append(claim.size_text)
    for events, wordings in by_events.items():
        yield apart.part(wordings, naming.label(dataset, events.split()))


def _programmes(selection: Selection, name: Measure) -> Iterator[str]:
    """Name what the programmes of the series shown report of themselves."""
    dataset = selection.dataset
    rows = dataset.claims
    shown = naming.matching(selection)
    wanted = (rows["measure"] == name) & rows["series_id"].isin([*shown])
    for text in rows.loc[wanted & (rows["part_of"] == ""), "size_text"]:
        yield apart.programme(text)
