"""How much room words need, estimated without a browser."""

import re
from functools import lru_cache

# Advance widths of Source Sans 3 in thousandths of the type size.
_WIDTHS = {
    200: " ",
    250: "',.:;ijl|’·",
    300: "!()-I[]f{}",
    350: "/\\rt",
    450: "*?csz",
    500: '0123456789"#$+<=>FJLY^_aegkvxy~–“”é×',
    600: "BCDKPR",
    650: "&GHNOQU",
    750: "Mw",
    800: "W—",
    850: "%@m≈",
    950: "…",
}
_ADVANCE = {
    letter: width / 1000 for width, group in _WIDTHS.items() for letter in group
}
_JOINT = re.compile(r"(?<=[/?&])")
_OTHER_LETTER = 0.55
_IDEOGRAPH = 1.0
_FIRST_IDEOGRAPH = "\u2e80"
# Arial, the fallback where the font does not arrive, runs about this much wider.
_SAFETY = 1.1


@lru_cache(maxsize=8192)
def width_px(words: str, size_px: float) -> float:
    """Estimate how wide one line of words is drawn, never too narrow."""
    return size_px * _SAFETY * sum(_advance(letter) for letter in words)


def block_px(lines: list[str], size_px: float) -> float:
    """Estimate how wide several lines are drawn together."""
    return max((width_px(line, size_px) for line in lines), default=0)


def wrap(words: str, room_px: float, size_px: float) -> list[str]:
    """Break words into the fewest lines that fit the room, and even those out."""
    lines = fill(words, room_px, size_px)
    narrowest = room_px
    while narrowest > size_px:
        tighter = fill(words, narrowest - size_px / 2, size_px)
        if len(tighter) > len(lines):
            break
        narrowest -= size_px / 2
    return fill(words, narrowest, size_px)


def column(
    names: list[str], rooms_px: tuple[int, ...], size_px: float
) -> tuple[list[list[str]], float]:
    """Break names to stand in the narrowest column that holds each in two lines.

    Where none does, it is the last of `rooms_px`. Gives the lines, and their width.
    """
    for room_px in rooms_px:
        lines = [wrap(name, room_px, size_px) for name in names]
        if max(map(len, lines), default=1) <= 2:  # noqa: PLR2004
            break
    return lines, max((block_px(each, size_px) for each in lines), default=0)


def cut(words: str, room_px: float, size_px: float) -> list[str]:
    """Keep what fits one line, and an ellipsis where that is not all."""
    line = " ".join(words.split())
    while width_px(line, size_px) > room_px:
        line = f"{line.removesuffix('…')[:-1].rstrip()}…"
    return [line] if line else []


def fill(words: str, room_px: float, size_px: float) -> list[str]:
    """Fill one line after the other; a word wider than the room keeps its line."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_px(longer, size_px) <= room_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def broken(words: str, room_px: float, size_px: float) -> str:
    """Break what is wider than a line: an address at its joints, else by letters."""
    return " ".join(
        piece for word in words.split() for piece in _pieces(word, room_px, size_px)
    )


def _pieces(word: str, room_px: float, size_px: float) -> list[str]:
    if width_px(word, size_px) <= room_px:
        return [word]
    pieces = [""]
    for part in _JOINT.split(word):
        fits = width_px(part, size_px) <= room_px
        for more in [part] if fits else part:
            if pieces[-1] and width_px(pieces[-1] + more, size_px) > room_px:
                pieces.append("")
            pieces[-1] += more
    return pieces


def _advance(letter: str) -> float:
    other = _IDEOGRAPH if letter >= _FIRST_IDEOGRAPH else _OTHER_LETTER
    return _ADVANCE.get(letter, other)
