"""What a package says of its own looks: the `outreach` object of its descriptor."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from data.geography import countries
from data.reading.schema import DESCRIPTOR, Problem

# The names of the hues that every look has; series without one of their own take them
# in this order, and then again in other lightnesses.
HUES = ("rust", "blue", "plum", "sand", "teal", "wine", "moss", "brown")
RELATED = "related"  # the grey of what stands beside
ROUNDS = 3
WORLD = "world"

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TITLE = re.compile(r"[^<>*_\[\]`$#\\~|:]{1,40}")
_LONGEST_LEAD = 1_200
_MOST_VIEWS = 12
_LONGEST_SHORT = 28
_KEYS = ("short_title", "views", "hues", "lead")
_VIEW_KEYS = ("name", "title", "countries", "regions", "frames")
_FORMS = ("wide", "narrow")
_DEGREES: Mapping[str, tuple[float, float]] = {
    "longitude": (-180, 180),
    "latitude": (-90, 90),
    "longitudes": (-360, 360),
    "latitudes": (-90, 90),
    "parallels": (-90, 90),
}
_BLANK_FRAME = ("longitude", "latitude", "longitudes", "latitudes", "aspect")
_WIDEST = 10

Form = Literal["wide", "narrow"]
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """A frame of a map in degrees, as a descriptor gives it."""

    longitude: float  # in the middle
    latitude: float
    longitudes: Pair
    latitudes: Pair
    aspect: float  # width for a height of 1
    parallels: Pair | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the world that a map can show: which countries, and in what frames."""

    name: str  # in addresses: "latam"
    title: str
    countries: tuple[str, ...] = ()  # () is all of them
    wide: Framed | None = None  # None: around what the data have there
    narrow: Framed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """What a descriptor says; what it does not say is left to the data."""

    views: tuple[Area, ...] = ()
    hues: tuple[tuple[str, str], ...] = ()  # series_id, and a hue's name or #rrggbb
    lead: str = ""
    short_title: str = ""  # "" is the title


NOTHING = Outreach()


def read_outreach(descriptor: dict[str, Any]) -> Outreach:
    """Read what has passed `problems`."""
    told = descriptor.get("outreach", {})
    return Outreach(
        views=tuple(map(_area, told.get("views", []))),
        hues=tuple(told.get("hues", {}).items()),
        lead=" ".join(told.get("lead", "").split()),
        short_title=" ".join(told.get("short_title", "").split()),
    )


def _area(told: dict[str, Any]) -> Area:
    members = set(told.get("countries", []))
    members |= {c for code in told.get("regions", []) for c in countries.members(code)}
    frames = told.get("frames", {})
    return Area(
        name=told["name"],
        title=told["title"],
        countries=tuple(sorted(members)),
        **{form: _framed(frames[form]) for form in _FORMS if form in frames},
    )


def _framed(told: dict[str, Any]) -> Framed:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in told.items()
    }
    return Framed(**values)


def problems(descriptor: dict[str, Any]) -> Iterator[Problem]:
    """Find what is wrong with the `outreach` object: one line a field."""
    told = descriptor.get("outreach", {})
    if not isinstance(told, dict):
        yield _wrong("", "is no object; write {} with views, hues or a lead")
        return
    yield from _foreign(told, _KEYS, "")
    checks: dict[str, Callable[[Any], Iterator[Problem]]]
    checks = {
        "short_title": _short_title,
        "views": _views,
        "hues": _hues,
        "lead": _lead,
    }
    for key in _KEYS:
        if key in told:
            yield from checks[key](told[key])


def _wrong(place: str, message: str) -> Problem:
    field = f"outreach.{place}" if place else "outreach"
    return Problem(file=DESCRIPTOR, field=field, code="bad-outreach", message=message)


def _foreign(
    told: dict[str, Any], known: tuple[str, ...], at: str
) -> Iterator[Problem]:
    for key in told:
        if key not in known:
            place = f"{at}.{key}" if at else key
            yield _wrong(place, f"is read by nothing; allowed are {', '.join(known)}")


def _lead(told: Any) -> Iterator[Problem]:
    if not _is_text(told, _LONGEST_LEAD):
        yield _wrong("lead", "is no text of up to 1,200 letters; write a paragraph")


def _short_title(told: Any) -> Iterator[Problem]:
    if not _is_text(told, _LONGEST_SHORT) or not told.strip():
        message = "is no name of 1 to 28 letters; write 'Outreach in Africa'"
        yield _wrong("short_title", message)


def _hues(told: Any) -> Iterator[Problem]:
    if not isinstance(told, dict):
        yield _wrong("hues", 'is no object; write {"a series_id": "blue"}')
        return
    for series_id, hue in told.items():
        known = isinstance(hue, str) and (hue in HUES or _COLOUR.fullmatch(hue))
        if not known and hue != RELATED:
            names = ", ".join((*HUES, RELATED))
            message = f"'{hue}' is no hue; write one of {names}, or a colour as #1d6a96"
            yield _wrong(f"hues.{series_id}", message)


