"""The words of attendance reports: what they come to, what they ask, what is wrong."""

from collections.abc import Iterable, Mapping, Sequence

from babel.lists import format_list

from components.words import language
from data.attendance.claims import wording
from data.attendance.counts import Bounds
from data.attendance.imported import Failure
from data.geography import countries

COMMAND = "turn attendance reports into counts, and keep no name"
FILES = "reports of one event, or of one series with --series: as they were exported"
MINUTES = "also count those who were there for so many minutes (may be repeated)"
STAFF = "an address of the organisers, or a kind of ticket that is theirs"
PRESENTERS = "what presenters were: speakers (staff), or attendees like all others"
SEVERAL = "the files are of several events, whose attendances are summed"
COUNTED_FROM = "count only who was there for so many minutes"
NA = "what NA stands for in answers to a form"
EVENT = "the event_id that the rows are for"
PACKAGE = "write the rows into this data package, and check it"
PRIVATE = "print how many came from each country: for the organiser alone"
NO_FOLDER = "--package takes a folder: rows are written into no database"
PACKAGE_NEEDS_EVENT = "--package needs --event: the event_id that the rows are for"
ONE_EVENT = "--series counts several events; rows are written for one event at a time"

FORMATS: Mapping[str, str] = {
    "zoom-webinar": "Zoom webinar",
    "zoom-meeting": "Zoom meeting",
    "zoom-registration": "Zoom registration",
    "teams-meeting": "Microsoft Teams meeting",
    "teams-log": "Microsoft Teams live event",
    "teams-list": "Microsoft Teams list of 2021",
    "webex": "Webex",
    "gotowebinar": "GoToWebinar",
    "google-meet": "Google Meet",
    "bigbluebutton": "BigBlueButton",
    "pretix-checkin": "pretix",
    "eventbrite": "Eventbrite",
    "indico": "Indico",
    "moodle-progress": "Moodle",
    "google-form": "Google Forms",
}
TOGETHER = "All files together"
THESE_FILES = "These files"
NOTHING_STATED = "no country is stated"

_FAILURES: Mapping[str, str] = {
    "empty": "holds nothing; export it again",
    "not-text": "is no text in an encoding that is known here; save it as CSV UTF-8",
    "not-a-workbook": (
        "is a workbook that cannot be opened; save it as XLSX without a password"
    ),
    "unknown-format": (
        "is no attendance report that is known here; export it again as the platform "
        "offers it, with its header"
    ),
    "too-long": "has too many rows; leave out what is no report",
    "too-large": "is too large to be read; leave out what is no report",
    "no-people": "is a report with nobody in it",
    "bad-quote": (
        "has a quote that nothing closes, or a cell that is too long; export it again"
    ),
    "bad-time": "holds no time that is understood; export the report again",
    "bad-duration": "holds no duration that is understood; export the report again",
    "twice": "has the same content as a file before it, and is not counted twice",
    "no-file": "cannot be opened",
    "stopped": "could not be read; nothing of it was kept",
}
_STATED: Mapping[str, tuple[str, str]] = {
    "registered": (
        "{} registered",
        "the platform also counts cancelled registrations and addresses given twice",
    ),
    "cancelled": ("{} cancelled", "who cancelled is no attendee"),
    "unique": (
        "{} unique viewers",
        "the platform tells accounts and devices apart, not addresses",
    ),
    "users": (
        "{} users",
        "the platform counts each connection, and hosts and panelists too",
    ),
    "attended": ("{} attended", "here each address counts once, and staff does not"),
    "participants": (
        "{} participants",
        "the platform also counts staff, rejoins, devices, bots and waiting rooms",
    ),
}
_QUESTIONS: Mapping[str, str] = {
    "several_events": "Are the files of several events?",
    "presenters": "Were presenters speakers (staff), or attendees like all others?",
    "counted_from": "From how many minutes on does somebody count?",
    "staff_products": "Which kind of ticket is staff's?",
    "na_is_namibia": "Does NA in the answers stand for Namibia?",
    "staff": "Whose addresses are staff's?",
}
_NONE = "none"
CSV_COLUMNS = ("file", "counted", "lowest", "highest")
ATTENDANCES = "Attendances"
PLATFORM = "The platform states"
UNREAD = "Not understood"
PERSONS = "Different persons"
ANSWERS = "Answers to the form"
COMPLETED = "Completed everything"
STAFF_COUNTED = "Staff, not counted"
REGISTERED = "Registered"
ABSENT = "Registered and absent"
COUNTRIES = "Countries"
POSSIBLE = "Perhaps also"
AMBIGUOUS = "Stated together for one person"


def bounds(pair: Bounds | None) -> str:
    return "not stated" if pair is None else wording(*pair)


def changed(pair: Bounds, before: Bounds | None) -> str:
    """Word a number, and what it was before the answers if it was another."""
    if before is None or before == pair:
        return bounds(pair)
    return f"{bounds(pair)} (before your answers: {bounds(before)})"


def at_least(minutes: int) -> str:
    return f"There for {minutes} minutes or more"


def csv_minutes(minutes: int) -> str:
    return f"{minutes} minutes"


