"""The wording of a number ("more than 650") to its number, hedge and bounds.

A wording is read whole or not at all: of one that holds anything else than a number,
what is counted and the hedges below, the curator says low and high.
"""

import re
from functools import lru_cache

from data.cells.sizes import Hedge, Range, Size, half_unit

_NUMBER = r"(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)"
_ONE_NUMBER = re.compile(_NUMBER)
_LARGEST = 999_999_999
_FAR_APART = 100  # "2 to 3,000" may leave out a word: 2 thousand
# What is counted: plurals of people and places, which hold no hedge of any language.
_ADJECTIVE = (
    r"(?:registered|certified|trained|online|live|virtual|remote|on-?site|in-person"
    r"|different|distinct|individual|unique|international|foreign|overseas|local"
    r"|domestic|national|medical|clinical|young|junior|senior|active|other|named"
    r"|unnamed|radiology|healthcare)"
)
_NOUN = (
    r"(?:people|persons?|women|men|staff|faculty|participants?|delegates?|attendees?"
    r"|country|countries|city|cities|nations?|towns?|states?|places|regions"
    r"|attendances?|registrations?"
    r"|(?!percents|cents|absent|non)[a-z]{2,}(?:ists|ants|ers|ors|ians|ees|ents|ates))"
)
_COUNTED = rf"(?: {_ADJECTIVE}){{0,2}} {_NOUN}(?: and {_NOUN})?"
_BEFORE = (
    r"(?:exactly|(?:(?:a|the) )?(?:grand )?total(?: of|:)?|in (?:total|all),?"
    r"|(?:(?:a|the) )?record(?: of)?|all) "
)
_AFTER = (
    r"(?:,? (?:in total|in all|total|altogether|overall|together|combined|worldwide"
    r"|(?:an? |the )(?:new )?record"
    r"|(?:over|across|in|during) (?:both|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:days|weeks|months|years|sessions|webinars|courses|events|lectures)))"
)
_ABOUT = (
    r"(?:(?:about|around|approximately|approx|roughly|circa|ca|c|some"
    r"|(?:an )?estimated(?: total of)?|in the (?:region|order) of)\.? "
    r"|(?:approx|ca|c)\.? ?|[~≈] ?)"
)
# What stands before and behind the number; the first form that fits it all is right.
_MORE = r"(?:more|over|above|upwards?)"
_BEFORE_AND_BEHIND: dict[Hedge, tuple[str, str]] = {
    "exact": ("", ""),
    "about": (
        _ABOUT,
        (
            r"(?:,? (?:approx\.?|approximately|roughly|more or less|give or take)"
            r"|,? or (?:so|thereabouts)| ?-?ish|[ -]odd)"
        ),
    ),
    "almost": (
        r"(?:almost|nearly|(?:just|slightly) (?:under|below)|close to) ",
        "",
    ),
    "fewer_than": (r"(?:(?:fewer|less) than |under |below |< ?)", ""),
    "up_to": (
        (
            r"(?:(?:no|not) (?:more|greater) than |not (?:over|above|exceeding) "
            r"|at most |up to |capped at |limited to |(?:≤|<=) ?"
            r"|(?:an? |the )?(?:max(?:imum)?\.?|cap)(?: of)? )"
        ),
        r"(?: or (?:fewer|less)|,? at (?:the )?most|,? max(?:imum)?\.?)",
    ),
    "at_least": (
        (
            r"(?:at least |(?:no|not) (?:fewer|less) than |upwards? of |(?:≥|>=) ?"
            r"|(?:an? |the )?min(?:imum)?\.?(?: of)? )"
        ),
        rf"(?: (?:or|and) {_MORE}| plus|,? at (?:the )?least|,? min(?:imum)?\.?)",
    ),
    "more_than": (
        (
            r"(?:(?:(?:just|well|slightly|far) )?(?:more than|over|above) |> ?"
            r"|greater than |in excess of |exceed(?:ing|ed|s) )"
        ),
        r" ?\+",
    ),
    "about_or_more": (
        rf"(?:(?:more than|over|at least) )?{_ABOUT}",
        rf" (?:or|and) {_MORE}",
    ),
}
_FORMS = tuple(
    (
        hedge,
        re.compile(
            rf"(?:{_BEFORE})?(?:{before})?(?:a total of )?{_NUMBER}(?:{_COUNTED})?"
            rf"(?:{after})?(?:{_COUNTED})?{_AFTER}{{0,2}}"
        ),
    )
    for hedge, (before, after) in _BEFORE_AND_BEHIND.items()
)
_BETWEEN = re.compile(
    rf"(?:{_BEFORE})?(?:between (?P<a>{_NUMBER}) and (?P<b>{_NUMBER})"
    rf"|(?:from )?(?P<c>{_NUMBER})(?: to | or | ?[-–—] ?)(?P<d>{_NUMBER}))"
    rf"(?:{_COUNTED})?{_AFTER}{{0,2}}"
)
_MANY = re.compile(
    r"(?:(?:(?:many|several|a few|some) )?(dozen|hundred|thousand)s"
    r"|(?:many|several|a few) (dozen|hundred|thousand))(?: of)?"
    rf"(?:{_COUNTED})?"
)
_BARE_MANY = re.compile(
    r"(?:(?:many|several|a few|some) )?(?:dozen|hundred|thousand)(s(?! of))?(?: of)?"
)
_LEAST = {"dozen": 24, "hundred": 200, "thousand": 2000}
_EACH = re.compile(
    r" ?\b(?:each|apiece|(?:in|at) each|(?:per|an?|each|every)"
    r" (?:session|webinar|course|event|lecture|day|meeting))\b"
)
_AVERAGE = re.compile(
    r",? ?\bon average\b|\b(?:an? |the )?(?:average|mean)(?: of)? |\baveraging "
    r"|\blive\b ?"
)
_NAMES_A_NUMBER = re.compile(
    r"\d|\b(?:dozen|hundred|thousand|million|score|half|third|quarter|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:\w+)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)s?\b"
)


