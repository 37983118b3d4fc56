"""Who came: each number that is divided, its parts, and what is left of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.asked.selection import Selection
from components.tables import naming, standing
from components.tables.cited import cited_claim
from components.tables.citing import Cited
from components.tables.rows import as_table
from components.words import captions, numbers, parts, readings
from components.words.language import of_data
from data.counting.bounds import Bounds
from data.counting.parts import Division, divisions
from data.reading.arrays import Code
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded
from data.selecting.membership import DEFINITE, POSSIBLE

COLUMNS = {
    "whole": parts.COLUMN_WHOLE,
    "by": parts.COLUMN_BY,
    "part": parts.COLUMN_PART,
    "words": parts.COLUMN_NUMBER,
    "low": captions.COLUMN_LOW,
    "high": captions.COLUMN_HIGH,
    "dates": captions.COLUMN_WHEN,
    "matches": captions.COLUMN_MATCH,
    "status": captions.COLUMN_STATUS,
    "note": captions.COLUMN_NOTE,
    "sources": captions.COLUMN_SOURCES,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a number, whoever is left, or whoever is in two parts."""

    name: str
    words: str
    bounds: Bounds
    claims: tuple[str, ...]  # none where it follows from others
    note: str = ""


def lines(dataset: Dataset, division: Division) -> list[Line]:
    """Word the parts of a number, and what is left of it."""
    by, claims = division.dimension, _claims(dataset)
    found = []
    for part in division.parts:
        row = claims[part.claims[0]]
        low, high = part.bounds.low, part.bounds.high
        words = parts.amount(row.size_text, low, high, is_percent=row.unit == "percent")
        notes = [readings.bounds_note(low, high)]
        notes += [claims[name].note for name in part.claims]
        name = parts.part(by, part.name)
        note = "; ".join(filter(None, notes))
        found.append(Line(name, words, part.bounds, part.claims, note))
    for name, bounds in _others(division, [line.name for line in found]):
        low, high = bounds.low, bounds.high
        note = readings.derived_note(low, high)
        found.append(Line(name, parts.counted(low, high), bounds, (), note))
    return found


def _others(division: Division, names: list[str]) -> Iterator[tuple[str, Bounds]]:
    if division.both is not None:
        yield parts.both(names), division.both
    if division.rest not in {Bounds(0, 0), Bounds(0, None)}:
        yield parts.rest(division.dimension), division.rest


@of_data(maxsize=4)
def _claims(dataset: Dataset) -> dict[str, Any]:
    claims = dataset.claims
    of_parts = claims[claims["part_of"] != ""]
    return {row.claim_id: row for row in records(of_parts)}


@of_data(maxsize=32)
def divided(selection: Selection) -> tuple[Division, ...]:
    """List the numbers with parts that lie wholly within the events that may match.

    Those of the measure that charts of counts show; the persons attended, too.
    """
    return tuple(
        division
        for division in divisions(selection.dataset)
        if division.whole.measure in _with_persons(selection.measure)
        and selection.shown[at := _numbers(selection.dataset, division.whole)].all()
        and len(at)
    )


def _with_persons(measure: str) -> tuple[str, ...]:
    return (measure, "persons") if measure == "attendances" else (measure,)


def dimensions(selection: Selection) -> frozenset[str]:
    """Name what any number of the selection is divided by, of whatever measure."""
    return frozenset(
        division.dimension
        for measure in selection.measures
        for division in divided(selection.counting(measure))
    )


def _numbers(dataset: Dataset, whole: Any) -> Code:
    """List the events of a claim by number: of a series all that it has."""
    if not whole.series_id:
        return naming.numbers_of(dataset, whole.events.split())
    place = naming.series_ids(dataset).index(whole.series_id)
    return np.flatnonzero(coded.events(dataset).series == place)


def about(dataset: Dataset, whole: Any) -> str:
    """Name the events of the number that is divided."""
    if whole.series_id:
        return naming.series_name(dataset, whole.series_id)
    events = whole.events.split()
    label, series = naming.label(dataset, events), naming.series_of(dataset, events)
    if series is None or not _is_shared(dataset, events):
        return label
    return readings.series_events(naming.series_name(dataset, series), label)


def _is_shared(dataset: Dataset, events: list[str]) -> bool:
    """Tell whether events of another series are called the same."""
    title_of, uses = _titles(dataset)
    return sum(uses[title] for title in {title_of[e] for e in events}) > len(events)


@of_data(maxsize=4)
def _titles(dataset: Dataset) -> tuple[dict[str, str], Counter[str]]:
    """Name each event shortly, and count how many are named so."""
    titles = dataset.events["short_title"].to_list()
    named = dict(zip(dataset.events["event_id"], titles, strict=True))
    return named, Counter(titles)


