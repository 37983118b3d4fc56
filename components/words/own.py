"""What is said to readers who look at data of their own."""

from collections.abc import Mapping

from components.words import attending, numbers

MOST_LINES = 200
TURNED_OFF = "Whoever runs this dashboard has turned this off."
ODD_REQUEST = "These files came in pieces that do not fit. Send them again."
BUSY = "Many are sending files just now. Try again in a while."
NOT_YOURS = (
    "This address is of somebody's own data, which nobody else can see: they were in "
    "that reader's browser, and are not here, or no longer.\n"
)


def wait(seconds: int) -> str:
    return (
        "Too many files in a short time. Try again in "
        f"{numbers.counted(seconds, 'second')}."
    )


TITLE = "Your own data"
LEAD = (
    "Look at a data package of your own with everything that this dashboard does. Only "
    "you see it; nothing of it is kept here."
)
_READ = (
    "Drop a workbook or a zip of a package, or its CSV files. They go to this server, "
    "are checked line by line, and stay in its memory while you look at them: an open "
    "page keeps them, ten minutes after the last one they are gone. They are written "
    "into no log."
)
_KEPT = (
    "Your browser keeps the files for you for twelve hours, so that a reload brings "
    "them back; Leave removes them at once. Addresses of these pages open for nobody "
    "else, wherever you send them: send the files that you download instead."
)
_REPORTS = (
    "Drop one or several of one event: of Zoom, Teams, Webex, GoToWebinar, Google "
    "Meet, BigBlueButton, pretix, Indico, Eventbrite, Moodle or Google Forms, as they "
    "were exported. They are counted without a name: sealed in your browser, opened by "
    "one process that ends with them, and kept nowhere."
)
HOW = (
    ("A data package", _READ),
    ("What your browser keeps of it", _KEPT),
    ("Attendance reports", _REPORTS),
)
PAGE = "Look at your own data"
ASKING = ("Your attendance reports", "Only you see what they come to.")
BAR_NAME = "Whose data these are"
LEAVE = "Leave"
LINES = "What the check says"
LOOK = "Look at it"
BRING = "Bring other files"
BRING_MENDED = "Bring the mended files"
WARNINGS = "Warnings"
MENDING = "Mending and checking again …"
NO_LINE = "The check finds nothing wrong."
CERTAIN_LEAD = (
    "A remedy that is certain has a button: it writes the cells that it names, nothing "
    "else, and has the package checked again."
)
DOWNLOAD = "Take the package as it now is (zip)"
CLAIMS = "What each claim will say"
CLAIMS_LEAD = "The wording of each source, and what this dashboard makes of it."
CLAIMS_COLUMNS = ("Row", "Claim", "The source says", "It will say")
_RELATIONS = {"each_at_most": "each at most", "average": "on average"}
CHECKED = "What the check says"
HOME = "Go to the dashboard"
DROP_WORDS = {
    "choose": "Choose files",
    "here": (
        "or drop them here: one workbook or zip, several CSV files, or attendance "
        "reports"
    ),
    "cancel": "Cancel",
    "refused": "These files cannot be opened",
    "sending": "Sending",
    "percent": "{percent} %",
    "reading": "Reading and checking",
    "seconds": "{seconds} s",
    "progress": "How far the files are read",
    "cancelled": "Cancelled. Nothing was kept.",
    "opening": "Opening",
    "insecure": attending.INSECURE,
    "too_large": "This is more than is read here: at most 25 MB in all.",
    "no_answer": "The server did not answer. Try again in a while.",
    "not_loaded": "This part of the page could not be loaded. Reload the page.",
}
KEEP_WORDS = {
    "looking_title": "One moment",
    "looking": "This browser is asked for the files.",
    "foreign_title": "These are somebody’s own data",
    "foreign": (
        "Whoever sent you this address looked at data of their own, which nobody else "
        "can see. Ask them for the files: the package, a picture or a report. If they "
        "are yours, this browser keeps them no longer: bring them again."
    ),
    "again_title": "One moment",
    "again": "Your files are opened again.",
    "stuck_title": "Your data cannot be shown in this browser",
    "stuck": "It refuses cookies of this site. Allow them, and reload the page.",
    "refused": "Your files cannot be opened again.",
    "no_answer": "The server did not answer. Reload the page in a while.",
    "not_loaded": "This part of the page could not be loaded. Reload the page.",
}


def page_title(mistakes: int) -> str:
    """Name the page in the browser, and first of all to who only hears it."""
    wrong = numbers.counted(mistakes, "mistake")
    return f"{TITLE}: {wrong}" if mistakes else TITLE


def looking(title: str, version: str, name: str) -> tuple[str, str]:
    """Say whose data are on the page: what stands out, and the rest."""
    return title, f"Your own data, from {name}, version {version}. Only you see them."


def mistaken(mistakes: int) -> str:
    """Say behind the name of a file why it is not shown yet."""
    mistake = numbers.counted(mistakes, "mistake")
    return f"has {mistake}: once mended, you can look at it. Only you see this."


def counted(mistakes: int, warnings: int) -> str:
    """Say how many lines the check has."""
    parts = []
    if mistakes:
        parts.append(numbers.counted(mistakes, "mistake"))
    if warnings:
        parts.append(numbers.counted(warnings, "warning"))
    return f"{numbers.listed(parts)}." if parts else NO_LINE


def sheet(name: str) -> str:
    return f"Sheet {name}"


def where(row: int | None, field: str | None) -> str:
    """Name a cell as a spreadsheet shows it."""
    parts = (f"row {row}" if row else "", field or "")
    return ", ".join(filter(None, parts))


def more(lines: int) -> str:
    return f"and {numbers.counted(lines, 'more line')} of this table"


def drew(words: str, bounds: str) -> str:
    """Say what a claim of attendances will say: "drew about 400 attendances, …"."""
    return _within(f"drew {words}", bounds)


def counts(words: str, bounds: str) -> str:
    return _within(words, bounds)


def of_each(words: str, bounds: str, relation: str) -> str:
    return _within(f"{_RELATIONS.get(relation, relation)}: {words}", bounds)


def of_other(words: str, measure: str) -> str:
    return f"{words} {measure}"


def not_counted(text: str) -> str:
    return f"{text}: shown as the source words it"


def _within(words: str, bounds: str) -> str:
    return f"{words}, {bounds}" if bounds else words


def certain(cells: Mapping[str, str]) -> str:
    """Offer a proposal: "Write TUR in country, and leave region blank"."""
    written = [f"{cell} in {field}" for field, cell in cells.items() if cell]
    blank = [field for field, cell in cells.items() if not cell]
    words = [f"write {numbers.listed(written)}"] if written else []
    words += [f"leave {numbers.listed(blank)} blank"] if blank else []
    return numbers.capital(", and ".join(words))


def apply_all(proposals: int) -> str:
    return f"Apply all {numbers.number(proposals)} certain remedies"
