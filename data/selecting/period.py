"""`Period`: the days asked for, said back in the years, months or days of the asker."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, get_args

from data.cells import dates

Unit = Literal["year", "month", "day"]
UNITS: tuple[Unit, ...] = get_args(Unit)
OPEN = ".."
# From how many days on a brush means whole years, or whole months.
_ROUNDED: tuple[tuple[Unit, int], ...] = (("year", 1000), ("month", 45))
_HALF_YEAR, _HALF_MONTH = 6, 15
_LETTERS = {"year": 4, "month": 7, "day": 10}  # of a day in ISO 8601
# As links had years before months: "2015-2019", "2016-..", "..-2019".
_OF_YEARS = re.compile(r"([0-9]{4}|\.\.)-([0-9]{4}|\.\.)")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day, None where it is open, in whole units."""

    first: dt.date | None
    last: dt.date | None
    unit: Unit

    @property
    def ends(self) -> tuple[str | None, str | None]:
        """Write both ends as EDTF: ("2020-04", None)."""
        return self._moment(self.first), self._moment(self.last)

    @property
    def is_one(self) -> bool:
        """Tell whether it is one year, one month or one day."""
        first, last = self.ends
        return first == last

    @property
    def years(self) -> tuple[int | None, int | None]:
        """Name the years of both ends; None where it is open."""
        first, last = (day.year if day else None for day in (self.first, self.last))
        return first, last

    def cuts(self, year: int) -> bool:
        """Tell whether some of a year's days lie within, and some without."""
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        starts, ends = self.first or dt.date.min, self.last or dt.date.max
        return starts <= last and first <= ends and (first < starts or ends < last)

    def __str__(self) -> str:
        """Write it as an address has it: "2020-04", "2015/2019", "2016/.."."""
        first, last = self.ends
        return f"{first}" if self.is_one else f"{first or OPEN}/{last or OPEN}"

    def slug(self) -> str:
        """Write it for the name of a file: "2020-04", "2015-2019", "2016-onward"."""
        first, last = self.ends
        if not first or not last:
            return f"{first}-onward" if first else f"up-to-{last}"
        joined = "-" if self.unit == "year" else "-to-"
        return first if self.is_one else f"{first}{joined}{last}"

    def _moment(self, day: dt.date | None) -> str | None:
        return day.isoformat()[: _LETTERS[self.unit]] if day else None


def read(text: str) -> Period:
    """Read "2019", "2020-04", "2020-03-12/2020-04-30" or "2016/.."; else ValueError.

    Ends of different units are both said in the finer one. As older links had years,
    "2015-2019" and "2016-.." are read, too.
    """
    plain = _OF_YEARS.sub(r"\1/\2", text.strip())
    first, slash, last = plain.partition("/")
    starts, ends = _end(first), _end(last if slash else first)
    units = [end.precision for end in (starts, ends) if end.precision != "none"]
    if not units or not {*units} <= {*UNITS}:
        raise ValueError(text)
    if starts.start and ends.end and starts.start > ends.end:
        raise ValueError(text)
    return Period(starts.start, ends.end, max(units, key=UNITS.index))  # type: ignore[arg-type]


def of_years(first: int | None, last: int | None) -> Period:
    """Take whole years; None leaves an end open."""
    ends = (OPEN if year is None else f"{year:04d}" for year in (first, last))
    return read("/".join(ends))


def between(first: str | None, last: str | None) -> Period | None:
    """Read both ends, None where one is open; in reverse, they are turned round."""
    if not first and not last:
        return None
    try:
        return read(f"{first or OPEN}/{last or OPEN}")
    except ValueError:
        return read(f"{last or OPEN}/{first or OPEN}")


def snapped(first: str, last: str) -> Period:
    """Round two days to whole years, months or days, by how far they lie apart."""
    days = [dt.date.fromisoformat(text) for text in (first, last)]
    start, end = min(days), max(days)
    unit = next((u for u, least in _ROUNDED if (end - start).days >= least), UNITS[-1])
    if unit == "day":
        return Period(start, end, unit)
    first_unit, after = (_nearest(day, unit) for day in (start, end))
    last_unit = max(first_unit, after - 1)
    return read(f"{_unit(first_unit, unit)}/{_unit(last_unit, unit)}")


def _nearest(day: dt.date, unit: Unit) -> int:
    """Find the year or month whose start is nearest to a day, as a number."""
    if unit == "year":
        return day.year + (day.month > _HALF_YEAR)
    return day.year * 12 + day.month - 1 + (day.day > _HALF_MONTH)


def _unit(number: int, unit: Unit) -> str:
    if unit == "year":
        return f"{number:04d}"
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _end(text: str) -> dates.Dated:
    if not text:
        raise ValueError(text)
    return dates.UNDATED if text == OPEN else dates.parse(text)