def size(whole: Any) -> str:
    """Word the number that is divided, with what it counts."""
    return parts.size(whole.size_text, whole.measure, whole.population)


def named(dataset: Dataset, division: Division) -> str:
    """Name a number that is divided: "366 attendances (CIR Cancún 2013)"."""
    return parts.whole(size(division.whole), about(dataset, division.whole))


@of_data(maxsize=32)
def who_came(selection: Selection) -> pd.DataFrame:
    """Give a row for each part of each number, and for what is left of it."""
    dataset, found = selection.dataset, divided(selection)
    several = len({division.whole.claim_id for division in found}) > 1
    rows = [
        _row(selection, division, line, several=several)
        for division in found
        for line in lines(dataset, division)
    ]
    return as_table(rows, "whole", "by", "part", "matches")


def every_part(selection: Selection) -> pd.DataFrame:
    """Give the parts as files hold them."""
    return standing.told(selection, who_came(selection))


def _row(
    selection: Selection, division: Division, line: Line, *, several: bool
) -> dict[str, Any]:
    dataset, whole = selection.dataset, division.whole
    at = _numbers(dataset, whole)
    events = coded.events(dataset).ids[at].tolist()
    series_id = naming.series_of(dataset, events)
    by = parts.dimension(division.dimension)
    of = about(dataset, whole)
    label = parts.label(of if several else "", by, line.name)
    titles = naming.claim_source_titles(
        dataset, line.claims or (whole.claim_id, *_stated(division))
    )
    is_sure = bool(selection.definite[at].all())
    low, high = line.bounds.low, line.bounds.high
    is_stated = bool(line.claims) and low == high
    dates = naming.date_words(dataset, events)
    return {
        "whole": named(dataset, division),
        "by": by,
        "part": line.name,
        "matches": readings.MATCHES[DEFINITE if is_sure else POSSIBLE],
        "key": naming.mark_key(events),
        "label": label,
        "series_id": series_id,
        "core": naming.is_core(dataset, series_id),
        "words": line.words,
        "stated": low if is_stated else np.nan,
        "low": low,
        "high": np.nan if high is None else high,
        "kind": "stated" if line.claims else "derived",
        "match": DEFINITE if is_sure else POSSIBLE,
        "if_all": np.nan,
        "sides": [],
        "reading": readings.count_reading(
            parts.label(of, by, line.name),
            line.words,
            line.note,
            dates,
            readings.claim_sources(titles),
        ),
        "note": line.note,
        "dates": dates,
        "sources": numbers.some(titles),
        "numbers": at,
    }


def _stated(division: Division) -> list[str]:
    return [claim for part in division.parts for claim in part.claims]


def facts(dataset: Dataset, event_id: str) -> Iterator[tuple[str, str, list[Cited]]]:
    """Say of an event who came, by each dimension, and where it stands."""
    for division in divisions(dataset):
        events = division.whole.events.split()
        if event_id not in events:
            continue
        shared = named(dataset, division) if events[1:] else size(division.whole)
        yield (
            parts.fact(parts.dimension(division.dimension), division.whole.measure),
            parts.value(shared, pairs(dataset, division)),
            _cited(dataset, division),
        )


def pairs(dataset: Dataset, division: Division) -> list[tuple[str, str]]:
    """Word each part of a number, and what is left of it: its name, how many."""
    return [(line.name, line.words) for line in lines(dataset, division)]


def _cited(dataset: Dataset, division: Division) -> list[Cited]:
    claims = _claims(dataset)
    return [cited_claim(dataset, claims[name]) for name in _stated(division)]


@of_data(maxsize=64)
def surely_divided(selection: Selection) -> tuple[Division, ...]:
    """List the numbers with parts whose events all match for sure."""
    return tuple(
        division
        for division in divided(selection)
        if selection.definite[_numbers(selection.dataset, division.whole)].all()
    )


def sources(dataset: Dataset, division: Division) -> set[str]:
    """Name the sources of a number's parts."""
    claims = _claims(dataset)
    return {claims[name].source_id for name in _stated(division)}


def source_titles(selection: Selection) -> list[str]:
    """Name the sources of all parts shown, in the order of the table."""
    dataset = selection.dataset
    cited = {s for d in divided(selection) for s in sources(dataset, d)}
    titles = naming.source_titles(dataset)
    return [titles[s] for s in dataset.sources["source_id"] if s in cited]


def events(division: Division) -> list[str]:
    """Name the events of the number that is divided; none of a whole series."""
    covered: list[str] = division.whole.events.split()
    return covered
