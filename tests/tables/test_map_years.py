"""Countries year by year, and the list of places beside the map."""

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue
from components.tables import mapyears, placelist
from components.words import mapkey
from data.selecting import period
from data.selecting.filters import Filter
from tests.drawn import curated


def core(**chosen: object) -> Selection:
    return Selection(curated(), Filter(**chosen))  # type: ignore[arg-type]


def certainty(selection: Selection, year: int) -> dict[str, str]:
    """Give how sure the countries of a year are, by code."""
    table = dict(mapyears.shown(selection))[year]
    return dict(zip(table["country"], table["certainty"], strict=True))


def test_each_year_has_what_surely_belongs_to_it_and_what_may() -> None:
    assert mapyears.years_of(core()) == (2015, 2016, 2017, 2018, 2019, 2020)
    # Nine courses have no stated date, the tenth was held in 2019.
    assert certainty(core(), 2016)["RUS"] == "possible"
    assert certainty(core(), 2019)["RUS"] == "named"
    assert certainty(core(), 2019)["KOR"] == "none"
    assert certainty(core(), 2020)["KOR"] == "named"
    assert certainty(core(), 2020)["PER"] == "possible"


def test_years_lie_within_the_period_and_one_alone_has_no_small_maps() -> None:
    some = core(period=period.read("2019-06/2020-04"))
    assert mapyears.of_year(some, 2019).chosen.period == period.read("2019-06/2019-12")
    assert mapyears.of_year(some, 2018).chosen.period == period.read("2018")
    assert mapyears.is_offered(core())
    assert not mapyears.is_offered(core(series=("cn-forum-2020",)))


def test_the_title_says_when_most_are_named_and_the_table_has_every_year() -> None:
    drawing = catalogue.drawing("map-years", Viewed(curated(), View()), "light")
    assert drawing.title == "Most countries are named in 2019: 9 countries"
    assert "2016: no country named" in drawing.alt
    assert {row[0] for row in drawing.rows} == {*range(2015, 2021)}
    titles = [note["text"] for note in drawing.wide.layout["annotations"][-6:]]
    assert titles[0] == "2015: none for sure"
    assert titles[4] == "2019: 9 countries named"


def test_of_many_years_the_last_are_drawn_and_said_to_be() -> None:
    every = Viewed(curated(), View(chosen=Filter(related=True)))
    years = mapyears.years_of(every.selection)
    assert len(years) > mapyears.MOST
    drawing = catalogue.drawing("map-years", every, "light")
    assert f"The last 12 of {len(years)} years." in drawing.subtitle
    assert {row[0] for row in drawing.rows} == {*years}
    geos = [name for name in drawing.wide.layout if name.startswith("geo")]
    assert len(geos) == mapyears.MOST


def test_the_list_has_the_places_of_the_map_those_named_first() -> None:
    groups = placelist.grouped(core())
    assert [(group.title, len(group.places)) for group in groups] == [
        (mapkey.LIST_NAMED, 12),
        (mapkey.LIST_PLANNED, 1),
        (mapkey.LIST_CITIES, 22),
        (mapkey.LIST_POSSIBLE, 49),
    ]
    assert groups[0].places[0].mark == "country:RUS"
    assert groups[0].places[0].words == "10 events"
    assert [group.is_folded for group in groups] == [False, False, True, True]
    # Nobody lives there who could have come.
    possible = {place.mark for place in groups[-1].places}
    assert {"country:BVT", "country:SGS"}.isdisjoint(possible)


def test_the_table_of_the_map_begins_with_what_is_named() -> None:
    drawing = catalogue.drawing("map", Viewed(curated(), View()), "light")
    at = drawing.columns.index("Certainty")
    certainties = [row[at] for row in drawing.rows]
    assert certainties[:12] == ["named"] * 12
    first = certainties.index("may be among unnamed ones")
    assert set(certainties[first:]) == {"may be among unnamed ones"}
