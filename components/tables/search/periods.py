"""The years and months that events are stated to lie in, of all and of each series."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from components.tables import moments
from components.words.language import of_data
from data.counting.tally import Count, tally
from data.reading.package import Dataset
from data.selecting import coded, period
from data.selecting.filters import Filter
from data.selecting.membership import in_period, select

_MONTH = 7  # letters of a month in EDTF; a single day is found as its event


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A year or month, as EDTF, and a series; without one, of all that is shown."""

    moment: str
    series: str
    sure: Count
    maybe: Count  # others than those that are sure
    unheld: Count  # of the sure ones, those that are not reported as held
    weight: int

    @property
    def query(self) -> dict[str, str]:
        """Say it as an address does."""
        return (
            {"series": self.series, "period": self.moment}
            if self.series
            else {"period": self.moment}
        )


@of_data(maxsize=2)
def periods(dataset: Dataset) -> tuple[Span, ...]:
    """List the periods of all series together, then of each, in order of time."""
    shown = np.flatnonzero(select(dataset, Filter()).definite)
    of_series = coded.events(dataset).series
    order = np.argsort(of_series, kind="stable")
    ends = np.searchsorted(of_series[order], np.arange(len(dataset.series) + 1))
    groups = [
        (series, order[ends[at] : ends[at + 1]])
        for at, series in enumerate(dataset.series["series_id"])
    ]
    return tuple(
        one
        for series, events in [("", shown), *groups]
        for one in _of(dataset, series, events)
    )


def _of(
    dataset: Dataset, series: str, events: "np.typing.NDArray[np.int64]"
) -> Iterator[Span]:
    texts = dataset.events["date"].iloc[events].unique()
    stated = {moment for text in texts for moment in moments.stated_in(text)}
    for moment in sorted(at for at in stated if len(at) <= _MONTH):
        lies = in_period(dataset, period.read(moment))
        sure, maybe = events[lies.definite[events]], events[lies.possible[events]]
        yield Span(
            moment=moment,
            series=series,
            sure=tally(dataset, sure),
            maybe=tally(dataset, maybe, of_each=True),
            unheld=tally(dataset, sure[~coded.events(dataset).held[sure]]),
            weight=2 * len(sure) + bool(len(maybe)),
        )
