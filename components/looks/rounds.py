"""The colours of the second and third eight series, in the order of HUES.

Lighter and darker kin of the first eight, found by search: as far from all others as
26 colours can be for every eye (`tests/looks/test_rounds.py` measures how far).
"""

from collections.abc import Mapping
from types import MappingProxyType

from data.reading.outreach import HUES

Eight = tuple[str, str, str, str, str, str, str, str]

_LIGHT_2: Eight = (
    "#710013",
    "#054a9a",
    "#3a2576",
    "#d57555",
    "#467870",
    "#6d0a36",
    "#5d9d59",
    "#854e44",
)
_LIGHT_3: Eight = (
    "#674b25",
    "#0c94f5",
    "#a680c5",
    "#b38823",
    "#3a9d80",
    "#660158",
    "#616300",
    "#a5533f",
)
_DARK_2: Eight = (
    "#d5a799",
    "#11e7ff",
    "#9cb3ff",
    "#b78a3b",
    "#69ffd3",
    "#d36a66",
    "#b9fba9",
    "#ffb855",
)
_DARK_3: Eight = (
    "#c7435f",
    "#0a76c1",
    "#e67fce",
    "#7c7504",
    "#538f8e",
    "#ff6ea3",
    "#bbb881",
    "#996843",
)
_PRINT_2: Eight = (
    "#bf365b",
    "#009ad4",
    "#58005d",
    "#8d7100",
    "#6b9850",
    "#3e3a82",
    "#879726",
    "#330007",
)
_PRINT_3: Eight = (
    "#5c000e",
    "#186aca",
    "#8b035e",
    "#764c1e",
    "#3a6758",
    "#00176b",
    "#77752f",
    "#8f062b",
)
# Where no colour is seen, dots and strokes tell the second and third from the first.
PATTERNS: Mapping[str, str] = MappingProxyType({"2": ".", "3": "\\"})


def _named(second: Eight, third: Eight) -> Mapping[str, str]:
    rounds = (("2", second), ("3", third))
    return MappingProxyType(
        {
            f"{hue}-{nth}": mark
            for nth, marks in rounds
            for hue, mark in zip(HUES, marks, strict=True)
        }
    )


# By look, then by the name that a series' hue has: "rust-2".
MORE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": _named(_LIGHT_2, _LIGHT_3),
        "dark": _named(_DARK_2, _DARK_3),
        "print": _named(_PRINT_2, _PRINT_3),
    }
)
