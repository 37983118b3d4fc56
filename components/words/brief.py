"""Words of a brief: its page, its parts, its limits."""

from collections.abc import Sequence

from components.words import numbers, report

TITLE = "Brief"
LEAD = (
    "One page for a board: the sentence, three measures, a figure, the sources, and "
    "a line of your own."
)
SHAPE, SHAPES = "Shape", {"slide": "Slide", "a4": "A4 page", "card": "Social card"}
SHOW, THEME = "Figure", "Look"
THEMES = {"light": "Light", "dark": "Dark"}
NO_FIGURE = "none"
LINE = report.OWN
LINE_EMPTY = "none"
_LINE_HELP = (
    "One line of your own, up to {most} letters. It stands in italics as “Author’s "
    "note”, apart from what the sources say."
)
# What stands on its buttons; {…} is filled in by the browser.
FORMS = {"png": "PNG", "pptx": "PowerPoint", "pdf": "PDF"}
FORM_NOTES = {
    "png": "a picture",
    "pptx": "words and charts to edit",
    "pdf": "to print",
}
SHEET_WORDS = {
    "copy": "Copy picture",
    "copy_note": "to paste anywhere",
    "copying": "Copying the picture",
    "copied": "Picture copied. Paste it into a slide, a mail or a chat.",
    "copy_failed": (
        "Not copied: this browser does not let the page. Right-click the picture, or "
        "press it for long, and copy it there."
    ),
    "making": "Making the {form} file",
    "done": "{file} is downloaded.",
    "no_answer": "The server does not answer. Check the connection and try again.",
    "not_loaded": "A part of this page did not arrive. Reload the page.",
}
COMMAND = "make one page for a board: sentence, three measures, a figure, sources"
MAKING = "Making the brief"
# Names of objects on slides, as screen readers and lists of objects say them.
MEASURE, RULE, THIS_BRIEF = "Measure", "Line", "This brief"
NAMES = {
    "about": "Selection",
    "sentence": "Sentence",
    "figure": "Figure",
    "how": "How to read",
    "sources": "Sources",
    "note": LINE,
}
DISTINCT = "what all claims allow"
SOURCES, DATA = "Sources", "Data"
BORDERS = "Borders: UN-sourced, no position taken."
CODE_ALT = "QR code with the address of this view"


_MOST_NAMED = 4  # sources
_MOST_IN_WORDS = 4


def alt(sentence: str) -> str:
    """Describe the picture of a brief: its sentence; the page has the rest in words."""
    return f"{TITLE}: {sentence}"


def not_shown(instead: str) -> str:
    return (
        "With these filters the figure has nothing to show, or more than this shape "
        f"can show legibly. Shown instead: {instead}. Another shape or filter may help."
    )


def line_help(most: int) -> str:
    return _LINE_HELP.format(most=numbers.number(most))


def no_such_form(form: str, forms: Sequence[str]) -> str:
    return f"There is no brief.{form}. Forms: {', '.join(forms)}."


def named(sources: Sequence[str]) -> str:
    """Name the sources in a line; of many, the first."""
    if not sources:
        return "No source."
    more = len(sources) - _MOST_NAMED
    listed = ", ".join(sources[:_MOST_NAMED])
    return (
        f"Sources: {listed} and {numbers.number(more)} more."
        if more > 0
        else (f"Sources: {listed}.")
    )


def numbered(references: Sequence[object], most: int) -> list[str]:
    """List references by number; of many, the first."""
    lines = [f"[{at}] {one}" for at, one in enumerate(references[:most], start=1)]
    more = len(references) - most
    if more > 0:
        lines.append(f"And {numbers.counted(more, 'more source', 'more sources')}.")
    return lines


def in_words(unsaid: Sequence[str]) -> str:
    """Say what a plot has no room for; of many lines, the first and how many more."""
    more = len(unsaid) - _MOST_IN_WORDS
    lines = [*unsaid[:_MOST_IN_WORDS]]
    lines += [f"{numbers.number(more)} more in the table"] if more > 0 else []
    return f"In words: {'; '.join(lines)}."
