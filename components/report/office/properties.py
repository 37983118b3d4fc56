"""What an Office file says of itself, in its properties."""

import datetime as dt
from typing import Any

from components.asked.letters import clean
from components.report.document import Document
from components.words import language, office

_MOST_LETTERS = 255  # as the format has it


def set_properties(about: Any, document: Document) -> None:
    """Fill core properties of python-docx or python-pptx; the day is the report's."""
    author = document.author or document.makers
    texts = {
        "title": document.title,
        "author": author,
        "subject": document.filters,
        "keywords": office.keywords(document.heading, document.version),
        "category": document.running,
        "language": language.tag(),
        "last_modified_by": author,
    }
    for name, text in texts.items():
        setattr(about, name, clean(text)[:_MOST_LETTERS])
    about.created = about.modified = dt.datetime.combine(document.day, dt.time())
    about.revision = 1
