"""Sentences of any package, drawn at random, are read by rule."""

import os
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue
from components.findings.sentences import sentences
from components.tables import emptied, headline
from data.reading.package import Dataset
from data.selecting.filters import ROLES, STATUSES, Filter
from data.selecting.period import read
from tests.drawn import tables
from tests.slips import slips

LONGER = int(os.environ.get("FUZZ_LONGER", "1"))
SERIES: tuple[str, ...] = (
    "Weekly rounds",
    "PAHO webinars",
    "School (Accra)",
    "ESOR in Asia",
)
SERIES += ("Visiting professors", "Radiology school", "Others and both", "Course 2030")
KINDS = ("course", "webinar", "congress", "conference", "workshop")
DATES = ("2001", "2001-05", "2002-03-04", "2001/2003", "../2002", "2002/..", "")
WORDINGS = (
    *("60 | 60 | 60", "1 | 1 | 1", "about 400 | 350 | 450", "more than 650 | 651 |"),
    *("almost 100 | 95 | 99", "fewer than 30 | | 29", "up to 200 | | 200"),
    *("dozens | 24 |", "60 to 80 | 60 | 80", "100 or more | 100 |"),
)
COUNTS = (
    *("28 | 28 | 28 lectures", "2 | 4 | two to four visits", "1 | 3 | up to 3"),
    *("2 | | at least two visits", "1 | | one or more"),
)
MEASURES = ("attendances", "registrations", "certificates", "views", "persons")
TAKERS = (
    "KOR |  |",
    "PER |  |",
    "  | 419 | 15",
    "  | 419 |",
    "  | 142 | 1",
    "USA |  |",
)


@st.composite
def packages(draw: st.DrawFn) -> Dataset:
    """Draw a small package of one to five series, with whatever claims and takers."""
    titles = draw(
        st.lists(st.sampled_from(SERIES), min_size=1, max_size=5, unique=True)
    )
    core = [draw(st.booleans()) for _ in titles]
    number = count(1)
    series = [
        f"s{n} | {t} | {t} | {c}"
        for n, (t, c) in enumerate(zip(titles, core, strict=True))
    ]
    events, claims, takers = [], [], []
    for place in range(len(titles)):
        kind = draw(st.sampled_from(KINDS))
        for _ in range(draw(st.integers(1, 3))):
            event = f"e{next(number)}"
            status = draw(st.sampled_from(("held", "held", *STATUSES)))
            many = draw(st.sampled_from(("| |", "| |", *COUNTS)))
            date = draw(st.sampled_from(DATES))
            events.append(
                f"{event} | s{place} | {event} | {kind} | {status} | {date} | d"
                f" | {many}"
            )
            if status == "held" and draw(st.booleans()):
                measure = draw(st.sampled_from(MEASURES))
                wording = draw(st.sampled_from(WORDINGS))
                claims.append(f"c{event} | {measure} | {event} | {wording} | d")
            if draw(st.booleans()):
                role = draw(st.sampled_from(ROLES))
                taker = draw(st.sampled_from(TAKERS))
                takers.append(f"p{event} | {event} | {role} | {taker} | d")
    return tables(
        series="series_id | title | short_title | core\n" + "\n".join(series),
        events="event_id | series_id | short_title | kind | status | date | source_id "
        "| count_low | count_high | count_text\n" + "\n".join(events),
        sources="source_id | short_title | title\nd | Report | A report",
        claims="claim_id | measure | events | size_text | low | high | source_id\n"
        + "\n".join(claims),
        participation="participation_id | event_id | role | country | region "
        "| countries_stated | source_id\n" + "\n".join(takers),
    )


PERIODS = [*map(read, ("2001", "2002/..", "../2001", "2001-06", "2001-12-31/2002-01"))]
CHOSEN = st.builds(
    Filter,
    series=st.lists(st.sampled_from(["s0", "s1"]), unique=True, max_size=2).map(tuple),
    period=st.none() | st.sampled_from(PERIODS),
    countries=st.sampled_from([(), (), ("KOR",), ("PER", "USA"), ("BRA",)]),
    roles=st.sampled_from([(), (), ("attendees",), ("planned_partner", "host")]),
    kinds=st.sampled_from([(), (), ("course",), ("webinar", "congress")]),
    related=st.booleans(),
)


def texts(dataset: Dataset, chosen: Filter) -> list[str]:
    """Write everything that says a selection in words."""
    selection, view = Selection(dataset, chosen), View(chosen=chosen)
    titles = [
        catalogue.FIGURES[name].draw(Viewed(dataset, view), "light").title
        for name in catalogue.FIGURES
    ]
    return [
        *(sentence.words for sentence in sentences(selection)),
        "".join(headline.headline(selection)),
        *titles,
        emptied.sentence(selection) if not selection.shown.any() else "Some match.",
    ]


@settings(max_examples=150 * LONGER, deadline=None)
@given(packages(), CHOSEN)
def test_whatever_is_said_of_any_package_reads_well(
    dataset: Dataset, chosen: Filter
) -> None:
    known = dataset.choices.series
    if not set(chosen.series) <= set(known):
        return
    selection = Selection(dataset, chosen)
    shown = set(dataset.events["series_id"][selection.shown])
    strangers = [
        known[series]
        for series in set(known) - shown - set(chosen.series)
        if shown and not any(known[series] in known[other] for other in shown)
    ]
    wrong = {
        text: found
        for text in texts(dataset, chosen)
        if (found := slips(text, strangers=strangers, titles=known.values()))
    }
    assert not wrong
