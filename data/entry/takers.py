"""Who took part, as a source lists them: countries, regions and cities by name.

A name stands for what has exactly this name, whole; one that stands for several is left
to whoever enters it, and one that stands for nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.attendance.places import country as countries_named
from data.entry.draft import Draft, code, value
from data.entry.known import Known
from data.geography import cities, countries

COUNTRY, PLACE, REGION = "country", "place", "region"
_LIST = re.compile(r"\s*[;\n；]\s*")
_PARTS = re.compile(
    r"(\s*[,，、]\s*|\s+(?:and|und|et|y|e|и|ve|en|och|og)\s+|\s*[&和、و]\s*)"
)
_MOST_JOINED = 4  # "Bosnia and Herzegovina", "Congo, the Democratic Republic of the"
_NUMBERS = dict(
    zip(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
        ),
        range(1, 16),
        strict=True,
    )
)
_UNNAMED = re.compile(
    r"(?P<count>\d{1,3}|[a-z]+) (?:other |more |unnamed )?countries"
    r" (?:of|in|from|across) (?P<region>.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """One name of a list, and the marks ("country:KOR") that it may stand for."""

    printed: str
    marks: tuple[str, ...]
    count: int | None = None  # of unnamed countries of a region
    picked: str = ""

    @property
    def mark(self) -> str:
        """Give what it stands for; "" where that is not settled."""
        if len(self.marks) == 1:
            return self.marks[0]
        return self.picked if self.picked in self.marks else ""

    @property
    def field(self) -> str:
        """Name the field in which one of several marks is picked."""
        return pick_field(self.printed)


def pick_field(printed: str) -> str:
    """Name the field that says which of several things a name stands for."""
    letters = countries.folded(printed)
    return f"pick-{code(letters) or letters.encode().hex()}"


def takers(draft: Draft, role: str, known: Known) -> list[Taker]:
    """Read the list of one role; what stands twice in it counts once."""
    read = (
        replace(one, picked=value(draft, one.field))
        for item in _LIST.split(draft.get(f"role-{role}", ""))
        for one in _of_item(item.strip(" .,"), known)
    )
    by_mark: dict[str, Taker] = {}
    for one in read:
        by_mark.setdefault(one.mark or one.printed, one)
    return [*by_mark.values()]


def _of_item(item: str, known: Known) -> Iterator[Taker]:
    """Read an item that may itself be a list: the longest whole name comes first."""
    parts = _PARTS.split(item)
    names, joints = parts[::2], [*parts[1::2], ""]
    at = 0
    while at < len(names):
        for end in range(min(len(names), at + _MOST_JOINED), at, -1):
            pairs = zip(names[at:end], joints[at:end], strict=True)
            name = "".join(x for pair in pairs for x in pair)
            name = name.removesuffix(joints[end - 1]).strip()
            is_last = end == at + 1
            taker = _taker(name, known, is_alone=is_last)
            if taker.marks or is_last:
                if name:
                    yield taker
                at = end
                break


def _taker(name: str, known: Known, *, is_alone: bool) -> Taker:
    if unnamed := _UNNAMED.fullmatch(name):
        count = unnamed["count"].casefold()
        number = int(count) if count.isdecimal() else _NUMBERS.get(count)
        found = _marks(REGION, countries.regions_found(unnamed["region"]))
        if number and found:
            return Taker(printed=name, marks=found, count=number)
    named = _marks(COUNTRY, countries_named(name))
    marks = named or _marks(REGION, countries.regions_found(name))
    if not marks and is_alone:
        marks = _marks(PLACE, city_ids(name, known))
    return Taker(printed=name, marks=marks)


def city_ids(text: str, known: Known) -> tuple[str, ...]:
    """Find the cities of a name, those of the package first: "Springfield, Illinois".

    What follows a comma is the city's region, its code, or its country.
    """
    name, _, rest = (part.strip() for part in text.partition(","))
    ours = known.cities(name)
    ids = dict.fromkeys([*ours, *(city.place_id for city in cities.found(name))])
    if not rest:
        return tuple(ids)
    within = {countries.folded(rest), *map(countries.folded, countries.found(rest))}
    return tuple(each for each in ids if within & _whereabouts(each, known))


def _whereabouts(place_id: str, known: Known) -> set[str]:
    city, ours = cities.of_id(place_id), known.keys("places").get(place_id)
    words = [ours["country"], ours["subdivision"]] if ours else []
    words += [city.country, city.region, city.subdivision] if city else []
    codes = [word.partition("-")[2] for word in words]
    names = [countries.subdivision_name(word) for word in words if "-" in word]
    return {countries.folded(word) for word in (*words, *codes, *names) if word}


def _marks(kind: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{kind}:{each}" for each in codes)
