"""The check's lines as they are read: by table, mistakes before warnings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.reading.schema import Problem, errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines of one table, or of one file, in the order of its rows."""

    file: str
    lines: tuple[Problem, ...]


def groups(problems: Sequence[Problem]) -> tuple[list[Group], list[Group]]:
    """Part mistakes from warnings, each by file."""
    mistakes = errors(problems)
    return _by_file(mistakes), _by_file(one for one in problems if one not in mistakes)


def _by_file(problems: Iterable[Problem]) -> list[Group]:
    of_file: dict[str, list[Problem]] = {}
    for problem in problems:
        of_file.setdefault(problem.file, []).append(problem)
    return [
        Group(file=file, lines=tuple(sorted(lines, key=lambda line: line.row or 0)))
        for file, lines in of_file.items()
    ]
