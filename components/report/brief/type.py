"""Type of a brief: pieces of words in one style, broken into lines that surely fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from components.looks import typography

LINE = 1.22  # of the type size
_HEDGE = re.compile(
    r"(?i)\b(?:about|almost|at least|more than|fewer than|up to) \d[\d,]*(?: or more)?"
    r"|\b\d[\d,]* (?:or (?:more|\d[\d,]*)|to \d[\d,]*)"
)
_STEP_PT = 4
_BLANK, _GLUE, _JOINT = "\u00a0", "\ue000", "\ue001"
_ROOM = 0.8  # of a line, for what has no blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How much wider than Source Sans a typeface may run, bold and italic."""

    plain: float
    bold: float
    serif: float
    italic: float


# Our own fonts, whose widths are known; and what may stand in for Office's.
PAGED = Face(plain=0.97, bold=0.98, serif=1.0, italic=0.98)
OFFICE = Face(plain=1.08, bold=1.15, serif=1.12, italic=1.06)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in one style."""

    words: str
    size_pt: float
    colour: str
    face: str = "plain"  # a field of `Face`


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words as they are, and in the lines that surely fit."""

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]

    @property
    def tall_pt(self) -> float:
        """How tall its lines are together."""
        return sum(max(run.size_pt for run in line) * LINE for line in self.lines)


Word = tuple[str, list[Run]]  # what stands before it: nothing, a blank or a joint


def width_pt(run: Run, face: Face) -> float:
    """Measure words on one line."""
    wider: float = getattr(face, run.face)
    return typography.width_px(run.words, run.size_pt) * wider


def broken(
    runs: Sequence[Run], wide_pt: float, face: Face, *, even: bool = False
) -> Paragraph:
    """Break words into the fewest lines that fit, and even those out where wanted."""
    tokens = _tokens(runs, wide_pt)
    lines = _filled(tokens, wide_pt, face)
    narrow = wide_pt
    while even and narrow > wide_pt / 2:
        tighter = _filled(tokens, narrow - _STEP_PT, face)
        if len(tighter) > len(lines):
            break
        narrow, lines = narrow - _STEP_PT, tighter
    return Paragraph(runs=tuple(runs), lines=lines)


def _tokens(runs: Sequence[Run], wide_pt: float) -> list[Word]:
    """Split at blanks, never within a hedge; what is too wide splits within, too."""
    words: list[Word] = []
    between = ""
    for run in runs:
        whole = _HEDGE.sub(partial(_glued, run.size_pt, wide_pt), run.words)
        for at, word in enumerate(whole.split(" ")):
            between = " " if at else between
            for piece in _pieces(word, wide_pt, run.size_pt):
                said = replace(run, words=piece)
                if words and not between:
                    words[-1][1].append(said)
                else:
                    words.append((between, [said]))
                between = _JOINT
            between = "" if word else between
    return words


def _glued(size_pt: float, wide_pt: float, hedge: re.Match[str]) -> str:
    """Keep a hedge together, if a line can hold it."""
    fits = typography.width_px(hedge[0], size_pt) <= wide_pt * _ROOM
    return hedge[0].replace(" ", _BLANK) if fits else hedge[0]


def _pieces(word: str, wide_pt: float, size_pt: float) -> list[str]:
    room = wide_pt * _ROOM
    whole = typography.broken(word.replace(_BLANK, _GLUE), room, size_pt)
    return [piece.replace(_GLUE, _BLANK) for piece in whole.split()]


def _filled(words: Sequence[Word], wide_pt: float, face: Face) -> tuple[Line, ...]:
    lines: list[list[Run]] = []
    at_pt = 0.0
    for between, word in words:
        beside = [lines[-1][-1], word[0]] if lines else word
        smaller = min(beside, key=lambda run: run.size_pt)
        blank = replace(smaller, words=between.strip(_JOINT))
        wide = sum(width_pt(run, face) for run in word)
        gap = width_pt(blank, face)
        if lines and at_pt + gap + wide <= wide_pt:
            lines[-1] += [blank, *word]
            at_pt += gap + wide
        else:
            lines.append([*word])
            at_pt = wide
    return tuple(tuple(_joined(line)) for line in lines)


def _joined(line: Sequence[Run]) -> list[Run]:
    """Join neighbours of one style."""
    joined: list[Run] = []
    for run in line:
        if joined and replace(joined[-1], words="") == replace(run, words=""):
            joined[-1] = replace(run, words=joined[-1].words + run.words)
        else:
            joined.append(run)
    return joined
