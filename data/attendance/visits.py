"""What a report tells of one row, by hashes alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from data.attendance.names import Who

Span = tuple[float, float]
Role = str  # attendee, presenter, staff, or unknown where no word of it is known
UNKNOWN = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One row of somebody; minutes are bounds, and with none the span says them."""

    who: Who
    role: Role = "attendee"
    came: bool | None = True  # None: the report cannot tell
    registered: bool = False
    ticket: bytes = b""  # of a report whose row is a person, whoever paid
    span: Span | None = None
    minutes: tuple[float, float] | None = None
    product: str = ""  # the kind of ticket, which may be staff's
    doubted: bool = False  # "NA" in free text: Namibia, or not applicable
    country: tuple[str, ...] = ()  # several where a word stands for several
    completed: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class Report:
    """One file as visits, and what its platform states of itself."""

    format: str
    visits: list[Visit] = field(default_factory=list)
    basis: str = "attendances"
    timed: bool = True
    attends: bool = True  # whether its rows tell who came at all
    stated: dict[str, int] = field(default_factory=dict)
    activities: tuple[str, ...] = ()
    unread_countries: int = 0
    has_registrations: bool = False
    knows_absence: bool = False


def union(spans: Iterable[Span]) -> float:
    """Measure the minutes that spans cover together."""
    covered, until = 0.0, float("-inf")
    for start, end in sorted(spans):
        covered += max(0.0, end - max(start, until))
        until = max(until, end)
    return covered


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share any time."""
    return one[0] < other[1] and other[0] < one[1]


def length(visits: Iterable[Visit]) -> tuple[float, float]:
    """Bound the minutes of one person's visits."""
    visits = list(visits)
    whole = [v.span for v in visits if v.minutes is None and v.span is not None]
    covered = union(whole)
    others = [v for v in visits if v.minutes is not None or v.span is None]
    bounds = [v.minutes or (0.0, UNKNOWN) for v in others]
    if not bounds:
        return covered, covered
    spans = [v.span for v in others if v.span] + whole
    apart = len(spans) == len(visits) and not any(
        overlaps(a, b) for n, a in enumerate(spans) for b in spans[:n]
    )
    lows = [low for low, _ in bounds]
    low = covered + sum(lows) if apart else max(covered, *lows)
    return low, covered + sum(high for _, high in bounds)
