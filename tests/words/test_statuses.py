"""Every status is told by its name; planned partners never took part."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.commands.totals import report
from components.figures import catalogue
from components.findings.sentences import sentences
from components.tables import countries, details, headline
from components.widgets.tiles import tiles
from data.reading.package import Dataset
from data.selecting.filters import STATUSES, Filter
from data.selecting.period import of_years
from tests.drawn import curated, tables
from tests.periods import in_years

PARTNER = "planned_partner"
SOURCE = "source_id | short_title | title\nd | Report | A report"
NAMED = {
    "planned": re.compile(r"\bplan(?:ned)?\b(?! partner)"),
    "cancelled": re.compile(r"\bcancelled\b"),
    "unknown": re.compile(r"\bunknown outcome\b|\bwhether held\b"),
}


@st.composite
def packages(draw: st.DrawFn) -> Dataset:
    """Draw events of any status, each sure to fall in 2022, or not."""
    lines = []
    for n in range(draw(st.integers(1, 5))):
        status = draw(st.sampled_from(STATUSES))
        date = draw(st.sampled_from(("2022", "2022/2023", "2024")))
        count = draw(st.sampled_from(("|", "|", "2 | 3")))
        lines.append(f"e{n} | Session {n} | webinar | {status} | {date} | d | {count}")
    header = "event_id | short_title | kind | status | date | source_id "
    header += "| count_low | count_high"
    return tables(events="\n".join([header, *lines]), sources=SOURCE)


@settings(max_examples=150, deadline=None)
@given(packages(), st.sampled_from((None, (2022, 2022))))
def test_each_status_is_told_by_its_name_and_no_other(
    dataset: Dataset, years: tuple[int, int] | None
) -> None:
    selection = Selection(dataset, Filter(period=in_years(years)))
    having = set(dataset.events["status"][selection.shown])
    told = " ".join(found.words for found in sentences(selection))
    drawn = catalogue.drawing(
        "timeline", Viewed(dataset, View(chosen=selection.chosen)), "light"
    )
    tile = next(tile for tile in tiles(selection) if tile.key == "events")
    for text in (told, drawn.title, tile.note):
        named = {status for status, words in NAMED.items() if words.search(text)}
        named -= {"planned"} if "none planned" in text else set()
        assert named == having - {"held"} or not having, text
    first = "".join(headline.headline(selection))
    assert {s for s, words in NAMED.items() if words.search(first)} <= having, first
    # Nothing is called uncertain that is not.
    sure = dataset.events["status"][selection.definite]
    if len(sure):
        assert not re.search(r"No event of \S+ \S+ is certain", told)
        assert "none for sure." not in first


def test_a_cancelled_and_an_unknown_event_are_not_called_planned() -> None:
    dataset = tables(
        events="""
        event_id | status    | date      | source_id
        a        | cancelled | 2022/2023 | d
        b        | unknown   | 2022/2023 | d
        """,
        sources=SOURCE,
    )
    said = "".join(
        headline.headline(Selection(dataset, Filter(period=of_years(2022, 2022))))
    )
    assert said == (
        "One event cancelled and one of unknown outcome may match; none is reported as "
        "held."
    )


def test_what_surely_matches_is_told_beside_what_was_held_and_may() -> None:
    dataset = tables(
        events="""
        event_id | status  | date      | source_id
        a        | held    | 2022/2023 | d
        b        | planned | 2022      | d
        """,
        sources=SOURCE,
    )
    selection = Selection(dataset, Filter(period=of_years(2022, 2022)))
    assert "".join(headline.headline(selection)) == (
        "One event held may match, none for sure; one event planned matches."
    )
    first, *_ = (found.words for found in sentences(selection))
    assert (
        first
        == (
            "No event of the Series that was held is certain to fall in 2022, "
            "but one course of the Series may."
        )
        or "that was held is certain to fall in 2022" in first
    )


PARTNERS = tables(
    events="""
    event_id | status    | date      | source_id
    held     | held      | 2021      | d
    plan     | planned   | 2022      | d
    open     | planned   | 2022/2023 | d
    off      | cancelled | 2022      | d
    """,
    sources=SOURCE,
    participation="""
    participation_id | event_id | role            | country | source_id
    a                | held     | attendees       | PER     | d
    b                | plan     | planned_partner | KOR     | d
    c                | open     | planned_partner | CHL     | d
    e                | off      | planned_partner | BRA     | d
    f                | off      | attendees       | ARG     | d
    """,
)


@pytest.mark.parametrize(
    ("chosen", "named"),
    [
        (Filter(roles=(PARTNER,)), ("CHL", "KOR")),
        (Filter(roles=(PARTNER,), period=of_years(2022, 2022)), ("KOR",)),
        (Filter(roles=(PARTNER,), period=of_years(2023, 2023)), ()),
        (Filter(roles=(PARTNER,), countries=("BRA",)), ()),
        (Filter(), ("PER",)),
    ],
)
def test_planned_partners_are_named_where_they_are_sure_and_count_in_no_bound(
    chosen: Filter, named: tuple[str, ...]
) -> None:
    selection = Selection(PARTNERS, chosen)
    found = report(selection)["countries"]
    assert found["named"] == named
    assert found["low"] == (0 if chosen.roles else 1)
    told = " ".join(f.words for f in sentences(selection))
    drawn = catalogue.drawing("map", Viewed(PARTNERS, View(chosen=chosen)), "light")
    if chosen.roles:
        for text in (told, drawn.title, "".join(headline.headline(selection))):
            assert "took part" not in text
        assert bool(re.search("as (a )?planned partner", told)) == bool(named)


def test_partners_stand_beside_those_who_took_part() -> None:
    both = Selection(PARTNERS, Filter(roles=("attendees", PARTNER)))
    assert (both.countries.low, both.countries.partners) == (1, ("CHL", "KOR"))
    assert "".join(headline.headline(both)).endswith(
        "at least 1 country took part as attendees: Peru; 2 countries are named as "
        "planned partners."
    )


def test_a_cancelled_event_makes_no_country_a_planned_participant() -> None:
    rows = countries.countries(Selection(PARTNERS, Filter())).set_index("country")
    assert list(rows.loc[["ARG", "BRA"], "certainty"]) == ["none", "none"]
    said = ["one event cancelled", "1 event planned"]
    assert list(rows.loc[["ARG", "KOR"], "words"]) == said


def test_a_partner_of_a_series_is_sure_where_every_planned_event_is() -> None:
    role = (PARTNER,)
    assert Selection(curated(), Filter(roles=role)).countries.named == ("DEU", "ITA")
    may = Selection(curated(), Filter(roles=role, period=of_years(2021, 2021)))
    assert (may.countries.named, may.countries.low) == ((), 0)


@pytest.mark.parametrize("status", ["planned", "cancelled", "unknown"])
@pytest.mark.parametrize("population", ["", "from abroad"])
def test_what_is_stated_of_a_plan_stands_on_its_page_and_in_no_total(
    status: str, population: str
) -> None:
    dataset = tables(
        events=f"event_id | status | source_id\na | held | d\nb | {status} | d",
        series="series_id | core | title | source_id\ns | true | Series | d",
        sources=SOURCE,
        claims=f"""
        claim_id | measure    | events | size_text | low | high | source_id | population
        x        | registrations | b      | 499       | 499 | 499  | d | {population}
        y        | registrations | a      | 12        | 12  | 12   | d |
        """,
    )
    facts = {name: value for name, value, _ in details.facts(dataset, "b")}
    (value,) = (v for v in facts.values() if "499" in v)
    assert value == (
        f"499 registrations{' ' * bool(population)}{population}; in no total, which "
        "count events held"
    )
    found = report(Selection(dataset, Filter()))["measures"]["registrations"]
    assert (found["low"], found["high"]) == (12, 12)


def test_kcr_2023_shows_what_was_registered_before_it_opened() -> None:
    facts = {name: value for name, value, _ in details.facts(curated(), "kcr-2023")}
    assert facts["Stated of the plan"].startswith("499 registrations from abroad;")
