"""The brief as a picture, and the buttons that save or copy it."""

from collections.abc import Sequence

from components.asked.brief import Brief
from components.live import origin
from components.report.brief import making
from components.report.brief.plan import SHAPES
from components.widgets import brief_controls
from components.widgets.component import component, data_of
from components.widgets.typed import TYPED
from components.words import brief as words

_BRIEF_SHEET = component("brief_sheet", "export.css", "brief.css")


def brief_sheet(
    query: str, heard: str, brief: Brief, sentence: Sequence[str], *, key: str
) -> None:
    """Show the brief that an address makes, in its shape.

    `heard` is what the page's address says, as far as the server knows.
    """
    shape = SHAPES[brief.shape]
    forms = [
        {
            "form": ending,
            "label": words.FORMS[ending],
            "note": words.FORM_NOTES[ending],
            "address": origin.brief_address(ending, query),
            "can": not making.missing(ending),
        }
        for ending in making.ENDINGS
    ]
    data = data_of(
        "brief_sheet.js",
        key,
        words.SHEET_WORDS,
        forms=forms,
        query=query,
        alt=words.alt("".join(sentence)),
        width=round(shape.wide_pt * shape.dots),
        height=round(shape.tall_pt * shape.dots),
        typed=TYPED,
        own=brief_controls.TYPED,
        heard=heard,
    )
    _BRIEF_SHEET(key=key, data=data)
