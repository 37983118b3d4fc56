"""No word stands outside its own bounds, and every word is true of what was drawn."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.asked.selection import Selection
from components.tables import bars
from components.words import numbers, readings, sentences
from data.cells import wordings
from data.cells.sizes import Size
from data.counting import totals
from data.counting.bounds import claimed
from data.counting.groups import selected_groups
from data.reading.package import Dataset
from data.reading.rows import records
from data.selecting.filters import Filter
from data.selecting.period import of_years
from tests.drawn import curated, tables
from tests.worded import agrees

EVENTS = ("a", "b", "c", "d")
DATES = ("2019", "2019", "2019/2020", "2020")
FILTERS = (
    Filter(),
    Filter(period=of_years(2019, 2019)),
    Filter(period=of_years(2020, 2020)),
)
WORDS = {
    "{}": lambda came: came,
    "almost {}": lambda came: came // 10 * 10 + 10,
    "about {}": lambda came: round(came / 10) * 10,
    "more than {}": lambda came: max(came - 3, 0) if came else None,
    "about {} or more": lambda came: came // 10 * 10,
    "fewer than {}": lambda came: came + 4,
    "up to {}": lambda came: came + 2,
    "{} or more": lambda came: came,
}


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Dataset, dict[str, int]]:
    """Draw how many came, and claims that overlap and are all true of that."""
    came = {event: draw(st.integers(0, 260)) for event in EVENTS}
    lines = []
    for number in range(draw(st.integers(1, 5))):
        events = draw(st.sets(st.sampled_from(EVENTS), min_size=1))
        total = sum(came[event] for event in events)
        form, near = draw(st.sampled_from(sorted(WORDS.items())))
        printed = near(total)
        size = wordings.parse(form.format(printed)) if printed is not None else None
        if not isinstance(size, Size) or not _true(size, total):
            continue
        low, high = ("" if n is None else n for n in (size.low, size.high))
        text = form.format(printed)
        lines.append(
            f"k{number} | {' '.join(sorted(events))} | {text} | {low} | {high}"
        )
    header = "claim_id | events | size_text | low | high"
    rows = [f"{e} | {d}" for e, d in zip(EVENTS, DATES, strict=True)]
    dataset = tables(
        events="\n".join(["event_id | date", *rows]),
        claims="\n".join([header, *lines]),
    )
    return dataset, came


def _true(size: Size, came: int) -> bool:
    return (size.low or 0) <= came <= (came if size.high is None else size.high)


@settings(deadline=None, max_examples=50)
@given(drawn())
def test_no_word_of_a_total_stands_outside_its_bounds(
    found: tuple[Dataset, dict[str, int]],
) -> None:
    dataset, came = found
    for chosen in FILTERS:
        total = totals.attendances(dataset, chosen)
        sure, maybe = totals.held_events(dataset, chosen)
        said = numbers.attendances(total)
        whole = sure if total.stated is not None and total.covered else (*sure, *maybe)
        bounds = claimed(dataset).bounds(sure, () if whole == sure else maybe)
        high = float("inf") if bounds.high is None else bounds.high
        assert agrees(said, bounds.low, high), (said, bounds)
        assert bounds.low <= sum(came[e] for e in sure)
        assert sum(came[e] for e in whole) <= high


@settings(deadline=None, max_examples=50)
@given(drawn())
def test_no_word_of_a_bar_stands_outside_its_bounds(
    found: tuple[Dataset, dict[str, int]],
) -> None:
    dataset, came = found
    for group in chain.from_iterable(selected_groups(dataset, f) for f in FILTERS):
        if group.stated is not None and group.hedge is not None:
            words = numbers.hedged(group.stated, group.hedge).words
            high = float("inf") if group.bounds.high is None else group.bounds.high
            assert agrees(words, group.bounds.low, high), (words, group.bounds)
            assert group.bounds.low <= sum(came[e] for e in group.events) <= high


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("77 | 77 | 77", "almost 100 | 50 | 99", "127 to 176"),
        ("77 | 77 | 77", "fewer than 100 | | 99", "fewer than 177"),
        ("77 | 77 | 77", "about 100 | 50 | 150", "about 200"),
        ("almost 100 | 50 | 99", "almost 200 | 150 | 199", "200 to 298"),
        ("265 | 265 | 265", "about 15,000 | 14500 | 15500", "about 15,500"),
        ("almost 100 | 50 | 99", "more than 650 | 651 |", "about 750 or more"),
    ],
)
def test_worked_sums(first: str, second: str, words: str) -> None:
    dataset = tables(
        events="event_id\na\nb",
        claims=f"""
        claim_id | events | size_text | low | high
        x | a | {first}
        y | b | {second}
        """,
    )
    total = totals.attendances(dataset, Filter())
    assert numbers.attendances(total) == words


def test_a_sum_that_narrower_claims_belie_gives_way_to_its_bounds() -> None:
    dataset = tables(
        events="event_id\na\nb",
        claims="""
        claim_id | events | size_text | low | high
        x | a b | about 10 | 5 | 15
        y | a   | up to 3  |   | 3
        z | b   | up to 3  |   | 3
        """,
    )
    total = totals.attendances(dataset, Filter())
    said = numbers.attendances(total)
    assert said == "5 to 6"


def test_almost_4_200_is_almost_to_the_last() -> None:
    dataset = curated()
    series = dataset.events.set_index("event_id")["series_id"]["radiology-2017"]
    chosen = Filter(series=(series,), period=of_years(2017, 2017))
    total = totals.attendances(dataset, chosen)
    said = numbers.attendances(total)
    assert said == "almost 4,200"


@pytest.mark.parametrize(
    "claim",
    [
        "between 60 and 80 | 60 | 80",
        "several hundred | 200 |",
        "2k participants | 1500 | 2499",
    ],
)
def test_a_source_without_one_number_is_quoted_and_not_called_silent(
    claim: str,
) -> None:
    dataset = tables(
        events="event_id | short_title\na | A",
        sources="source_id | short_title\ns | S",
        claims="claim_id | events | source_id | size_text | low | high\n"
        f"x | a | s | {claim}",
    )
    wording = claim.partition(" |")[0]
    (group,) = selected_groups(dataset, Filter())
    assert (group.kind, group.wordings) == ("derived", (wording,))
    total = totals.attendances(dataset, Filter())
    said = sentences.attendances("the series", total)
    assert f"the source says “{wording}”; that allows " in said
    assert "no source" not in said
    row = next(records(bars.by_event(Selection(dataset, Filter()))))
    assert row.note == readings.quoted_note((wording,))


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("dozens | 24 |", "dozens of attendances"),
        ("several hundred | 200 |", "several hundred attendances"),
        ("hundreds of participants | 200 |", "hundreds of participants"),
        ("between 60 and 80 | 60 | 80", "60 to 80 attendances"),
        ("2k participants | 1500 | 2499", "1,500 to 2,499 attendances"),
    ],
)
def test_a_wording_without_a_figure_is_shown_and_its_bound_is_not(
    claim: str, words: str
) -> None:
    dataset = tables(
        events="event_id\na",
        claims=f"claim_id | events | size_text | low | high\nx | a | {claim}",
    )
    total = totals.attendances(dataset, Filter())
    assert numbers.of_attendances(numbers.amount(total)) == words


def test_sources_that_disagree_are_both_said_and_each_has_its_stroke() -> None:
    dataset = tables(
        events="event_id\na\nb",
        sources="source_id | short_title\ns | S",
        claims="""
        claim_id | events | source_id | size_text     | low | high | dispute
        x        | a      | s         | about 30      | 25  | 35   | d
        y        | a      | s         | more than 130 | 131 |      | d
        z        | b      | s         | dozens        | 24  |      |
        """,
    )
    selection = Selection(dataset, Filter())
    assert list(bars.by_event(selection)["words"]) == [
        "about 30 or more than 130",
        "dozens",
    ]
    assert list(bars.by_event(selection)["sides"]) == [[30, 130], []]
    alone = totals.attendances_of(dataset, ["a"])
    assert numbers.of_attendances(numbers.amount(alone)) == (
        "about 30 or more than 130 attendances (sources disagree)"
    )
    # A sum has no word of its own, and its bounds are shown.
    total = totals.attendances(dataset, Filter())
    assert numbers.attendances(total) == "49 or more"
