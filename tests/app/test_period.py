"""The filter by period: its fields, its chip, and what a month says."""

import pytest

from components.words import labels
from tests.app.conftest import OpenPage
from tests.app.test_pages import figures, words_of

APRIL = {"series": "cn-forum-2020", "period": "2020-04"}
FIELDS = ("in", "from", "to")


def test_one_month_is_one_choice(open_page: OpenPage) -> None:
    app = open_page()
    app.selectbox(key="period-in").set_value("2020-04").run()
    assert app.query_params["period"] == "2020-04"
    fields = [app.selectbox(key=f"period-{name}").value for name in FIELDS]
    assert fields == ["2020-04"] * 3
    app.button(key="drop-period").click().run()
    assert not dict(app.query_params)
    assert [app.selectbox(key=f"period-{name}").value for name in FIELDS] == [None] * 3


def test_both_ends_in_any_order_and_unit(open_page: OpenPage) -> None:
    app = open_page(related="1")
    app.selectbox(key="period-from").set_value("2020-04").run()
    assert app.query_params["period"] == "2020-04/.."
    app.selectbox(key="period-to").set_value("2019").run()
    assert app.query_params["period"] == "2019-01/2020-04"
    assert app.selectbox(key="period-from").value == "2019-01"
    assert app.selectbox(key="period-in").value is None


def test_days_are_typed_and_what_is_none_is_said_and_changes_nothing(
    open_page: OpenPage,
) -> None:
    app = open_page()
    app.text_input(key="period-days").set_value("2020-03-12/2020-04-30").run()
    assert app.query_params["period"] == "2020-03-12/2020-04-30"
    app.text_input(key="period-days").set_value("soon").run()
    assert app.query_params["period"] == "2020-03-12/2020-04-30"
    assert labels.no_period("soon") in [caption.value for caption in app.caption]
    assert app.text_input(key="period-days").value == "2020-03-12/2020-04-30"


def test_only_what_exists_is_offered(open_page: OpenPage) -> None:
    app = open_page(series="cn-forum-2020")
    offered = app.selectbox(key="period-in").options
    assert offered == ["2020", "January 2020", "April 2020"]
    # Days are offered of a month that is chosen.
    offered = open_page(**APRIL).selectbox(key="period-from").options
    assert offered == ["2020", "January 2020", *APRIL_OFFERS]


APRIL_OFFERS = ("April 2020", "17 April 2020", "28 April 2020")


def test_in_which_countries_radiologists_from_china_shared_experience_in_april_2020(
    open_page: OpenPage,
) -> None:
    words = words_of(open_page(**APRIL))
    said = (
        "drew about 400 attendances; at least 16 countries took part, of which Brazil "
        "and China are named; two more events may match, with South Korea."
    )
    assert "In April 2020, " in words
    assert said in words


@pytest.mark.parametrize("period", ["2020-04", "2020-04-17", "2019-12/2020-04"])
def test_a_year_of_which_only_a_part_is_counted_says_so(
    open_page: OpenPage, period: str
) -> None:
    by_year = figures(open_page("participants", period=period))[
        "figure-attendances-by-year"
    ]
    assert "Each year counts only what lies in " in by_year["subtitle"]
    readings = str(by_year["wide"]["data"])
    assert "only what lies in " in readings
    whole = figures(open_page("participants", period="2020"))
    assert "only what" not in str(whole["figure-attendances-by-year"])


def test_programmes_say_that_no_period_limits_them(open_page: OpenPage) -> None:
    words = words_of(open_page("timeline", period="2019-05"))
    assert "They are of the time that each source means, not of May 2019." in words


def test_a_link_of_other_data_is_told_until_the_view_changes(
    open_page: OpenPage,
) -> None:
    app = open_page(data="0.1.0")
    assert labels.other_version("0.1.0", "")[:40] in app.info[0].value.replace("\\", "")
    app.selectbox(key="period-in").set_value("2020").run()
    assert not app.info
    assert "data" not in app.query_params
