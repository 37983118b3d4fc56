"""Why a row differs: one cause a row, read off the rows alone.

A row that cites a document which the package did not have came with a new source. Of
the others, a claim that a dispute came to, or left, has the dispute for its cause; a
row whose cell `corrections` newly owns up to, or whose facts changed, is a correction;
one of which only codes changed was coded anew; one of which nothing is counted or
coded, words alone, was worded anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from data.difference.rows import RowChange
from data.reading.schema import DESCRIPTOR

Cause = Literal[
    "wording", "recoding", "correction", "new_source", "added", "dispute", "gone"
]
# In this order the steps of a difference are taken; what goes last goes last.
CAUSES: tuple[Cause, ...] = (
    *("wording", "recoding", "correction"),
    *("new_source", "added", "dispute", "gone"),
)
_WORDS = frozenset(
    {
        "title",
        "short_title",
        "organisers",
        "sponsors",
        "as_printed",
        "affiliation",
        "name",
        "note",
        "locator",
        "source_id",
        "count_text",
        "reason",
        "confidence",
        "country_as_printed",
        "publisher",
        "published",
        "url",
        "language",
        "date_accessed",
        "time_zone",
    }
)
_CODES = frozenset(
    {
        "series_id",
        "event_id",
        "claim_id",
        "participation_id",
        "appearance_id",
        "person_id",
        "place_id",
        "correction_id",
        "events",
        "kind",
        "attendance_mode",
        "topics",
        "attendee_countries",
        "role",
        "country",
        "region",
        "subdivision",
        "measure",
        "relation",
        "count_basis",
        "population",
        "part_of",
        "dimension",
        "part",
        "unit",
        "overlapping",
        "core",
    }
)
_DISPUTED = ("dispute", "preferred")


def causes(changes: Sequence[RowChange]) -> list[Cause]:
    """Name the cause of each change, in their order."""
    sources = {c.key for c in changes if c.table == "sources" and c.old is None}
    corrected = {
        (row["table"], row["row"])
        for c in changes
        if c.table == "corrections" and (row := c.new)
    }
    disputes = _disputes(changes)
    found = [_cause(change, sources, corrected, disputes) for change in changes]
    own = {(c.table, c.key): cause for c, cause in zip(changes, found, strict=True)}
    come = {(c.table, c.key) for c in changes if c.old is None}
    for i, change in enumerate(changes):
        if change.table == "corrections" and change.new:
            about = change.new["table"], change.new["row"]
            if about in come:  # what it owns up to came with the row
                found[i] = own[about]
    return found


def _disputes(changes: Iterable[RowChange]) -> frozenset[str]:
    """Find the disputes that came to claims that were there, or left them."""
    of_claims = [c for c in changes if c.table == "claims"]
    known = [
        {row["dispute"] for row in (c.old, c.new) if row}
        for c in of_claims
        if c.old is not None and dispute_differs(c)
    ]
    return frozenset().union(*known) - {""}


def dispute_differs(change: RowChange) -> bool:
    """Tell whether another dispute holds for a claim than before, or another side."""
    old, new = change.old or {}, change.new or {}
    return any(old.get(f, "") != new.get(f, "") for f in _DISPUTED)


def disputes_of(change: RowChange) -> set[str]:
    """Name the disputes of a claim, before and after."""
    rows = [row for row in (change.old, change.new) if row]
    return {row.get("dispute", "") for row in rows} - {""}


def _cause(
    change: RowChange,
    sources: set[str],
    corrected: set[tuple[str, str]],
    disputes: frozenset[str],
) -> Cause:
    old, new = change.old, change.new
    if change.table == DESCRIPTOR:
        return "wording"
    is_claim = change.table == "claims"
    if is_claim and dispute_differs(change) and disputes & disputes_of(change):
        return "dispute"
    if new is not None and _cites_newly(change.table, old, new, sources):
        return "new_source"
    if new is None:
        return "gone"
    if old is None:
        return "correction" if change.table == "corrections" else "added"
    if change.table == "corrections" or (change.table, change.key) in corrected:
        return "correction"
    fields = {field.field for field in change.fields}
    if change.table == "sources" or fields <= _WORDS:
        return "wording"
    return "recoding" if fields <= _CODES | _WORDS else "correction"


def _cites_newly(
    table: str,
    old: Mapping[str, str] | None,
    new: Mapping[str, str],
    sources: set[str],
) -> bool:
    """Tell whether a row cites a new document; of a correction that is its evidence."""
    if table == "corrections":
        return False
    before = old["source_id"] if old and table != "places" else ""
    after = new.get("source_id", "")
    return after in sources and after != before
