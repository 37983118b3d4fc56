"""Every figure of packages that are not ours, and a few of their numbers."""

import re
from itertools import product

import pytest

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue
from components.figures.map import framing, projection
from components.findings.examples import examples
from components.looks.theme import palette
from components.tables.headline import headline
from components.words import labels, method
from data.checking.check import check_package
from data.geography import countries, load_points
from data.reading.schema import errors
from data.selecting.filters import Filter
from tests.figures.examples import LOOKS
from tests.invented import INVENTED, PACKAGES, invented
from tests.parts import against

ALL = Filter()


def everything(name: str) -> Selection:
    return Selection(invented(name), ALL)


@pytest.mark.parametrize("name", INVENTED)
def test_the_package_passes_the_check(name: str) -> None:
    assert errors(check_package(PACKAGES / name)) == []
    assert len(invented(name).events) < 150


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("name", "figure"), [*product(INVENTED, catalogue.FIGURES)])
def test_every_figure_is_drawn_in_every_view(name: str, figure: str, look: str) -> None:
    dataset = invented(name)
    has_views = catalogue.FIGURES[figure].has_views
    for view in dataset.choices.views if has_views else ("world",):
        viewed = Viewed(dataset, View(map_view=view, against=against(figure)))
        drawing = catalogue.FIGURES[figure].draw(viewed, look)  # type: ignore[arg-type]
        assert drawing.rows
        for narrow in (False, True):
            assert drawing.plot(narrow=narrow).figure().data


def test_the_numbers_of_the_webinars() -> None:
    selection = everything("tele-education")
    assert selection.events.sure["held"] == 55
    assert selection.events.sure["planned"] == 5
    assert selection.measures == ("attendances", "registrations", "views")
    registered = selection.counted("registrations")
    assert (registered.low, registered.high) == (12_095, 12_095)
    assert (selection.attendances.low, selection.attendances.high) == (3_763, None)
    assert selection.countries.low == 7
    assert selection.cities.low == 0


def test_the_numbers_of_the_school() -> None:
    selection = everything("continent-school")
    assert selection.events.sure["held"] == 116
    assert selection.cities.low == 12
    assert selection.attendances.low == 4_485
    disputed = Selection(selection.dataset, Filter(series=("school-2",)))
    # 40, give or take five; 44; and 60 or 90.
    assert (disputed.attendances.low, disputed.attendances.high) == (139, 179)


def test_the_headline_names_two_series_and_how_many_more() -> None:
    assert "".join(headline(everything("tele-education"))) == (
        "In 2025, 44 webinars of the Weekly rounds drew about 3,095 or more "
        "attendances and eleven webinars of the Journal club about 770 or more; "
        "at least 7 countries took part, 5 of them named."
    )
    assert re.search(
        r"three courses of School 17 \(Kampala\) drew about 170 .* 38 more series",
        "".join(headline(everything("continent-school"))),
    )


def test_series_of_which_none_is_core_all_count_and_have_hues_of_their_own() -> None:
    dataset = invented("tele-education")
    assert dataset.choices.core == ("rounds", "journal-club")
    assert labels.series_chosen(ALL, dataset.choices) == "both"
    colours = palette("light", dataset.hues)
    assert colours.hue("rounds") != colours.hue("journal-club")
    assert colours.related not in {colours.hue(one) for one in dataset.choices.core}


def test_forty_series_are_grey_in_no_look() -> None:
    dataset = invented("continent-school")
    for look in LOOKS:
        colours = palette(look, dataset.hues)
        marks = {colours.hue(one).mark for one in dataset.choices.core}
        assert len(marks) == 24
        assert colours.related.mark not in marks


@pytest.mark.parametrize("name", INVENTED)
def test_views_show_the_regions_of_the_data_and_frame_what_is_there(name: str) -> None:
    dataset = invented(name)
    points = load_points().set_index("country")
    for area in dataset.areas[1:]:
        view = framing.view_of(dataset, area.name)
        for frame in (view.wide, view.narrow):
            page = projection.fitted(frame, 100 * frame.aspect, 100)
            for code in dataset.countries_named & set(area.countries):
                x, y = page.px(points["longitude"][code], points["latitude"][code])
                assert 0 <= x <= page.width_px, (area.name, code)
                assert 0 <= y <= page.height_px, (area.name, code)


@pytest.mark.parametrize("name", INVENTED)
def test_the_method_is_explained_with_nothing_of_ours(name: str) -> None:
    dataset = invented(name)
    lines = [line for _, part in method.methods(examples(dataset)) for line in part]
    assert all(lines)
    assert not re.search("Russia|Korea|Latin|Peru|ESOR|China", " ".join(lines))


def test_an_example_takes_a_country_that_the_data_do_not_name() -> None:
    words = examples(invented("continent-school"))["region"]
    assert words.startswith("6 unnamed countries of Sub-Saharan Africa took part in ")
    assert countries.name("AGO") in words
