"""The rules that hold across tables; every problem is one line a curator can act on."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from data import bounds, countries, dates, sizes
from data.package import Dataset, build, load_dataset, read_tables, records
from data.schema import KEYS, DataError, Problem, check_structure

Tables = dict[str, pd.DataFrame]
_LONGEST_SHORT_TITLE = 24
_HEADER_ROW = 1


def load_checked(folder: Path) -> Dataset:
    """Read a package that passes every check; DataError lists what is wrong."""
    problems = check_package(folder)
    if problems:
        raise DataError(problems)
    return load_dataset(folder)


def check_package(folder: Path) -> list[Problem]:
    """Check structure first, then the rules across tables, then the claims together."""
    problems = check_structure(folder)
    if problems:
        return problems
    tables = read_tables(folder)
    problems = [problem for rule in _RULES for problem in rule(tables)]
    return problems or list(_conflicts(tables))


def _at(table: str, index: int, field: str, code: str, message: str) -> Problem:
    """Locate a problem: the first row of a table is row 2 of its file."""
    row = index + _HEADER_ROW + 1
    return Problem(
        file=f"{table}.csv", row=row, field=field, code=code, message=message
    )


def _dates(tables: Tables) -> Iterator[Problem]:
    for table, field in (("events", "date"), ("sources", "published")):
        for index, text in enumerate(tables[table][field]):
            try:
                dates.parse(text)
            except ValueError as error:
                message = (
                    f"{error}; write EDTF such as 2020-04-17, 2019-05 or 2015/2019-05"
                )
                yield _at(table, index, field, "bad-date", message)


def _codes(tables: Tables) -> Iterator[Problem]:
    known = frozenset(countries.codes())
    for table in ("participation", "places", "people"):
        for index, code in enumerate(tables[table]["country"]):
            if code and code not in known:
                message = (
                    f"'{code}' is no ISO 3166-1 alpha-3 code; write one such as KOR"
                )
                yield _at(table, index, "country", "unknown-country", message)
    for index, region in enumerate(tables["participation"]["region"]):
        if region and not countries.is_region(region):
            message = (
                f"'{region}' is no UN M49 region; write codes such as 419 or 142 009"
            )
            yield _at("participation", index, "region", "unknown-region", message)
    for index, place in enumerate(records(tables["places"])):
        country = countries.subdivision_country(place.subdivision)
        if country is None:
            message = (
                f"'{place.subdivision}' is no ISO 3166-2 code; write one such as RU-SPE"
            )
            yield _at("places", index, "subdivision", "unknown-subdivision", message)
        elif country != place.country:
            message = (
                f"'{place.country}' is not the country of {place.subdivision}; "
                f"write {country}, and keep the source's grouping in as_printed"
            )
            yield _at("places", index, "country", "other-country", message)


def _participation(tables: Tables) -> Iterator[Problem]:
    at = partial(_at, "participation")
    country_of = dict(
        zip(tables["places"]["place_id"], tables["places"]["country"], strict=True)
    )
    for index, row in enumerate(records(tables["participation"])):
        if row.country and row.region:
            message = "a row names a country or a region, not both; write two rows"
            yield at(index, "region", "country-and-region", message)
        if not row.country and not row.region:
            message = "nobody is named; write a country, or the region of unnamed ones"
            yield at(index, "country", "nobody", message)
        of_place = country_of.get(row.place_id)
        if of_place and row.country != of_place:
            message = f"the city lies in {of_place}; write {of_place}"
            yield at(index, "country", "other-country", message)
        if pd.isna(row.countries_stated):
            continue
        if not row.region:
            message = "a number of unnamed countries needs their region; write its code"
            yield at(index, "countries_stated", "no-region", message)
        elif countries.is_region(row.region):
            most = len(countries.members(row.region))
            if row.countries_stated > most:
                message = f"the region has only {most} countries; mend one of the two"
                yield at(index, "countries_stated", "too-many-countries", message)


def _owners(tables: Tables) -> Iterator[Problem]:
    """Hold that everything belongs to exactly one event or one series."""
    for table in ("participation", "people"):
        for index, row in enumerate(records(tables[table])):
            if bool(row.event_id) == bool(row.series_id):
                message = (
                    "write either an event_id or a series_id, and leave the other blank"
                )
                yield _at(table, index, "event_id", "event-or-series", message)


def _numbers(tables: Tables) -> Iterator[Problem]:
    """Hold that numbers differ within a series, and that names fit a chart."""
    events = tables["events"]
    numbered = events[events["number"].notna()]
    twice = numbered.duplicated(["series_id", "number"])
    for index, number in numbered.loc[twice, "number"].items():
        message = f"number {number} stands twice in its series"
        yield _at("events", index, "number", "number-twice", f"{message}; renumber one")
    for table in ("series", "events", "sources"):
        for index, title in enumerate(tables[table]["short_title"]):
            if len(title) > _LONGEST_SHORT_TITLE:
                message = f"'{title}' is longer than {_LONGEST_SHORT_TITLE} characters"
                yield _at(
                    table, index, "short_title", "too-long", f"{message}; shorten it"
                )


def _claims(tables: Tables) -> Iterator[Problem]:
    events = tables["events"]
    status = dict(zip(events["event_id"], events["status"], strict=True))
    for index, claim in enumerate(records(tables["claims"])):
        at = partial(_at, "claims", index)
        for event in claim.events.split():
            if event not in status:
                message = (
                    f"'{event}' is no event_id of events.csv; add it or mend the code"
                )
                yield at("events", "unknown-event", message)
            elif status[event] != "held" and claim.measure == "attendances":
                message = (
                    f"'{event}' is {status[event]}; only events held have attendances"
                )
                yield at("events", "not-held", f"{message}: take it out")
        given = [n for n in (claim.low, claim.best, claim.high) if not pd.isna(n)]
        if given != sorted(given):
            yield at("best", "order", "write numbers with low ≤ best ≤ high")
        else:
            yield from (at(*problem) for problem in _wording(claim))


def _wording(claim: Any) -> Iterator[tuple[str, str, str]]:
    """Hold the numbers of a claim against its wording: (field, code, message)."""
    size = sizes.parse(claim.size_text)
    if size is None:
        return
    expected = {"low": size.low, "best": size.printed, "high": size.high}
    if claim.relation == "each_at_most":
        expected = {"low": None, "best": None, "high": size.printed}
    elif size.hedge in {"more_than", "at_least", "up_to"}:
        expected["best"] = None
    for field, number in expected.items():
        written = getattr(claim, field)
        actual = None if pd.isna(written) else int(written)
        if _agrees(field, actual, number, size):
            continue
        right = "leave it blank" if number is None else f"write {number}"
        message = (
            f"'{'' if actual is None else actual}' does not say '{claim.size_text}'"
        )
        yield field, "other-than-worded", f"{message}; {right}"


def _agrees(
    field: str, actual: int | None, expected: int | None, size: sizes.Size
) -> bool:
    """Tell whether a bound is right; "about" may have explicit bounds of its own."""
    if field == "best":
        return actual is None or actual == expected
    if size.hedge == "about" and actual is not None and expected is not None:
        return actual <= size.printed if field == "low" else actual >= size.printed - 1
    return actual == expected


def _sources(tables: Tables) -> Iterator[Problem]:
    used = {
        source
        for table in tables
        if table != "sources" and "source_id" in tables[table]
        for source in tables[table]["source_id"]
    }
    for index, source in enumerate(tables["sources"]["source_id"]):
        if source not in used:
            message = f"no row uses '{source}'; curate what it states or take it out"
            yield _at("sources", index, "source_id", "unused-source", message)


def _corrections(tables: Tables) -> Iterator[Problem]:
    rows = {
        table: {str(key): i for i, key in enumerate(tables[table][KEYS[table]])}
        for table in tables
    }
    for index, correction in enumerate(records(tables["corrections"])):
        at = partial(_at, "corrections", index)
        table = correction.table
        if correction.row not in rows[table]:
            message = f"'{correction.row}' is no {KEYS[table]} of {table}.csv"
            yield at("row", "unknown-row", f"{message}; write the key of the row")
        elif correction.field not in tables[table]:
            message = f"'{correction.field}' is no field of {table}.csv"
            known = ", ".join(map(str, tables[table]))
            yield at("field", "unknown-field", f"{message}; write one of {known}")
        else:
            place = rows[table][correction.row]
            value = str(tables[table][correction.field].iloc[place])
            if value != correction.curated:
                message = f"{table}.csv says '{value}', not '{correction.curated}'"
                yield at("curated", "other-than-curated", f"{message}; write the same")


def _titles_differ(tables: Tables) -> Iterator[Problem]:
    """Hold that a name on a chart stands for one event of its series."""
    events = tables["events"]
    count = Counter(zip(events["series_id"], events["short_title"], strict=True))
    for index, event in enumerate(records(events)):
        if count[event.series_id, event.short_title] > 1:
            message = (
                f"'{event.short_title}' stands twice in its series; tell them apart"
            )
            yield _at("events", index, "short_title", "title-twice", message)
        if re.search(r"[<>]", event.short_title):
            message = "angle brackets cannot be drawn; write the name without them"
            yield _at("events", index, "short_title", "bad-title", message)


def _conflicts(tables: Tables) -> Iterator[Problem]:
    dataset = build(tables, name="", version="", digest="")
    claims = bounds.Claimed(bounds.constraints(dataset))
    row_of = {claim: i for i, claim in enumerate(tables["claims"]["claim_id"])}
    for names in claims.conflicts:
        message = (
            f"these claims cannot all be true: {', '.join(names)}; "
            "mend the number or the events of one of them"
        )
        yield _at("claims", row_of[names[0]], "low", "conflicting-claims", message)


_RULES: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    _dates,
    _codes,
    _participation,
    _owners,
    _numbers,
    _titles_differ,
    _claims,
    _sources,
    _corrections,
)
