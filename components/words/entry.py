"""What is said around the form for one event."""

import datetime as dt
from collections.abc import Sequence

from babel import Locale

from components.words import numbers
from data.cells.dates import Dated, parse
from data.entry.draft import parted

_LETTERS = 2  # of a language's code
LEAD = (
    "From a press release, a report or a web page: fill in what it states and leave "
    "the rest blank. What no source states stays blank; nothing is guessed."
)
CONTENTS = "Ways to begin"
FORM = "Enter one event in a form"
NEW = "Begin a new package: an empty workbook with example rows"
NEW_FILE = "new-package"
BACK = "Your own data"
KEPT = (
    "What you type stays in this tab, also when it is loaded again, until you begin "
    "anew or close it."
)
NEW_PACKAGE = "Your data"  # what a package is called that says no title
TOO_LARGE = (
    "This package is too large for the form. Take it as a workbook, and add the event "
    "there."
)

SOURCE, SOURCE_LEAD = "The source", "Every row says where it comes from."
EVENT = "The event"
NUMBERS = "How many"
NUMBERS_LEAD = (
    "The wording of the source, in English and in figures: around 400, more than 650, "
    "almost 250, between 60 and 80, 1,200 registered."
)
TAKERS = "Who took part"
TAKERS_LEAD = (
    "Countries by name, in any language, separated by commas or lines. Also cities, "
    "and unnamed countries of a region: four countries of South-Eastern Asia."
)
PEOPLE = "People"
PEOPLE_LEAD = "As they are printed. Another line appears once one is filled."
PREVIEW = "What it will say"
MISSING = "Still to be filled in"
OTHER_LINES = "What the check says besides"
NOTHING_YET = "Nothing is entered yet."
NO_NUMBER = "No number is stated, so no claim is written."
ROWS = "The rows that will be written"
ROWS_COLUMNS = ("Table", "Row", "What it holds")
MORE_SOURCE = "More of the source"
MORE_EVENT = "More of the event"
MORE_TAKERS = "Other roles"
SOUND = "The check finds nothing wrong."
NOT_YET = "It can be taken away once what stands beside its fields is mended."
ADD = "Add it to your package"
ADDING = "Adding and checking …"
ADDED = "The event is in your package now. Enter another one, or look at it."
REFUSED = "It was not added:"
CLEAR = "Begin anew"
ENDED = "Your own data are not here any more. Reload the page."
TAKE = {
    "look": "Look at it",
    "workbook": "Workbook (XLSX)",
    "zip": "Zip",
    "sending": "Opening",
    "refused": "It cannot be opened:",
    "no_answer": "The server did not answer. Try again in a while.",
    "not_loaded": "This part of the page could not be loaded. Reload the page.",
}
KEEP = {"not_loaded": TAKE["not_loaded"]}
NEW_SERIES, NEW_SOURCE = "A new series", "A new source"
CHOOSE = "Choose"
PICK = "{name} stands for several: which?"
PICK_PLACE = "Which city?"
ELSEWHERE = "None of these: give its point"
NO_CITY = (
    "No city of over 15,000 people has this name. Check the spelling, or give its "
    "point as GeoNames has it: search the name there; the number ends the place's "
    "address."
)
POINT_HELP = "Or click where it is: as close as you can come. The fields above follow."
POINT_LABEL = (
    "Map of the place: a click fills in latitude and longitude, which may as well be "
    "typed above"
)
GEONAMES = "https://www.geonames.org/"
CREDIT = "Cities: GeoNames, CC BY 4.0"
SUBDIVISION = "State or province of {name} (ISO 3166-2)"
UNKNOWN_TAKER = (
    "“{name}” is no country, region or city that is known here. Write its usual name."
)
UNREAD_NUMBER = (
    "This wording is not wholly understood, so low and high are yours to say; leave "
    "open what the source leaves open."
)
READ_NUMBER = "Read as {bounds}."
OPEN_TAKER = "{name}: choose below"

