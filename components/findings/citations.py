"""Citations of sources and of the data themselves: plain, Vancouver, BibTeX.

Vancouver follows the NLM's *Citing Medicine* for documents on the web. What no source
states is left out; only Vancouver has words for a date that is unknown.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, Self

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from components.asked.letters import one_line
from components.tables import naming
from components.words import citations as words
from components.words import crediting, language, numbers
from data.reading.package import Dataset

Style = Literal["plain", "vancouver", "bibtex"]
STYLES: tuple[Style, ...] = ("plain", "vancouver", "bibtex")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9:._+/-]+")
_SPECIAL = {
    **{letter: rf"\{letter}" for letter in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


class Reference(str):
    """A citation that knows its address: only that may become a link, no other words.

    `address` is "" where there is none; it stands in the words, once or as their last.
    """

    __slots__ = ("address",)
    address: str

    def __new__(cls, words: str, address: str = "") -> Self:
        """Keep the words with their address, if a browser opens such addresses."""
        reference = super().__new__(cls, words)
        reference.address = address if _WEB.fullmatch(address) else ""
        return reference

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Stay whole when it is copied."""
        return type(self), (str(self), self.address)

    def parted(self) -> tuple[str, str, str]:
        """Part it into the words before its address, the address, those behind it."""
        if self.address not in self or not self.address:
            return str(self), "", ""
        return self.rpartition(self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What a citation of any style is made of; "" where it is not stated."""

    key: str
    title: str
    author: str = ""
    medium: str = words.INTERNET
    published: str = ""  # EDTF
    version: str = ""
    licence: str = ""
    url: str = ""
    read: str = ""  # ISO 8601
    language: str = ""  # BCP 47
    kind: str = ""


def cite_source(dataset: Dataset, source_id: str, style: str) -> Reference:
    """Cite one document in one of `STYLES`; KeyError where there is no such source."""
    source = naming.sources_by_id(dataset)[source_id]
    work = _Work(
        key=source_id,
        title=one_line(source.title),
        author=one_line(source.publisher),
        published=source.published,
        url=_whole(source.url),
        read=source.date_accessed,
        language=source.language,
        kind=source.kind,
    )
    return Reference(_WRITERS[style](work), work.url)


def cite_data(dataset: Dataset, address: str, made: dt.date, style: str) -> Reference:
    """Cite the data package as used on the day `made`; no address where it is ""."""
    work = _Work(
        key=dataset.name,
        title=one_line(crediting.title(dataset)),
        author=one_line(crediting.makers(dataset)),
        medium=words.DATASET,
        published=_day_of(dataset.version),
        version=one_line(dataset.version),
        licence=one_line(crediting.licence(dataset)),
        url=_whole(address),
        read=made.isoformat(),
    )
    return Reference(_WRITERS[style](work), work.url)


def _whole(address: str) -> str:
    """Write an address without blanks, where it would be cut."""
    return one_line(address).replace(" ", "%20")


def _day_of(version: str) -> str:
    """Read the day in a version such as "2026.11.22-1a2b3c4d"; "" in any other."""
    match = re.match(r"(\d{4})\.(\d\d)\.(\d\d)(?!\d)", version)
    return "-".join(match.groups()) if match else ""


def _plain(work: _Work) -> str:
    head = words.titled(work.author, work.title)
    facts = (head, _date(work.published), words.version(work.version), work.licence)
    parts = [_ended(fact) for fact in facts if fact]
    parts += [work.url] if work.url else []
    parts += [f"{words.read_on(_date(work.read))}."] if work.read else []
    return " ".join(parts)


def _vancouver(work: _Work) -> str:
    parts = [_ended(work.author)] if work.author else []
    parts.append(words.with_medium(work.title, work.medium))
    parts += [f"{words.version(work.version)}."] if work.version else []
    parts.append(words.published(_nlm_date(work.published), _nlm_date(work.read)))
    parts += [words.licence(work.licence)] if work.licence else []
    parts += [words.available(work.url)] if work.url else []
    if work.language and not work.language.startswith(language.current().language):
        parts.append(f"{_language(work.language, language.current())}.")
    return " ".join(parts)


def _nlm_date(edtf: str) -> str:
    """Write an EDTF date as the NLM does: "2019 Nov 8", "[2019?]", "2015-2019 May"."""
    first, slash, last = edtf.partition("/")
    if slash and first != last:
        ends = [_nlm_date(end) for end in (first.strip("."), last.strip("."))]
        return "-".join(ends)
    year, month, day, mark = _moment(first)
    moment = (year, _month(month), day.lstrip("0"))
    written = " ".join(part for part in moment if part)
    return f"[{written}?]" if mark else written


def _bibtex(work: _Work) -> str:
    year, month, day, mark = _moment(work.published)
    known = bool(year) and not mark
    title, author = _escaped(work.title), _escaped(work.author)
    fields = {
        "author": f"{{{{{author}}}}}" if author else "",
        "title": f"{{{{{title}}}}}",
        "year": f"{{{year}}}" if known else "",
        "month": _month(month).lower() if known else "",
        "day": f"{{{day.lstrip('0')}}}" if known and day else "",
        "date": "" if known or not work.published else f"{{{work.published}}}",
        "howpublished": rf"{{\url{{{_inside_braces(work.url)}}}}}" if work.url else "",
        "urldate": f"{{{work.read}}}" if work.read else "",
        "language": f"{{{_language_code(work.language)}}}" if work.language else "",
        "note": f"{{{_escaped(note)}}}" if (note := _note(work)) else "",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_NOT_IN_A_KEY.sub('-', work.key)},", *lines, "}"])


def _note(work: _Work) -> str:
    """Say what styles without a field for it would lose."""
    read, version = words.read_on(_date(work.read)), words.version(work.version)
    parts = (numbers.capital(work.kind), version, work.licence, read)
    return ". ".join(part for part in parts if part)


def _date(edtf: str) -> str:
    return numbers.date(edtf) if edtf else ""


def _moment(edtf: str) -> tuple[str, str, str, str]:
    """Part a date into year, month, day and "~"; all "" for spans of two."""
    first, _, last = edtf.partition("/")
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)", first)
    one = match if last in {"", first} else None
    year, month, day, mark = one.groups("") if one else ("", "", "", "")
    return year, month, day, mark


def _month(number: str) -> str:
    """Shorten a month as the NLM does; in small letters it is BibTeX's own name."""
    if not number:
        return ""
    return str(format_date(dt.date(1, int(number), 1), "MMM", locale="en_US"))


def _language_code(code: str) -> str:
    """Name a language as BibTeX's styles do, whatever that of the words is."""
    return _language(code, language.ENGLISH).lower()


def _language(code: str, within: Locale) -> str:
    try:
        return Locale.parse(code, sep="-").get_language_name(within) or code
    except (UnknownLocaleError, ValueError):
        return code


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in text)


def _inside_braces(url: str) -> str:
    r"""Keep what would end or change `\url{…}` as the address's own escapes."""
    return re.sub(r"[{}\\ ]", lambda found: f"%{ord(found[0]):02X}", url)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


_WRITERS = {"plain": _plain, "vancouver": _vancouver, "bibtex": _bibtex}
