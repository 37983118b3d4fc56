"""Reads a data package from wherever it lives into a frozen `Dataset`."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pandas as pd

from data.cells import dates
from data.cells.names import told_apart
from data.geography import countries
from data.reading import areas, descriptor, fields, reader
from data.reading.choices import Choices
from data.reading.credits import NO_CREDITS, Credits, read_credits
from data.reading.outreach import (
    NOTHING,
    WORLD,
    Area,
    Outreach,
    assigned,
    read_outreach,
)
from data.reading.schema import HASHED, TABLES

CURATED = Path(__file__).parents[1] / "curated"
_AT_ONCE = 1 << 20  # bytes
_Part = TypeVar("_Part")
Columns = Mapping[str, pd.api.extensions.ExtensionArray]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What is worked out of the tables, by its type, where it was stored with them."""

    digest: str = ""  # of the dataset that it belongs to, and to no other
    parts: Mapping[type, Any] = field(default_factory=dict)


NOTHING_READY = Ready()


@dataclass(frozen=True, eq=False, kw_only=True)
class Dataset:
    """The tables of one package as read; equal when their content is.

    Text columns hold "" where blank, whole numbers are nullable Int64. `events` also
    has `start`, `end` (datetime64, NaT = open) and `precision`; `claim_events` pairs
    each claim_id with each event_id that it covers.
    """

    name: str
    version: str  # "2026.11.22-1a2b3c4d": the package's version and content hash
    digest: str
    series: pd.DataFrame
    events: pd.DataFrame
    places: pd.DataFrame
    participation: pd.DataFrame
    claims: pd.DataFrame
    people: pd.DataFrame
    sources: pd.DataFrame
    corrections: pd.DataFrame
    claim_events: pd.DataFrame
    credits: Credits = NO_CREDITS
    outreach: Outreach = NOTHING
    ready: Ready = NOTHING_READY

    def __eq__(self, other: object) -> bool:
        """Compare by content."""
        return isinstance(other, Dataset) and other.digest == self.digest

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(self.digest)

    def at_hand(self, kind: type[_Part]) -> _Part | None:
        """Find what was stored with these very tables; None where it is to be made."""
        is_ours = self.ready.digest == self.digest
        return self.ready.parts.get(kind) if is_ours else None

    @cached_property
    def choices(self) -> Choices:
        """Give what a filter may name."""
        core = self.series[self.series["core"]]["series_id"]
        lists = self.events["topics"].unique()
        topics = {code for text in lists for code in text.split()}
        return Choices(
            series=dict(zip(self.series["series_id"], _series(self), strict=True)),
            core=tuple(core),
            kinds=tuple(sorted(self.events["kind"].unique())),
            topics=tuple(sorted(topics)),
            views={area.name: area.title for area in self.areas},
        )

    @cached_property
    def hues(self) -> tuple[tuple[str, str], ...]:
        """Pair each series with the name of its hue."""
        known = tuple(self.series["series_id"])
        return assigned(known, self.choices.core, self.outreach.hues)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Give the views of a map, the whole world first."""
        whole = Area(name=WORLD, title=countries.region_name("001"))
        return (whole, *(self.outreach.views or areas.areas_of(self.countries_named)))

    @cached_property
    def countries_named(self) -> frozenset[str]:
        """Give the countries of which anything is stated."""
        columns = (self.participation["country"], self.places["country"])
        named = {code for column in columns for code in column.unique()}
        return frozenset(named - {""})

    @cached_property
    def event_ids(self) -> frozenset[str]:
        """Give the id of every event."""
        return frozenset(self.events["event_id"])

    @cached_property
    def source_ids(self) -> frozenset[str]:
        """Give the id of every source."""
        return frozenset(self.sources["source_id"])

    @cached_property
    def place_marks(self) -> frozenset[str]:
        """Give the marks of every city and country, as addresses name them."""
        cities = {f"place:{place}" for place in self.places["place_id"]}
        return frozenset(cities | {f"country:{code}" for code in countries.codes()})

    @cached_property
    def city_ids(self) -> frozenset[str]:
        """Give the id of every city, as addresses name them."""
        return frozenset(map(str, self.places["place_id"]))

    @cached_property
    def years(self) -> tuple[int, int]:
        """Give the first and last year in which any dated event may fall."""
        ends = pd.concat([self.events["start"], self.events["end"]]).dropna()
        if ends.empty:
            return (1, 1)
        return (int(ends.min().year), int(ends.max().year))


def _series(dataset: Dataset) -> list[str]:
    columns = (dataset.series[name].to_list() for name in ("short_title", "title"))
    return told_apart(*columns)


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Read every table of a package that passes the check as typed columns."""
    reading = reader.read(folder)
    fields.hold(reading)
    return {table: typed(raw, table) for table, raw in reading.raw.items()}


