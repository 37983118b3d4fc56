"""The one search: what it finds, in which order, and what it says of each."""

import pytest

from components.asked.selection import Selection
from components.asked.view import read_view
from components.tables import events
from components.tables.search import asked, at_places, index, kinds, periods
from components.words.searching import bare, spaced, words
from data.counting.tally import tally
from data.geography import countries
from data.reading.package import Dataset
from data.selecting.filters import Filter
from tests.drawn import curated, tables
from tests.invented import invented

PLANS = tables(
    series="series_id | short_title\ns | Series",
    events="""
    event_id | date    | status  | place_id
    one      | 2020-05 | held    | 1
    two      | 2020-06 | planned | 1
    """,
    places="place_id | name | country\n1 | Paris | FRA",
    participation="""
    event_id | country
    one      | FRA
    two      | FRA
    """,
)
TELE, SCHOOL = invented("tele-education"), invented("continent-school")
LETTERS = tables(
    events="""
    event_id | short_title      | place_id | title
    one      | Straßen-Kurs     | 1        | Straßen-Kurs
    two      | İstanbul Işık    | 2        | İstanbul Işık
    three    | 放射線医学会      | 3        | 放射線医学会, 第4回
    four     | دورة الأشعة      |          | دورة الأشعة
    """,
    places="""
    place_id | name      | country
    1        | Gießen    | DEU
    2        | Isparta   | TUR
    3        | 東京       | JPN
    """,
    people="""
    appearance_id | person_id | name         | as_printed    | event_id
    a             | ivanov    | Ivan Ivanov  | Иванов И. И.  | one
    b             | ivanov    | Ivan Ivanov  | Ivan Ivanov   | two
    """,
)
BARE = tables(events="event_id | short_title\nx | Course 1")


def labels(dataset: Dataset, search: str, most: int = 5) -> dict[str, list[str]]:
    """Give the names found of each kind, in the order in which they stand."""
    results = asked.ask(dataset, search, most)
    return {one.kind: [item.label for item in one.items] for one in results}


def test_what_is_known_of_peru_comes_first_after_three_letters() -> None:
    first = asked.ask(curated(), "per", 6)[0]
    assert first.kind == "country"
    assert first.items[0] == asked.Item(
        "Peru", "", "country · may be at 1 event", "country?code=PER"
    )


@pytest.mark.parametrize(
    ("search", "kind", "label"),
    [
        ("Saint Petersburg", "city", "Saint Petersburg"),
        ("saint", "city", "Saint Petersburg"),  # before countries of which nothing is
        ("course 10", "event", "Course 10"),
        ("forstner", "person", "Rosemarie Forstner"),
        ("esor in russia", "series", "ESOR in Russia"),
        ("lancet 2019", "source", "Lancet 2019"),
        ("holland", "country", "Netherlands"),
        ("PER", "country", "Peru"),
        ("cote d'ivoire", "country", "Côte d’Ivoire"),
        ("2019", "period", "2019"),
        ("April 2020", "period", "April 2020"),
        ("apr 2020 china", "period", "April 2020 · China forum"),
        ("2020-04", "period", "April 2020"),
        ("ESOR 2019", "period", "2019 · ESOR in Russia"),
        ("esor", "series", "ESOR worldwide"),
        ("10th course", "event", "Course 10"),
        ("tenth course", "event", "Course 10"),
        ("third webinar", "event", "Latin America"),
    ],
)
def test_the_first_result_is_what_was_meant(search: str, kind: str, label: str) -> None:
    first = asked.ask(curated(), search, 3)[0]
    assert (first.kind, first.items[0].label) == (kind, label)


def test_what_has_data_stands_before_what_has_none() -> None:
    known = kinds.kinds(curated())["country"]
    weight = dict(zip(known.labels, known.weight.tolist(), strict=True))
    for search in ("a", "united", "s", "guinea"):
        listed = labels(curated(), search, 300)["country"]
        begins = [name for name in listed if spaced(name).startswith(spaced(search))]
        weights = [weight[n] for n in begins if spaced(n) != spaced(search)]
        assert weights == sorted(weights, reverse=True)


def test_each_result_says_what_it_is_and_leads_to_a_page_of_its_own() -> None:
    hints = {
        one.kind: (one.items[0].hint, one.items[0].href)
        for search in ("vladivostok", "forstner", "course 10", "esor in russia")
        for one in asked.ask(curated(), search, 1)[:1]
    }
    assert hints == {
        "city": ("city · Russia · 1 event", "city?id=2013348"),
        "person": ("person · printed for Course 10", "events?v=1&event=ru-10"),
        "event": ("event · ESOR in Russia · May 2019", "events?v=1&event=ru-10"),
        "series": (
            "series · 11 events, 1 not reported as held",
            "./?v=1&series=esor-russia",
        ),
    }


@pytest.mark.parametrize(
    ("dataset", "search", "label"),
    [
        (TELE, "12th session", "Session 12"),
        (TELE, "twelfth webinar", "Session 12"),
        (TELE, "21st session", "Session 21"),
        (SCHOOL, "third course Kampala", "Course 3"),
    ],
)
def test_events_are_found_by_their_place_in_a_row(
    dataset: Dataset, search: str, label: str
) -> None:
    first = asked.ask(dataset, search, 3)[0]
    assert (first.kind, first.items[0].label) == ("event", label)


def test_who_is_no_number_in_a_row_has_no_place_in_it() -> None:
    assert labels(BARE, "first course") == {}
    assert labels(curated(), "2017th") == {}


