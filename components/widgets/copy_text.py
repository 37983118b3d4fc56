"""Sentences, each with a button that copies it, and a citation in several styles."""

from collections.abc import Sequence
from dataclasses import asdict

from components.findings.sentences import CitedStyle
from components.widgets.component import component, data_of
from components.words import report_page

_COPY_TEXT = component("copy_text", "export.css")


def copy_text(
    lines: Sequence[str],
    styles: Sequence[CitedStyle],
    *,
    key: str,
    names: Sequence[str],
) -> None:
    """Show the sentences; `names` say in full what each one's button copies."""
    data = data_of(
        "copy_text.js",
        key,
        report_page.COPY_WORDS,
        lines=list(lines),
        names=list(names),
        styles=[asdict(style) for style in styles],
    )
    _COPY_TEXT(key=key, data=data)
