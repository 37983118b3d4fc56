"""The rules that hold across tables; every problem is one line a curator can act on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data.cells import dates
from data.checking import claims
from data.checking.conflicts import conflicting
from data.checking.doubts import doubts
from data.checking.misworded import misworded
from data.checking.proposals import proposed, with_codes
from data.geography import countries
from data.reading import descriptor, fields, reader
from data.reading.database.address import Where
from data.reading.opening import Opened, opened
from data.reading.outreach import unknown_series
from data.reading.package import Dataset, named_build, typed
from data.reading.rows import records
from data.reading.schema import KEYS, SHORT, DataError, Level, Problem, errors

Tables = dict[str, pd.DataFrame]
_HEADER_ROW = 1


def load_checked(path: Where) -> Dataset:
    """Read a package with no error, warnings or not; DataError lists the errors."""
    with opened(path) as package:
        return named_build(package.folder, checked_tables(package))


def checked_tables(package: Opened) -> Tables:
    """Read the tables of a package with no error; DataError lists the errors."""
    tables, problems = _checked(package.folder)
    if wrong := errors(problems):
        raise DataError(package.located(wrong))
    return tables


def is_sound(tables: Tables) -> bool:
    """Tell whether typed tables, whose codes all name rows, break no rule."""
    rules = (*_RULES, conflicting)
    return not any(errors(rule(tables)) for rule in rules)


def check_package(path: Where) -> list[Problem]:
    """Check structure first, then the rules across tables, then the claims together.

    The package may be a folder, a workbook, a zip or a database.
    """
    try:
        with opened(path) as package:
            problems = _checked(package.folder)[1]
            return package.located([*package.warnings, *problems])
    except DataError as error:  # a file that cannot be opened
        return [*error.problems]


def _checked(folder: Path) -> tuple[Tables, list[Problem]]:
    """Read and check a package; the tables are only given where they can be read."""
    problems = descriptor.check(folder)
    if errors(problems):
        return {}, problems
    reading = reader.read(folder)
    fields.hold(reading)
    problems += [*reading.warnings(), *with_codes(reading.raw, reading.problems)]
    if errors(problems):
        return {}, problems
    tables = {table: typed(raw, table) for table, raw in reading.raw.items()}
    problems += [problem for rule in _RULES for problem in rule(tables)]
    known = set(tables["series"]["series_id"])
    problems += unknown_series(descriptor.read(folder), known)
    if errors(problems):
        return tables, problems
    # What tables say together counts once each row is right.
    return tables, [
        *problems,
        *doubts(tables),
        *claims.unused(tables["claims"]),
        *conflicting(tables),
    ]


def _at(  # noqa: PLR0913 (where, then what)
    table: str,
    index: int,
    field: str,
    code: str,
    message: str,
    *,
    level: Level = "error",
) -> Problem:
    """Locate a problem: the first row of a table is row 2 of its file."""
    row = index + _HEADER_ROW + 1
    return Problem(
        file=f"{table}.csv",
        row=row,
        field=field,
        code=code,
        message=message,
        level=level,
    )


def _rows(table: pd.DataFrame, wanted: "pd.Series[bool]") -> Iterator[tuple[int, Any]]:
    """Walk the rows that a rule has to word: of a million there are few or none."""
    places = np.flatnonzero(wanted.to_numpy(dtype=bool))
    return zip(places.tolist(), records(table.iloc[places]), strict=True)


def _dates(tables: Tables) -> Iterator[Problem]:
    for table, field in (("events", "date"), ("sources", "published")):
        widths = {}
        for text in tables[table][field].unique():
            try:
                dates.parse(text)
            except ValueError as error:
                widths[text] = str(error)
        wrong = tables[table][field].isin(list(widths))
        for index, row in _rows(tables[table], wrong):
            yield _at(table, index, field, "bad-date", widths[getattr(row, field)])


def _codes(tables: Tables) -> Iterator[Problem]:
    known = ["", *countries.codes()]
    for table in ("participation", "places", "people"):
        for index, row in _rows(tables[table], ~tables[table]["country"].isin(known)):
            right = proposed("country", row.country, {})
            message = f"'{row.country}' is no ISO 3166-1 alpha-3 code; "
            message += right.words or "write one such as KOR"
            yield replace(
                _at(table, index, "country", "unknown-country", message),
                proposal=dict(right.cells),
            )
    regions = tables["participation"]["region"]
    wrong = [r for r in regions.unique() if r and not countries.is_region(r)]
    for index, row in _rows(tables["participation"], regions.isin(wrong)):
        message = (
            f"'{row.region}' is no UN M49 region; write codes such as 419 or 142 009"
        )
        yield _at("participation", index, "region", "unknown-region", message)
    for index, place in enumerate(records(tables["places"])):
        if not (place.subdivision or countries.has_subdivisions(place.country)):
            continue
        country = countries.subdivision_country(place.subdivision)
        if country is None:
            said = f"'{place.subdivision}' is no ISO 3166-2 code"
            message = f"{said}; {_subdivisions(place.country)}"
            yield _at("places", index, "subdivision", "unknown-subdivision", message)
        elif country != place.country:
            message = (
                f"'{place.country}' is not the country of {place.subdivision}; "
                f"write {country}, and keep the source's grouping in as_printed"
            )
            there = _at("places", index, "country", "other-country", message)
            yield replace(there, proposal={"country": country})


def _subdivisions(country: str) -> str:
    if countries.has_subdivisions(country):
        return f"write one of {countries.name(country)}, such as RU-SPE is of Russia"
    return "leave it blank, since the country has none"


def _participation(tables: Tables) -> Iterator[Problem]:
    at = partial(_at, "participation")
    rows, places = tables["participation"], tables["places"]
    country_of = places.set_index("place_id")["country"]
    # Without a city pandas takes the type of the keys for that of the codes.
    of_place = rows["place_id"].map(country_of).astype("str").fillna("")
    named, regional = rows["country"] != "", rows["region"] != ""
    counted = rows["countries_stated"].notna()
    elsewhere = (of_place != "") & (of_place != rows["country"])
    for index, row in _rows(rows, (named == regional) | elsewhere | counted):
        if row.country and row.region:
            message = "a row names a country or a region, not both; write two rows"
            yield at(index, "region", "country-and-region", message)
        if not row.country and not row.region:
            message = "nobody is named; write a country, or the region of unnamed ones"
            yield at(index, "country", "nobody", message)
        if elsewhere.iloc[index]:
            country = of_place.iloc[index]
            message = f"the city lies in {country}; write {country}"
            wrong = at(index, "country", "other-country", message)
            yield replace(wrong, proposal={"country": country})
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
        rows = tables[table]
        wrong = (rows["event_id"] == "") == (rows["series_id"] == "")
        for index, _ in _rows(rows, wrong):
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
        long = tables[table]["short_title"].str.len() > SHORT
        for index, row in _rows(tables[table], long):
            title = row.short_title
            message = f"'{title}' is longer than {SHORT} characters"
            yield _at(table, index, "short_title", "too-long", f"{message}; shorten it")


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
        numbers = [n for n in (claim.low, claim.best, claim.high) if not pd.isna(n)]
        if numbers != sorted(numbers):
            yield at("best", "order", "write numbers with low ≤ best ≤ high")
        else:
            for field, code, message, cells in misworded(claim):
                yield replace(at(field, code, message), proposal=cells)


def _counts(tables: Tables) -> Iterator[Problem]:
    """Hold that rows of several events say how many, and in what words."""
    events = tables["events"]
    counted = events["count_low"].notna() | events["count_high"].notna()
    for index, event in _rows(events, counted | (events["count_text"] != "")):
        low = 1 if pd.isna(event.count_low) else event.count_low
        if not pd.isna(event.count_high) and low > event.count_high:
            message = f"fewer events than count_low, {low}; write at least as many"
            yield _at("events", index, "count_high", "order", message)
        if not event.count_text:
            message = "write the number of events as the source words it"
            yield _at("events", index, "count_text", "no-wording", message)
        elif pd.isna(event.count_low) and pd.isna(event.count_high):
            message = f"say count_low and count_high of '{event.count_text}'"
            yield _at("events", index, "count_low", "no-number", message)


def _sources(tables: Tables) -> Iterator[Problem]:
    used = {
        source
        for table in tables
        if table != "sources" and "source_id" in tables[table]
        for source in tables[table]["source_id"].unique()
    }
    for index, source in enumerate(tables["sources"]["source_id"]):
        if source not in used:
            message = f"no row uses '{source}'; curate what it states or take it out"
            yield _at("sources", index, "source_id", "unused-source", message)


def _corrections(tables: Tables) -> Iterator[Problem]:
    for table, of_table in tables["corrections"].groupby("table", sort=False):
        rows = pd.Index(tables[str(table)][KEYS[str(table)]].astype("str"))
        places = rows.get_indexer(pd.Index(of_table["row"]))
        found = zip(of_table.index, records(of_table), places, strict=True)
        for index, correction, place in found:
            problem = _corrected(tables, correction, int(place))
            if problem:
                yield _at("corrections", int(str(index)), *problem)


def _corrected(
    tables: Tables, correction: Any, place: int
) -> tuple[str, str, str] | None:
    """Hold a correction against the row it is about: (field, code, message)."""
    table = correction.table
    if place < 0:
        message = f"'{correction.row}' is no {KEYS[table]} of {table}.csv"
        return "row", "unknown-row", f"{message}; write the key of the row"
    if correction.field not in tables[table]:
        message = f"'{correction.field}' is no field of {table}.csv"
        known = ", ".join(map(str, tables[table]))
        return "field", "unknown-field", f"{message}; write one of {known}"
    value = str(tables[table][correction.field].iloc[place])
    if value != correction.curated:
        message = f"{table}.csv says '{value}', not '{correction.curated}'"
        return "curated", "other-than-curated", f"{message}; write the same"
    return None


def _titles_differ(tables: Tables) -> Iterator[Problem]:
    """Hold that a name on a chart stands for one event of its series."""
    events = tables["events"]
    twice = events.duplicated(["series_id", "short_title"], keep=False)
    marked = events["short_title"].str.contains("[<>]")
    for index, event in _rows(events, twice | marked):
        if twice.iloc[index]:
            message = (
                f"'{event.short_title}' stands twice in its series; tell them apart"
            )
            yield _at("events", index, "short_title", "title-twice", message)
        if marked.iloc[index]:
            message = "angle brackets cannot be drawn; write the name without them"
            yield _at("events", index, "short_title", "bad-title", message)


_RULES: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    _dates,
    _codes,
    _participation,
    _owners,
    _numbers,
    _titles_differ,
    _claims,
    _counts,
    claims.held_together,
    _sources,
    _corrections,
)
