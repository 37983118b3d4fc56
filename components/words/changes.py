"""What changed between two packages, in words: a number before and now, and why.

A difference is never bare: it says which bound it is of, or that of a number stated.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.words import numbers, prose
from data.difference.causes import Cause
from data.difference.rows import FieldChange, RowChange, What

MOVED, ROWS = "What moved", "Row by row"
NOTHING_MOVED = "No headline number moved."
SAME = "The packages are equal."
WRITTEN_OTHERWISE = (
    "Every field says the same: only the order of rows or columns, quotes, line ends "
    "or the version differ."
)
ORDER = (
    "Causes are taken in the order of their steps, and add up to the difference. In "
    "another order some of them would have other shares of the same difference."
)
COLUMNS = ("Number", "Before", "Now", "Difference")
ROW_COLUMNS = ("Row", "Why", "Field", "Before", "Now")
BLANK = "blank"
_TITLE = "{old} to {new}"
_HEAD = "{name}: {before} before, {now} now{difference}"
_OF_WHICH = ", of which"
_SCOPED = "{name} (with related events)"
_WITH_NOTE = "{words} ({note})"
_STEP = "step {number}, {causes}"
_ABOUT = "{causes} ({about})"
_MOVES = "moves {names}"
_MOVES_NOTHING = "moves no number"
_INSTEAD = "reads “{now}” instead of “{before}”"
_NOTED = "beneath it “{now}” instead of “{before}”"
_ROW = "{row}, {what}: {fields}"
_CHANGED = "{field} {old} became {new}"
_CELL = "{field} {value}"
_BY = "{ends} {by}"
_MORE = "{count} more"
_MOST_LETTERS, _MOST_NAMED = 200, 3
_CAUSES: Mapping[Cause, str] = {
    "wording": "other words",
    "recoding": "coded anew",
    "correction": "correction",
    "new_source": "new source",
    "added": "row added",
    "dispute": "dispute",
    "gone": "row gone",
}
_WHATS: Mapping[What, str] = {"added": "new", "gone": "gone", "changed": "changed"}
_NAMES = {
    "events_held": prose.TILE_EVENTS,
    "events_planned": "Events planned",
    "events_cancelled": "Events cancelled",
    "events_unknown": "Events of unknown outcome",
    **prose.TILE_MEASURES,
    "persons": prose.PERSONS,
    "countries": prose.TILE_COUNTRIES,
    "cities": prose.TILE_CITIES,
    "people": prose.TILE_PEOPLE,
}
_LOW, _HIGH, _STATED, _NAMED = "lower bound", "upper bound", "number stated", "named"
_OPENED = "no upper bound, {old} before"
_CLOSED = "upper bound {new}, none before"
_STATED_NOW = "one number stated now"
_STATED_BEFORE = "no one number stated any more"


class Number(NamedTuple):
    """A headline number of one package: its words, its note, and its three ends."""

    words: str
    note: str
    low: int
    stated: int | None
    high: int | None  # None where it is open
    is_of_places: bool = False  # then what is stated is how many are named

    @property
    def is_exact(self) -> bool:
        """Tell whether it is one number, of which nothing is in doubt."""
        return self.low == self.stated == self.high and not self.is_of_places

    @property
    def ends(self) -> dict[str, int | None]:
        """Its bounds, and what sources state or name, each by its name."""
        return {"low": self.low, "stated": self.stated, "high": self.high}


class Effect(NamedTuple):
    """A number before and after something."""

    before: Number
    after: Number

    @property
    def by(self) -> dict[str, int | None]:
        """Subtract each end; None where it is open or not stated on either side."""
        pairs = zip(self.before.ends.items(), self.after.ends.values(), strict=True)
        return {
            name: None if one is None or other is None else other - one
            for (name, one), other in pairs
        }


def title(old: str, new: str) -> str:
    return _TITLE.format(old=old, new=new)


def name(of: str, *, related: bool) -> str:
    """Name a headline number as its tile does."""
    return _SCOPED.format(name=_NAMES[of]) if related else _NAMES[of]


def number(of: Number) -> str:
    """Write a headline number with its note: "69 (5 events without a count)"."""
    return _WITH_NOTE.format(words=of.words, note=of.note) if of.note else of.words


def head(of: str, whole: Effect, *, parts: int) -> str:
    """Say what a number was and is, by how much it moved, and that causes follow."""
    shift = difference(whole)
    words = _HEAD.format(
        name=of,
        before=number(whole.before),
        now=number(whole.after),
        difference=f": {shift}" if shift else "",
    )
    return words + (_OF_WHICH if parts > 1 and shift else "")


def difference(effect: Effect) -> str:
    """Say by how much each end moved: "lower bound +139, upper bound +140"."""
    ends: dict[str, list[str]] = {}
    before, after = effect.before.ends, effect.after.ends
    names = {"low": _LOW, "stated": _stated(effect), "high": _HIGH}
    moved = {end: by for end, by in effect.by.items() if by}
    if effect.before.is_exact and effect.after.is_exact:
        return _signed(effect.after.low - effect.before.low) if moved else ""
    for end, by in moved.items():
        ends.setdefault(_signed(by), []).append(names[end])
    parts = [
        _BY.format(ends=numbers.listed(named), by=by) for by, named in ends.items()
    ]
    for end, (closed, opened) in {
        "stated": (_STATED_NOW, _STATED_BEFORE),
        "high": (_CLOSED, _OPENED),
    }.items():
        old, new = before[end], after[end]
        if old is None and new is not None:
            parts.append(closed.format(new=numbers.number(new)))
        if old is not None and new is None:
            parts.append(opened.format(old=numbers.number(old)))
    return ", ".join(parts)


def _stated(effect: Effect) -> str:
    return _NAMED if effect.before.is_of_places else _STATED


def _signed(value: int) -> str:
    sign = "−" if value < 0 else "+"
    return f"{sign}{numbers.number(abs(value))}"


def part(step: str, effect: Effect) -> str:
    """Say what a step did to a number: by how much, or else what it reads after it."""
    shift = difference(effect)
    return f"{step}: {shift or _read(effect)}"


def _read(effect: Effect) -> str:
    """Say what stands there after a step that left every bound as it was."""
    before, after = effect
    if before.words == after.words and before.note and after.note:
        return _NOTED.format(before=before.note, now=after.note)
    return _INSTEAD.format(before=number(before), now=number(after))


def step(at: int, causes: Sequence[Cause], about: Sequence[str]) -> str:
    """Name a step by its causes and what it is about: "step 2, dispute (Course 3)"."""
    words = " and ".join(_CAUSES[cause] for cause in causes)
    if about:
        named = list(about[:_MOST_NAMED])
        more = len(about) - len(named)
        named += [_MORE.format(count=numbers.number(more))] if more else []
        words = _ABOUT.format(causes=words, about=numbers.listed(named))
    return _STEP.format(number=numbers.number(at), causes=words)


def cause(of: Cause) -> str:
    return _CAUSES[of]


def moves(names: Sequence[str]) -> str:
    """Say which numbers a step moves."""
    return _MOVES.format(names=numbers.listed(names)) if names else _MOVES_NOTHING


def label(of: RowChange) -> str:
    """Name a row by its table and its key."""
    return of.key if of.key == of.table else f"{of.table} {of.key}"


def row(of: RowChange) -> str:
    """Say what became of a row, field by field; its key stands before them."""
    fields = "; ".join(_field(of.what, field) for field in of.own_fields)
    return _ROW.format(row=label(of), what=_WHATS[of.what], fields=fields)


def _field(what: What, of: FieldChange) -> str:
    old, new = cell(of.old), cell(of.new)
    if what == "changed":
        return _CHANGED.format(field=of.field, old=old, new=new)
    return _CELL.format(field=of.field, value=old if what == "gone" else new)


def cell(text: str) -> str:
    """Quote a cell on one line, shortened where nobody would read it."""
    line = " ".join(text.split())
    if len(line) > _MOST_LETTERS:
        line = f"{line[:_MOST_LETTERS]} …"
    return f"“{line}”" if line else BLANK
