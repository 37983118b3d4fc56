"""What the server says of itself: data that were refused, its end, its settings."""

from collections.abc import Sequence

from components.words import numbers
from data.reading.schema import Problem

_MOST_LINES = 50
NOT_FOUND = "Not found"
FULL = "This server has no room for more readers just now. Try again in a while.\n"
NO_TEMPORARY = (
    "TMPDIR: there is no folder in which temporary files may be written; "
    "name one that the server's user may write to"
)
NOT_ASKED = "No page that is open here has asked for a file.\n"
ENOUGH_FILES = "The page has got the files that it asked for.\n"
TOO_LARGE = "This is more than is read here.\n"
MANY_FILES = "Many files are being made. Try again in a few seconds."
MANY_SEARCHES = "Many are searching. Try again in a few seconds."
MOVING = "changes all the time; start again when whoever writes to it is done"


def unreadable(reason: str) -> str:
    return f"cannot be read ({reason}); let the server's user read it"


def check_failed(reference: str) -> str:
    return f"the check broke off; the log says why under {reference}"


def too_many_downloads(seconds: int) -> str:
    return f"Too many downloads in a short time. Try again in {seconds} seconds."


def too_many_searches(seconds: int) -> str:
    return f"Too many searches in a short time. Try again in {seconds} seconds."


def too_many_files(seconds: int) -> str:
    return f"Too many files in a short time. Try again in {seconds} seconds.\n"


def lines(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Write problems as lines, and count those that are too many to tell."""
    first = tuple(map(str, problems[:_MOST_LINES]))
    more = len(problems) - len(first)
    return (*first, f"and {numbers.counted(more, 'more line')}") if more else first


def many_arenas(variable: str) -> str:
    return f"start with {variable}=1: without it memory grows by a quarter"


def not_vendored(wheel: str) -> str:
    return f"the files of {wheel} are sent whole: run `make vendor` for this version"


def no_log_form(variable: str, text: str, forms: Sequence[str]) -> str:
    return f"{variable}='{text}' is no form of log; write {' or '.join(forms)}"


def no_seconds(variable: str, text: str) -> str:
    return f"{variable}='{text}' is no number of seconds; write one such as 20"


def no_secrets(path: str, reason: str) -> str:
    return (
        f"secrets.files of Streamlit: {path} cannot be read ({reason}); "
        "let the server's user read it, or take it out"
    )


def no_proxy(variable: str, text: str, reason: str) -> str:
    return (
        f"{variable}: '{text}' is no address and no network ({reason}); "
        "write such as 127.0.0.1,10.0.0.0/8"
    )
