"""Counts as a claim words them: a wording, and the bounds that it allows."""

from dataclasses import dataclass

from data.attendance.counts import Bounds, Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One number as the tables hold it; None is open."""

    size_text: str
    low: int | None
    best: int | None
    high: int | None
    count_basis: str


def claim(counts: Counts) -> Claim:
    """Word what a report counts."""
    if counts.basis == "responses":
        low = counts.attendances[0] if counts.attendances else None
        noun = "answer" if counts.responses == 1 else "answers"
        text = f"{counts.responses} {noun}"
        return Claim(
            size_text=text, low=low, best=None, high=None, count_basis="responses"
        )
    if counts.basis == "trained":
        return between((counts.completed_all or 0,) * 2, "trained")
    if counts.basis == "registrations":
        high = counts.registered
        return Claim(
            size_text=f"{high}",
            low=None,
            best=None,
            high=high,
            count_basis=counts.basis,
        )
    return between(counts.attendances or (0, None), counts.basis)


def between(bounds: Bounds, basis: str) -> Claim:
    """Word bounds: "3", "4 or 5", "between 4 and 8", "4 or more"."""
    low, high = bounds
    best = low if low == high else None
    return Claim(
        size_text=wording(low, high), low=low, best=best, high=high, count_basis=basis
    )


def wording(low: int, high: int | None) -> str:
    """Word two bounds as sources do."""
    if high is None:
        return f"{low} or more"
    if low == high:
        return f"{low}"
    if low == 0:
        return f"up to {high}"
    joined = f"{low} or {high}"
    return joined if high - low == 1 else f"between {low} and {high}"
