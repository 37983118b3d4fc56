"""Titles under any filter, over packages of ours and of others, held by rule."""

import re
from functools import cache
from itertools import product

import numpy as np
import pytest

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.figures import catalogue
from components.tables import headline, naming
from components.words import prose
from data.counting import totals
from data.counting.bounds import claimed
from data.reading.package import Dataset
from data.selecting import coded
from data.selecting.filters import STATUSES, Filter
from data.selecting.membership import select
from data.selecting.period import read
from tests.numerals import LETTERS
from tests.strangers import PACKAGES

CHOSEN = [
    Filter(
        period=read(period) if period else None,
        countries=countries,
        statuses=statuses,
        roles=roles,
        related=of,
    )
    for period, countries, statuses, roles, of in product(
        (None, "2019", "2021/2022", "1990", "2020-04", "2020-03-12/2020-04-17"),
        ((), ("PER",), ("RUS",)),
        ((), ("held",), ("planned", "cancelled", "unknown")),
        ((), ("planned_partner",)),
        (False, True),
    )
]
each_package = pytest.mark.parametrize("package", PACKAGES)


@cache
def of_package(name: str) -> Dataset:
    return PACKAGES[name]()


@cache
def titles(name: str, package: str, chosen: Filter) -> tuple[str, str]:
    """Give a figure's title and subtitle; drawn once for all tests."""
    viewed = Viewed(of_package(package), View(chosen=chosen))
    drawing = catalogue.FIGURES[name].draw(viewed, "light")
    return drawing.title, drawing.subtitle


def title_of(name: str, package: str, chosen: Filter) -> str:
    return titles(name, package, chosen)[0]


def numbers(words: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", words)]


@each_package
def test_a_title_by_year_says_no_more_than_every_event_allows(package: str) -> None:
    dataset = of_package(package)
    for chosen in CHOSEN:
        title = title_of("attendances-by-year", package, chosen)
        definite, possible = totals.held_masks(dataset, chosen)
        if title.startswith("Every attendance"):
            assert definite.any(), chosen
            year = coded.events(dataset).year
            for event in np.flatnonzero(definite & (year == 0)):
                (alone,) = totals.ids(dataset, np.arange(len(year)) == event)
                assert claimed(dataset).bounds([alone], ()).low == 0, (chosen, alone)
            assert possible.any() == ("surely" in title), chosen
        if not definite.any():
            certain = "that may match" not in title and "certain" not in title
            assert not numbers(title) or not certain, (chosen, title)


@each_package
@pytest.mark.parametrize("by", ["event", "series"])
def test_a_title_of_bars_has_no_other_numbers_than_the_total(
    package: str, by: str
) -> None:
    dataset = of_package(package)
    for chosen in CHOSEN:
        title = title_of(f"attendances-by-{by}", package, chosen)
        total = totals.attendances(dataset, chosen)
        assert set(numbers(title)) <= {total.stated, total.low, total.high}, chosen
        if not total.definite and numbers(title):
            assert "none of them certain" in title
        if total.possible and total.definite and numbers(title):
            bounds = {total.low, total.high} - {None} <= set(numbers(title))
            assert bounds or "may match" in title, (chosen, title)


@each_package
def test_a_title_of_the_timeline_counts_each_status_by_its_name(package: str) -> None:
    dataset = of_package(package)
    names = {"unknown": "unknown outcome"}
    status = dataset.events["status"].to_numpy()
    for chosen in CHOSEN:
        selection = select(dataset, chosen)
        title = title_of("timeline", package, chosen)
        shown = selection.definite | selection.possible
        for name in STATUSES:
            there = bool((shown & (status == name)).any())
            said = names.get(name, name) in title
            if name == "held":
                said |= bool(re.search("(more|events?) may match", title))
            assert said == there, (chosen, title)
        spelt = {LETTERS.index(w) for w in title.lower().split() if w in LETTERS}
        counts = {
            int((mask & (status == name)).sum())
            for mask in (selection.definite, selection.possible)
            for name in STATUSES
        }
        assert spelt | set(numbers(title)) <= counts, (chosen, title)


@each_package
@pytest.mark.parametrize(
    "name",
    # What is about one thing is so whatever is filtered.
    [name for name, figure in catalogue.FIGURES.items() if not figure.is_of_one],
)
def test_a_figure_names_the_series_that_match_and_no_other(
    package: str, name: str
) -> None:
    dataset = of_package(package)
    series = coded.events(dataset).series
    for chosen in CHOSEN[::5]:
        selection = select(dataset, chosen)
        ids = np.unique(series[selection.definite | selection.possible])
        matching = {naming.series_ids(dataset)[at] for at in ids}
        said = titles(name, package, chosen)[1]
        assert not re.search(r"\b(both|all) (core )?series", said, re.IGNORECASE)
        if not matching:
            continue
        found = {
            code
            for code, title in dataset.choices.series.items()
            if re.search(rf"{re.escape(title)}(?!\w| \()", said, re.IGNORECASE)
        }
        assert found <= matching, (chosen, said)
        if (
            matching == {*dataset.choices.series}
            and f"ll {len(matching)} series" in said
        ):
            continue
        assert found == matching or f"{len(matching) - len(found)} more series" in said


@each_package
def test_no_words_read_like_a_program_s(package: str) -> None:
    dataset = of_package(package)
    odd = re.compile(
        r"\b0 (or|to) \d|\b1 (attendances|countries|events)\b|not stated att|\bNone\b"
        r"|(?:^|[^\w.])0 or more|held is certain"
    )
    for chosen in CHOSEN:
        said = [title_of(name, package, chosen) for name in catalogue.FIGURES]
        said.append("".join(headline.headline(Selection(dataset, chosen))))
        said.append(prose.events_note(totals.events(dataset, chosen)))
        for words in said:
            assert not odd.search(words), (chosen, words)
