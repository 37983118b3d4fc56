"""The words of citations, each as its style has it."""

from components.words import numbers

DATA = "Data: "
DATE_UNKNOWN = "[date unknown]"
INTERNET, DATASET = "Internet", "dataset"


def version(name: str) -> str:
    """Name the version of a work; "" where it has none."""
    return f"Version {name}" if name else ""


def read_on(day: str) -> str:
    """Say when a work was read; "" where it is not known."""
    return f"Read {day}" if day else ""


def titled(author: str, title: str) -> str:
    return f"{author}: {title}" if author else title


def with_medium(title: str, medium: str) -> str:
    return f"{title} [{medium}]."


def published(day: str, cited: str) -> str:
    """Say when a work was published and when it was cited, as Vancouver does."""
    return f"{day or DATE_UNKNOWN}{f' [cited {cited}]' if cited else ''}."


def licence(name: str) -> str:
    return f"Licence: {name}."


def available(address: str) -> str:
    return f"Available from: {address}"


def marks(listed: str, more: int) -> str:
    """Write the numbers of sources behind a line, and how many are left out."""
    return f"{listed} and {numbers.counted(more, 'more source')}" if more else listed
