"""Who a row is: a person by address or name, or a device, a caller, a bot."""

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass

from data.attendance.vocabulary import means, pattern

_ADDRESS = re.compile(r"[^\s@<>()\"',;]+@[^\s@<>()\"',;]+\.[^\s@<>()\"',;]+")
_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
_PRONOUN = (
    r"(?:she|her|hers|he|him|his|they|them|theirs|sie|ihr|er|ihm|ella|elle|il|lui)"
)
_PRONOUNS = re.compile(
    rf"\s*(?:[#|,–-]\s*)?{_PRONOUN}(?:\s*[/|]\s*\w+)+\s*$", re.IGNORECASE
)
_HASH = re.compile(r"\s+#\s*\S.*$")
_PHONE = re.compile(r"[+\d*#().\-\s•xX]{5,}")
_LEAST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody by keyed hashes alone; without any, a connection."""

    address: bytes = b""
    names: tuple[bytes, ...] = ()
    bot: bool = False
    host: bool = False  # the platform says so behind the name


class Keys:
    """Hashes of addresses and names, with a key that dies with the import."""

    def __init__(self) -> None:
        """Draw the key."""
        self._key = os.urandom(32)

    def of(self, text: str) -> bytes:
        """Hash a text."""
        return hashlib.blake2b(text.encode(), key=self._key, digest_size=16).digest()

    def address(self, text: str) -> bytes:
        """Hash the address in a cell, trimmed and in small letters; b"" without one."""
        match = _ADDRESS.search(text)
        return self.of(match[0].casefold()) if match else b""

    def addresses(self, *texts: str) -> frozenset[bytes]:
        """Hash every address that texts hold."""
        found = (match for text in texts for match in _ADDRESS.findall(text))
        return frozenset(map(self.address, found))

    def who(self, address: str, *names: str, renamed: bool = False) -> Who:
        """Tell who a row is; `renamed` reads brackets as the name one had before."""
        every = [part for name in names for part in _parts(name, renamed=renamed)]
        personal = [_folded(part) for part in every if is_personal(part)]
        return Who(
            address=self.address(address) or self.address(" ".join(names)),
            names=tuple(dict.fromkeys(map(self.of, filter(None, personal)))),
            bot=any(map(_is_bot, (*every, *names))),
            host=any(map(_is_host, names)),
        )


def is_personal(name: str) -> bool:
    """Tell a person's name from a telephone number, a device and a placeholder."""
    if not any(letter.isalpha() for letter in name) or _ADDRESS.search(name):
        return bool(_ADDRESS.search(name))
    return not pattern("device").search(name)


def is_caller(name: str) -> bool:
    """Tell whether a name is a telephone number, masked or not."""
    digits = sum(letter.isdigit() or letter == "*" for letter in name)
    return bool(_PHONE.fullmatch(name)) and digits >= _LEAST_DIGITS


def _is_bot(name: str) -> bool:
    return bool(pattern("bot").search(name))


def _is_host(name: str) -> bool:
    match = _BRACKETS.search(name)
    return bool(match) and means("names", "hosts", match[1]) if match else False


def _parts(name: str, *, renamed: bool) -> list[str]:
    """Part a name from what platforms and people add, and from the one before."""
    before: list[str] = []
    while True:
        name = _HASH.sub("", _PRONOUNS.sub("", name)).strip()
        match = _BRACKETS.search(name)
        if match is None or not match.start():
            return [name, *before]
        inside = match[1]
        is_added = means("names", "suffixes", inside) or _PRONOUNS.fullmatch(
            f" {inside}"
        )
        if not (is_added or renamed):
            return [name, *before]
        before += [inside] if renamed and not is_added else []
        name = name[: match.start()]


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(letters.split())
