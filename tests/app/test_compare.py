"""The page that compares: two sets of filters, one address."""

from tests.app.conftest import OpenPage
from tests.app.test_pages import data_of, figures, words_of

ONE, OTHER = {"a.series": "cn-forum-2020"}, {"b.series": "esor-russia"}


def test_the_difference_stands_first_and_three_figures_below(
    open_page: OpenPage,
) -> None:
    app = open_page("compare", **ONE, **OTHER)
    words = words_of(app)
    assert "drew 1 to 140 fewer attendances" in words
    assert "Named in A only (3)" in words
    assert [*figures(app)] == [
        "figure-compare",
        "figure-compare-countries",
        "figure-compare-timeline",
    ]


def test_with_nothing_to_compare_with_it_says_what_to_do(open_page: OpenPage) -> None:
    app = open_page("compare")
    words = words_of(app)
    assert "Choose what to compare with" in words
    assert "b.series=esor-russia" in words
    assert "2019 against 2020" in words
    assert not figures(app)


def test_plain_filters_are_the_first_side(open_page: OpenPage) -> None:
    app = open_page("compare", series="cn-forum-2020")
    assert app.session_state["series"] == ["cn-forum-2020"]
    assert "China forum against ESOR in Russia" in words_of(app)


def test_a_filter_of_the_other_side_compares(open_page: OpenPage) -> None:
    app = open_page("compare", series="cn-forum-2020")
    app.session_state["b-series"] = ["esor-russia"]
    app.run()
    assert app.query_params["a.series"] == "cn-forum-2020"
    assert app.query_params["b.series"] == "esor-russia"
    assert "fewer attendances" in words_of(app)


def test_both_sides_change_places(open_page: OpenPage) -> None:
    app = open_page("compare", **ONE, **OTHER)
    app.button(key="swap").click().run()
    assert app.query_params["a.series"] == "esor-russia"
    assert app.query_params["b.series"] == "cn-forum-2020"
    assert "more attendances" in words_of(app)


def test_reset_of_a_side_compares_with_everything(open_page: OpenPage) -> None:
    app = open_page("compare", **ONE, **OTHER)
    app.button(key="b-reset").click().run()
    assert app.query_params["b.series"] == "all"


def test_what_is_not_understood_is_said(open_page: OpenPage) -> None:
    app = open_page("compare", **ONE, **{"b.series": "no"})
    assert any("b.series=no" in warning.value for warning in app.warning)


def test_a_side_that_nothing_matches_has_no_figures(open_page: OpenPage) -> None:
    app = open_page("compare", **{"a.country": "TUV", "b.country": "NRU"})
    assert words_of(app).count("Nothing matches") == 2
    assert not figures(app)


def test_other_pages_keep_the_first_side_alone(open_page: OpenPage) -> None:
    words = words_of(open_page("compare", **ONE, **OTHER))
    assert './map?v=1&amp;series=cn-forum-2020"' in words
    assert "./report?v=1&amp;a.series=cn-forum-2020" in words


def test_a_report_of_a_comparison_has_its_parts(open_page: OpenPage) -> None:
    app = open_page("report", **ONE, **OTHER, part=["compare", "compare-countries"])
    assert not app.exception
    assert data_of(app)
