"""Blocks of a few events of which claims count persons, each with all that is said."""

import numpy as np
import pandas as pd

from data.counting.connected import connected
from data.counting.constraints import constraints, event_of
from data.counting.meetings import Counted, World, is_small
from data.counting.solver import Constraint
from data.reading.arrays import Code
from data.reading.caches import of_data
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting import coded

_ENDLESS = 1_000_000  # more than anybody came to
_MOST_EVENTS = 6  # of a block whose every meeting of persons is tried


def counts(dataset: Dataset) -> Code:
    """Count the events that each row stands for at most; of some they are endless."""
    most = coded.events(dataset).most
    return np.where(most == coded.OPEN, _ENDLESS, most)


@of_data(maxsize=4)
def worlds(dataset: Dataset) -> tuple[World, ...]:
    """Find the blocks of a few events of which a claim counts persons."""
    known, claims = coded.events(dataset), claims_of(dataset)
    # Whoever is counted as one of several events' persons connects these events.
    joined = [Constraint("", c.events, None, None) for c in claims]
    said_of = constraints(dataset) if claims else []
    # So are an event's certified, who are a count of their own, with the event.
    apart = {name for c in said_of for name in c.events if name != event_of(name)}
    joined += [
        Constraint("", frozenset({name, event_of(name)}), None, None) for name in apart
    ]
    found = []
    for block in connected([*said_of, *joined] if claims else []):
        events = {event_of(name) for c in block for name in c.events}
        inside = tuple(claim for claim in claims if claim.events <= events)
        at = sorted(known.number[event] for event in events if event in known.number)
        if inside and len(at) <= _MOST_EVENTS:
            ids, most = tuple(known.ids[at]), tuple(counts(dataset)[at].tolist())
            said = tuple(c for c in block if c.claim_id)
            found.append(World(ids, most, said, inside))
    return tuple(filter(is_small, found))


@of_data(maxsize=4)
def claims_of(dataset: Dataset) -> tuple[Counted, ...]:
    """List the claims that count the different persons at their events."""
    rows = dataset.claims
    wanted = (rows["measure"] == "persons") & (rows["relation"] == "total")
    wanted &= rows["unit"] != "percent"
    return tuple(
        Counted(
            claim.claim_id,
            frozenset(claim.events.split()),
            0 if pd.isna(claim.low) else int(claim.low),
            None
            if claim.population or claim.part_of or pd.isna(claim.high)
            else int(claim.high),
            claim.dispute,
        )
        for claim in records(rows[wanted])
        if claim.events
    )


def met(dataset: Dataset) -> tuple[World, ...]:
    """Find the blocks in which several counts of persons bound the attendances, too."""
    return tuple(
        world
        for world in worlds(dataset)
        if len(world.persons) > 1 and set(world.counts) == {1}
    )
