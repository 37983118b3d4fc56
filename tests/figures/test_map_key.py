"""The key above a map: only what is drawn, in every form; names that grow with zoom."""

from itertools import combinations, pairwise

import pytest

from components.asked.selection import Selection, Viewed
from components.asked.view import View, read_view
from components.figures import catalogue
from components.figures.boxes import Box
from components.figures.map import (
    countrynames,
    framing,
    key,
    labels,
    projection,
    sides,
    views,
)
from components.figures.map.meanings import Said
from components.looks import typography
from components.looks.theme import SMALL_PX, TEXT_PX
from components.tables import countries, placelist, places
from components.words import captions, mapkey
from data.geography import countries as country_names
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting.filters import Filter
from tests.drawn import curated
from tests.figures.examples import (
    LIGHT,
    draw_map,
    each_form,
    some_cities,
    some_countries,
)
from tests.invented import invented

CAPTION = "15 unnamed countries of Latin America"
NAMES = {"cn-forum-2020": "Forum", "esor-russia": "Courses"}


def words_of(**options: object) -> list[str]:
    """List the words of a map's key."""
    figure = draw_map(look="light", **{"narrow": False, **options})
    return [note.text.replace("<br>", " ") for note in figure.layout.annotations]


@each_form
def test_the_key_names_series_steps_pattern_and_marks(*, narrow: bool) -> None:
    said = Said(caption=CAPTION, names=NAMES)
    words = words_of(said=said, narrow=narrow)
    assert {"Forum", "Courses", mapkey.SEVERAL, "1", "2–4", "5 or more"} <= {*words}
    assert f"may be among {CAPTION}" in words
    assert {mapkey.PLANNED, mapkey.HOST, mapkey.CITY, mapkey.LINE} <= {*words}
    # A word is never parted from the first shade that it is about.
    figure = draw_map(look="light", narrow=narrow, said=said)
    tops = {note.text: note.yshift for note in figure.layout.annotations}
    assert tops[mapkey.MEASURES["events"]] == tops["1"]


def test_the_key_explains_only_what_is_drawn() -> None:
    named = some_countries()
    named = named[named["country"].isin(["KGZ", "FRA"])]
    words = words_of(countries=named, cities=some_cities().head(0))
    assert words == [mapkey.MEASURES["events"], "1"]
    roles = words_of(countries=named, cities=some_cities().head(0), by="role")
    assert roles == [mapkey.MEASURES["role"], mapkey.STEPS["role"][1]]
    chosen = words_of(said=Said(chosen=("RUS",)))
    assert mapkey.CHOSEN in chosen
    assert mapkey.MAY_MATCH in words_of()  # hatched, and for no group


@each_form
def test_the_key_stands_above_the_map_and_within_the_least_width(
    *, narrow: bool
) -> None:
    said = Said(caption=CAPTION, names=NAMES)
    figure = draw_map(look="light", narrow=narrow, said=said)
    above = figure.layout.margin.t
    assert figure.layout.height == above + views.WHOLE.height_px(narrow=narrow)
    for note in figure.layout.annotations:
        lines = note.text.split("<br>")
        right = note.xshift + typography.block_px(lines, note.font.size)
        assert right <= (320 if narrow else 600)
        assert 0 < note.yshift <= above


@each_form
@pytest.mark.parametrize("related", [False, True])
def test_who_comes_closer_finds_more_names_and_none_on_another(
    *, related: bool, narrow: bool
) -> None:
    selection = Selection(curated(), Filter(related=related))
    cities = places.cities(selection)
    drawn = labels.trace(
        placed(selection),
        caption=CAPTION,
        frames=views.WHOLE,
        narrow=narrow,
        colours=LIGHT,
    )
    counts = [len(drawn["lon"])]
    frame = views.WHOLE.frame(narrow=narrow)
    width_px = 320 if narrow else 600
    known = records(countries.countries(selection))
    rows = cities.to_dict("records") + [
        {**row._asdict(), "host": False} for row in countrynames.in_order(known)
    ]
    for times, *named in drawn["customdata"]:
        pairs = list(zip(named[::2], named[1::2], strict=True))
        counts.append(len(pairs))
        for closer in (times, times * 1.25, times * 1.6):
            wide_px = width_px * closer
            page = projection.fitted(frame, wide_px, wide_px / frame.aspect)
            boxes = [box(page, rows[at], countrynames.of(side)) for at, side in pairs]
            assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
        assert drawn["meta"]["countries"] == [
            [row["name"], row["longitude"], row["latitude"]]
            for row in rows[len(cities) :]
        ]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


