"""Words of registrations, persons and sources that disagree: true, and hedged."""

from components.asked.selection import Selection
from components.findings.sentences import sentences
from components.tables.bars import by_event
from components.tables.headline import headline
from components.widgets.tiles import tiles
from components.words import numbers
from data.reading.package import Dataset
from data.selecting.filters import Filter
from tests.drawn import tables

HEADER = (
    "claim_id | measure | events | source_id | size_text | low | best | high | dispute"
)
SOURCES = "source_id | short_title | title\nd | S | A document"
EVENTS = "event_id | title | short_title | source_id\na | A | A | d\nb | B | B | d"


def dataset(claims: str) -> Dataset:
    """Draw two events and what a source counts of them."""
    return tables(events=EVENTS, sources=SOURCES, claims=f"{HEADER}\n{claims}")


def said(data: Dataset) -> str:
    """Write all sentences of a selection."""
    return " ".join(f.words for f in sentences(Selection(data, Filter())))


def test_registrations_have_a_tile_and_a_sentence_and_are_never_attendances() -> None:
    data = dataset("r | registrations | a | d | 3,500 or more | 3500 | | |")
    shown = {tile.key: tile for tile in tiles(Selection(data, Filter()))}
    assert shown["registrations"].words == "at least 3,500"
    assert "3,500" not in shown["attendances"].words
    text = said(data)
    assert (
        "the number stated makes it at least 3,500 registrations, which are no "
        "attendances" in text
    )
    assert "3,500 attendances" not in text


def test_persons_that_a_source_counts_are_not_called_unreported() -> None:
    data = dataset(
        """
        p | persons     | a b | d | 180 different people | 180 | 180 | 180 |
        x | attendances | a   | d | 100                  | 100 | 100 | 100 |
        y | attendances | b   | d | 100                  | 100 | 100 | 100 |
        """
    )
    shown = {tile.key: tile for tile in tiles(Selection(data, Filter()))}
    assert shown["persons"].words == "180"
    assert "no source counts distinct persons" not in said(data)


def test_sources_that_disagree_are_both_quoted() -> None:
    data = dataset(
        """
        x | attendances | a | d | about 300     | 250 | 300 | 350 | came
        y | attendances | a | d | more than 500 | 501 |     |     | came
        """
    )
    (row, *_) = by_event(Selection(data, Filter())).itertuples()
    assert row.words == "about 300 or more than 500"
    assert row.sides == [300, 500]
    assert row.note == "sources disagree: “about 300” or “more than 500”"


def test_countries_that_sources_disagree_on_are_said_in_both_words() -> None:
    dataset = tables(
        events="event_id | source_id\na | s",
        sources="source_id | short_title\ns | S",
        claims="""
        claim_id | measure   | events | size_text     | low | high | dispute | source_id
        x        | countries | a      | about 30      | 25  | 35   | d       | s
        y        | countries | a      | more than 130 | 131 |      | d       | s
        """,
    )
    selection = Selection(dataset, Filter())
    assert (selection.countries.low, selection.countries.high) == (25, None)
    assert numbers.covered(selection.countries) == "about 30 or more than 130"
    said = "about 30 or more than 130 countries (sources disagree) took part"
    assert any(said in sentence.words for sentence in sentences(selection))
    assert f"{said}, none of them named" in "".join(headline(selection))
