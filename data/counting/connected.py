"""Whatever is about events, grouped by the events that it shares."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class _Named(Protocol):
    @property
    def events(self) -> Iterable[str]: ...


_About = TypeVar("_About", bound=_Named)


def connected(every: Sequence[_About]) -> list[list[_About]]:
    """Group what shares events, such as constraints; each is about one or more.

    Groups, and what is in them, keep their order.
    """
    parent: dict[str, str] = {}

    def root(event: str) -> str:
        parent.setdefault(event, event)
        while parent[event] != event:
            parent[event] = parent[parent[event]]
            event = parent[event]
        return event

    for about in every:
        first, *rest = about.events
        for event in rest:
            parent[root(event)] = root(first)
        root(first)
    grouped: dict[str, list[_About]] = defaultdict(list)
    for about in every:
        grouped[root(next(iter(about.events)))].append(about)
    return list(grouped.values())
