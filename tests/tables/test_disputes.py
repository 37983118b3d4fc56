"""Sources and method lists each dispute with its sides, and what changes no number."""

from components.tables import disputes
from tests.drawn import tables

EVENTS = """
event_id | short_title | source_id
a        | Congress A  | d
"""
SOURCES = "source_id | short_title\nd | Report\ne | News"


def test_each_dispute_has_its_sides_and_the_one_preferred_its_reason() -> None:
    dataset = tables(
        series="series_id | short_title\ns | Congresses",
        events=EVENTS,
        sources=SOURCES,
        claims="""
        claim_id|measure|events|source_id|size_text|low|high|dispute|preferred|note
        x|countries|a|d|about 30     |25 |34|far|    |
        y|countries|a|e|more than 130|131|  |far|true|Seen
        """,
    )
    ((subject, words, cited),) = disputes.disputed(dataset)
    assert subject == "Congresses: Congress A: countries"
    assert words == "“about 30” or “more than 130”; “more than 130” is preferred"
    assert [side.source_title for side in cited] == ["Report", "News"]
    assert "preferred" not in cited[0].detail
    assert cited[1].detail.endswith("preferred; Seen")


def test_what_changes_no_number_is_listed_with_the_reason() -> None:
    dataset = tables(
        events=EVENTS,
        sources=SOURCES,
        claims="""
        claim_id | measure     | events | source_id | size_text | low | high
        x        | attendances | a      | d         | 60        | 60  | 60
        y        | events      | a      | d         | 3 events  | 3   | 3
        """,
    )
    (cited,) = disputes.unused(dataset)
    assert "3 events" in cited.words
    assert cited.detail == "events are counted by their rows"
    assert not disputes.disputed(dataset)
