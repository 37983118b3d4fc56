"""Days across a picture: where each lies, and which of them are ticked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

_TICK_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)
_MONTH_DAYS, _YEAR_MONTHS = 30.44, 12
_MONTH_PX, _YEAR_PX = 64, 44
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Day numbers from the left edge to the right, in pixels of the narrowest form."""

    first: float
    end: float
    width_px: float

    def px(self, day: float) -> float:
        """Place a day across the page."""
        return (day - self.first) / (self.end - self.first) * self.width_px

    def day(self, px: float) -> float:
        """Read the day at a place across the page."""
        return self.first + self.days(px)

    def days(self, px: float) -> float:
        """Measure a stretch of the page in days."""
        return px / self.width_px * (self.end - self.first)

    def layout(self, **settings: Any) -> dict[str, Any]:
        """Describe the axis to Plotly, with whole months or years ticked."""
        months = self._tick_months()
        return {
            "type": "date",
            "dtick": f"M{months}",
            "fixedrange": True,
            "range": [moment(self.first), moment(self.end)],
            "tick0": "2000-01-01",
            "tickformat": "%Y" if months >= _YEAR_MONTHS else "%b %Y",
            **settings,
        }

    def _tick_months(self) -> int:
        def has_room(months: int) -> bool:
            least_px = _YEAR_PX if months >= _YEAR_MONTHS else _MONTH_PX
            return months * _MONTH_DAYS / self.days(1) >= least_px

        return next(filter(has_room, _TICK_MONTHS), _TICK_MONTHS[-1])


def moment(day: float) -> str:
    """Write a day number, with its fraction, as the text that Plotly reads."""
    within = min(max(day, date.min.toordinal()), date.max.toordinal())
    midnight = datetime.fromordinal(int(within))
    clock = timedelta(seconds=int((within - int(within)) * _DAY_SECONDS))
    return (midnight + clock).isoformat(sep=" ")
