"""Constraints grouped by the events that they share."""

from collections import defaultdict
from collections.abc import Sequence

from data.counting.solver import Constraint


def connected(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """Group constraints that share events (union-find over events)."""
    parent: dict[str, str] = {}

    def root(event: str) -> str:
        parent.setdefault(event, event)
        while parent[event] != event:
            parent[event] = parent[parent[event]]
            event = parent[event]
        return event

    for constraint in constraints:
        first, *rest = constraint.events
        for event in rest:
            parent[root(event)] = root(first)
        root(first)
    grouped: dict[str, list[Constraint]] = defaultdict(list)
    for constraint in constraints:
        grouped[root(next(iter(constraint.events)))].append(constraint)
    return list(grouped.values())
