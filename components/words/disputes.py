"""Words of where sources disagree, and of what changes no number."""

from collections.abc import Sequence

from components.words import numbers

TITLE = "Where sources disagree"
LEAD = (
    "One of these is taken as true, and nobody knows which: the lower bound is the "
    "smallest, the upper bound the largest that they allow."
)
UNUSED_TITLE = "Kept, and in no number"
UNUSED_LEAD = "What a source says that changes no number of this dashboard, and why."
_SUBJECTS = {
    "attendances": "{about}: attendances",
    "persons": "{about}: distinct persons",
    "certificates": "{about}: certificates",
    "registrations": "{about}: registrations",
    "views": "{about}: views of recordings",
    "events": "{about}: events",
    "countries": "{about}: countries",
    "cities": "{about}: cities",
}
_PREFERRED = "{sides}; “{preferred}” is preferred"


def subject(about: str, measure: str) -> str:
    """Say what is in dispute: "SRANF Bamako 2017: attendances"."""
    return _SUBJECTS[measure].format(about=about)


def sides(wordings: Sequence[str], preferred: Sequence[str]) -> str:
    """Quote every side, and the one that the curators prefer, if any."""
    quoted = numbers.either([f"“{wording}”" for wording in dict.fromkeys(wordings)])
    if not preferred:
        return quoted
    return _PREFERRED.format(sides=quoted, preferred=preferred[0])


def reason(detail: str, note: str) -> str:
    """Add why a side is preferred to what is said of it."""
    return "; ".join(filter(None, (detail, "preferred", note)))
