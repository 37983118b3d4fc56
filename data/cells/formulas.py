"""Cells that a spreadsheet would run: what they start with, and how they stay texts."""

# Also with the wide forms of Chinese and Japanese keyboards, and with blanks before.
_STARTS_A_FORMULA = tuple("=+-@＝＋－＠")
_STARTS_A_CELL_ANEW = ("\t", "\r", "\n")
_MARK = "'"


def neutral(text: str) -> str:
    """Keep a text from being read as a formula: an apostrophe goes before it."""
    may_run = text.lstrip().startswith(_STARTS_A_FORMULA)
    return f"{_MARK}{text}" if may_run or text.startswith(_STARTS_A_CELL_ANEW) else text


def plain(cell: str) -> str:
    """Take away the apostrophe that `neutral` has put before a text."""
    text = cell.removeprefix(_MARK)
    return text if neutral(text) == cell else cell
