"""The page of one event: what matters first, each place in a document numbered."""

import pytest

from components.asked.selection import Viewed
from components.asked.view import View
from components.figures import catalogue
from components.tables import countries, event, happening, naming
from components.tables.citing import Ref, noted
from components.tables.notes import Notes
from components.words import event as words
from components.words import prose
from tests.drawn import curated


def _leading(event_id: str) -> dict[str, str]:
    return {name: value for name, value, _ in event.leading(curated(), event_id)}


def test_what_matters_stands_first() -> None:
    assert _leading("ru-10") == {
        prose.FACT_WHEN: "May 2019",
        prose.FACT_PLACE: "Saint Petersburg, Russia",
        prose.TILE_MEASURES["attendances"]: "69",
        words.WHO_CAME: "21 cities of 4 countries",
        words.WHO_TAUGHT: "9 lecturers named",
    }


def test_a_plan_says_so_and_counts_nobody() -> None:
    facts = _leading("cn-4")
    assert ", planned; no report" in facts[prose.FACT_WHEN]
    assert words.WHO_CAME not in facts
    for event_id, told in (("ru-10", "people came from"), ("ru-11", "is named for it")):
        viewed = Viewed(curated(), View(event=(event_id,)))
        drawn = catalogue.FIGURES["event-map"].draw(viewed, "light")
        assert told in drawn.title
        assert "that no source names" not in drawn.footer


def test_hedges_stand_in_the_leading_facts() -> None:
    attendances = _leading("cn-3")[prose.TILE_MEASURES["attendances"]]
    assert attendances.startswith("about 400")
    assert "350 to 450" in attendances
    assert "15 unnamed countries" in _leading("cn-3")[words.WHO_CAME]


def test_cities_stand_under_their_countries() -> None:
    (came,) = (c for c in event.took_part(curated(), "ru-10") if c.role == "attendees")
    lands = {land.name: len(land.cities) for land in came.lands}
    assert lands == {"Russia": 18, "Ukraine": 1, "Kyrgyzstan": 1, "Armenia": 1}
    assert came.cities == 21
    assert [land.code for land in came.lands] == ["RUS", "UKR", "KGZ", "ARM"]


@pytest.mark.parametrize("event_id", list(curated().events["event_id"]))
def test_every_event_has_leading_facts_that_are_cited(event_id: str) -> None:
    for name, value, cited in event.leading(curated(), event_id):
        assert name
        assert value
        # What no source counts is said, and stands nowhere.
        assert cited or name == prose.TILE_MEASURES["attendances"]


def test_the_neighbours_of_an_event_are_those_of_its_series() -> None:
    assert event.beside(curated(), "ru-10") == ("ru-9", "ru-11")
    assert event.beside(curated(), "ru-1")[0] is None
    assert event.beside(curated(), "ru-11")[1] is None
    of_ru = curated().events["event_id"].str.startswith("ru-")
    walked: list[str] = []
    at: str | None = "ru-1"
    while at is not None:
        walked.append(at)
        at = event.beside(curated(), at)[1]
    assert walked == [f"ru-{number}" for number in range(1, of_ru.sum() + 1)]


def test_a_place_in_a_document_has_one_number_wherever_it_is_cited() -> None:
    first, *_ = curated().sources["source_id"]
    notes = Notes(curated())
    title = naming.source_titles(curated())[first]
    places = [Ref(first, "p. 1"), Ref(first, "p. 2"), Ref(first, "p. 1")]
    assert notes.marks(places) == [(1, f"{title}, p. 1"), (2, f"{title}, p. 2")]
    assert [number for number, _ in notes.marks([Ref(first, "p. 2")])] == [2]
    listed = notes.listed()
    assert [(one.source_title, one.locator) for one in listed] == [
        (title, "p. 1"),
        (title, "p. 2"),
    ]


def _on_map(event_id: str) -> dict[str, str]:
    viewed = Viewed(curated(), View(event=(event_id,)))
    table = countries.countries(happening.at_event(viewed))
    shown = table[table["certainty"] != "none"]
    return dict(zip(shown["country"], shown["certainty"], strict=True))


def test_the_map_of_an_event_shows_those_of_that_event_alone() -> None:
    assert _on_map("ru-10") == dict.fromkeys(
        ("ARM", "AUT", "FRA", "ITA", "KGZ", "NLD", "RUS", "CHE", "UKR"), "named"
    )
    of_forum = _on_map("cn-3")
    assert {code for code, sure in of_forum.items() if sure == "named"} == {
        "BRA",
        "CHN",
    }
    assert of_forum["PER"] == "possible"
    assert "RUS" not in of_forum


def test_the_map_of_an_event_is_kept_apart_from_that_of_another() -> None:
    titles = {
        catalogue.drawing(
            "event-map", Viewed(curated(), View(event=(event_id,))), "light"
        ).title
        for event_id in ("ru-10", "cn-3")
    }
    assert len(titles) == 2
    # No other figure is drawn anew because an event is opened.
    assert View(event=("ru-10",)).of_figure("map") == View()


@pytest.mark.parametrize(
    ("said", "note", "expected"),
    [
        (
            "printed as Ian",
            "The surname is sure",
            "printed as Ian. The surname is sure",
        ),
        ("printed as Ian", "by the host", "printed as Ian; by the host"),
        ("", "The surname is sure", "The surname is sure"),
        ("printed as Ian", "", "printed as Ian"),
    ],
)
def test_a_note_that_is_a_sentence_stands_as_one(
    said: str, note: str, expected: str
) -> None:
    assert noted(said, note) == expected
