"""`outreach say`: a selection in sentences for a report, with their references."""

import argparse
import datetime as dt
import json
from typing import Any

from components.asked.selection import Selection
from components.commands import options
from components.findings import sentences
from components.findings.citations import STYLES, cite_data, cite_source
from components.tables import naming
from components.words import command as words


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser("say", help=words.SAY, epilog=words.SAY_ADDRESS)
    options.add_filters(command)
    command.add_argument("--style", choices=STYLES, default=STYLES[0])
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.set_defaults(run=run)


def run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    """Print the sentences, the references and the citation of the data."""
    address = options.base(parser)
    selection = options.selection(parser, args)
    made = dt.datetime.now().astimezone().date()
    if args.format == "json":
        data = cite_data(selection.dataset, address, made, args.style)
        answer = {**report(selection, args.style), "data": data}
        print(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        print(sentences.paste(selection, address, made, args.style), end="")
    return 0


def report(selection: Selection, style: str) -> dict[str, Any]:
    """Gather sentences and sources as the JSON that `outreach say` prints."""
    findings = sentences.sentences(selection)
    _, source_ids = sentences.numbered(findings)
    number = {source: n for n, source in enumerate(source_ids, start=1)}
    return {
        "data_version": selection.dataset.version,
        "filter": naming.filters_in_words(selection),
        "style": style,
        "sentences": [
            {
                "words": sentence.words,
                "sources": sentence.sources,
                "numbers": sorted(number[source] for source in sentence.sources),
            }
            for sentence in findings
        ],
        "sources": [
            {
                "source_id": source,
                "citation": cite_source(selection.dataset, source, style),
            }
            for source in source_ids
        ],
    }