@lru_cache(maxsize=65536)
def parse(text: str) -> Size | Range | None:
    """Read a wording of one total; None where it is not wholly understood.

    "About N" means half a unit of N's last significant digit either way.
    """
    plain = _plain(text)
    for hedge, form in _FORMS:
        if form.fullmatch(plain):
            return _sized(_whole(_ONE_NUMBER.findall(plain)[0]), hedge)
    return _between(plain) or _many(plain)


def parse_each(text: str) -> Size | Range | None:
    """Read a wording of what each of several events had at most: "at most 69 each"."""
    return parse(_EACH.sub("", _plain(text)))


def parse_average(text: str) -> Size | Range | None:
    """Read a wording of what events had on average: "an average of 89 a session"."""
    return parse(_EACH.sub("", _AVERAGE.sub("", _plain(text))))


def names_number(text: str) -> bool:
    """Tell whether a wording names any number, in digits or in letters."""
    return bool(_NAMES_A_NUMBER.search(_plain(text)))


def before_noun(text: str) -> str | None:
    """Join "dozens" to a noun by " of ", "several hundred" by " "; None if it has one.

    "hundreds of participants" says itself what it counts.
    """
    bare = _BARE_MANY.fullmatch(_plain(text))
    return None if bare is None else " of " if bare[1] else " "


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(".,;:!\"'“”()")


def _whole(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def _sized(printed: int, hedge: Hedge) -> Size | None:
    half = half_unit(printed)
    low, high = {
        "exact": (printed, printed),
        "almost": (printed - max(half, 1), printed - 1),
        "about": (printed - half, printed + half),
        "more_than": (printed + 1, None),
        "about_or_more": (printed - half, None),
        "fewer_than": (None, printed - 1),
        "up_to": (None, printed),
        "at_least": (printed, None),
    }[hedge]
    if printed > _LARGEST or (high is not None and high < 0):
        return None
    return Size(printed, hedge, low, high)


def _between(plain: str) -> Range | None:
    match = _BETWEEN.fullmatch(plain)
    if match is None:
        return None
    low, high = (_whole(number) for number in match.groups() if number)
    clear = low < high <= _LARGEST and high < _FAR_APART * max(low, 1)
    return Range("between", low, high) if clear else None


def _many(plain: str) -> Range | None:
    match = _MANY.fullmatch(plain)
    return Range("many", _LEAST[match[1] or match[2]], None) if match else None
