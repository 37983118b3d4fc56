"""The words of the picture panel, of the picture addresses and of `outreach figure`."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from components.asked.sizes import LEAST_PX, MOST_PIXELS, MOST_TIMES, SIZES, sides_px
from components.asked.view import MEASURES, VERSION
from components.words import command, numbers
from data.reading.choices import Choices
from data.selecting.filters import PARAMETERS, ROLES, STATUSES

CUSTOM = "custom"
_MILLION = 1_000_000
# The panel under a figure; see `plot`. {…} is filled in by the browser.
STUDIO_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "studio": "Picture of this figure",
        "size": "Size",
        "theme": "Theme",
        "width": "Width, pixels",
        "height": "Height, pixels",
        "custom_limits": (
            f"Each side at least {LEAST_PX} pixels and at most {MOST_TIMES} times the "
            f"other, width times height at most {MOST_PIXELS // _MILLION} million."
        ),
        "custom_wrong": "No picture has this size: keep to the limits given.",
        "png": "PNG",
        "svg": "SVG",
        "copy_address": "Copy address",
        "copy_address_help": (
            "The address of this picture on this server, for wikis and slide decks"
        ),
        "address_copied": "Address copied",
        "address_shown": "Copy the address from here:",
        "copy_embed": "Copy embed code",
        "copy_embed_help": (
            "HTML that shows this figure alone, up to date, on a page of yours"
        ),
        "embed_copied": "Embed code copied",
        "embed_shown": "Copy the embed code from here:",
        "no_address": "There is no address to copy: this server cannot draw pictures.",
        "drawing": "Drawing…",
        "picture_saved": "Picture saved",
        "picture_failed": (
            "The picture could not be drawn: a file of this site did not arrive. "
            "Reload the page and try again."
        ),
    }
)
_SIZE_NAMES = {
    "slide": "Slide",
    "half": "Half slide",
    "a4": "A4 width",
    "column": "Column width",
    "square": "Square",
    "social": "Social",
}
SIZE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        **{
            name: f"{_SIZE_NAMES[name]}, {size.width_px} × {size.height_px}"
            if size.height_px
            else f"{_SIZE_NAMES[name]}, {size.width_px} wide (300 dpi)"
            for name, size in SIZES.items()
        },
        CUSTOM: "Custom…",
    }
)
THEME_LABELS: Mapping[str, str] = MappingProxyType(
    {"light": "Light", "dark": "Dark", "print": "Print (works in grey)"}
)
NO_HOST = "The request does not say which host it is for, or not in letters of a name."
BUSY = "Many pictures are being drawn just now. Try again in a few seconds."
TOO_LONG = "The address is too long. Choose fewer filters."
FAILED = (
    "The picture could not be drawn. Try again; if it fails again, save it with "
    "“Picture” under the figure on its page."
)
BROWSER_DRAWS = (
    "The dashboard itself needs nothing more: “Picture” beside a figure draws PNG and "
    "SVG in the reader’s own browser."
)
NO_CODE = (
    "note: the picture has no address and no QR code, because OUTREACH_URL is not set"
)


def no_url(variable: str, text: str) -> str:
    return f"{variable}: '{text}' is no address such as https://outreach.example.org"


def no_number(variable: str, text: str) -> str:
    return f"{variable}: '{text}' is not a whole number; 0 means no limit"


def no_figure(names: str, endings: str) -> str:
    return f"There is no such figure. Figures are {names}, each as {endings}."


def too_many(seconds: int) -> str:
    wait = numbers.counted(seconds, "second")
    return f"Too many pictures in one minute. Try again in {wait}."


def repeated(key: str) -> str:
    return f"{key} is given more than once; give it once."


def no_theme(text: str) -> str:
    return f"theme: '{text}' is unknown; allowed are {', '.join(THEME_LABELS)}."


def no_size(text: str) -> str:
    sides = sides_px(text)
    if sides is None:
        return f"size: '{text}' is no size; allowed are {command.sizes(SIZES)}"
    return (
        f"size: {sides[0]}x{sides[1]} is not possible: each side needs at least "
        f"{LEAST_PX} pixels, at most three times those of the other, and both "
        "together at most 12 million"
    )


def no_ending(path: Path) -> str:
    return f"--out: '{path}' must end in .png or .svg"


def no_folder(folder: Path) -> str:
    return f"--out: {folder}: no such folder"


def not_understood(key: str, value: str, choices: Choices) -> str:
    allowed = _allowed(choices).get(key)
    if allowed is None:
        known = ", ".join(("v", *PARAMETERS, "view", "by", "size", "theme"))
        return f"'{key}' is no parameter; allowed are {known}."
    return f"{key}: '{value}' is unknown; allowed: {allowed}."


def _allowed(choices: Choices) -> dict[str, str]:
    listed = {
        "v": (VERSION,),
        "series": choices.series,
        "role": ROLES,
        "kind": choices.kinds,
        "topic": choices.topics,
        "status": STATUSES,
        "related": ("0", "1"),
        "view": choices.views,
        "by": MEASURES,
    }
    return {key: ", ".join(values) for key, values in listed.items()} | {
        "country": command.COUNTRIES,
        "period": command.A_PERIOD,
        "years": command.A_PERIOD,
        "event": "an event of the data",
        "place": "country:PER, or a city of the data such as place:498817",
    }
