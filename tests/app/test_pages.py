"""Every page, at several addresses, empty and odd ones."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.asked.selection import Selection
from components.tables import naming
from components.words import captions, labels, prose, readings
from data.selecting.filters import Filter
from data.selecting.period import of_years, read
from tests.app.conftest import OpenPage
from tests.drawn import curated

PAGES = tuple(labels.PAGES)
ADDRESSES: list[dict[str, Any]] = [
    {},
    {"years": "2015"},
    {"years": "2019"},
    {"country": "PER"},
    {"country": "SWE"},
    {"country": ["RUS", "KOR"], "role": "attendees"},
    {"series": "cn-forum-2020", "status": "planned"},
    {"related": "1"},
    {"topic": "ct", "kind": "course"},
    {"role": "planned_partner", "country": "DEU"},
    {"country": "Peru", "years": "soon", "series": "<b>x</b>", "odd": "=1+1"},
]


def words_of(app: AppTest) -> str:
    """Gather every word of the page's HTML pieces."""
    pieces = [str(piece.proto.body) for piece in app.get("html")]
    return "\n".join(piece for piece in pieces if not piece.startswith("<style>"))


def data_of(app: AppTest) -> list[dict[str, Any]]:
    """Gather what the page hands its components."""
    protos = [component.proto for component in app.get("bidi_component")]
    return [json.loads(p.json or p.bytes) for p in protos if p.json or p.bytes]


def figures(app: AppTest) -> dict[str, dict[str, Any]]:
    """Give the figures of a page by their key."""
    return {d["key"]: d for d in data_of(app) if d["key"].startswith("figure-")}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", ADDRESSES, ids=str)
def test_no_address_breaks_a_page(
    open_page: OpenPage, page: str, query: dict[str, Any]
) -> None:
    app = open_page(page, **query)
    assert not app.exception
    assert words_of(app)


def test_overview_says_it_all_with_its_hedges(open_page: OpenPage) -> None:
    words = words_of(open_page())
    assert "more than 650" in words
    assert "about 600" in words
    assert "at least 26" in words
    for measure in ("about <b>1,250</b> or more", "at least <b>22</b>", "<b>13</b>"):
        assert measure in words


def test_overview_draws_map_participants_and_timeline(open_page: OpenPage) -> None:
    assert list(figures(open_page())) == [
        "figure-map",
        "figure-attendances-by-event",
        "figure-timeline",
    ]


def test_every_figure_carries_filters_sources_and_data_version(
    open_page: OpenPage,
) -> None:
    for page in ("overview", "participants"):
        for figure in figures(open_page(page, years="2019")).values():
            assert "2019" in figure["subtitle"]
            assert "Lancet 2019" in figure["footer"]
            assert "Data 2026" in figure["footer"]
            assert figure["title"] in figure["alt"]
            assert figure["columns"]
            assert figure["rows"]


def test_the_map_says_borders_and_what_is_not_on_it(open_page: OpenPage) -> None:
    footer = figures(open_page("map"))["figure-map"]["footer"]
    assert captions.BORDERS in footer
    assert "15 unnamed countries of Latin America" in footer
    assert "Asia-Pacific" in footer


@pytest.mark.parametrize("page", ["overview", "map", "timeline", "events", "report"])
def test_an_empty_result_names_the_filter_and_drops_it(
    open_page: OpenPage, page: str
) -> None:
    app = open_page(page, country="ATA", years="2016-..")
    assert not app.exception
    assert app.info[0].value == readings.nothing_left(["Antarctica"])
    assert not figures(app)
    whole = "\n".join([app.info[0].value, words_of(app)])
    assert whole.count(app.info[0].value) == 1
    keys = [
        button.key for button in app.button if str(button.key).startswith("without-")
    ]
    assert keys == ["without-countries"]
    app.button(key="without-countries").click().run()
    assert not app.exception
    assert not app.info
    assert app.query_params["period"] == "2016/.."
    assert "country" not in app.query_params


def test_years_that_leave_nothing_are_named_and_related_events_offered(
    open_page: OpenPage,
) -> None:
    app = open_page("map", topic="mri", series="esor-russia", years="1990")
    assert app.info[0].value == readings.nothing_left(["1990"])
    app = open_page("map", country="BLR")
    assert app.info[0].value == readings.nothing_left(["Belarus"])
    app.button(key="without-related").click().run()
    assert not app.info
    assert app.query_params["related"] == "1"


def test_where_no_one_filter_is_to_blame_all_are_offered_to_be_reset(
    open_page: OpenPage,
) -> None:
    app = open_page("map", country="ATA", kind="congress")
    assert "together" in app.info[0].value
    app.button(key="without-all").click().run()
    assert not app.info
    assert not dict(app.query_params)


def test_an_empty_result_says_which_counts_may_hold_the_country(
    open_page: OpenPage,
) -> None:
    words = words_of(open_page("map", country="AUS", related="1", kind="congress"))
    counting = ("kcr-2017", "kcr-2020", "kcr-2021", "radiology-2017")
    named = naming.label(curated(), counting)
    assert named.endswith("of KCR (Korea) and Radiology-2017 of Radiology (Russia)")
    assert prose.may_be_counted("Australia", 4, named) in words
    assert "Australia may be" not in words_of(open_page("map", country="AUS"))


