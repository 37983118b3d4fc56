"""Where everything stands on a brief, in points: words in lines, rules, a figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from components.pictures import code as qrcode
from components.report.brief.content import Page
from components.report.brief.type import Face, Line, Paragraph, Run, broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape of page: its sides, and how large what stands on it is."""

    wide_pt: float
    tall_pt: float
    margin_pt: float
    top_pt: float
    bottom_pt: float
    dots: float  # pixels a point, in a picture
    small_pt: float  # the smallest type
    text_pt: float
    figure_pt: float  # of the figure's title
    sentence_pts: Sequence[float]
    sentence_share: float  # of the height, at most
    number_pts: Sequence[float]
    gap_pt: float
    beside_pt: float  # the column of measures; 0: they stand in a row
    split_pt: float  # the column of sentence and measures, beside a map
    code_pt: float
    notes: bool  # under the measures, and how to read the figure
    inline: bool  # each measure in a line with its name
    references: bool  # whole, instead of short titles
    scales: tuple[float, float]  # of a plot's pixels: its type is 12 to 13 of them


SHAPES = {
    "slide": Shape(
        wide_pt=960,
        tall_pt=540,
        margin_pt=44,
        top_pt=34,
        bottom_pt=26,
        dots=2,
        small_pt=11.5,
        text_pt=14,
        figure_pt=15,
        sentence_pts=(32, 30, 28, 26, 24, 23, 22, 21, 20, 19, 18, 17),
        sentence_share=0.22,
        number_pts=(36, 32, 28, 24, 20, 17),
        gap_pt=18,
        beside_pt=212,
        split_pt=312,
        code_pt=60,
        notes=True,
        inline=False,
        references=False,
        scales=(0.93, 1.15),
    ),
    "a4": Shape(
        wide_pt=595.28,
        tall_pt=841.89,
        margin_pt=51,
        top_pt=46,
        bottom_pt=38,
        dots=200 / 72,
        small_pt=8.75,
        text_pt=11,
        figure_pt=12.5,
        sentence_pts=(26, 25, 24, 23, 22, 21, 20, 19, 18),
        sentence_share=0.22,
        number_pts=(28, 25, 22, 19, 17, 15),
        gap_pt=20,
        beside_pt=0,
        split_pt=0,
        code_pt=68,
        notes=True,
        inline=False,
        references=True,
        scales=(0.7, 0.82),
    ),
    "card": Shape(
        wide_pt=640,
        tall_pt=640 * 628 / 1200,
        margin_pt=28,
        top_pt=20,
        bottom_pt=16,
        dots=1200 / 640,
        small_pt=11,
        text_pt=12.5,
        figure_pt=12.5,
        sentence_pts=(22, 21, 20, 19, 18, 17, 16, 15, 14, 13),
        sentence_share=0.27,
        number_pts=(22, 20, 18, 16),
        gap_pt=10,
        beside_pt=226,
        split_pt=262,
        code_pt=46,
        notes=False,
        inline=True,
        references=False,
        scales=(0.7, 1.05),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place on the page."""

    left: float
    top: float
    wide: float
    tall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Paragraphs at their place."""

    role: str  # "sentence", "measure", "note": names of objects on slides
    box: Box
    paragraphs: tuple[Paragraph, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines, one below the other."""
        return tuple(line for one in self.paragraphs for line in one.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A page laid out."""

    shape: Shape
    words: tuple[Words, ...]
    rules: tuple[Box, ...]  # hairlines
    room: Box  # of the figure
    code: Box | None


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A page in the making: from the top down, and from the bottom up."""

    page: Page
    shape: Shape
    face: Face
    words: list[Words] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    @property
    def inner_pt(self) -> float:
        """How wide the page is between its margins."""
        return self.shape.wide_pt - 2 * self.shape.margin_pt

    def run(
        self, words: str, size_pt: float, *, face: str = "plain", muted: bool = False
    ) -> Run:
        """Set words in a size; muted is for what proves, not for what is said."""
        colours = self.page.colours
        colour = colours.muted if muted else colours.ink
        return Run(words=words, size_pt=size_pt, colour=colour, face=face)

    def lines(
        self, runs: Sequence[Run], wide_pt: float, *, even: bool = False
    ) -> Paragraph:
        """Break words for this page's medium."""
        return broken(runs, wide_pt, self.face, even=even)

    def put(
        self, role: str, left: float, top: float, wide: float, *paragraphs: Paragraph
    ) -> float:
        """Place paragraphs; give where they end."""
        tall = sum(one.tall_pt for one in paragraphs)
        if tall:
            box = Box(left=left, top=top, wide=wide, tall=tall)
            self.words.append(Words(role=role, box=box, paragraphs=paragraphs))
        return top + tall

    def rule(self, left: float, top: float, wide: float) -> None:
        """Draw a hairline."""
        self.rules.append(Box(left=left, top=top, wide=wide, tall=0))


def code_of(page: Page, shape: Shape, bottom: float) -> Box | None:
    """Place the code in the corner; none where its modules would be too fine."""
    code = qrcode.encode(page.address)
    if not code:
        return None
    least_pt = qrcode.side(code) * 2 / shape.dots  # two pixels a module
    side = max(shape.code_pt, least_pt)
    if side > shape.code_pt * 1.6:
        return None
    left = shape.wide_pt - shape.margin_pt - side
    return Box(left=left, top=bottom - side, wide=side, tall=side)
