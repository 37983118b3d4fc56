"""Which claims hold a number of countries or cities: each is left out by hand."""

from data.counting.place_tight import Held, tight
from data.reading.package import Dataset
from data.selecting.filters import Filter
from tests.drawn import tables

ATTENDED = Filter(roles=("attendees",))
EVENTS = "event_id | date\na | 2019\nb | 2019"


def drawn(claims: str, events: str = EVENTS) -> Dataset:
    return tables(events=events, claims=claims)


def test_each_claim_that_alone_holds_an_end_is_named() -> None:
    dataset = drawn("""
        claim_id | events | measure | low | high
        one | a | countries | 5 | 9
        other | b | countries | 7 | 7
        both | a b | countries | 11 | 40
        loose | a b | countries | 2 |
    """)
    # 11 by the claim of both alone; 16 by what each has at most.
    found = tight(dataset, ATTENDED, "countries")
    assert found == Held(("both",), ("one", "other"))


def test_claims_that_say_the_same_hold_it_only_together() -> None:
    dataset = drawn("""
        claim_id | events | measure | low | high
        one | a | cities | 5 | 5
        same | a | cities | 5 | 5
        b | b | cities | 2 | 2
    """)
    found = tight(dataset, ATTENDED, "cities")
    assert found == Held((), ("b",), low_together=True)


def test_sides_of_a_dispute_are_left_out_together() -> None:
    dataset = drawn(
        """
        claim_id | events | measure | low | high | dispute
        few | a | countries | 3 | 3 | d
        many | a | countries | 9 | 9 | d
        """,
        events="event_id | date\na | 2019",
    )
    found = tight(dataset, ATTENDED, "countries")
    assert found == Held(("few", "many"), ("few", "many"))


def test_where_it_would_not_be_exact_nothing_is_said() -> None:
    events = "\n".join(f"e{n} | 2019" for n in range(7))
    named = " ".join(f"e{n}" for n in range(7))
    claims = (
        f"claim_id | events | measure | low | high\nall | {named} | countries | 5 | 9"
    )
    dataset = drawn(claims, events=f"event_id | date\n{events}")
    assert tight(dataset, ATTENDED, "countries") is None


def test_without_claims_nothing_holds_it() -> None:
    nothing = "claim_id | events | measure | low | high"
    assert tight(drawn(nothing), ATTENDED, "countries") == Held((), ())
