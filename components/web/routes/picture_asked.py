"""What a picture's address asks for, or the polite refusal of one that is wrong."""

from typing import get_args

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from components.asked.sizes import SIZES, Size, size_of
from components.asked.view import View, read_view
from components.figures.catalogue import FIGURES
from components.live import origin
from components.looks.theme import Look
from components.pictures.kept import PictureRequest
from components.words import pictures
from data.reading.package import Dataset

_ONCE = ("v", "view", "by", "years", "related", "size", "theme")
_MOST_LETTERS = 8192  # every country there is, and room for the rest
_MOST_ECHOED = 60


class Refused(Exception):  # noqa: N818 (an answer, not a fault)
    """A request that gets a sentence instead of a picture."""

    def __init__(self, words: str, status: int, *, again_s: int = 0) -> None:
        """Say why, with which status, and in how many seconds to ask again."""
        super().__init__(words)
        self.status, self.again_s = status, again_s

    def answer(self) -> Response:
        """Make the answer, which nobody keeps."""
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        if self.again_s:
            headers["Retry-After"] = str(self.again_s)
        return PlainTextResponse(f"{self}\n", self.status, headers=headers)


def asked_for(
    request: Request, endings: tuple[str, ...], dataset: Dataset
) -> tuple[PictureRequest, str]:
    """Read which picture an address asks for, with which ending; Refused says no."""
    name, _, ending = request.path_params["file"].rpartition(".")
    if name not in FIGURES or ending not in endings:
        known = ", ".join(f".{ending}" for ending in endings)
        raise Refused(pictures.no_figure(", ".join(FIGURES), known), 404)
    if len(request.url.query) > _MOST_LETTERS:
        raise Refused(pictures.TOO_LONG, 414)
    query = _query(request.query_params)
    size, look = _size(query.pop("size", None)), _look(query.pop("theme", None))
    view = _view(query, dataset)
    try:
        base = origin.base_of(request)
    except ValueError as error:
        raise Refused(str(error), 400) from None
    return PictureRequest(name=name, view=view, size=size, look=look, base=base), ending


def known_tags(request: Request) -> frozenset[str]:
    """Give the tags of what a client has already, weak ones without their mark."""
    known = request.headers.get("if-none-match", "")
    return frozenset(given.strip().removeprefix("W/") for given in known.split(","))


def read_query(given: QueryParams) -> dict[str, list[str]]:
    """Gather the values of each parameter, in one walk through however many."""
    query: dict[str, list[str]] = {}
    for key, value in given.multi_items():
        query.setdefault(key, []).append(value)
    return query


def _query(given: QueryParams) -> dict[str, list[str]]:
    query = read_query(given)
    for key in _ONCE:
        if len(query.get(key, ())) > 1:
            raise Refused(pictures.repeated(key), 400)
    return query


def _size(given: list[str] | None) -> Size:
    if given is None:
        return next(iter(SIZES.values()))
    try:
        return size_of(_echoed(given[0]))
    except ValueError:
        raise Refused(pictures.no_size(_echoed(given[0])), 400) from None


def _look(given: list[str] | None) -> Look:
    looks: tuple[Look, ...] = get_args(Look)
    for look in looks:
        if given is None or given[0] == look:
            return look
    raise Refused(pictures.no_theme(_echoed(given[0] if given else "")), 400)


def _view(query: dict[str, list[str]], dataset: Dataset) -> View:
    view, unknown = read_view(query, dataset)
    if unknown:
        key, _, value = unknown[0].partition("=")
        words = (_echoed(key), _echoed(value))
        raise Refused(pictures.not_understood(*words, dataset.choices), 400)
    return view.of_figure()


def _echoed(text: str) -> str:
    """Keep of a client's words what can stand in a sentence."""
    short = text if len(text) <= _MOST_ECHOED else f"{text[:_MOST_ECHOED]}…"
    return "".join(letter if letter.isprintable() else "?" for letter in short)
