"""`outreach totals`: the totals of a selection, as JSON."""

import argparse
import dataclasses
import json
from typing import Any

from components.asked.selection import Selection
from components.commands import options
from components.tables import naming, parts
from components.tables.how import tiles as how
from components.tables.how.working import Working
from components.words import command as words
from components.words import numbers
from data.counting import coverage, totals
from data.counting.parts import Division
from data.counting.tally import bounds, has_several
from data.selecting.period import Period


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("totals", help=words.TOTALS)
    options.add_filters(command)
    command.add_argument("--how", action="store_true", help=words.HOW)
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Print the totals."""
    selection = options.selection(parser, args)
    found = report(selection)
    if args.how:
        found["how"] = {one.key: _how(one) for one in how.every(selection)}
    print(json.dumps(found, indent=2))
    return 0


def _how(working: Working) -> dict[str, Any]:
    """Write how a total comes about: what is added, the sums, what is left out."""
    lines = [
        {
            "counted": line.label,
            "events": line.events,
            "said": line.said(),
            "low": line.low,
            "high": line.high,
        }
        for line in working.lines
    ]
    return {
        "words": working.words,
        "low": working.low,
        "high": working.high,
        "lines": lines,
        "sums": working.sums,
        "not_counted": working.apart,
    }


def report(selection: Selection) -> dict[str, Any]:
    """Total a selection as the JSON that `outreach totals` prints."""
    cities = selection.cities
    return {
        "data_version": selection.dataset.version,
        "filter": {
            "words": naming.filters_in_words(selection),
            "series": selection.chosen.series,
            "country": selection.chosen.countries,
            "role": selection.chosen.roles,
            **_period(selection.chosen.period),
            "related": selection.chosen.related,
        },
        "events": _events(selection),
        "attendances": _counted(selection.attendances),
        "measures": {
            measure: _counted(selection.counted(measure))
            for measure in selection.measures
        }
        | {"persons": dataclasses.asdict(selection.persons)},
        "countries": _covered(selection.countries),
        "cities": {**_covered(cities), "named": [int(place) for place in cities.named]},
        **_divided(selection),
    }


def _period(asked: Period | None) -> dict[str, Any]:
    """Write the period as EDTF; whole years also as their first and last."""
    whole = asked.years if asked and asked.unit == "year" else None
    return {"period": str(asked) if asked else None, "years": whole}


def _divided(selection: Selection) -> dict[str, Any]:
    """List who came, part by part; nothing where no source divides a number."""
    found = [
        _division(selection, division)
        for measure in selection.measures
        for division in parts.divided(selection.counting(measure))
    ]
    return {"parts": found} if found else {}


def _division(selection: Selection, division: Division) -> dict[str, Any]:
    both, rest = division.both, division.rest
    return {
        "words": parts.named(selection.dataset, division),
        "claim": division.whole.claim_id,
        "measure": division.whole.measure,
        "dimension": division.dimension,
        "low": division.bounds.low,
        "high": division.bounds.high,
        "parts": [
            {"part": part.name, **dataclasses.asdict(part.bounds)}
            | {"claims": part.claims}
            for part in division.parts
        ],
        "both": dataclasses.asdict(both) if both else None,
        "not_stated": dataclasses.asdict(rest),
    }


def _events(selection: Selection) -> dict[str, int | None]:
    """Count events; with low and high beside, if any row may stand for several."""
    events = selection.events
    ends = {
        name: bounds(getattr(events, name)) for name in ("held", "planned", "possible")
    }
    found: dict[str, int | None] = {name: low for name, (low, _) in ends.items()}
    if has_several(selection.dataset):
        for name, (low, high) in ends.items():
            found |= {f"{name}_low": low, f"{name}_high": high}
    return found


def _counted(total: totals.Attendances) -> dict[str, Any]:
    return {
        "words": numbers.attendances(total),
        "stated": total.stated,
        "hedge": total.hedge,
        "low": total.low,
        "high": total.high,
        "claims": total.claims,
        "events_without_count": total.events_without_count,
        "not_attributable": total.not_attributable,
    }


def _covered(found: coverage.Covered) -> dict[str, Any]:
    words = numbers.covered(found)
    known = {"words": words, "named": found.named, "low": found.low, "high": found.high}
    return known | ({"planned_partners": found.partners} if found.partners else {})
