"""Words of what a programme reports of itself."""

TITLE = "The wider programme, as it reports itself"
LEAD = (
    "{title} reports numbers of its own. They stand beside those of the events listed "
    "here and are never added to them."
)
WHENEVER = "They are of the time that each source means, not of {period}."
_NAMES = {
    "attendances": "Attendances",
    "persons": "Distinct persons",
    "certificates": "Certificates",
    "registrations": "Registrations",
    "views": "Views of recordings",
    "events": "Events",
    "countries": "Countries",
    "cities": "Cities",
}


def lead(title: str, period: str = "") -> str:
    """Introduce what a programme reports; no period that is asked for limits it."""
    words = LEAD.format(title=title)
    return f"{words} {WHENEVER.format(period=period)}" if period else words


def counted(measure: str, basis: str) -> str:
    """Name what a number of a programme counts."""
    return "Trained" if basis == "trained" else _NAMES[measure]


def line(name: str, words: str, when: str, source: str) -> str:
    """Say one number in a report: "Trained: almost 17,000 (as reported in …, …)."."""
    return f"{name}: {words} ({when}, {source})."


def as_reported(date: str) -> str:
    """Date a number: it may have changed since."""
    return f"as reported in a source of {date}" if date else "as reported, undated"
