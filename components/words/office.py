"""What slides and Word files say besides the report's own words."""

from collections.abc import Mapping

from components.asked import figures
from components.words import numbers, report

CHART_STATED = "Stated number"
CHART_CERTAIN = "Certain at least, where no number is stated"
CHART_FEWEST = "Fewest that the claims allow"
CHART_MOST = "Most that the claims allow, blank if open"
CHART_BETWEEN = "From the fewest to the most"
CHART_WORDS = "In words"
FEWEST, MOST = "Fewest", "Most"
OPEN_BESIDE, OPEN_ABOVE = "→", "↑"
SOURCES_AND_ADDRESS = "Sources of this figure"
REFERENCES = "References of this report"
THIS_VIEW = "This view"
NAME_TITLE, NAME_SUBTITLE, NAME_TEXT = "Title", "How to read it", "Text"
NAME_FOOTER, NAME_NUMBER = "Sources", "Slide number"
NAME_FACTS, NAME_CODE, NAME_LANE = "About this report", "QR code", "Lane"
PAGE = "Page"
FIGURES, TABLES = "Figures", "Tables"
REOPEN_VIEW = "Open this view"


def titled(title: str, part: str, views: Mapping[str, str]) -> str:
    """Tell apart figures and tables that state the same finding."""
    _, _, view = part.partition("map.")
    if part.startswith(figures.TABLE):
        return f"{report.TABLE}: {title}"
    return f"{title}: {views[view]}" if view else title


def continued(title: str, page: int, pages: int) -> str:
    """Title the later slides of what does not fit on one."""
    if pages == 1:
        return title
    place = f"{page} of {pages}"
    return f"{title} ({place})" if page == 1 else f"{title}, continued ({place})"


def first_of(shown: int, of: int) -> str:
    return (
        f"The first {numbers.number(shown)} of {numbers.number(of)} rows; "
        "the data download has all of them."
    )


def open_ended(words: str, *, above: bool) -> str:
    return f"{OPEN_ABOVE if above else OPEN_BESIDE} {words}"


def uncounted(label: str, words: str) -> str:
    return f"{label}\n{words}"


def keywords(heading: str, version: str) -> str:
    return f"{heading}, data {version}"
