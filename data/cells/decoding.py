"""Bytes of a file as text: UTF-8, or another encoding where there is no doubt of it."""

import re

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "it begins with a byte-order mark"),
    (b"\xff\xfe", "utf-16-le", "it is UTF-16"),
    (b"\xfe\xff", "utf-16-be", "it is UTF-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
REMEDY = "save it as CSV UTF-8"
# Where spreadsheets of Western, Central European and Turkish Windows mean the same.
_PAGES = ("cp1252", "cp1250", "cp1254")
_SHARED = {
    byte: letters.pop()
    for byte in (0x85, *range(0x91, 0x98), *range(0xA0, 0x100))
    if len(letters := {bytes([byte]).decode(page) for page in _PAGES}) == 1
}
_APOSTROPHE = "\u2019"
_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"[^\W\d_]([^\w\s\x00-\x7f])[^\W\d_]")


class UndecodableError(ValueError):
    """Bytes that are no text for certain: says why, and at which byte."""

    def __init__(self, message: str, at: int = 0) -> None:
        """Keep the words and the place."""
        super().__init__(message)
        self.at = at


def decoded(content: bytes, remedy: str = REMEDY) -> tuple[str, list[str]]:
    """Give the text and what is unusual about its bytes; UndecodableError."""
    if content.startswith(_WORKBOOKS):
        message = f"is a workbook, not text; open it and {remedy}"
        raise UndecodableError(message)
    for mark, encoding, note in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, len(mark), remedy), [note]
    try:
        return content.decode(), []
    except UnicodeDecodeError as error:
        text = _of_windows(content)
        if text is None:
            raise _undecodable("UTF-8", error.start, remedy) from None
        return text, ["it is Windows-1252, not UTF-8"]


def _strictly(content: bytes, encoding: str, skipped: int, remedy: str) -> str:
    try:
        return content[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding[: len("utf-16")].upper().strip("-")
        raise _undecodable(name, skipped + error.start, remedy) from None


def _undecodable(encoding: str, at: int, remedy: str) -> UndecodableError:
    return UndecodableError(f"holds bytes that are no {encoding}; {remedy}", at)


def _of_windows(content: bytes) -> str | None:
    """Read Windows' own encoding; None where another one may be meant."""
    high = set(content.translate(None, bytes(range(0x80))))
    if not high <= set(_SHARED):
        return None
    text = content.decode("cp1252")
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    signs = set(_WITHIN.findall(text))
    return text if all(map(_is_latin, words)) and signs <= {_APOSTROPHE} else None


def _is_latin(word: str) -> bool:
    """Tell whether a word looks like "Córdoba", not like Cyrillic read as Latin."""
    has_ascii = any(letter.isascii() for letter in word)
    is_cased = word.isupper() or word[1:].islower() or len(word) == 1
    return has_ascii and is_cased