@pytest.mark.parametrize("dataset", [curated(), TELE, SCHOOL, BARE], ids=str)
def test_a_period_counts_what_its_page_shows(dataset: Dataset) -> None:
    for one in periods.periods(dataset):
        view, unknown = read_view({k: [v] for k, v in one.query.items()}, dataset)
        chosen = Selection(dataset, view.chosen)
        assert not unknown
        assert one.sure == tally(dataset, chosen.definite), one
        assert one.maybe == tally(dataset, chosen.possible, of_each=True), one
        assert chosen.shown.any()


def test_a_period_leads_to_its_page() -> None:
    item = asked.ask(curated(), "esor 2019", 1)[0].items[0]
    assert item.hint == "period · 1 event, 9 more may match"
    assert item.href == "./?v=1&series=esor-russia&period=2019"


def test_events_are_found_by_who_took_part_and_a_person_by_where() -> None:
    assert "Course 10" in labels(curated(), "vladivostok")["event"]
    assert "Course 10" in labels(curated(), "forstner austria")["event"]


@pytest.mark.parametrize("search", ["strassen", "STRASSEN", "giessen", "Gießen"])
def test_a_sharp_s_is_two(search: str) -> None:
    assert "Straßen-Kurs" in labels(LETTERS, search)["event"]


@pytest.mark.parametrize("search", ["istanbul", "İSTANBUL", "isik", "ışık", "ISIK"])
def test_dots_on_an_i_are_no_matter(search: str) -> None:
    assert labels(LETTERS, search)["event"] == ["İstanbul Işık"]


@pytest.mark.parametrize("search", ["иванов", "ИВАНОВ И", "ivanov"])
def test_a_person_is_found_as_printed_in_another_alphabet(search: str) -> None:
    person = next(r for r in asked.ask(LETTERS, search, 5) if r.kind == "person")
    assert person.count == 1
    (item,) = person.items
    assert item.label == "Ivan Ivanov"
    assert item.other == ("Иванов И. И." if "и" in search.lower() else "")
    assert item.hint == "person · printed for Straßen-Kurs and 1 more"


@pytest.mark.parametrize(
    ("search", "kind", "label"),
    [
        ("放射", "event", "放射線医学会"),
        ("医学", "event", "放射線医学会"),
        ("東", "city", "東京"),
        ("الأشعة", "event", "دورة الأشعة"),
        ("الاشعة", "event", "دورة الأشعة"),
    ],
)
def test_other_alphabets_are_found_as_printed(
    search: str, kind: str, label: str
) -> None:
    assert label in labels(LETTERS, search)[kind]


def test_a_number_is_found_whole() -> None:
    assert "Course 1" not in labels(curated(), "course 10", 99)["event"]
    found = labels(curated(), "course 1", 99)["event"]
    assert found[0] == "Course 1"
    assert "Course 10" not in found


@pytest.mark.parametrize("search", ["", "  ", "!?", "—", "\n"])
def test_nothing_typed_finds_nothing(search: str) -> None:
    assert asked.ask(curated(), search, 5) == ()


def test_a_package_without_cities_people_and_participants_is_searched() -> None:
    assert labels(BARE, "course") == {
        "event": ["Course 1"],
        "series": ["Series"],
    }
    assert labels(BARE, "peru") == {"country": ["Peru"]}
    about = index.about(BARE)
    assert "people" not in about["through"]
    assert "cities" not in about["nothing"]
    assert about["examples"] == ["Course 1", "Series"]


def test_examples_are_of_the_package_and_find_themselves() -> None:
    for dataset in (curated(), TELE, SCHOOL, LETTERS):
        examples = index.about(dataset)["examples"]
        assert examples
        for example in examples:
            first = asked.ask(dataset, example, 1)[0]
            assert first.items[0].label == example


@pytest.mark.parametrize("dataset", [curated(), SCHOOL], ids=str)
def test_a_country_s_hint_counts_the_events_that_its_filter_finds(
    dataset: Dataset,
) -> None:
    at = at_places.of_countries(dataset)
    for code, one in zip(countries.codes(), at, strict=True):
        chosen = Selection(dataset, Filter(countries=(code,), related=True))
        assert one.sure == tally(dataset, chosen.definite, of_each=True), code
        assert one.maybe == tally(dataset, chosen.possible, of_each=True), code


@pytest.mark.parametrize("search", ["russia course", "2019", "covid-19", "seoul", "x"])
def test_the_server_and_the_list_of_a_page_find_the_same_events(search: str) -> None:
    dataset = curated()
    ids = dataset.events["event_id"].to_list()
    found = asked.events_holding(dataset, search)
    listed = [
        all(_holds(f" {spaced(text)} ", word) for word in words(search))
        for text in events.searched(dataset, ids)
    ]
    assert listed == found.tolist()


def _holds(text: str, word: str) -> bool:
    if not word.isdecimal():
        return word in text
    return word in "".join(x if x in "0123456789" else " " for x in text).split()


def test_folding_twice_changes_nothing() -> None:
    for text in ("São Paulo", "№ 5", "ΟΔΟΣ", "İ", "ẞ", "Ｆｕｌｌ", "서울", "K"):
        assert bare(bare(text)) == bare(text)


def test_events_that_are_planned_are_not_counted_as_if_they_were_held() -> None:
    hints = {
        label: of.hint(n)
        for of in kinds.kinds(PLANS).values()
        for n, label in enumerate(of.labels)
    }
    both = "2 events, 1 not reported as held"
    assert hints["Series"] == f"series · {both}"
    assert hints["France"] == f"country · {both}"
    assert hints["Paris"] == f"city · France · {both}"
    assert hints["2020"] == f"period · {both}"
    assert hints["May 2020"] == "period · 1 event"
    assert hints["June 2020"] == "period · 1 event, not reported as held"
