"""Where figures stand on a page: beside what is as tall, and never beside a hole."""

import pytest

from components.asked.selection import Selection
from components.live import current
from components.tables import arranged
from data.selecting.filters import Filter
from tests.app.conftest import OpenPage
from tests.app.test_pages import figures
from tests.drawn import curated
from tests.invented import PACKAGES, invented

CORE, ALL = Filter(), Filter(related=True)


def test_few_events_stand_beside_the_map_and_many_leave_it_the_width() -> None:
    places = [
        arranged.bars_on_overview(Selection(data, chosen))
        for data, chosen in (
            (curated(), CORE),
            (curated(), ALL),
            (invented("tele-education"), CORE),
            (invented("tele-education"), Filter(series=("rounds",))),
            (invented("continent-school"), CORE),
        )
    ]
    assert places == ["events", "below", "series", "below", "below"]


def test_both_columns_of_participants_are_about_as_tall() -> None:
    places = [
        arranged.bars_of_participants(Selection(data, chosen))
        for data, chosen in (
            (curated(), CORE),
            (curated(), ALL),
            (invented("tele-education"), CORE),
            (invented("tele-education"), Filter(series=("rounds",))),
            (invented("continent-school"), CORE),
        )
    ]
    assert places == ["pairs", "lists", "beside", "beside", "columns"]


@pytest.mark.parametrize(
    ("package", "page", "expected"),
    [
        ("tele-education", "overview", ["map", "attendances-by-series", "timeline"]),
        ("continent-school", "overview", ["map", "timeline", "attendances-by-event"]),
        (
            "continent-school",
            "participants",
            [
                "attendances-by-event",
                "attendances-by-year",
                "running-total",
                "attendances-by-series",
                "who-came",
            ],
        ),
        (
            "tele-education",
            "participants",
            [
                "attendances-by-event",
                "attendances-by-year",
                "attendances-by-series",
                "running-total",
                "who-came",
            ],
        ),
    ],
)
def test_every_figure_stands_once_where_it_has_room(
    package: str,
    page: str,
    expected: list[str],
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTREACH_DATA", str(PACKAGES / package))
    current.forget()
    drawn = list(figures(open_page(page)))
    assert drawn == [f"figure-{name}" for name in expected]
