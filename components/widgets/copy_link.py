"""The button that copies the address of the view."""

from components.widgets.component import component, data_of, rerun
from components.words import labels

_WORDS = ("copy_link", "copy_link_help", "copied", "copy_failed", "not_loaded")
_COPY_LINK = component("copy_link")


def copy_link(query: str, *, key: str) -> None:
    """Show the button; `query` is the whole view, without the question mark."""
    words = {name: labels.FIGURE_WORDS[name] for name in _WORDS}
    words["close"] = labels.CLOSE  # of the sheets that filters are on a phone
    _COPY_LINK(
        key=key,
        data=data_of("copy_link.js", key, words, query=query),
        on_look_change=rerun,
    )
