"""`outreach attendance`: reports of who came, as counts with bounds and no name."""

import argparse
import csv
import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from components.commands import options
from components.tables import attendance as tables
from components.tables import imported as counted
from components.tables.attendance import Rows
from components.words import attendance as words
from data.attendance import package, reading
from data.attendance.answers import Answers
from data.attendance.counts import Counts
from data.attendance.imported import Imported
from data.checking import check
from data.reading.database.address import Database
from data.reading.schema import TABLES, Problem

_NO_EVENT = {"event_id": "EVENT", "title": "EVENT"}
_NO_SOURCE = {"publisher": "", "url": "", "language": "", "kind": ""}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("attendance", help=words.COMMAND)
    command.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=words.FILES
    )
    command.add_argument(
        "--minutes", type=_minutes, action="append", metavar="30", help=words.MINUTES
    )
    command.add_argument(
        "--staff", action="append", default=[], metavar="ADDRESS", help=words.STAFF
    )
    command.add_argument(
        "--presenters", choices=("staff", "attendees"), help=words.PRESENTERS
    )
    command.add_argument(
        "--counted-from", type=_minutes, default=0, metavar="5", help=words.COUNTED_FROM
    )
    command.add_argument("--na", choices=("NAM", "none"), default="NAM", help=words.NA)
    command.add_argument("--series", action="store_true", help=words.SEVERAL)
    command.add_argument("--event", metavar="ID", help=words.EVENT)
    command.add_argument(
        "--package", type=options.package, metavar="PATH", help=words.PACKAGE
    )
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.add_argument("--private", action="store_true", help=words.PRIVATE)
    command.set_defaults(run=run)


def _minutes(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Print or write what the reports come to; 1 where one cannot be read."""
    if args.package and not args.event:
        options.refuse(parser, words.PACKAGE_NEEDS_EVENT)
    if args.package and args.series:
        options.refuse(parser, words.ONE_EVENT)
    package_path = options.folder(parser, args.package) if args.package else None
    if isinstance(package_path, Database):
        options.refuse(parser, words.NO_FOLDER)
    imported = reading.read([(f.name, f) for f in args.files], _answers(args))
    for failed in imported.failures:
        print(words.failure(failed), file=sys.stderr)
    if any(failed.code != "twice" for failed in imported.failures):
        return 1
    rows = None
    if package_path is not None:
        check.load_checked(package_path)
        rows = _rows(parser, args.event, package_path, imported)
    if args.format == "json":
        print(
            json.dumps(
                counted.plain(imported, private=args.private),
                indent=2,
                ensure_ascii=False,
            )
        )
    else:
        print("\n".join(_lines(imported, args)))
    if package_path is None or rows is None:
        if args.format == "text":
            _print_rows(_rows_alone(args.event, imported))
        return 0
    return _write(package_path, rows)


def _answers(args: argparse.Namespace) -> Answers:
    products = tuple(text for text in args.staff if "@" not in text)
    return Answers(
        minutes=tuple(dict.fromkeys(args.minutes or (30,))),
        counted_from=args.counted_from,
        staff=tuple(text for text in args.staff if "@" in text),
        staff_products=products or None,
        presenters=args.presenters,
        na_is_namibia=args.na == "NAM",
        several_events=args.series,
    )


def _lines(imported: Imported, args: argparse.Namespace) -> Iterator[str]:
    """Walk the lines of the text: each file, all together, what is asked."""
    for file in imported.files:
        yield words.heading(file.file, file.format)
        yield from _told(file.counts, args)
        yield from (f"  {line}" for line in counted.platform(file))
    if len(imported.files) > 1 and imported.together:
        yield words.TOGETHER
        if imported.several_events:
            yield f"  {words.attendances(imported.attendances)}"
            yield f"  {words.persons(imported.persons)}"
        yield from _told(imported.together, args, total=not imported.several_events)
    for question in imported.questions:
        yield words.question(question.code)
        yield from (
            f"  {words.option(question.code, o.answer, o.attendances, o.registered)}"
            for o in question.options
        )


def _told(
    counts: Counts, args: argparse.Namespace, *, total: bool = True
) -> Iterator[str]:
    lines = [words.attendances(counts.attendances)] if total else []
    lines += [words.for_minutes(t, pair) for t, pair in counts.minutes.items()]
    lines += [words.answers(counts.responses)] if counts.responses else []
    lines += [words.completed(a, n) for a, n in counts.completed.items()]
    if counts.completed_all is not None:
        lines.append(words.completed_all(counts.completed_all))
    lines.append(words.staff(counts.staff))
    for number, line in (
        (counts.registered, words.registered),
        (counts.absent, words.absent),
    ):
        lines += [line(number)] if number is not None else []
    if args.private:
        lines.append(words.countries_numbered(counts.countries))
        lines.append(words.not_stated(counts.not_stated))
    else:
        lines.append(words.countries_named(counts.countries))
    lines += [words.possible(counts.possible)] if counts.possible else []
    lines += [words.ambiguous(counts.ambiguous)] if counts.ambiguous else []
    yield from (f"  {line}" for line in lines)


def _rows(
    parser: argparse.ArgumentParser, event_id: str, path: Path, imported: Imported
) -> Rows:
    """Make the rows for an event of a package; refuse one that it does not have."""
    events = {row["event_id"]: row for row in package.records(path, "events")}
    if event_id not in events:
        options.refuse(parser, words.no_event(event_id))
    sources = package.records(path, "sources")
    return tables.of_event(imported, events[event_id], sources)


def _rows_alone(event_id: str | None, imported: Imported) -> Rows:
    event = {key: event_id or value for key, value in _NO_EVENT.items()}
    source = tables.source_of(imported, event, _NO_SOURCE, 1)
    return tables.rows(imported, event, source)


def _print_rows(rows: Rows) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for table, every in rows.items():
        if every:
            print(f"\n{table}.csv")
            writer.writerow(TABLES[table])
            writer.writerows([row.values() for row in every])


def _write(path: Path, rows: Rows) -> int:
    today = dt.datetime.now().astimezone().date()
    number, problems = package.add(path, rows, today)
    if problems:
        _refuse_rows(path, problems)
        return 1
    print(words.written(number, str(path)), file=sys.stderr)
    return 0


def _refuse_rows(path: Path, problems: list[Problem]) -> None:
    print(words.not_written(str(path)), file=sys.stderr)
    for problem in problems:
        print(problem, file=sys.stderr)
