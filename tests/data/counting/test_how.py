"""What a total adds, how each end follows, and which claims hold it."""

import os
from collections.abc import Iterable
from itertools import islice

import numpy as np
import pytest

from data.counting import totals
from data.counting.derived import Steps
from data.counting.how import How, Term, how
from data.reading.measures import SUMMED, Measure
from data.reading.package import Dataset
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import curated, tables
from tests.small import Package, packages
from tests.worlds import is_true

_FEW = 12
LONGER = int(os.environ.get("FUZZ_LONGER", "1"))


def added(steps: Steps) -> int:
    return sum(step.times * step.end for step in steps)


def ends(steps: Steps) -> list[tuple[int, int]]:
    return [(step.times, step.end) for step in steps]


def whole(chosen: Filter) -> How:
    return how(curated(), chosen)


def test_the_total_of_both_series_is_the_sum_of_three_counts() -> None:
    found = whole(Filter())
    assert [term.low for term in found.terms] == [200, 350, 651]
    assert [term.high for term in found.terms] == [200, 450, 690]
    assert (found.bounds.low, found.bounds.high) == (1201, 1340)
    assert found.rest is None
    assert found.uncounted == ()


def test_no_course_exceeds_69_so_ten_have_690_at_most() -> None:
    (courses,) = whole(Filter(series=("esor-russia",))).terms
    assert ends(courses.of_low) == [(1, 651)]
    assert ends(courses.of_high) == [(9, 69), (1, 69)]
    assert courses.tight is not None
    assert courses.tight.low == ("ru-1-10-attendances",)
    assert {*courses.tight.high} == {"ru-10-attendances", "ru-1-9-at-most"}


def test_what_one_of_ten_had_is_taken_away_where_nine_are_asked_for() -> None:
    (nine,) = whole(Filter(period=of_years(2015, 2018))).terms
    assert (nine.low, nine.high) == (0, 621)
    assert ends(nine.of_high) == [(9, 69)]
    known = tables(
        events="event_id | date\na | 2001\nb | 2002",
        claims="""claim_id | events | low | high
        both | a b | 651 |
        record | b | 69 | 69""",
    )
    (first,) = how(known, Filter(period=of_years(2001, 2001))).terms
    assert (first.low, first.high) == (582, None)
    assert ends(first.of_low) == [(1, 651), (-1, 69)]
    assert first.beyond == ("b",)


def test_of_a_dispute_the_sum_follows_one_side() -> None:
    known = tables(
        events="event_id\na",
        claims="""claim_id | events | low | high | dispute
        few | a | 30 | 30 | which
        many | a | 50 | 60 | which""",
    )
    (term,) = how(known, Filter()).terms
    assert (term.low, term.high, term.disputes) == (30, 60, ("which",))
    assert [step.claims for step in term.of_low] == [("few",)]
    assert [step.claims for step in term.of_high] == [("many",)]
    assert term.tight is not None
    assert {*term.tight.low} == {*term.tight.high} == {"few", "many"}


def test_where_nobody_counts_nothing_is_added() -> None:
    known = tables(
        events="event_id\na\nb\nc",
        claims="claim_id | events | low | high\nx | a | 5 | 5",
    )
    found = how(known, Filter())
    assert [term.sure for term in found.terms] == [("a",)]
    assert found.uncounted == ("b", "c")
    assert (found.bounds.low, found.bounds.high) == (5, None)
    assert found.terms[0].tight is not None
    assert found.terms[0].tight.high == ()  # the total is open with and without it


def test_of_a_long_sum_the_largest_terms_are_listed() -> None:
    lines = [f"x{n} | e{n} | {n} | {n + 1}" for n in range(50)]
    known = tables(
        events="event_id\n" + "\n".join(f"e{n}" for n in range(50)),
        claims="claim_id | events | low | high\n" + "\n".join(lines),
    )
    found = how(known, Filter(), "attendances", 5)
    assert [term.low for term in found.terms] == [45, 46, 47, 48, 49]
    assert found.rest is not None
    assert (found.rest.terms, found.rest.events) == (45, 45)
    assert (found.rest.low, found.rest.high) == (sum(range(45)), sum(range(1, 46)))


def small(seed: int, count: int) -> Iterable[Package]:
    return islice((p for p in packages(seed) if is_true(p)), count)


def selections(package: Package) -> Iterable[Filter]:
    """Ask for everything, and for each span of the years of its events."""
    years = [2001 + at for at in range(len(package.counts))]
    yield Filter()
    yield from (Filter(period=of_years(first, years[-1])) for first in years)


@pytest.mark.parametrize("seed", range(4))
def test_terms_add_up_to_the_total(seed: int) -> None:
    for package in small(seed, _FEW * LONGER):
        dataset = tables(**package.tables())
        for chosen in selections(package):
            for measure in SUMMED:
                total = totals.attendances(dataset, chosen, measure)
                for most in (1, 20):
                    found = how(dataset, chosen, measure, most)
                    assert (found.bounds.low, found.bounds.high) == (
                        total.low,
                        total.high,
                    ), package
                    for term in found.terms:
                        holds(term)


def holds(term: Term) -> None:
    """Hold the arithmetic of both ends against the bounds that it should come to."""
    assert not term.of_low or added(term.of_low) == term.low
    assert not term.of_high or added(term.of_high) == term.high
    assert {name for s in term.of_low for name in s.claims} <= {*term.claims}
    assert {name for s in term.of_high for name in s.claims} <= {*term.claims}


def without(package: Package, names: set[str]) -> Dataset:
    """Draw a package in which claims name no number."""
    return tables(
        **package.only(frozenset(c.name for c in package.claims) - names).tables()
    )


@pytest.mark.parametrize("seed", range(2))
def test_claims_that_hold_a_bound_are_those_without_which_it_is_wider(
    seed: int,
) -> None:
    for package in small(100 + seed, 12 * LONGER):
        dataset = tables(**package.tables())
        for measure in ("attendances", "certificates", "views"):
            compare(package, dataset, measure)


def compare(package: Package, dataset: Dataset, measure: Measure) -> None:
    total = totals.attendances(dataset, Filter(), measure)
    terms = how(dataset, Filter(), measure).terms
    low = {name for t in terms if t.tight for name in t.tight.low}
    high = {name for t in terms if t.tight for name in t.tight.high}
    known = {name for t in terms if t.tight for name in t.claims}
    for claim in package.claims:
        if claim.name not in known:
            continue
        sides = {c.name for c in package.claims if c.dispute == claim.dispute}
        names = sides if claim.dispute else {claim.name}
        less = totals.attendances(without(package, names), Filter(), measure)
        is_high = total.high is not None and (
            less.high is None or less.high > total.high
        )
        assert (claim.name in low) == (less.low < total.low), (claim, package)
        assert (claim.name in high) == is_high, (claim, package)


def test_most_sums_of_small_packages_are_arithmetic() -> None:
    terms = [
        term
        for package in small(7, _FEW)
        for term in how(tables(**package.tables()), Filter()).terms
    ]
    written = [bool(term.of_low) for term in terms if term.low]
    assert np.mean(written) > 0.8
