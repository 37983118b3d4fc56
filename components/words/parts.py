"""Words of the parts of a number: who came, by origin, gender, and the like."""

from collections.abc import Sequence

from components.words import numbers
from data.cells import sizes, wordings
from data.geography import countries
from data.reading.measures import SUMMED, Measure

TITLE = "Who came"
NO_ORIGIN = "Not on the map: those of whom no source says from where they came."
LEAD = (
    "Parts of a number, as far as sources state them: never added to the whole, and "
    "whoever is in none of them is not stated."
)
_TITLES = {
    "registrations": "Who signed up",
    "certificates": "Who completed",
    "views": "Who watched",
}
_CAME = "came"
_DID = {"registrations": "signed up", "certificates": "completed", "views": "watched"}
COLUMN_PART, COLUMN_WHOLE, COLUMN_BY = "Part", "Whole", "By"
COLUMN_NUMBER = "Number"
_BY = {
    "origin": "origin",
    "mode": "way of attending",
    "profession": "profession",
    "gender": "gender",
    "career": "stage of career",
    "language": "language",
}
_NAMES = {"onsite": "on site", "abroad": "from abroad"}
_REST = {"origin": "elsewhere or not stated"}
_OTHERS = "not stated"
_AT_EVENTS = "Of {whole} at {about}, by {by}: {parts}."
_OF_SERIES = "Of {whole} of {about}, by {by}: {parts}."


def section(measure: str) -> str:
    """Name the parts of a measure: who signed up need not have come."""
    return _TITLES.get(measure, TITLE)


def dimension(name: str) -> str:
    """Name what a number is divided by."""
    return _BY[name]


def part(by: str, name: str) -> str:
    """Name a part: a country or region by its code, all else as it is written."""
    if by == "origin" and name in countries.codes():
        return countries.name(name)
    if by == "origin" and countries.is_region(name):
        return countries.region_name(name)
    return _NAMES.get(name, name)


def bracketed(by: str, name: str) -> str:
    """Name a part behind its number: "96 (Mexico)"."""
    return f"({part(by, name)})"


def rest(by: str) -> str:
    """Name whoever is in no part that a source states."""
    return _REST.get(by, _OTHERS)


def both(names: Sequence[str]) -> str:
    """Name whoever is in each of two parts."""
    return f"both {numbers.listed(list(names))}"


def amount(size: str, low: int, high: int | None, *, is_percent: bool) -> str:
    """Word a part as its source does, unless other claims leave less than that."""
    known = None if is_percent else wordings.parse(size)
    if isinstance(known, sizes.Size) and sizes.fits(
        known.hedge, known.printed, low, high
    ):
        return numbers.hedged(known.printed, known.hedge).words
    allowed = numbers.bounded(low, high).words
    return f"{size}: {allowed}" if is_percent else allowed


def size(text: str, measure: str, population: str) -> str:
    """Word the number that is divided, with what it counts."""
    known = wordings.parse(text)
    if measure not in SUMMED:
        text = text if measure in text else f"{text} {measure}"
    elif isinstance(known, sizes.Size):
        text = numbers.of_measure(numbers.hedged(known.printed, known.hedge), measure)
    return " ".join(filter(None, [text, population]))


def counted(low: int, high: int | None) -> str:
    return numbers.bounded(low, high).words


def whole(size: str, events: str) -> str:
    """Name the number that is divided: "366 attendances (CIR Cancún 2013)"."""
    return f"{size} ({events})"


def label(of: str, by: str, name: str) -> str:
    """Name a bar by its whole where there are several; the rest by its dimension."""
    own = name if name not in {_OTHERS, *_REST.values()} else f"{by} {name}"
    return f"{of}: {own}" if of else numbers.capital(own)


def title(wholes: Sequence[str], dimensions: Sequence[str], measure: str) -> str:
    """State whose parts the bars are."""
    if not wholes:
        return f"{section(measure)}: not stated"
    by = numbers.listed(list(dimensions))
    if len(wholes) == 1:
        return f"{section(measure)}: {wholes[0]}, by {by}"
    return f"{section(measure)}: {numbers.number(len(wholes))} numbers, by {by}"


def left_out(count: int) -> str:
    """Say how many bars the picture has no room for."""
    return f"{numbers.counted(count, 'more part')} in the table." if count > 0 else ""


def from_there(
    low: int, high: int | None, measure: Measure, events: str, regions: Sequence[str]
) -> str:
    """Say how many came from a country, where sources give origins."""
    many = numbers.of_measure(numbers.bounded(low, high), measure)
    if not low and high is None:
        many = f"an unknown number of {numbers.nouns(measure)}"
    within = numbers.listed([countries.region_name(region) for region in regions])
    among = f", as part of {within}" if within else ""
    return f"from there {many} ({events}{among})"


def origins_title(named: int, regions: int, measure: str) -> str:
    """State of how many countries and regions the map of origins knows a number."""
    known = [
        numbers.counted(count, one, other)
        for count, one, other in (
            (named, "country", "countries"),
            (regions, "region", "regions"),
        )
        if count
    ]
    did = _DID.get(measure, _CAME)
    return f"Sources say how many {did} from {numbers.listed(known)}"


def fact(by: str, measure: str) -> str:
    return f"{section(measure)}, by {by}"


def value(of: str, parts: Sequence[tuple[str, str]]) -> str:
    """Say a number and its parts: "of 366: Mexico 96; not stated 270"."""
    return f"of {of}: {listed(parts)}"


def listed(parts: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{name} {words}" for name, words in parts)


def sentence(
    whole: str, about: str, by: str, parts: Sequence[tuple[str, str]], *, series: bool
) -> str:
    """Say one division as a sentence; `about` names its events, or a whole series."""
    return (_OF_SERIES if series else _AT_EVENTS).format(
        whole=whole, about=about, by=by, parts=listed(parts)
    )
