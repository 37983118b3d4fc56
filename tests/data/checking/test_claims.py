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


PARTS = (
    "claim_id | events | size_text | low | high | measure | part_of | dimension | part"
    " | unit | overlapping"
)
WHOLE = "w | a | 90 | 90 | 90 | attendances | | | | |"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("few | | | attendances | w | gender | women | |", "no-figure"),
        ("5 | 5 | 5 | views | w | gender | women | |", "other-whole"),
        (
            "120 % | 120 | 120 | attendances | w | gender | x | percent |",
            "over-hundred",
        ),
        ("5 | 5 | 5 | attendances | w | origin | XYZ | |", "unknown-origin"),
        ("5 | 5 | 5 | attendances | w | origin | 999 | |", "unknown-origin"),
        ("5 | 5 | 5 | attendances | w | origin | China | |", "unknown-origin"),
    ],
)
def test_what_a_part_cannot_say_is_a_line(row: str, code: str) -> None:
    table = drawn("claims", f"{PARTS}\n{WHOLE}\nx | a | {row}")
    assert code in [problem.code for problem in claims.held_together({"claims": table})]


def test_origins_that_lie_in_one_another_overlap() -> None:
    rows = """
    x | a | 50 | 50 | 50 | attendances | w | origin | 002    | | {word}
    y | a | 20 | 20 | 20 | attendances | w | origin | KEN    | | {word}
    z | a | 10 | 10 | 10 | attendances | w | origin | abroad | |
    """
    for word, codes in (("", ["origins-overlap"]), ("true", [])):
        table = drawn("claims", f"{PARTS}\n{WHOLE}\n{rows.format(word=word)}")
        found = claims.held_together({"claims": table})
        assert [problem.code for problem in found] == codes


def test_parts_that_are_used_are_not_listed_as_unused() -> None:
    part = "x | a | 5 | 5 | 5 | attendances | w | gender | women | |"
    assert list(claims.unused(drawn("claims", f"{PARTS}\n{WHOLE}\n{part}"))) == []
