"""How a number of countries or cities comes about: those named, and those unnamed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from components.asked.selection import Selection
from components.tables import naming, participation
from components.tables.cited import cited_claims
from components.tables.citing import Cited, cite
from components.tables.how.working import Line, Working
from components.words import numbers, prose, readings
from components.words.how import others, sums
from data.counting import place_tight
from data.counting.coverage import PARTNER, Covered, open_above, roles_taking_part
from data.counting.places import Kind
from data.counting.tally import tally_of
from data.counting.unions import Unnamed
from data.geography import countries as codes
from data.reading.arrays import Code, Mask
from data.selecting import coded
from data.selecting.filters import ROLES

_MOST_NAMED = 60
_MOST_CITED = 8
_MOST_SAME = 6  # countries that may be counted twice, by name


def places(selection: Selection, kind: Kind, most: int) -> Working:
    """Show how many countries or cities there are: named, unnamed, and counted."""
    is_countries = kind == "countries"
    found = selection.countries if is_countries else selection.cities
    took_part = [name for name in found.named if name not in found.partners]
    lines = [
        Line(
            label=others.NAMED,
            low=len(took_part),
            high=len(took_part),
            cited=tuple(_named(selection, kind, {*took_part})[:_MOST_NAMED]),
        ),
        *_groups(selection, found, most),
    ]
    lines += _balance(selection, kind, found, lines)
    return Working(
        key=kind,
        name=prose.TILE_COUNTRIES if is_countries else prose.TILE_CITIES,
        counted=readings.COUNTED[kind],
        words=numbers.covered(found),
        low=found.low,
        high=found.high,
        lines=tuple(lines),
        sums=(*_sums(selection, kind, found, lines), *_holding(selection, kind)),
        apart=tuple(_apart(selection, kind, found, lines)),
    )


def _groups(selection: Selection, found: Covered, most: int) -> Iterator[Line]:
    """List the largest groups of unnamed countries, and all others as one."""
    groups = [group for group in found.unnamed if group.role != PARTNER]
    largest = sorted(range(len(groups)), key=lambda at: -groups[at].low)[:most]
    for at in sorted(largest):
        yield _group(selection, groups[at])
    rest = [groups[at] for at in sorted({*range(len(groups))}.difference(largest))]
    if rest:
        low, high = sum(of.low for of in rest), sum(of.high for of in rest)
        yield Line(label=others.more_groups(len(rest)), low=low, high=high)


def _group(selection: Selection, group: Unnamed) -> Line:
    role = readings.ROLE_NAMES[group.role]
    label = naming.label(selection.dataset, [group.event_id])
    if series := naming.series_of(selection.dataset, [group.event_id]):
        label = readings.series_events(
            naming.series_name(selection.dataset, series), label
        )
    return Line(
        label=readings.unnamed_countries(group.low, group.high, group.region),
        low=group.low,
        high=group.high,
        cited=tuple(_of_group(selection, group)),
        notes=(others.unnamed_note(label, role),),
        events=(group.event_id,),
    )


def _of_group(selection: Selection, group: Unnamed) -> Iterator[Cited]:
    dataset, takers = selection.dataset, coded.takers(selection.dataset)
    picked = participation.participation_shown(selection) & (takers.country < 0)
    picked &= takers.role == ROLES.index(group.role)
    picked &= takers.event == coded.events(dataset).number[group.event_id]
    for at in np.flatnonzero(picked).tolist():
        if takers.regions[takers.region[at]] == group.region:
            row = naming.row(dataset, "participation", int(takers.row[at]))
            printed = readings.as_printed(row.as_printed)
            yield cite(dataset, "", printed if row.as_printed else "", row)


def _named(selection: Selection, kind: Kind, names: set[str]) -> list[Cited]:
    """Cite each country or city once, with all its roles."""
    dataset, takers = selection.dataset, coded.takers(selection.dataset)
    at = _rows(selection, kind, names)
    of: Code = (takers.country if kind == "countries" else takers.place)[at]
    by_name: dict[int, list[int]] = defaultdict(list)
    for member, taker in zip(of.tolist(), at.tolist(), strict=True):
        by_name[member].append(taker)
    found = []
    for member, rows in by_name.items():
        roles = [readings.ROLE_NAMES[ROLES[r]] for r in _roles(takers.role, rows)]
        row = naming.row(dataset, "participation", int(takers.row[rows[0]]))
        found.append(cite(dataset, _name(selection, kind, member), "", row))
        found[-1] = replace(found[-1], detail=numbers.listed(roles))
    return sorted(found, key=lambda cited: cited.words)


def _roles(role: Code, rows: Sequence[int]) -> list[int]:
    return [*dict.fromkeys(role[rows].tolist())]


def _rows(selection: Selection, kind: Kind, names: set[str]) -> Code:
    """Find the takers of events held that name one of these places."""
    dataset, takers = selection.dataset, coded.takers(selection.dataset)
    wanted: Mask = participation.participation_shown(selection)
    wanted = wanted & coded.certain(dataset, selection.held[0])
    wanted &= np.isin(
        takers.role, coded.role_codes(roles_taking_part(selection.chosen))
    )
    if kind == "countries":
        numbers_of = [n for n, code in enumerate(codes.codes()) if code in names]
        return np.flatnonzero(wanted & np.isin(takers.country, numbers_of))
    ids = dataset.places["place_id"].astype(str)
    return np.flatnonzero(
        wanted & np.isin(takers.place, np.flatnonzero(ids.isin(names)))
    )


def _name(selection: Selection, kind: Kind, member: int) -> str:
    if kind == "countries":
        return codes.name(codes.codes()[member])
    dataset = selection.dataset
    return naming.cities(dataset)[int(dataset.places["place_id"].iloc[member])]


def _balance(
    selection: Selection, kind: Kind, found: Covered, lines: Sequence[Line]
) -> Iterator[Line]:
    """Add what claims count beyond the lines, or take away what may be the same."""
    low = found.low - sum(line.low for line in lines)
    high = None
    if found.high is not None:
        high = found.high - sum(line.high or 0 for line in lines)
    claims = cited_claims(selection, kind)
    if low > 0 or (claims and high):
        yield Line(
            label=others.BEYOND_NAMED,
            low=low,
            high=high,
            cited=tuple(claims[:_MOST_CITED]),
            notes=(
                others.BEYOND_NAMED_NOTE,
                *_disputed(selection, kind),
            ),
        )
    elif low < 0 or high:
        same = _same(found) if low < 0 else []
        yield Line(
            label=others.SAME,
            low=low,
            high=low if found.high is None else high,
            notes=(others.same_note(same),),
        )


def _disputed(selection: Selection, kind: Kind) -> Iterator[str]:
    """Say how sources that disagree are read, where they do, and what is preferred."""
    dataset = selection.dataset
    about = coded.claims_about(dataset, selection.shown_held)
    rows = dataset.claims.iloc[about]
    sides = rows[(rows["measure"] == kind) & (rows["dispute"] != "")]
    if len(sides):
        yield sums.dispute(sides.loc[sides["preferred"], "size_text"].to_list())


def _holding(selection: Selection, kind: Kind) -> Iterator[str]:
    """Say without which claims there could be fewer, or more."""
    dataset = selection.dataset
    claims = cited_claims(selection, kind)
    held = place_tight.tight(dataset, selection.chosen, kind) if claims else None
    if held is None:
        yield from [sums.not_tried()] if claims else ()
        return
    rows = dataset.claims
    wording = dict(zip(rows["claim_id"], rows["size_text"], strict=True))
    low, high = ([wording[of] for of in end] for end in (held.low, held.high))
    yield from sums.holding(low, high)
    if held.low_together:
        yield sums.none_alone(is_low=True)
    if held.high_together:
        yield sums.none_alone(is_low=False)


def _same(found: Covered) -> list[str]:
    """Name the countries named that may be among the unnamed ones of a group."""
    groups = [group for group in found.unnamed if group.role != PARTNER]
    allowed = frozenset[str]().union(*(group.allowed for group in groups))
    took_part = [name for name in found.named if name not in found.partners]
    known = [codes.name(name) for name in took_part if name in allowed]
    return known if len(known) <= _MOST_SAME and len(groups) == 1 else []


def _sums(
    selection: Selection, kind: Kind, found: Covered, lines: Sequence[Line]
) -> Iterator[str]:
    lows = [line.low for line in lines if line.low]
    is_closed = found.low == found.high
    if found.low:
        yield sums.signed(lows, found.low, is_open=not is_closed)
    named = readings.COUNTED[kind]
    if found.high is None:
        events = open_above(selection.dataset, selection.chosen, kind)
        roles = {*roles_taking_part(selection.chosen)}
        if roles == {"attendees"} and events:
            yield others.places_open(named, tally_of(selection.dataset, events))
        else:
            yield others.open_roles(named)
    elif not is_closed:
        highs = [line.high for line in lines if line.high]
        yield sums.most(highs, found.high)


def _apart(
    selection: Selection, kind: Kind, found: Covered, lines: Sequence[Line]
) -> Iterator[str]:
    claims = cited_claims(selection, kind)
    if claims and not any(line.label == others.BEYOND_NAMED for line in lines):
        yield others.weighed([claim.words for claim in claims[:_MOST_CITED]])
    if found.partners:
        yield others.partners_apart([codes.name(code) for code in found.partners])
