"""`Plan`: which parts a report has and in which order; to and from an address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from components.asked import figures
from components.asked.letters import typed

SENTENCES = "sentences"
EVENTS = "table.events"
HOW = "table.how"
PAPERS = ("a4", "letter")
LOOKS = ("light", "print")
_MOST_LETTERS = 200
MOST_OF_A_NOTE = 240  # letters
NO_PARTS = "none"


def all_parts(views: Iterable[str]) -> tuple[str, ...]:
    """List every part that a report can have, in their usual order."""
    return (SENTENCES, *figures.pictures(views), *figures.tables(), EVENTS, HOW)


def usual_parts() -> tuple[str, ...]:
    """List the parts of a report that nobody has planned."""
    return (SENTENCES, *figures.usual())


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a report holds; equal plans with equal data make equal reports."""

    parts: tuple[str, ...] = field(default_factory=usual_parts)
    title: str = ""  # "" leaves it to the report
    author: str = ""
    date: str = ""  # ISO 8601; "" is the day on which the report is made
    paper: str = PAPERS[0]
    look: str = LOOKS[0]
    # A sentence of the author's under a part, by the part; in the order of all parts.
    notes: tuple[tuple[str, str], ...] = ()

    def to_query(self) -> dict[str, list[str]]:
        """Write it as an address has it; what is as usual is left out."""
        usual = Plan()
        query = {
            key: [getattr(self, key)]
            for key in ("title", "author", "date", "paper", "look")
            if getattr(self, key) != getattr(usual, key)
        }
        if self.parts != usual.parts:
            query["part"] = list(self.parts) or [NO_PARTS]
        if self.notes:
            query["note"] = [f"{part}:{words}" for part, words in self.notes]
        return query

    def note(self, part: str) -> str:
        """Find what the author says under a part; "" where that is nothing."""
        return dict(self.notes).get(part, "")


_LISTS = {"parts": "part", "notes": "note"}  # one value in an address each
_OF_ONE = (one.name for one in fields(Plan) if one.name not in _LISTS)
PARAMETERS = (*_OF_ONE, *_LISTS.values())


def read_plan(
    query: Mapping[str, Sequence[str]], views: Iterable[str]
) -> tuple[Plan, list[str]]:
    """Read a plan from an address; what is not understood comes as "key=value"."""
    unknown: list[str] = []
    usual = Plan()

    def one_of(key: str, allowed: Sequence[str]) -> str:
        value = (list(query.get(key, ())) or [allowed[0]])[-1]
        if value in allowed:
            return value
        unknown.append(f"{key}={value}")
        return allowed[0]

    def words(key: str) -> str:
        return typed((list(query.get(key, ())) or [""])[-1], _MOST_LETTERS)

    known = all_parts(views)
    named = [part for part in query.get("part", ()) if part != NO_PARTS]
    unknown += [f"part={part}" for part in named if part not in known]
    parts = tuple(dict.fromkeys(part for part in named if part in known))
    day = words("date")
    if day and not is_day(day):
        unknown.append(f"date={day}")
        day = ""
    notes, without_part = _notes(query.get("note", ()), known)
    unknown += without_part
    plan = Plan(
        parts=parts if query.get("part") else usual.parts,
        title=words("title"),
        author=words("author"),
        date=day,
        paper=one_of("paper", PAPERS),
        look=one_of("look", LOOKS),
        notes=notes,
    )
    return plan, unknown


def _notes(
    values: Iterable[str], known: Sequence[str]
) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """Read "map:Our own words"; give also what names no part."""
    split = [value.partition(":") for value in values]
    said = {part: typed(words, MOST_OF_A_NOTE) for part, _, words in split}
    notes = ((part, said[part]) for part in known if said.get(part))
    strange = [f"note={part}" for part, _, _ in split if part not in known]
    return tuple(notes), strange


def is_day(text: str) -> bool:
    """Tell whether a text is a day as ISO 8601 writes it: 2026-11-22."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
