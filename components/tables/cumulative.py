"""The running total: bounds of the attendances up to each day."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.asked.selection import Selection
from components.tables import standing
from components.words import numbers, readings
from components.words.language import of_data
from data.counting.bounds import bounded, claimed
from data.reading.arrays import Code, Mask
from data.reading.package import Dataset
from data.reading.rows import table
from data.selecting import coded
from data.selecting.membership import DEFINITE, POSSIBLE

_MOST_STEPS = 200  # of the running total; beyond it only years are drawn


_RUNNING = ["date", "low", "high", "words", "match", "reading", "matches", "series"]


@of_data(maxsize=32)
def running_total(selection: Selection) -> pd.DataFrame:
    """Bound the attendances up to each day on which the bounds can move."""
    dataset = selection.dataset
    definite, possible = selection.charted
    either = definite | possible
    start, end = (dataset.events[name].to_numpy() for name in ("start", "end"))
    ends = np.concatenate([start[either], end[either]])
    days = np.unique(ends[~np.isnat(ends)])
    if len(days) > _MOST_STEPS:
        last = days.astype("datetime64[Y]") + 1
        days = np.unique(last.astype("datetime64[D]") - 1).astype(days.dtype)
    count = len(days)
    if not count:
        return table([], _RUNNING)
    never = np.datetime64("NaT")
    over = np.searchsorted(days, np.where(definite, end, never))
    begun = np.where(np.isnat(start), 0, np.searchsorted(days, start))
    begun[~either] = count
    over[~definite | np.isnat(end)] = count
    lows, highs = claimed(dataset, selection.measure).of_steps(over, begun, count)
    certain = _days_of(dataset, definite, days)
    begins = [begun[mask].min(initial=count) for mask in (definite, possible)]
    of_series = _begun_series(dataset, begun, count)
    final = selection.total
    is_whole = not possible.any() and bool((over[definite] < count).all())
    rows = []
    for step, day in enumerate(map(pd.Timestamp, days)):
        bounds = bounded(lows[step], highs[step])
        amount = numbers.bounded(bounds.low, bounds.high)
        if step == count - 1 and is_whole:
            amount = numbers.amount(final)
        label = readings.by_day(day.date())
        note = readings.bounds_note(bounds.low, bounds.high)
        rows.append(
            {
                "date": day,
                "low": bounds.low,
                "high": np.nan if bounds.high is None else bounds.high,
                "words": amount.words,
                "match": DEFINITE if day in certain else POSSIBLE,
                "reading": readings.count_reading(
                    label, numbers.of_measure(amount, selection.measure), note
                ),
                "matches": standing.match_words(*(first <= step for first in begins)),
                "series": np.flatnonzero(of_series <= step),
            }
        )
    steps = table(rows, _RUNNING)
    steps.attrs["end"] = amount
    return steps


def _days_of(
    dataset: Dataset, picked: Mask, days: "npt.NDArray[np.datetime64]"
) -> set[pd.Timestamp]:
    """Give those of the days, or ends of years, on which events begin or end."""
    ends = pd.concat([dataset.events[name][picked] for name in ("start", "end")])
    at = np.searchsorted(days, ends.dropna().to_numpy())
    return {pd.Timestamp(days[place]) for place in np.unique(at) if place < len(days)}


def _begun_series(dataset: Dataset, begun: Code, count: int) -> Code:
    """Give the step at which the first event of each series can have begun."""
    first = np.full(len(dataset.series), count)
    np.minimum.at(first, coded.events(dataset).series, begun)
    return first
