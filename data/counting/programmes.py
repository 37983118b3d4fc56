"""What a programme says of itself, over listed events and others alike."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.cells import dates
from data.counting.solver import Constraint
from data.reading.measures import Measure
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded


def limits(dataset: Dataset, measure: Measure) -> Iterator[Constraint]:
    """Limit the listed events of each programme by its own totals, from above alone.

    A total holds for what was over when its source was published; as many events as it
    counts may be listed nowhere, so it says nothing from below.
    """
    rows = dataset.claims
    wanted = (rows["measure"] == measure) & (rows["series_id"] != "")
    wanted &= (rows["relation"] == "total") & rows["high"].notna()
    wanted &= (rows[["population", "part_of"]] == "").all(axis=1)
    published = dict(
        zip(dataset.sources["source_id"], dataset.sources["published"], strict=True)
    )
    for claim in records(rows[wanted]):
        events = _over_by(dataset, claim, published.get(claim.source_id, ""))
        if events:
            high = int(claim.high)
            yield Constraint(claim.claim_id, events, None, high, claim.dispute)


def _over_by(dataset: Dataset, claim: Any, published: str) -> frozenset[str]:
    """Name the events held of a programme that were over before a day."""
    day = dates.parse(published).start if published else None
    if day is None:
        return frozenset()
    rows, known = dataset.events, coded.events(dataset)
    ours = [claim.series_id, *belonging(dataset, claim.series_id)]
    picked = known.held & rows["series_id"].isin(ours).to_numpy(dtype=bool)
    picked &= (rows["end"] < pd.Timestamp(day)).to_numpy(dtype=bool)
    return frozenset(known.ids[picked])


def belonging(dataset: Dataset, programme_id: str) -> Iterator[str]:
    """Walk the series that belong to a programme, through others or directly."""
    waiting, seen = [programme_id], {programme_id}
    while waiting:
        whole = waiting.pop()
        series = dataset.series
        for part in series.loc[series["part_of"] == whole, "series_id"]:
            if part not in seen:
                seen.add(part)
                waiting.append(part)
                yield part