def placed(selection: Selection) -> labels.Places:
    """Give what a selection's map names and keeps clear of."""
    tables = (
        countries.countries(selection),
        places.cities(selection),
        places.lines(selection),
    )
    return labels.Places(*([*records(table)] for table in tables))


def box(page: projection.Projector, city: dict[str, object], side: str) -> Box:
    """Give the box of a city's name on a page."""
    size_px = TEXT_PX if city["host"] else SMALL_PX
    wide_px = typography.width_px(str(city["name"]), size_px)
    at = page.px(float(str(city["longitude"])), float(str(city["latitude"])))
    return sides.box_at(at, side, wide_px, sides.NAME_PX)


def notes_of(view: View, name: str = "place-map") -> list[str]:
    """Give what stands in the key of a figure of ours."""
    drawn = catalogue.FIGURES[name].draw(Viewed(curated(), view), "light")
    return [
        note["text"].replace("<br>", " ") for note in drawn.wide.layout["annotations"]
    ]


def named_on(view: View) -> str:
    """Give the names on the map of a place, and what else is written there."""
    drawn = catalogue.FIGURES["place-map"].draw(Viewed(curated(), view), "light")
    texts = [one["text"] for one in drawn.wide.data if one.get("mode") == "text"]
    return " ".join(text for group in texts for text in group)


@pytest.mark.parametrize("code", ["ISL", "PER"])
def test_a_country_that_no_source_names_is_outlined_and_named_on_its_own_map(
    code: str,
) -> None:
    view = View(code=code)
    assert mapkey.CHOSEN in notes_of(view)
    assert country_names.name(code) in named_on(view)
    assert mapkey.CHOSEN not in notes_of(View(code="RUS"))


def test_the_map_of_a_city_does_not_count_the_events_of_its_country() -> None:
    """Its title says in how many events the city took part."""
    view = View(item="498817")
    assert mapkey.MEASURES["events"] not in notes_of(view)
    drawn = catalogue.FIGURES["place-map"].draw(Viewed(curated(), view), "light")
    assert drawn.rows
    assert not any("Russia" in row[:2] for row in drawn.rows)
    assert mapkey.MEASURES["events"] in notes_of(View(code="RUS"))


def test_a_key_says_what_a_map_of_another_kind_means() -> None:
    """A place's page uses no filter; a comparison shades by side, not by number."""
    of_place = View(code="RUS", chosen=Filter())
    of_sides = View(
        chosen=Filter(series=("cn-forum-2020",)),
        against=Filter(series=("esor-russia",)),
    )
    for name, view in (
        ("place-map", of_place),
        ("place-map", View(code="PER")),
        ("compare-countries", of_sides),
    ):
        drawn = catalogue.FIGURES[name].draw(Viewed(curated(), view), "light")
        notes = drawn.wide.layout["annotations"]
        said = [note["text"].replace("<br>", " ") for note in notes]
        assert mapkey.MAY_MATCH not in said, name
        assert not {*curated().series["series_id"]} & {*said}, name
        if name == "compare-countries":
            assert mapkey.MEASURES["events"] not in said
            assert mapkey.AMONG_OR_MATCH in said


def drawn_names(
    view: str, *, related: bool = False, narrow: bool = False
) -> dict[str, str]:
    """Give what is named on our map's view, each with its side."""
    dataset, frames = curated(), framing.view_of(curated(), view)
    selection = Selection(dataset, Filter(related=related))
    drawn = labels.trace(
        placed(selection),
        caption="",
        frames=frames,
        narrow=narrow,
        colours=LIGHT,
    )
    names = [text.strip(sides.HOLD) for text in drawn["text"]]
    return dict(zip(names, drawn["textposition"], strict=True))


