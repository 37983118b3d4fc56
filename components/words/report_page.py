"""Words of the report page: its choices, its downloads and what may go wrong."""

from collections.abc import Iterable, Mapping, Sequence

from components.asked import figures, plan
from components.words import numbers, report
from data.reading.outreach import WORLD

LEAD = (
    "One page for a board, or a whole report: shown as they will be read, and given as "
    "files. The address keeps every choice."
)
WHOLE = "Whole report"
WHOLE_LEAD = "Pick what the report holds and in which order."
CONTENTS = "Contents"
TEXT, MAPS, CHARTS, TABLES = "Findings in words", "Maps", "Charts", "Tables"
ALL_PARTS = "Pick all"
USUAL_PARTS = "Usual choice"
NO_PARTS = "Clear"
ORDER = "Order"
NOTHING_PICKED = "Nothing is picked yet: pick sentences, maps, charts or tables above."
NOTHING_TO_SHOW = "Nothing is picked yet. What you pick shows here."
NOTES = "Author’s notes"
_NOTES_HELP = (
    "A sentence of your own under a part, up to {most} letters. It is marked as the "
    "author’s note, apart from what the sources say."
)
TITLE_PAGE = "Title and form"
TITLE = "Title"
AUTHOR = "Author"
AUTHOR_EMPTY = "none"
DATE = "Date"
DATE_HELP = "The day printed on the report, as year-month-day."
PAPER = "Paper (PDF and Word)"
LOOK = "Look"
LOOK_HELP = "Print has darker type, and colours that stay apart in greyscale."
LOOKS = {"light": "Light", "print": "Print"}
FILES = "Download"
STYLES = {"plain": "Plain", "vancouver": "Vancouver", "bibtex": "BibTeX"}
COPY_WORDS = {
    "style": "Style of the citation",
    "citation": "Cite the data as",
    "copy": "Copy",
    "copy_all": "Copy all sentences",
    "copy_citation": "Copy citation",
    "copied": "Copied",
    "copy_failed": "Not copied: select the text and copy it by keyboard",
    "not_loaded": "A part of this page did not arrive. Reload the page.",
}
ZIP_WITHOUT = (
    "The zip is made all the same, with tables, sentences and sources but without "
    "pictures; each figure's own tools still save its picture in the browser."
)
STARTING = "Gathering the numbers"
CANCELLED = "Cancelled."
QUEUE_FULL = (
    "Many reports are being made at the moment. Try again in about half a minute."
)
CLOSING = "This server is about to restart. Ask for the report again in a minute."
EXPIRED = (
    "This file is no longer kept: files wait for five minutes. Make the report again."
)
CROSS_SITE = "Reports are only started from this site's own pages."
ODD_REQUEST = 'Send JSON: {"form": "pdf", "query": "v=1&country=PER"}.'
TOO_LONG = "The query is too long."
ZIP = "ZIP"
PDF_NOTE = "to read and print"
POWERPOINT_NOTE = "slides, charts to edit"
WORD_NOTE = "to write on"
ZIP_NOTE = "pictures, tables, words"
# The words of the download buttons; {…} is filled in by the browser.
EXPORT_WORDS = {
    "copy_address": "Copy address",
    "copy_address_of": "Copy the address that makes the {form} file",
    "copied": "Address copied. It makes the {form} file whenever it is opened.",
    "copy_failed": "Not copied. The address is {address}",
    "making": "Making the {form} file",
    "progress": "Progress of the {form} file",
    "cancel": "Cancel",
    "cancelled": CANCELLED,
    "done": "{file} is downloaded ({size}).",
    "again": "Download again",
    "no_answer": "The server does not answer. Check the connection and try again.",
    "not_loaded": "A part of this page did not arrive. Reload the page.",
}


def groups(views: Iterable[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give the parts of a report under their headings, by keys."""
    pictures = figures.pictures(views)
    maps = tuple(part for part in pictures if figures.is_map(part))
    charts = tuple(part for part in pictures if part not in maps)
    return {
        "text": (TEXT, (plan.SENTENCES,)),
        "maps": (MAPS, maps),
        "charts": (CHARTS, charts),
        "tables": (TABLES, (*figures.tables(), plan.EVENTS, plan.HOW)),
    }


def picked_as(part: str, views: Mapping[str, str]) -> str:
    """Name a part under its heading, where no more is needed to tell it apart."""
    if figures.is_map(part):
        _, _, view = part.partition(".")
        return views[view or WORLD]
    return report.part_name(part, views)


def notes_help(most: int) -> str:
    return _NOTES_HELP.format(most=numbers.number(most))


def position(place: int, part: str, views: Mapping[str, str]) -> str:
    return f"{place}. {report.kind_and_name(part, views)}"


def table_name(place: int, title: str) -> str:
    """Name a table for those who hear it: two of a report may have one title."""
    return f"{place + 1}. {title}"


def move_up(part: str, views: Mapping[str, str]) -> str:
    return f"Move {report.kind_and_name(part, views)} up"


def move_down(part: str, views: Mapping[str, str]) -> str:
    return f"Move {report.kind_and_name(part, views)} down"


def remove(part: str, views: Mapping[str, str]) -> str:
    return f"Remove {report.kind_and_name(part, views)}"


def bad_date(day: str) -> str:
    return f"Write the day like {day}. Until then it is today."


def byline(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def waiting(before: int) -> str:
    if not before:
        return "Waiting: this report is next"
    return f"Waiting: {numbers.counted(before, 'report')} before this one"


def failed(reference: str) -> str:
    return (
        "The report could not be made. Try again; if it fails again, tell who runs "
        f"this site the number {reference}: their log explains it."
    )


def too_slow(seconds: float) -> str:
    return (
        f"The report took longer than {numbers.number(round(seconds))} seconds and was "
        "stopped. Try again with fewer parts."
    )


def no_such_form(form: str, forms: Sequence[str]) -> str:
    return f"There is no report.{form}. Forms: {', '.join(forms)}."


def wait(seconds: int) -> str:
    return f"Too many reports in a short time. Try again in {seconds} seconds."


def needs(forms: Sequence[str], what: str) -> str:
    pattern = numbers.chosen(
        len(forms),
        "{forms} is not available on this server. {what}",
        "{forms} are not available on this server. {what}",
    )
    return pattern.format(forms=numbers.listed(forms), what=what)


def copy_sentence(place: int) -> str:
    return f"Copy sentence {place} with its references"
