"""What a dataset has to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a filter may name in one dataset: codes in the order they are shown."""

    series: Mapping[str, str]  # series_id → short title
    core: tuple[str, ...]  # the series_ids that the dashboard is about
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    views: Mapping[str, str] = field(default_factory=dict)  # of a map → its title
