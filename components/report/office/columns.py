"""How wide the columns of slides' and Word's tables are, in points."""

from collections.abc import Sequence

from components.report import columns
from components.report.office.type import Style, line_pt

_LONGEST_WORD = 24  # letters; a longer one may be broken
_LEAST_SHARE = 0.06  # of the width, for a column
_MOST_SPARE_PT = 40  # more than a column needs


def widths_pt(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    wide_pt: float,
    size_pt: float,
    beside_pt: float,
) -> list[float]:
    """Measure what columns' words need; where that is too much, share the width.

    No column is narrower than its longest word.
    """
    cells = [[name, *(row[at] for row in rows)] for at, name in enumerate(names)]
    plain, head = Style(size_pt=size_pt), Style(size_pt=size_pt, bold=True)
    styles = [head] + [plain] * len(rows)
    sides_pt, least_pt = 2 * beside_pt, wide_pt * _LEAST_SHARE
    natural = [
        max(least_pt, *map(_line_pt, column, styles)) + sides_pt for column in cells
    ]
    free_pt = wide_pt - sum(natural)
    if free_pt >= 0:
        spare = min(free_pt / len(natural), _MOST_SPARE_PT)
        return [wide + spare for wide in natural]
    least = [
        max(
            _line_pt(word, style)
            for cell, style in zip(column, styles, strict=True)
            for word in ("", *cell.split())
            if len(word) <= _LONGEST_WORD
        )
        + sides_pt
        for column in cells
    ]
    shares = columns.widths(names, rows)
    if not any(shares):
        shares = natural
    wished = [
        max(0.0, min(share * wide_pt / sum(shares), most) - word)
        for share, most, word in zip(shares, natural, least, strict=True)
    ]
    spare = max(0.0, wide_pt - sum(least)) / (sum(wished) or 1)
    widths = [word + spare * wish for word, wish in zip(least, wished, strict=True)]
    return [wide * wide_pt / sum(widths) for wide in widths]


def _line_pt(words: str, style: Style) -> float:
    return line_pt(words, style) + 1