def _views(told: Any) -> Iterator[Problem]:
    if not isinstance(told, list) or len(told) > _MOST_VIEWS:
        message = (
            "is no list of up to 12 views; write [] or objects with name and title"
        )
        yield _wrong("views", message)
        return
    names = [view.get("name") for view in told if isinstance(view, dict)]
    for place, view in enumerate(told):
        at = f"views[{place}]"
        if isinstance(view, dict):
            yield from _view(view, at)
            if names.count(view.get("name")) > 1:
                yield _wrong(f"{at}.name", "stands twice; tell the views apart")
        else:
            yield _wrong(at, "is no object; write one with name, title and countries")


def _view(view: dict[str, Any], at: str) -> Iterator[Problem]:
    yield from _foreign(view, _VIEW_KEYS, at)
    name = view.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name == WORLD:
        message = "is not allowed; write small letters, digits and hyphens, as 'africa'"
        yield _wrong(f"{at}.name", f"{message} (the view 'world' is there anyway)")
    title = view.get("title")
    if not isinstance(title, str) or not _TITLE.fullmatch(title) or not title.strip():
        message = "is no name of 1 to 40 letters, none of them markup; write 'Africa'"
        yield _wrong(f"{at}.title", message)
    if not any(view.get(key) for key in ("countries", "regions", "frames")):
        yield _wrong(at, "shows nothing; write countries, regions or frames")
    for key, is_known, example in (
        ("countries", countries.codes().__contains__, "three-letter codes, as ['KEN']"),
        ("regions", countries.is_region, "UN M49 codes, as ['002'] for Africa"),
    ):
        listed = view.get(key, [])
        texts = listed if isinstance(listed, list) else [None]
        if not all(isinstance(code, str) and is_known(code) for code in texts):
            yield _wrong(f"{at}.{key}", f"has an unknown code; write {example}")
    yield from _frames(view.get("frames", {}), f"{at}.frames")


def _frames(told: Any, at: str) -> Iterator[Problem]:
    if not isinstance(told, dict):
        yield _wrong(at, "is no object; write frames under wide and narrow")
        return
    yield from _foreign(told, _FORMS, at)
    for form in _FORMS:
        if form in told:
            yield from _frame(told[form], f"{at}.{form}")


def _frame(told: Any, at: str) -> Iterator[Problem]:
    if not isinstance(told, dict) or not set(_BLANK_FRAME) <= set(told):
        yield _wrong(at, f"is no frame; write {', '.join(_BLANK_FRAME)}")
        return
    yield from _foreign(told, (*_BLANK_FRAME, "parallels"), at)
    for key, (least, most) in _DEGREES.items():
        wanted = "two numbers, the smaller first" if key.endswith("s") else "a number"
        is_right = _is_pair if key.endswith("s") else _is_number
        if key in told and not is_right(told[key], least, most):
            yield _wrong(f"{at}.{key}", f"is not {wanted} from {least:g} to {most:g}")
    parallels = told.get("parallels")
    if parallels and _is_pair(parallels, -90, 90) and parallels[0] * parallels[1] <= 0:
        message = "lie on both sides of the equator; leave them out there"
        yield _wrong(f"{at}.parallels", message)
    if not _is_number(told["aspect"], 1 / _WIDEST, _WIDEST):
        yield _wrong(
            f"{at}.aspect", "is no number from 0.1 to 10; write width / height"
        )


def _is_text(value: Any, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest


def _is_number(value: Any, least: float, most: float) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and least <= value <= most


def _is_pair(value: Any, least: float, most: float) -> bool:
    return (
        isinstance(value, list)
        and len(value) == len(("from", "to"))
        and all(_is_number(each, least, most) for each in value)
        and value[0] < value[1]
    )


def unknown_series(descriptor: dict[str, Any], known: set[str]) -> Iterator[Problem]:
    """Find hues of series that the package does not have."""
    told = descriptor.get("outreach", {})
    hues = told.get("hues", {}) if isinstance(told, dict) else {}
    for series_id in hues if isinstance(hues, dict) else {}:
        if series_id not in known:
            message = "is no series_id of series.csv, so this changes no colour"
            problem = _wrong(f"hues.{series_id}", f"{message}; write one that is")
            yield replace(problem, level="warning")


def assigned(
    series: tuple[str, ...], core: tuple[str, ...], own: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Pair each series with its hue: its own, the next of ours, or related grey."""
    hues = {series_id: hue for series_id, hue in own if series_id in series}
    rounds = [f"{hue}-{n}" for n in range(2, ROUNDS + 1) for hue in HUES]
    free = [hue for hue in (*HUES, *rounds) if hue not in hues.values()]
    waiting = [series_id for series_id in core if series_id not in hues]
    hues |= {
        series_id: free[place % len(free)] for place, series_id in enumerate(waiting)
    }
    return tuple((series_id, hues.get(series_id, RELATED)) for series_id in series)
