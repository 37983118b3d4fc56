"""`Brief`: what one page for a board holds; to and from an address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from components.asked import figures
from components.asked.letters import typed

SHAPES = ("slide", "a4", "card")
THEMES = ("light", "dark")
MOST_LETTERS = 240  # of the author's own line


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a brief holds besides the selection; equal ones make equal files."""

    shape: str = SHAPES[0]
    show: str = ""  # which figure, as a part of a report; "" is the first that fits
    line: str = ""  # the author's own
    theme: str = THEMES[0]

    def to_query(self) -> dict[str, list[str]]:
        """Write it as an address has it; what is as usual is left out."""
        usual = Brief()
        return {
            key: [getattr(self, key)]
            for key in PARAMETERS
            if getattr(self, key) != getattr(usual, key)
        }


PARAMETERS = tuple(one.name for one in fields(Brief))


def pictures(views: Iterable[str]) -> tuple[str, ...]:
    """List the figures that a brief can show, all of one selection."""
    known = tuple(views)
    return tuple(
        part
        for figure in figures.listed().values()
        if not figure.compares
        for part in figure.parts(known)
    )


def read_brief(
    query: Mapping[str, Sequence[str]], views: Iterable[str]
) -> tuple[Brief, list[str]]:
    """Read a brief from an address; what is not understood comes as "key=value"."""
    unknown: list[str] = []

    def one_of(key: str, allowed: Sequence[str]) -> str:
        value = (list(query.get(key, ())) or [allowed[0]])[-1]
        if value in allowed:
            return value
        unknown.append(f"{key}={value}")
        return allowed[0]

    brief = Brief(
        shape=one_of("shape", SHAPES),
        show=one_of("show", ("", *pictures(views))),
        line=typed((list(query.get("line", ())) or [""])[-1], MOST_LETTERS),
        theme=one_of("theme", THEMES),
    )
    return brief, unknown