def load_dataset(folder: Path) -> Dataset:
    """Read a package that passes the check; see `data.checking.check.load_checked`."""
    return named_build(folder, read_tables(folder))


def named_build(folder: Path, tables: dict[str, pd.DataFrame]) -> Dataset:
    """Build the dataset of a folder's tables, under its name and version."""
    digest = content_hash(folder)
    dataset = build(tables, name="", version="", digest=digest)
    return described_by(descriptor.read(folder), dataset)


def described_by(described: dict[str, Any], dataset: Dataset) -> Dataset:
    """Name a dataset and say what else its package's descriptor does."""
    return replace(
        dataset,
        name=described["name"],
        version=f"{described['version']}-{dataset.digest[:8]}",
        credits=read_credits(described),
        outreach=read_outreach(described),
    )


def build(
    tables: dict[str, pd.DataFrame],
    *,
    name: str,
    version: str,
    digest: str,
) -> Dataset:
    """Derive dates and claim pairs from typed tables."""
    events = tables["events"]
    parsed = [dates.parse(text) for text in events["date"]]
    events = events.assign(
        start=pd.Series([d.start for d in parsed], events.index).astype(
            "datetime64[s]"
        ),
        end=pd.Series([d.end for d in parsed], events.index).astype("datetime64[s]"),
        precision=pd.Series([d.precision for d in parsed], events.index, dtype="str"),
    )
    series = tables["series"]
    if not series["core"].any():  # then all of them are what the package is about
        series = series.assign(core=True)
    claims = tables["claims"]
    pairs = claims[["claim_id", "events"]].assign(event_id=claims["events"].str.split())
    claim_events = pairs[["claim_id", "event_id"]].explode("event_id").dropna()
    claim_events = claim_events.astype("str")
    return Dataset(
        name=name,
        version=version,
        digest=digest,
        credits=NO_CREDITS,
        claim_events=claim_events.reset_index(drop=True),
        outreach=NOTHING,
        ready=NOTHING_READY,
        **{**tables, "events": events, "series": series},
    )


def content_hash(folder: Path) -> str:
    """Hash the descriptor and every table, names and bytes, with SHA-256."""
    digest = hashlib.sha256()
    for name in HASHED:
        with (folder / name).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest.update(f"{name}\0{size}\0".encode())
            while part := file.read(_AT_ONCE):
                digest.update(part)
    return digest.hexdigest()


def columns_of(table: pd.DataFrame) -> Columns:
    """Take a table apart, for `record`: a column costs more to find than a cell."""
    return {str(name): column.array for name, column in table.items()}


def record(columns: Columns, place: int) -> Any:
    """Give one row, with its columns as attributes, whatever the table's length."""
    return SimpleNamespace(**{name: column[place] for name, column in columns.items()})


def typed(raw: pd.DataFrame, table: str) -> pd.DataFrame:
    """Give text columns the types of the schema."""
    columns: dict[str, pd.Series[Any]] = {}
    for name, kind in TABLES[table].items():
        text = raw[name]
        match kind:
            case "integer":
                columns[name] = _numbers(text).astype("Int64")
            case "number":
                columns[name] = _numbers(text).astype("float64")
            case "boolean":
                columns[name] = text.isin(["true", "True", "TRUE", "1"])
            case _:
                columns[name] = text.astype("str")
    return pd.DataFrame(columns)


def _numbers(text: "pd.Series[Any]") -> "pd.Series[Any]":
    """Read numbers, each wording of one once: a million cells hold few of them."""
    codes, words = pd.factorize(text)
    read = pd.to_numeric(pd.Series(words, dtype="str").replace("", None))
    return pd.Series(read.astype("Float64").array.take(codes), text.index)
