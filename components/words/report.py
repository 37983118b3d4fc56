"""What a report says besides findings: names, notes, progress, refusals."""

from collections.abc import Mapping, Sequence

from components.asked import figures, plan
from components.words import numbers, readings
from components.words.how import sums

SENTENCES, EVENTS, MAP = "Sentences", "Events", "Map"
_OTHER_PARTS = {plan.SENTENCES: SENTENCES, plan.EVENTS: EVENTS, plan.HOW: sums.PART}
PAPER_NAMES = {"a4": "A4", "letter": "Letter"}
PDF, POWERPOINT, WORD, ZIP = "PDF", "PowerPoint", "Word", "zip"

OWN, OWN_NOTES = "Author’s note", "Author’s notes"
IN_SHORT = "In short"
NOTHING_TITLE = "Nothing matches"
NO_PARTS_TITLE = "No part is chosen"
NO_PARTS = "This report holds nothing yet. Choose figures, tables or sentences for it."
LEFT_OUT_TITLE = "Left out"
_LEFT_OUT = (
    "With these filters this part has nothing to show and is left out: {parts}.",
    "With these filters these parts have nothing to show and are left out: {parts}.",
)
CONTENTS = "Contents"
SOURCES = "Sources"
CITE_AS = "How to cite these data"
HOW_TO_READ = "How to read the numbers"
READING = (
    (
        "“About 400” means that a source says “around 400”: from 350 to 450, half a "
        "unit of the last significant digit either way. “More than 650” means 651 or "
        "more."
    ),
    (
        "Bounds are the smallest and the largest totals with which every claim of "
        "every source can be true. A claim over several events or years is never split."
    ),
    "Attendances are not people: somebody at two events counts twice.",
    (
        "Possible events may match the filters. Planned events are shown and never "
        "counted. What no source states is said to be not stated; it is never zero."
    ),
)
FIGURE, TABLE, _A_TABLE = "Figure", "Table", "table"
AUTHOR, DATE, SELECTION = "Author", "Date", "Selection"
DATA, ADDRESS = "Data", "Address"
REOPEN = "Open this report again"
CODE_ALT = "QR code with the address of this report"
PAGE_OF = "of"
A_DAY = "days such as 2026-11-22"
DONE = "Done"
NO_RENDERER = "No browser is at hand to draw pictures with."
CANCELLED = "Cancelled; nothing was written."


def title(heading: str, filters: str) -> str:
    """Name the data and the filters: "Radiology outreach: ESOR in Russia, 2019"."""
    return f"{heading}: {filters}"


def own(words: str) -> str:
    """Mark what the author says as such."""
    return f"{OWN}: {words}"


def nothing_matches(reason: str) -> tuple[str, ...]:
    return (f"{readings.NO_MATCH} {reason}",)


def left_out(parts: Sequence[str], views: Mapping[str, str]) -> str:
    return numbers.chosen(len(parts), *_LEFT_OUT).format(
        parts="; ".join(kind_and_name(part, views) for part in parts)
    )


def part_name(part: str, views: Mapping[str, str]) -> str:
    """Name a part: "Map, Africa", "Countries and cities"."""
    if part in _OTHER_PARTS:
        return _OTHER_PARTS[part]
    name, _, view = part.removeprefix(figures.TABLE).partition(".")
    figure = figures.listed()[name]
    if part.startswith(figures.TABLE):
        return figure.table_label
    return f"{MAP}, {views[view]}" if view else figure.label


def kind_and_name(part: str, views: Mapping[str, str]) -> str:
    """Name a part with its kind, where a figure and a table share a name."""
    name = part_name(part, views)
    return f"{name} ({_A_TABLE})" if part.startswith(figures.TABLE) else name


def kicker(kind: str, number: int, part: str, views: Mapping[str, str]) -> str:
    """Say a figure's or table's number and kind: "Figure 2 · Map, Europe"."""
    return f"{kind} {number} · {part_name(part, views)}"


def more_sources(count: int) -> tuple[str, ...]:
    left_out = numbers.counted(count, "more source")
    return (f"{left_out}; the data package names them all.",) if count > 0 else ()


def table_note(filters: str, footer: str, *, left_out: int = 0) -> str:
    """Say under a table what it holds and leaves out, and where that is from."""
    if not left_out:
        return f"{filters}.\n{footer}"
    more = numbers.counted(left_out, "more event")
    return f"{filters}. {more} left out; the dashboard lists them all.\n{footer}"


def drawing(
    place: int, of: int, part: str, ending: str, views: Mapping[str, str]
) -> str:
    words = f"Drawing {place} of {of}: {part_name(part, views)}"
    return words if ending == "png" else f"{words} ({ending.upper()})"


def write_as(forms: Sequence[str]) -> str:
    return f"write a report as {numbers.either(forms)}"


def writing(form: str) -> str:
    return f"Writing the {form} file"


def needs_library(form: str) -> str:
    return (
        f"{form} files need libraries that are not installed: "
        "pip install 'radiology-outreach[report]'"
    )


def unknown_ending(name: str, endings: Sequence[str]) -> str:
    allowed = numbers.listed([f".{ending}" for ending in endings])
    return f"--out: '{name}' has no known ending; allowed are {allowed}"


def unknown_value(option: str, value: str, allowed: str) -> str:
    return f"--{option}: '{value}' is unknown; allowed are {allowed}"


def no_folder(folder: object) -> str:
    return f"--out: {folder}: no such folder; make it first"


def is_folder(path: object) -> str:
    return f"--out: {path} is a folder; name a file in it"


def written(path: object, size: int) -> str:
    return f"{path}: {numbers.number(max(1, size // 1000))} kB"