def test_paper_has_the_filters_in_words(open_page: OpenPage) -> None:
    for page in ("overview", "map", "participants", "timeline", "events"):
        words = words_of(open_page(page, country="PER", years="2019-2020"))
        chosen = Filter(countries=("PER",), period=of_years(2019, 2020))
        said = labels.selection(naming.filters_in_words(Selection(curated(), chosen)))
        assert "with Peru, 2019–2020" in said
        assert said in words, page


def test_sweden_is_empty_and_says_who_is_printed_so(open_page: OpenPage) -> None:
    words = words_of(open_page(country="SWE"))
    assert "Thoeny" in words
    assert "curated as from Switzerland" in words
    assert "very likely" in words


def test_peru_is_only_possible(open_page: OpenPage) -> None:
    words = words_of(open_page(country="PER"))
    assert "One event may match, none for sure" in words
    assert "15 unnamed countries" in words


def test_what_a_link_says_and_nobody_understands_is_said_in_one_line(
    open_page: OpenPage,
) -> None:
    app = open_page(country=["PER", "Peru"], years="soon", v="9")
    assert len(app.warning) == 1
    for said in ("country=Peru", "years=soon", "v=9"):
        assert said in app.warning[0].value
    assert app.multiselect(key="countries").value == ["PER"]


def test_the_widgets_write_the_address(open_page: OpenPage) -> None:
    app = open_page()
    assert not dict(app.query_params)
    app.multiselect(key="countries").set_value(["KOR"]).run()
    assert app.query_params["v"] == "1"
    assert app.query_params["country"] == "KOR"
    app.button(key="reset").click().run()
    assert not dict(app.query_params)


@pytest.mark.parametrize(
    ("end", "year", "address", "words", "series"),
    [
        ("from", "2016", "2016/..", "2016 onward", "China forum and ESOR in Russia"),
        ("to", "2019", "../2019", "up to 2019", "ESOR in Russia"),  # no other matches
    ],
)
def test_one_end_of_the_period_leaves_the_other_open(  # noqa: PLR0913, PLR0917
    open_page: OpenPage, end: str, year: str, address: str, words: str, series: str
) -> None:
    app = open_page()
    app.selectbox(key=f"period-{end}").set_value(year).run()
    assert app.query_params["period"] == address
    assert words in labels.period_chosen(Filter(period=read(address)))
    assert f"Selection: {series}, {words}." in words_of(app)
    ends = [app.selectbox(key=f"period-{name}").value for name in ("from", "to")]
    assert ends == ([year, None] if end == "from" else [None, year])
    for page in PAGES:
        assert not open_page(page, period=address).exception


def test_an_event_opens_by_address_with_sources_and_corrections(
    open_page: OpenPage,
) -> None:
    words = words_of(open_page("events", event="ru-10"))
    assert "ESOR in Russia, course 10" in words
    assert "https://www.lancetpharm.ru/" in words
    assert "printed as “Sweden”, curated as “Switzerland”, very likely" in words
    assert "Not stated by any source: the exact day" in words


def test_a_country_opens_by_address_and_becomes_a_filter(open_page: OpenPage) -> None:
    app = open_page("map", place="country:PER")
    assert "may be one of the 15 unnamed countries" in words_of(app)
    app.button(key="filter-by-place").click().run()
    assert not app.exception
    assert app.query_params["country"] == "PER"
    assert "place" not in app.query_params


def test_the_year_lane_never_disappears(open_page: OpenPage) -> None:
    for query in ({}, {"years": "2019"}, {"country": "RUS"}):
        figure = figures(open_page("participants", **query))[
            "figure-attendances-by-year"
        ]
        lanes = [row for row in figure["rows"] if row[0] == readings.NOT_ATTRIBUTABLE]
        assert [row[2] for row in lanes] == ["582 to 621"]


def test_what_no_source_reports_is_shown(open_page: OpenPage) -> None:
    words = words_of(open_page("participants"))
    assert words.count("not reported") >= 4
    assert "350 to 1,340" in words


def test_no_hedged_number_stands_bare(open_page: OpenPage) -> None:
    for page in PAGES:
        app = open_page(page)
        pieces = [words_of(app).replace("<b>", "").replace("</b>", "")]
        pieces += [
            f"{f['title']} {f['subtitle']} {f['alt']}" for f in figures(app).values()
        ]
        for piece in pieces:
            for hedge, bare in (
                ("more than ", "650"),
                ("about ", "1,250"),
                ("about ", "600"),
            ):
                for at in _places(piece, bare):
                    assert piece[:at].lower().endswith((hedge, "bounds: ", "to ")), (
                        page,
                        piece[max(0, at - 60) : at + 20],
                    )


def _places(piece: str, number: str) -> list[int]:
    """Find where a number stands whole in a text."""
    return [
        at
        for at in range(len(piece))
        if piece.startswith(number, at)
        and not piece[at - 1 : at].isalnum()
        and piece[at - 1 : at] not in {",", "-", "/", ":", "#", "."}
        and not piece[at + len(number) : at + len(number) + 1].isalnum()
    ]
