"""What an import gives: numbers alone, which another process may hand over as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from data.attendance.counts import Bounds, Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCounts:
    """What one file comes to, and what its platform states of itself."""

    file: str
    format: str
    counts: Counts
    stated: dict[str, int] = field(default_factory=dict)
    unread_countries: int = 0  # cells that hold something and name no country


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a file is not read, and where: never what a cell holds."""

    file: str
    code: str
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a question, and what all files together come to by it."""

    answer: str  # "staff", "attendees", "30", "Speaker", "yes", "no"
    attendances: Bounds | None
    registered: int | None
    countries: int  # how many different ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What no file says: which answers there are, and what each does to the numbers."""

    code: str  # the field of Answers
    options: tuple[Option, ...] = ()  # () where the answer is typed: addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Counts of each file and of all together, questions, and files not read."""

    files: tuple[FileCounts, ...] = ()
    together: Counts | None = None
    questions: tuple[Question, ...] = ()
    failures: tuple[Failure, ...] = ()
    several_events: bool = False

    @property
    def attendances(self) -> Bounds | None:
        """Attendances of all: of several events their sum, else each person once."""
        if not self.several_events:
            return self.together.attendances if self.together else None
        return summed([file.counts for file in self.files])

    @property
    def persons(self) -> Bounds | None:
        """Different persons over all files."""
        return self.together.attendances if self.together else None


def summed(counts: Sequence[Counts]) -> Bounds | None:
    """Sum the attendances of several events; None where none has any."""
    every = [each.attendances for each in counts if each.attendances]
    highs = [high for _, high in every if high is not None]
    high = sum(highs) if len(highs) == len(every) else None
    return (sum(low for low, _ in every), high) if every else None


def to_plain(imported: Imported) -> dict[str, Any]:
    """Turn an import into what JSON can hold."""
    return asdict(imported)


def from_plain(plain: Mapping[str, Any]) -> Imported:
    """Build an import from what JSON held."""
    return Imported(
        files=tuple(
            FileCounts(**{**file, "counts": _counts(file["counts"])})
            for file in plain["files"]
        ),
        together=_counts(plain["together"]) if plain["together"] else None,
        questions=tuple(
            Question(code=q["code"], options=tuple(map(_option, q["options"])))
            for q in plain["questions"]
        ),
        failures=tuple(Failure(**failure) for failure in plain["failures"]),
        several_events=plain["several_events"],
    )


def _counts(plain: Mapping[str, Any]) -> Counts:
    return Counts(
        **{
            **plain,
            "attendances": _bounds(plain["attendances"]),
            "minutes": {int(t): _bounds(b) for t, b in plain["minutes"].items()},
            "ambiguous": tuple(plain["ambiguous"]),
            "possible": tuple(plain["possible"]),
        }
    )


def _option(plain: Mapping[str, Any]) -> Option:
    return Option(**{**plain, "attendances": _bounds(plain["attendances"])})


def _bounds(pair: Any) -> Any:
    return None if pair is None else tuple(pair)
