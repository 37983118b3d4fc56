"""Lists of who took part, as sources write them in their languages."""

import pytest

from data.entry.known import Known
from data.entry.takers import Taker, pick_field, takers

EMPTY = Known({})
OURS = Known(
    {
        "places.csv": b"place_id,name,country,subdivision,latitude,longitude,"
        b"time_zone\n"
        b"7,Springfield,CAN,CA-ON,45,-75,America/Toronto\n"
    }
)


def read(text: str, known: Known = EMPTY, picked: str = "") -> list[Taker]:
    return takers(
        {"role-attendees": text, pick_field(text): picked}, "attendees", known
    )


def marks(text: str) -> list[str]:
    return [one.mark for one in read(text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Japan, Viet Nam and Thailand", "JPN VNM THA"),
        ("Bosnia and Herzegovina and Serbia", "BIH SRB"),
        ("Trinidad and Tobago; Congo, Democratic Republic of the", "TTO COD"),
        ("Deutschland, Österreich und die Schweiz", "DEU AUT"),
        ("la France et l'Italie", ""),
        ("France et Italie", "FRA ITA"),
        ("Россия, Казахстан и Беларусь", "RUS KAZ BLR"),
        ("日本、韓国、中国", "JPN KOR CHN"),
        ("España, México y Perú", "ESP MEX PER"),
        ("Japan\nTurkey\nJapan", "JPN TUR"),
        ("Georgia", "GEO"),
    ],
)
def test_countries_are_found_by_whole_names_in_many_languages(
    text: str, codes: str
) -> None:
    known = [mark for mark in marks(text) if mark]
    assert known == [f"country:{code}" for code in codes.split()]


def test_what_is_not_known_stands_as_it_was_printed_and_for_nothing() -> None:
    (one,) = read("Zembla")
    assert (one.printed, one.marks, one.mark) == ("Zembla", (), "")


def test_a_name_of_two_is_settled_by_nobody_but_the_reader() -> None:
    (congo,) = read("Congo")
    assert congo.marks == ("country:COD", "country:COG")
    assert congo.mark == ""
    (picked,) = read("Congo", picked="country:COG")
    assert picked.mark == "country:COG"
    (odd,) = read("Congo", picked="country:FRA")
    assert odd.mark == ""


@pytest.mark.parametrize(
    ("text", "mark", "count"),
    [
        ("four countries of South-Eastern Asia", "region:035", 4),
        ("15 other countries of Latin America and the Caribbean", "region:419", 15),
        ("Africa", "region:002", None),
    ],
)
def test_unnamed_countries_of_a_region_have_their_number(
    text: str, mark: str, count: int | None
) -> None:
    (one,) = read(text)
    assert (one.mark, one.count) == (mark, count)


def test_a_number_in_other_words_is_no_region() -> None:
    assert [one.mark for one in read("many countries of Africa")] == [""]


def test_a_city_is_found_where_no_country_has_the_name() -> None:
    assert marks("Kioto; Graz") == ["place:1857910", "place:2778067"]


def test_a_region_behind_a_comma_tells_a_city_and_ours_comes_first() -> None:
    (one,) = read("Springfield", OURS)
    assert one.marks[0] == "place:7"
    assert one.mark == ""
    from data.entry.takers import city_ids

    assert city_ids("Springfield, Illinois", EMPTY) == ("4250542",)
    assert city_ids("Springfield, IL", EMPTY) == ("4250542",)
    assert city_ids("Frankfurt, Germany", EMPTY) == ("2925533", "2925535")
    assert city_ids("Springfield, Canada", OURS) == ("7",)
    assert city_ids("Springfield, Peru", OURS) == ()