def test_a_country_has_its_name_within_or_beside_it_and_on_no_other() -> None:
    world, europe = drawn_names("world"), drawn_names("europe")
    assert world["China"] == world["Brazil"] == sides.WITHIN
    assert world["South Korea"] in sides.SIDES
    assert "Germany" not in world  # planned, not yet there
    assert "Peru" not in drawn_names("world", related=True)  # only possible
    assert "Netherlands" in europe
    assert "Switzerland" not in europe  # there is only room on France
    phone = drawn_names("world", narrow=True)
    assert "Brazil" in phone
    assert "Armenia" not in phone  # its name would seem that of Italy


def test_a_package_without_cities_has_names_on_its_map_and_in_its_picture() -> None:
    dataset = invented("tele-education")
    selection = Selection(dataset, Filter())
    drawn = labels.trace(
        placed(selection),
        caption="",
        frames=views.WHOLE,
        narrow=False,
        colours=LIGHT,
    )
    kept = labels.with_room(
        drawn, views.WHOLE.frame(narrow=False), width_px=560, height_px=300
    )
    names = {name.strip(sides.HOLD) for name in kept.values()}
    assert {"Kenya", "Ethiopia", "Ghana", "Tanzania"} <= names
    closest = drawn["customdata"][-1][1::2]
    assert len(closest) == len(drawn["meta"]["countries"]) == 5


@pytest.mark.parametrize("count", range(1, 12))
def test_lines_of_a_key_are_as_few_and_as_even_as_they_can_be(count: int) -> None:
    """Against every way to break a row."""
    row = [key.Item("fill", "word " * (1 + at * 7 % 5)) for at in range(count)]
    placed = key.arranged([row], narrow=True).placed
    wide_px = [typography.width_px(item.words.strip(), SMALL_PX) + 23 for item in row]
    breaks = (
        [0, *at, count] for n in range(count) for at in combinations(range(1, count), n)
    )
    ways = [
        [sum(wide_px[a:b]) + 12 * (b - a - 1) for a, b in pairwise(at)] for at in breaks
    ]
    fitting = [(len(way), max(way)) for way in ways if max(way) <= 320]
    tops = [one.top_px for one in placed]
    ends = {
        one.top_px: one.left_px + wide
        for one, wide in zip(placed, wide_px, strict=True)
    }
    assert (len({*tops}), max(ends.values())) == pytest.approx(min(fitting))


def test_shades_stay_beside_what_they_count() -> None:
    series = [key.Item("fill", f"a series of courses {at}") for at in range(3)]
    steps = [key.Item("fill", words) for words in mapkey.STEPS["events"]]
    row = [*series, key.Item("words", mapkey.MEASURES["events"]), *steps]
    tops = [placed.top_px for placed in key.arranged([row], narrow=False).placed]
    assert tops[0] == tops[1] == tops[2]
    assert tops[3] > tops[2]
    assert {*tops[3:]} == {tops[3]}


def test_what_has_no_place_on_the_map_is_said_below_it() -> None:
    def footer(dataset: Dataset, **query: str) -> str:
        view, _ = read_view({name: [one] for name, one in query.items()}, dataset)
        return catalogue.FIGURES["map"].draw(Viewed(dataset, view), "light").footer

    assert "at least 2 countries that no source names" in footer(
        invented("tele-education")
    )
    assert "that no source names" not in footer(curated())
    assert "as planned partners" in footer(curated())
    assert "as planned partners" not in footer(curated(), period="2020-04-17")


def test_a_country_at_an_event_that_may_match_is_not_among_unnamed_ones() -> None:
    view, _ = read_view({"series": ["cn-forum-2020"], "period": ["2020-04"]}, curated())
    selection = Viewed(curated(), view).selection
    groups = {group.title: group.places for group in placelist.grouped(selection)}
    assert [one.name for one in groups[mapkey.LIST_MAY_MATCH]] == ["South Korea"]
    assert "South Korea" not in {one.name for one in groups[mapkey.LIST_POSSIBLE]}
    known = countries.countries(selection)
    reading = dict(zip(known["country"], known["reading"], strict=True))
    assert mapkey.MAY_MATCH in reading["KOR"]
    assert mapkey.MAY_MATCH not in reading["PER"]
    rows = catalogue.FIGURES["map"].draw(Viewed(curated(), view), "light").rows
    certain = {row[1]: row[2] for row in rows}
    assert certain["South Korea"] == captions.CERTAINTIES["may_match"]
    assert certain["Peru"] == captions.CERTAINTIES["possible"]
