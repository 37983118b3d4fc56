"""How the numbers are treated, in plain words, and the leads of the pages."""

from collections.abc import Mapping

from components.words import numbers

MAP_LEAD = "Where radiologists took part, and how sure the sources are of it."
PARTICIPANTS_LEAD = (
    "How many attendances the sources count. "
    "One person at two events is two attendances."
)
TIMELINE_LEAD = "When events took place, as exactly as the sources say and no more."
EVENTS_LEAD = (
    "Every event, known or only counted. Open one to see what each source says."
)
NOT_REPORTED_TITLE = "Not reported by any source"
NOT_REPORTED_LEAD = (
    "Shown so that nobody reads a number of attendances as one of people."
)
CORRECTIONS = "Corrections"
CORRECTIONS_LEAD = (
    "Where the curated value differs from what a source prints, and how sure we are."
)
NO_CORRECTIONS = "These data record none."
SOURCES_LEAD = "What the numbers rest on, and how they are treated."
METHOD = "How to read the numbers"
SOURCES = "Sources"
CODEBOOK = "Data and codebook"
_METHODS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Counts keep their wording",
        (
            (
                "A source that says “around 400” is shown as about 400, with bounds "
                "of 350 to 450: half a unit of its last significant digit either "
                "way. “More than 650” means 651 or more. An exact number stands as "
                "it is."
            ),
            "A total that contains an “about” keeps the word; its bounds stand beside.",
            (
                "Attendances are never called people: somebody at two events counts "
                "twice. Planned events are shown and never counted."
            ),
        ),
    ),
    (
        "Totals are the tightest that all claims allow",
        (
            (
                "Each event has an unknown whole number of attendances, and each "
                "claim bounds a sum of them. The smallest and largest sums that fit "
                "every claim are the bounds."
            ),
            "{totals}",
            "A claim that reaches beyond the selection is never split.",
            "{split}",
        ),
    ),
    (
        "Yes, maybe, no",
        (
            (
                "A filter sorts each event into definite, possible or out. Where a "
                "source counts countries of a region without naming them, each of "
                "the region may be one of them."
            ),
            "{region}",
        ),
    ),
    (
        "Dates are as wide as the source leaves them",
        (
            (
                "A date is the span of possible days. An event without a day never "
                "gets one."
            ),
            "{dates}",
        ),
    ),
    (
        "Borders and names",
        (
            (
                "Country shapes are simplified from UN-sourced geodata; they imply "
                "no position on any border or on the status of any territory. A "
                "city’s country is the one that ISO 3166-2 gives it. Where a source "
                "groups it otherwise, that is kept under corrections."
            ),
            (
                "Regions are those of UN M49; hatching covers every inhabited "
                "country and territory that M49 puts in the region of unnamed "
                "countries."
            ),
        ),
    ),
)


# Lines in whose place an example of the data stands, and its name.
_EXAMPLES = {f"{{{name}}}": name for name in ("totals", "split", "region", "dates")}
_TOTALS = (
    "{events}: the sources say {stated} in all. With every other claim about them, "
    "they are {bounds}."
)
_SPLIT = "“{stated}” counts {events} together; none of them is given a share."
_REGION = (
    "{groups} took part in {events}: a filter for {country} finds no event there that "
    "names {country}, and one that may include it."
)
_DATES = "{events}: {date}."


def methods(examples: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Explain with examples of the data; where they have none, without."""
    return tuple(
        (title, tuple(filter(None, (_filled(line, examples) for line in lines))))
        for title, lines in _METHODS
    )


def _filled(line: str, examples: Mapping[str, str]) -> str:
    name = _EXAMPLES.get(line)
    return examples.get(name, "") if name else line


def total_example(events: str, stated: str, low: int, high: int) -> str:
    return _TOTALS.format(
        events=numbers.capital(events), stated=stated, bounds=numbers.bounds(low, high)
    )


def split_example(stated: str, events: str) -> str:
    return _SPLIT.format(stated=stated, events=events)


def region_example(groups: str, events: str, country: str) -> str:
    return _REGION.format(
        groups=numbers.capital(groups), events=events, country=country
    )


def date_example(events: str, date: str) -> str:
    return _DATES.format(events=numbers.capital(events), date=date)


def data_version(version: str) -> str:
    return f"Data version {version}: the package’s version and its content hash."
