"""What is said where a reader's attendance reports are counted and asked about."""

from collections.abc import Mapping, Sequence

from components.words import attendance, numbers
from data.attendance.counts import Bounds
from data.attendance.imported import Failure, Option

TITLE = "Your attendance reports"
EXPECTED = (
    "An attendance report comes as the platform exports it (CSV, XLSX, XLS, ODS, with "
    "its header); a data package is a workbook, a zip, or CSV files with the names and "
    "headers of the codebook"
)
GONE = (
    "The reports are here no longer: they are kept for as long as a page asks, ten "
    "minutes after it, and an hour at most. Drop them again."
)
INSECURE = (
    "Attendance reports name people, and this page came over a line that is not "
    "encrypted. Open it by https, or count them on your own machine with the command "
    "outreach attendance."
)
PRIVACY = (
    "Your browser sealed these files for one process, which read them and let go of "
    "every name and address. It holds rows of hashes while you answer, ten minutes "
    "after the last page is closed and an hour at most, and then ends with them. "
    "Your browser keeps nothing either: delete the reports when your rules say so."
)
READING_TITLE = "One moment"
READING = (
    "Your attendance reports are read and counted. This page shows what comes of it."
)
ASKED = "What the files cannot say"
ASKED_LEAD = "Each answer shows the attendances that it leads to; all may stay open."
NO_ANSWER = "Not answered: the bounds hold both"
EVERYBODY = "Everybody counts"
TOGETHER_LEAD = "Persons who stand in several files are counted once."
STAFF_WORDS: Mapping[str, str] = {
    "label": "Whose addresses are staff’s?",
    "help": (
        "One or several e-mail addresses. They are sealed before they are sent, hashed "
        "at once, and shown nowhere; what you send takes the place of what you sent "
        "before."
    ),
    "send": "Leave them out",
    "counting": "Counting …",
    "no_answer": "The server did not answer. Drop the reports again.",
    "not_loaded": "This part of the page could not be loaded. Reload the page.",
}
PRODUCTS = "Which kinds of ticket are staff’s?"
DOWNLOADS = "The counts as a file"
JSON, CSV = "Counts (JSON)", "Counts (CSV)"
PACKAGE = "Into a data package"
PACKAGE_LEAD = (
    "The rows are a source, a claim with its bounds, and a row for each country; the "
    "check then reads the whole package."
)
EVENT = "The event that these reports are of"
EVENT_HINT = "Choose an event"
ADD = "Add to the package"
ADDING = "Adding and checking …"
NEW = "A new package with one event"
NEW_LEAD = (
    "To add to a package of yours, drop that first and the reports on its page. Or "
    "begin one here: these lines are all that it needs."
)
NEW_FIELDS: Mapping[str, tuple[str, str]] = {
    "title": ("Title of the event", "Chest CT update"),
    "date": ("Date, as YYYY-MM-DD, YYYY-MM or YYYY", "2026-11-28"),
    "source": ("Title of the page that announces it", "Chest CT update: programme"),
    "publisher": ("Who published that page", "Example Society of Radiology"),
    "url": ("Its address", "https://example.org/chest-ct"),
}
KIND, SOURCE_KIND = "Kind of event", "Kind of page"
MAKE = "Make the package"
FILL_IN = "Fill in every line first."
FILE_NAME = "attendance.zip"  # of the package that is made
TITLE_OF_PACKAGE = "Attendance of {}"
LOCATOR = "whole page"
MEND_FIRST = (
    "The package has mistakes: mend them first, and drop the reports on it then."
)
SEVERAL = (
    "Rows are written for one event: answer that these are of one, or drop the reports "
    "of each event by themselves."
)
NOT_ADDED = (
    "Nothing was added: with these rows the package would not pass the check. Change "
    "what is typed or chosen, or take the counts and write the rows by hand."
)
NOTHING_NEW = "These reports say nothing that a row could hold."
_ANSWERS: Mapping[str, Mapping[str, str]] = {
    "presenters": {
        "staff": "Speakers: staff",
        "attendees": "Attendees like all others",
    },
    "several_events": {"no": "No, of one event", "yes": "Yes, their sum counts"},
    "na_is_namibia": {"yes": "Yes", "no": "No, it says nothing"},
}


def answer(code: str, value: str) -> str:
    """Name an answer that can be chosen."""
    if code == "counted_from":
        return EVERYBODY if value == "0" else f"From {value} minutes on"
    return _ANSWERS[code][value]


def effects(options: Sequence[Option]) -> list[str]:
    """Say what each answer leads to: attendances, and what else they change."""
    moves_registered = len({one.registered for one in options}) > 1
    moves_countries = len({one.countries for one in options}) > 1
    said = []
    for one in options:
        pair, parts = one.attendances, []
        parts += [f"attendances: {attendance.bounds(pair)}"] if pair else []
        parts += [f"{one.registered} registered"] if moves_registered else []
        if moves_countries or not pair:
            parts.append(numbers.counted(one.countries, "country", "countries"))
        said.append(", ".join(parts))
    return said


def product(name: str, effect: str) -> str:
    """Name a kind of ticket, and what comes of it if it alone is staff's."""
    return f"{name} (if only these: {effect})"


def named(given: int, known: int) -> str:
    """Say how many addresses of staff were sent."""
    addresses = numbers.counted(given, "address", "addresses")
    return f"{addresses} left out as staff’s; {known} of them in these files."


def heading(pair: Bounds | None, files: int) -> str:
    """Open the page with the one number."""
    of = "this report" if files == 1 else f"these {files} reports"
    if pair is None:
        return f"What {of} say" if files > 1 else f"What {of} says"
    return f"Attendances by {of}: {attendance.bounds(pair)}"


def mixed(names: Sequence[str]) -> str:
    """Refuse files of a package beside reports."""
    return (
        f"{numbers.listed([*names])}: of a data package, beside attendance reports; "
        "send the package first, and the reports on its page"
    )


def refusal(failure: Failure) -> str:
    """Say why a file is not read, and what is."""
    line = attendance.failure(failure)
    return f"{line}. {EXPECTED}." if failure.code in _UNKNOWN else line


_UNKNOWN = frozenset({"unknown-format", "not-text", "not-a-workbook"})
