"""The buttons that have a report made, follow it and fetch its file."""

from collections.abc import Collection

from components.live import origin
from components.report.forms import FORMS
from components.widgets import report_controls
from components.widgets.component import component, data_of
from components.widgets.typed import TYPED
from components.words import report_page

_EXPORT_BUTTONS = component("export_buttons", "export.css")


def export_buttons(query: str, heard: str, *, key: str, able: Collection[str]) -> None:
    """Show a button for each form of report; those in `able` can be made now.

    `heard` is what the page's address says, as far as the server knows.
    """
    forms = [
        {
            "form": form.ending,
            "label": form.label,
            "note": form.note,
            "address": origin.report_address(form.ending, query),
            "can": form.ending in able,
        }
        for form in FORMS.values()
    ]
    data = data_of(
        "export_buttons.js",
        key,
        report_page.EXPORT_WORDS,
        forms=forms,
        query=query,
        jobs=origin.jobs_address(),
        typed=TYPED,
        own=report_controls.TYPED,
        heard=heard,
    )
    _EXPORT_BUTTONS(key=key, data=data)