def activity(name: str) -> str:
    return f"Completed {name}"


def lands(codes: Iterable[str]) -> str:
    return _list([countries.name(code) for code in codes])


def failure(failed: Failure) -> str:
    row = f", row {failed.row}" if failed.row else ""
    column = f", column {failed.column}" if failed.column else ""
    return f"{failed.file or THESE_FILES}{row}{column}: {_FAILURES[failed.code]}"


def heading(file: str, name: str) -> str:
    return f"{file} ({FORMATS[name]})"


def attendances(pair: Bounds | None) -> str:
    return f"attendances: {bounds(pair)}"


def persons(pair: Bounds | None) -> str:
    return f"different persons: {bounds(pair)}"


def for_minutes(minutes: int, pair: Bounds) -> str:
    return f"for {minutes} minutes or more: {bounds(pair)}"


def staff(number: int) -> str:
    return f"staff, not counted: {number}"


def registered(number: int) -> str:
    return f"registered: {number}"


def absent(number: int) -> str:
    return f"registered and absent: {number}"


def completed(activity: str, number: int) -> str:
    return f"completed {activity}: {number}"


def completed_all(number: int) -> str:
    return f"completed everything: {number}"


def answers(number: int) -> str:
    return f"answers: {number}"


def countries_named(codes: Iterable[str]) -> str:
    named = _list([countries.name(code) for code in codes])
    return f"countries: {named}" if named else NOTHING_STATED


def countries_numbered(numbers: Mapping[str, int]) -> str:
    each = [f"{countries.name(code)} {n}" for code, n in numbers.items()]
    return f"countries: {_list(each)}" if each else NOTHING_STATED


def possible(codes: Iterable[str]) -> str:
    named = _list([countries.name(code) for code in codes])
    return f"perhaps also: {named} (of connections that nobody can place)"


def ambiguous(codes: Iterable[str]) -> str:
    named = _list([countries.name(code) for code in codes])
    return f"stated together for one person: {named}"


def not_stated(number: int) -> str:
    return f"country not stated: {number}"


def unread(number: int) -> str:
    cells = "cell names" if number == 1 else "cells name"
    return f"{number} {cells} no country that is known here, and count as not stated"


def stated(name: str, number: int, ours: Bounds | int | None) -> str:
    """Put what a platform states beside ours, with the reason where they differ."""
    why = f": {reason(name)}" if _differs(number, ours) else ""
    return f"the platform states {_STATED[name][0].format(number)}{why}"


def beside(name: str, number: int, ours: Bounds | int | None) -> str:
    """Put the same in brackets, behind what stands for the platform."""
    why = f" ({reason(name)})" if _differs(number, ours) else ""
    return f"{_STATED[name][0].format(number)}{why}"


def _differs(number: int, ours: Bounds | int | None) -> bool:
    return ours not in (number, (number, number))


def reason(name: str) -> str:
    return _STATED[name][1]


def question(code: str) -> str:
    return _QUESTIONS[code]


def option(code: str, answer: str, pair: Bounds | None, registered: int | None) -> str:
    what = f"{answer} minutes" if code == "counted_from" else answer or _NONE
    more = f", {registered} registered" if registered is not None else ""
    return f"{what}: {bounds(pair)}{more}"


def source_title(names: Sequence[str], event: str) -> str:
    return f"Attendance report of {event} ({_list([FORMATS[n] for n in names])})"


def source_short_title(number: int) -> str:
    return f"Attendance report {number}"


SOURCE_NOTE = (
    "Counted from the report itself, which names people and is not public; the address "
    "is that of the event's own source. No name and no address was kept."
)
LOCATOR = "rows of attendees"
LOCATOR_REGISTERED = "rows of those registered"
CLAIM_NOTE = (
    "One address is one person, and without an address one name is; staff is left out."
)
RANGE_NOTE = (
    "Telephones, devices and namesakes cannot be told apart from persons counted "
    "already, so there are bounds."
)
UNSCANNED_NOTE = "Who was not scanned may have come all the same, so there are bounds."
TRAINED_NOTE = (
    "Completed every activity, with a pass where there is a grade. Whether a "
    "certificate was given the report does not say."
)
PARTICIPATION_NOTE = "Stated in the report; how many came is not published."
PARTICIPATION_REGISTERED_NOTE = (
    "Stated for those registered; how many came is not published."
)


def minutes_note(minutes: int, pair: Bounds) -> str:
    return f"For {minutes} minutes or more: {bounds(pair)}."


def absent_note(number: int) -> str:
    return f"Of them {number} did not come."


def platform_note(name: str, number: int) -> str:
    words, why = _STATED[name]
    return f"The platform states {words.format(number)}: {why}."


def written(rows: int, package: str) -> str:
    return f"{package}: {rows} rows written; the package passes the check"


def not_written(package: str) -> str:
    return f"{package}: nothing written, since the package would not pass the check"


def no_event(event: str) -> str:
    return f"--event: the package has no event '{event}'"


def _list(words: Sequence[str]) -> str:
    return format_list(words, locale=language.current()) if words else ""
