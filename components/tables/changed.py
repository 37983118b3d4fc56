"""What changed between two packages, as lines of text and as Markdown."""

import re
from collections.abc import Iterator, Sequence

from components.tables.changes import Changes, Moved
from components.words import changes as words
from components.words.numbers import capital
from data.difference.causes import Cause
from data.difference.names import named
from data.difference.package import Package
from data.difference.rows import RowChange
from data.difference.steps import Step
from data.reading.schema import DESCRIPTOR

# The one that says most comes first, and says what others come with it.
_ORDER: tuple[Cause, ...] = (
    *("dispute", "new_source", "correction", "recoding"),
    *("gone", "added", "wording"),
)
_TITLED = ("events", "series", "sources")  # what is named before what has only a key
_MARKS = re.compile(r"([\\`*_\[\]<>|$~&])")


def title(of: Changes) -> str:
    """Name both packages with their versions."""
    old, new = of.old.dataset, of.new.dataset
    return words.title(f"{old.name} {old.version}", f"{new.name} {new.version}")


def lines(of: Changes) -> Iterator[str]:
    """Write all that changed line by line; of equal packages, that they are."""
    yield title(of)
    if not of.steps:
        yield alike(of)
        return
    steps = step_names(of)
    yield from ("", words.MOVED)
    for moved in of.moved:
        yield head(moved)
        yield from (f"  {part}" for part in parts(moved, steps))
    yield from closing(of)
    yield from ("", words.ROWS)
    for at, step in enumerate(of.steps, 1):
        yield f"{capital(steps[at - 1])}: {moves(of, at)}"
        yield from (f"  {words.row(row)}" for row in step.rows)


def markdown(of: Changes) -> Iterator[str]:
    """Write all that changed as Markdown: the numbers in a table, then the rows."""
    yield f"# {_escaped(title(of))}"
    if not of.steps:
        yield from ("", alike(of))
        return
    steps = step_names(of)
    yield from ("", f"## {words.MOVED}", "")
    if of.moved:
        yield from _table(words.COLUMNS, map(_cells, of.moved))
    for moved in of.moved:
        yield from ("", f"### {_escaped(name(moved))}", "")
        yield from (f"- {_escaped(part)}" for part in parts(moved, steps))
    yield from (f"\n{line}" for line in closing(of) if line)
    yield from ("", f"## {words.ROWS}")
    for at, step in enumerate(of.steps, 1):
        told = f"{capital(steps[at - 1])}: {moves(of, at)}"
        yield from ("", f"### {_escaped(told)}", "")
        yield from _table(words.ROW_COLUMNS, _row_cells(step))


def alike(of: Changes) -> str:
    """Say of packages without a row that differs whether anything does."""
    is_same = of.old.dataset == of.new.dataset
    return words.SAME if is_same else words.WRITTEN_OTHERWISE


def closing(of: Changes) -> Iterator[str]:
    """Say that nothing moved, or that the order of causes matters where it may."""
    if not of.moved:
        yield words.NOTHING_MOVED
    if any(len(moved.parts) > 1 for moved in of.moved):
        yield from ("", words.ORDER)


def name(moved: Moved) -> str:
    """Name a number that moved, and whether related events are among it."""
    return words.name(moved.name, related=moved.scope == "related")


def head(moved: Moved) -> str:
    """Say what a number was and is."""
    return words.head(name(moved), moved.whole, parts=len(moved.parts))


def parts(moved: Moved, steps: Sequence[str]) -> list[str]:
    """Say what each step did to a number."""
    return [words.part(steps[at - 1], effect) for at, effect in moved.parts.items()]


def moves(of: Changes, at: int) -> str:
    """Say which numbers a step moves."""
    return words.moves([name(moved) for moved in of.moved_by(at)])


def step_names(of: Changes) -> list[str]:
    """Name each step by its number, its causes and what it is about."""
    titles = {**_titles(of.old), **_titles(of.new)}
    return [
        words.step(at, step_causes(step), _about(step, titles))
        for at, step in enumerate(of.steps, 1)
    ]


def step_causes(step: Step) -> list[Cause]:
    """List the causes of a step; rows that come with a new source are of it."""
    causes = [cause for cause in _ORDER if cause in step.causes]
    if "new_source" in causes:
        return [cause for cause in causes if cause != "added"]
    return causes


def _titles(package: Package) -> dict[tuple[str, str], str]:
    return {
        (table, key): title
        for table in _TITLED
        for key, title in zip(
            package.tables[table].iloc[:, 0],
            package.tables[table]["short_title"],
            strict=True,
        )
    }


def _about(step: Step, titles: dict[tuple[str, str], str]) -> list[str]:
    """Name what a step is about: its new documents, its events, or its series."""
    if "new_source" in step.causes:
        cited = dict.fromkeys(
            row.new["source_id"]
            for row, cause in zip(step.rows, step.causes, strict=True)
            if cause == "new_source" and row.new
        )
        return [titles["sources", source] for source in cited]
    found = dict.fromkeys(other for row in step.rows for other in _names(row))
    for table in _TITLED:
        if some := [titles[name] for name in found if name[0] == table]:
            return some
    return [key for _, key in found]


def _names(row: RowChange) -> Iterator[tuple[str, str]]:
    """Name a row and what it is about, but for the documents that it cites."""
    yield row.table, row.key
    if row.table != DESCRIPTOR:
        every = named(row.table, row.new or row.old or {})
        yield from (name for name in every if name[0] != "sources")


def _cells(moved: Moved) -> tuple[str, ...]:
    before, after = map(words.number, moved.whole)
    return name(moved), before, after, words.difference(moved.whole)


def _row_cells(step: Step) -> Iterator[tuple[str, ...]]:
    for row, cause in zip(step.rows, step.causes, strict=True):
        for field in row.own_fields:
            old, new = (words.cell(text) for text in (field.old, field.new))
            yield words.label(row), words.cause(cause), field.field, old, new


def _table(
    columns: Sequence[str], rows: "Iterator[tuple[str, ...]] | map[tuple[str, ...]]"
) -> Iterator[str]:
    yield _row(columns)
    yield _row(["---"] * len(columns))
    yield from (_row([_escaped(cell) for cell in row]) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