FIELDS = {
    "source": "Source",
    "source_title": "Title of the document",
    "publisher": "Publisher",
    "url": "Address (URL)",
    "published": "Published",
    "language": "Language",
    "source_kind": "Kind of document",
    "source_short": "Short name of the source",
    "date_accessed": "Read on",
    "source_note": "Note on the source",
    "locator": "Where in the source",
    "series": "Series",
    "series_title": "Name of the new series",
    "series_short": "Short name of the series",
    "organisers": "Organisers of the series",
    "core": "Show this series without being asked for",
    "title": "Name of the event",
    "short_title": "Short name for charts",
    "kind": "Kind of event",
    "status": "Status",
    "attendance_mode": "How people took part",
    "date": "Date",
    "number": "Number in its series",
    "topics": "Topics",
    "note": "Note on the event",
    "place": "City, as printed",
    "place_pick": PICK_PLACE,
    "place_number": "Number in GeoNames",
    "place_name": "Usual English name",
    "place_country": "Country",
    "place_subdivision": "State or province (ISO 3166-2)",
    "place_latitude": "Latitude",
    "place_longitude": "Longitude",
    "place_zone": "Time zone",
    "takers_locator": "Where in the source, if elsewhere",
    "role-attendees": "Attendees came from",
    "role-host": "Other hosts",
    "role-faculty": "Lecturers came from",
    "role-chair": "Chairs came from",
    "role-organiser": "Organisers came from",
    "role-planned_partner": "Named as partners to come",
    "measure": "What is counted",
    "size_text": "Number, as worded",
    "low": "Low",
    "best": "Best",
    "high": "High",
    "as_printed": "Name, as printed",
    "name": "Usual spelling, if another",
    "role": "Role",
    "affiliation": "Affiliation, as printed",
    "country": "Country of work",
}
HELP = {
    "locator": "paragraph 3, paragraphs 3 and 6, title, table 2, page 4.",
    "short_title": "24 letters at most. Blank: the name itself, if it is short enough.",
    "source_short": "24 letters at most. Blank: publisher and year.",
    "series_short": "24 letters at most. Blank: the name itself.",
    "date": "2019-05-17, 2019-05, 2019, 2019-05-17/2019-05-19, 2020-04/.., 2015~",
    "published": "As the date of an event; blank if it is not stated.",
    "date_accessed": "The day you read it: 2026-11-29.",
    "place": "Springfield, Illinois tells it from others of its name.",
    "topics": "Codes with blanks between them: ct mri.",
    "host": "The event's city is a host already.",
    "place_subdivision": "A code such as RU-SPE.",
    "place_zone": "A name such as Europe/Moscow.",
}
SUCH = {
    "date": "2026-03-12",
    "published": "2026-03-16",
    "date_accessed": "2026-11-29",
    "url": "https://example.org/news",
    "size_text": "around 400",
    "locator": "paragraph 1",
    "place": "Kyoto",
}
MEASURES = {
    "attendances": "Attendances (who came)",
    "persons": "Different persons",
    "registrations": "Registrations (who signed up)",
    "certificates": "Certificates",
    "views": "Views of recordings",
    "countries": "Countries",
    "cities": "Cities",
}
MODES = {"onsite": "On site", "online": "Online", "mixed": "Both"}


def label(field: str) -> str:
    """Name a field, also one of several rows: "number-0-low"."""
    name, at = parted(field)
    words = FIELDS.get(name, FIELDS["place_subdivision"])
    return words if at is None else f"{words} ({numbers.number(at + 1)})"


def dated(edtf: str) -> str:
    """Say an EDTF date in words; ValueError says what to write instead."""
    read = parse(edtf)
    if read.precision == "none":
        return "No date: no source states one"
    return numbers.capital(_days(read, edtf))


def _days(read: Dated, edtf: str) -> str:
    if read.start is None or read.end is None:
        return _open(read)
    if read.precision == "day":
        return f"on {numbers.day(read.start)}"
    if read.precision == "days":
        return f"{numbers.date(edtf)}, every day of it"
    if read.precision in {"month", "year"}:
        return f"some day in {numbers.date(edtf)}"
    return f"some day from {numbers.day(read.start)} to {numbers.day(read.end)}"


def _open(read: Dated) -> str:
    if read.start is None:
        last: dt.date = read.end or dt.date.max
        return f"some day up to {numbers.day(last)}; how early is not stated"
    return f"some day from {numbers.day(read.start)} on; how late is not stated"


def within(low: str, best: str, high: str) -> str:
    """Say bounds as they are written: "350 to 450, best 400"."""
    ends = f"{low or 'no lower bound'} to {high or 'no upper bound'}"
    ends = low if low == high and low else ends
    return f"{ends}, best {best}" if best and best not in {low, high} else ends


def event_said(title: str, claim: str, *, is_drawn: bool) -> str:
    """Say what a claim of an event will say: "CT 1 drew about 400 attendances, …"."""
    if not title:
        return f"{numbers.capital(claim)}."
    return f"{title} {claim}." if is_drawn else f"{title}: {claim}."


def held(title: str, date: str, place: str) -> str:
    """Say when and where: "CT 1. On 12 March 2026. Kyoto, Japan."."""
    return " ".join(f"{part}." for part in (title, date, place) if part)


def roles(role: str, names: Sequence[str]) -> str:
    """Say from where those of a role came, as it was read."""
    return f"{FIELDS[f'role-{role}']}: {numbers.listed(names)}."


def read_as(printed: str, name: str) -> str:
    """Say what a name was read as, where it is another: "Südkorea → South Korea"."""
    return name if printed == name else f"{printed} → {name}"


def counted(name: str, count: int) -> str:
    """Say unnamed countries of a region."""
    return f"{numbers.counted(count, 'unnamed country', 'unnamed countries')} of {name}"


def missing(fields: Sequence[str]) -> str:
    return f"{numbers.listed([label(field) for field in fields])}."


def languages() -> dict[str, str]:
    """Name the languages that have a code of two letters, by that code."""
    names = Locale.parse("en").languages
    known = {c: f"{name} ({c})" for c, name in names.items() if len(c) == _LETTERS}
    return dict(sorted(known.items(), key=lambda item: item[1]))
