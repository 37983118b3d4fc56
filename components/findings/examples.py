"""Examples for the method in plain words, out of the data that are shown."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from components.findings.selected import events_label
from components.tables import naming
from components.words import method, numbers, readings, scope
from components.words.language import of_data
from data.counting import statements, totals
from data.counting.statements import Stated
from data.geography import countries, load_points
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded

_MOST_TRIED = 40
_FEW = 12  # events that an example is easy to follow with


@of_data(maxsize=2)
def examples(dataset: Dataset) -> Mapping[str, str]:
    """Choose one for each rule that has any: core series first."""
    several = sorted(
        (c for c in statements.stated_claims(dataset) if 1 < len(c.events) <= _FEW),
        key=lambda claim: not _is_core(dataset, claim),
    )[:_MOST_TRIED]
    total = next(filter(None, (_total(dataset, claim) for claim in several)), "")
    return {
        "totals": total,
        "split": _split(dataset, several[0]) if several else "",
        "region": _region(dataset),
        "dates": _dates(dataset),
    }


def _is_core(dataset: Dataset, claim: Stated) -> bool:
    known, ids = coded.events(dataset), naming.series_ids(dataset)
    series = {ids[known.series[known.number[event]]] for event in claim.events}
    return all(naming.is_core(dataset, one) for one in series)


def _label(dataset: Dataset, claim: Stated) -> str:
    number = coded.events(dataset).number
    return events_label(dataset, sorted(claim.events, key=number.__getitem__))


def _said(claim: Stated) -> str:
    return numbers.hedged(claim.printed, claim.hedge).words


def _total(dataset: Dataset, claim: Stated) -> str:
    """Show bounds that other claims have drawn closer; "" where none have."""
    events = coded.mask(dataset, sorted(claim.events))
    known = totals.attendances_picked(dataset, events, np.zeros_like(events))
    index = statements.stated_index(dataset)
    row = int(index.row[index.ids == claim.claim_id][0])
    bounds = (dataset.claims[name].array[row] for name in ("low", "high"))
    own = [None if pd.isna(bound) else int(bound) for bound in bounds]
    if known.high is None or known.low == known.high or own == [known.low, known.high]:
        return ""
    named, said = _label(dataset, claim), _said(claim)
    return method.total_example(named, said, known.low, known.high)


def _split(dataset: Dataset, claim: Stated) -> str:
    return method.split_example(_said(claim), _label(dataset, claim))


def _region(dataset: Dataset) -> str:
    rows = dataset.participation
    counted = rows["countries_stated"].fillna(0) > 1
    rows = rows[(rows["region"] != "") & (rows["event_id"] != "") & counted]
    for row in records(rows[rows["role"] == "attendees"]):
        country = _unnamed(dataset, row.region)
        if country:
            count = int(row.countries_stated)
            return method.region_example(
                readings.unnamed_countries(count, count, row.region),
                events_label(dataset, [row.event_id]),
                scope.country(country),
            )
    return ""


def _unnamed(dataset: Dataset, region: str) -> str:
    """Choose a country that may be meant: one that the data name nowhere, not tiny."""
    points = load_points()
    large = set(points.loc[~points["small"], "country"])
    free = (countries.members(region) & large) - dataset.countries_named
    return min(free, key=countries.name, default="")


def _dates(dataset: Dataset) -> str:
    events = dataset.events[dataset.events["precision"] != "day"]
    events = events[(events["date"] != "") & events["start"].notna()]
    core = events["series_id"].isin(dataset.choices.core)
    for event in [*events.loc[core, "event_id"], *events.loc[~core, "event_id"]][:1]:
        words = naming.date_words(dataset, [event])
        return method.date_example(events_label(dataset, [event]), words)
    return ""
