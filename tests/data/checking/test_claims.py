"""What the check says of disputes, parts, averages and rows of several events."""

import pytest

from data.checking import claims
from data.reading.schema import Problem
from tests.drawn import drawn

HEADER = (
    "claim_id | events | series_id | measure | relation | size_text | low | dispute"
    " | preferred | part_of | dimension | part"
)

OTHER_EVENTS = """
x | a   | | attendances | total | 5 | 5 | d | | | |
y | a b | | attendances | total | 9 | 9 | d | | | |
"""
TWO_PREFERRED = """
x | a | | attendances | total | 5 | 5 | d | true | | |
y | a | | attendances | total | 9 | 9 | d | true | | |
"""


def problems(rows: str) -> list[Problem]:
    """Hold drawn claims against each other."""
    table = drawn("claims", f"{HEADER}\n{rows}")
    return [*claims.held_together({"claims": table}), *claims.unused(table)]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("x | | | attendances | total | 5 | 5 | | | | |", "event-or-series"),
        ("x | a | s | attendances | total | 5 | 5 | | | | |", "event-or-series"),
        ("x | a | | countries | average | 5 | 5 | | | | |", "no-average"),
        ("x | a | | attendances | total | 5 | 5 | d | | | |", "one-sided"),
        ("x | a | | attendances | total | 5 | 5 | | true | | |", "no-dispute"),
        ("x | a | | attendances | total | 5 | 5 | | | | gender | women", "no-whole"),
        ("x | a | | attendances | total | 5 | 5 | | | y | |", "no-dimension"),
        ("x | a | | attendances | total | 5 | 5 | | | x | gender | women", "own-part"),
        (OTHER_EVENTS, "two-things"),
        (TWO_PREFERRED, "two-preferred"),
        ("x | a | | events | total | 800 | 800 | | | | |", "changes-nothing"),
        ("x | a | | countries | total | 5 | 5 | | | | origin | Asia", "unknown-region"),
        ("x | a | | cities | total | 5 | 5 | | | | origin | 142", "no-whole"),
    ],
)
def test_what_a_claim_cannot_say_is_a_line(rows: str, code: str) -> None:
    assert code in [problem.code for problem in problems(rows)]


def test_two_claims_in_dispute_are_well_said() -> None:
    rows = """
    x | a | | countries | total | about 30      | 25  | d | true | | |
    y | a | | countries | total | more than 130 | 131 | d |      | | |
    """
    assert problems(rows) == []


def test_countries_of_a_region_and_of_several_events_are_well_said() -> None:
    rows = """
    x | a   | | countries | total | more than 15 | 16 | | | | origin | 002
    y | a b | | countries | total | 31           | 31 | | | |        |
    """
    assert problems(rows) == []
