"""`outreach country` and `outreach city`: what is known of a place, as plain lines."""

import argparse
from collections.abc import Iterator, Sequence
from functools import partial

from components.commands import options
from components.live import shelf
from components.tables.citing import Ref
from components.tables.gazetteer import lines, opening, origins, persons
from components.tables.notes import Notes
from components.words import command as words
from components.words import gazetteer, report
from data.geography import countries as codes
from data.reading.package import Dataset

_KINDS = {"country": (words.COUNTRY, "ISO3"), "city": (words.CITY, "ID")}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the two commands."""
    for kind, (about, shown) in _KINDS.items():
        command = commands.add_parser(kind, help=about)
        command.add_argument("place", metavar=shown)
        command.add_argument("--data", type=options.package, help=words.FOLDER)
        command.set_defaults(run=partial(run, kind=kind))


def run(parser: argparse.ArgumentParser, args: argparse.Namespace, *, kind: str) -> int:
    """Print what is known of a place, with numbered sources."""
    dataset = shelf.load(options.folder(parser, args.data))
    known = codes.codes() if kind == "country" else dataset.city_ids
    if args.place not in known:
        allowed = words.COUNTRIES if kind == "country" else words.CITY_IDS
        options.refuse(parser, report.unknown_value(kind, args.place, allowed))
    mark = f"{'place' if kind == 'city' else 'country'}:{args.place}"
    print("\n".join(told(dataset, mark)))
    return 0


def told(dataset: Dataset, mark: str) -> Iterator[str]:
    """Write what is known of a place, line by line."""
    notes = Notes(dataset)
    yield opening.sentence(dataset, mark)
    yield from _events(dataset, mark, notes)
    yield from _people(dataset, mark, notes)
    if came := origins.lines(dataset, mark):
        yield from ("", gazetteer.CAME)
        for number in came:
            said = gazetteer.joined(number.words, number.note)
            yield gazetteer.item(said, _marks(notes, number.refs))
    if unsaid := opening.unsaid(dataset, mark):
        yield from ("", gazetteer.UNSAID, *map(gazetteer.item, unsaid))
    if sources := notes.listed():
        yield from ("", gazetteer.SOURCES)
        for at, one in enumerate(sources, start=1):
            yield gazetteer.source(at, one.words, one.detail, one.url, one.locator)


def _events(dataset: Dataset, mark: str, notes: Notes) -> Iterator[str]:
    for standing, ours in lines.lines(dataset, mark).items():
        if ours:
            yield from ("", gazetteer.SECTIONS[standing])
        for line in ours:
            about = gazetteer.joined(line.label, line.series, line.when, line.reason)
            yield gazetteer.item(about)
            for role in line.roles:
                cities = [name for _, name, _ in role.cities]
                said = gazetteer.in_role(role.role, cities, role.notes)
                yield gazetteer.under(said, _marks(notes, role.refs))


def _people(dataset: Dataset, mark: str, notes: Notes) -> Iterator[str]:
    people = persons.persons(dataset, mark)
    if people:
        yield from ("", gazetteer.PEOPLE)
    for person in people:
        yield gazetteer.item(person.name)
        for one in person.appearances:
            said = gazetteer.in_role(one.role, [one.where], one.notes)
            yield gazetteer.under(said, _marks(notes, one.refs))


def _marks(notes: Notes, refs: Sequence[Ref]) -> list[int]:
    return [number for number, _ in notes.marks(refs)]
