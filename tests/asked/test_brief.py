"""What a brief holds, to and from an address."""

import pytest

from components.asked.brief import MOST_LETTERS, Brief, read_brief
from components.asked.plan import MOST_OF_A_NOTE, Plan, read_plan
from components.asked.view import View, read_view
from tests.drawn import curated
from tests.parts import VIEWS


def test_an_unplanned_brief_needs_no_address() -> None:
    assert Brief().to_query() == {}
    assert read_brief({}, VIEWS) == (Brief(), [])


@pytest.mark.parametrize(
    "brief",
    [
        Brief(shape="card", show="map.latam", line="Über uns: 50 %", theme="dark"),
        Brief(line="a & b = <c>"),
        Brief(show="timeline"),
    ],
)
def test_an_address_makes_the_same_brief(brief: Brief) -> None:
    query = View(brief=brief).to_query()
    view, unknown = read_view(query, curated())
    assert (view.brief, unknown) == (brief, [])


@pytest.mark.parametrize(
    "query",
    [{"shape": ["x"]}, {"show": ["compare"]}, {"show": ["x"]}, {"theme": ["p"]}],
)
def test_what_is_not_understood_is_said(query: dict[str, list[str]]) -> None:
    ((key, (value,)),) = query.items()
    assert read_brief(query, VIEWS) == (Brief(), [f"{key}={value}"])


def test_a_line_is_one_line_of_letters_that_can_be_seen() -> None:
    brief, _ = read_brief({"line": ["a\nb\u202e\x00 " + "c" * 999]}, VIEWS)
    assert brief.line.startswith("a b ccc")
    assert len(brief.line) == MOST_LETTERS


def test_a_figure_is_the_same_whatever_the_brief() -> None:
    assert View(brief=Brief(line="x")).of_figure() == View()


def test_notes_of_parts_travel_in_the_order_of_all_parts() -> None:
    plan = Plan(notes=(("sentences", "One: two"), ("map", "Ours")))
    query = plan.to_query()
    assert query == {"note": ["sentences:One: two", "map:Ours"]}
    assert read_plan(query, VIEWS) == (plan, [])
    assert read_plan({"note": query["note"][::-1]}, VIEWS) == (plan, [])


def test_a_note_of_no_part_is_not_understood() -> None:
    plan, unknown = read_plan({"note": ["nothing:x", "map:", "map.latam"]}, VIEWS)
    assert (plan, unknown) == (Plan(), ["note=nothing"])


def test_notes_are_short() -> None:
    plan, _ = read_plan({"note": ["map:" + "x" * 999]}, VIEWS)
    assert plan.note("map") == "x" * MOST_OF_A_NOTE
