"""What a picture's address asks for, or the polite refusal of one that is wrong."""

from typing import cast, get_args

from starlette.datastructures import QueryParams
from starlette.requests import Request

from components.asked.sizes import SIZES, Size, size_of
from components.asked.view import View, read_view
from components.figures.catalogue import FIGURES
from components.live import origin
from components.looks.theme import Look
from components.pictures.kept import PictureRequest
from components.web.refused import MOST_LETTERS, Refused, echoed
from components.words import pictures
from data.reading.package import Dataset

_ONCE = ("v", "view", "by", "period", "years", "related", "size", "theme")


def picture_of(
    request: Request, endings: tuple[str, ...], dataset: Dataset
) -> tuple[PictureRequest, str]:
    """Read which picture an address asks for, with which ending; Refused says no."""
    name, _, ending = request.path_params["file"].rpartition(".")
    if name not in FIGURES or ending not in endings:
        known = ", ".join(f".{ending}" for ending in endings)
        raise Refused(pictures.no_figure(", ".join(FIGURES), known), 404)
    if len(request.url.query) > MOST_LETTERS:
        raise Refused(pictures.TOO_LONG, 414)
    query = read_query(request.query_params)
    for key in _ONCE:
        if len(query.get(key, ())) > 1:
            raise Refused(pictures.repeated(key), 400)
    size, look = _size(query.pop("size", None)), _look(query.pop("theme", None))
    view, base = _view(query, dataset).of_figure(name), base_of(request)
    return PictureRequest(name=name, view=view, size=size, look=look, base=base), ending


def base_of(request: Request) -> str:
    """Find where this dashboard is from outside; Refused where it is unclear."""
    try:
        return origin.base_of(request)
    except ValueError as error:
        raise Refused(str(error), 400) from None


def known_tags(request: Request) -> frozenset[str]:
    """Read the tags of what a client has already, weak ones without their mark."""
    known = request.headers.get("if-none-match", "")
    return frozenset(tag.strip().removeprefix("W/") for tag in known.split(","))


def read_query(parameters: QueryParams) -> dict[str, list[str]]:
    """Gather the values of each parameter, in one walk through however many."""
    query: dict[str, list[str]] = {}
    for key, value in parameters.multi_items():
        query.setdefault(key, []).append(value)
    return query


def _size(values: list[str] | None) -> Size:
    if values is None:
        return next(iter(SIZES.values()))
    try:
        return size_of(echoed(values[0]))
    except ValueError:
        raise Refused(pictures.no_size(echoed(values[0])), 400) from None


def _look(values: list[str] | None) -> Look:
    looks = get_args(Look)
    look = values[0] if values else looks[0]
    if look not in looks:
        raise Refused(pictures.no_theme(echoed(look)), 400)
    return cast("Look", look)


def _view(query: dict[str, list[str]], dataset: Dataset) -> View:
    view, unknown = read_view(query, dataset)
    if unknown:
        key, _, value = unknown[0].partition("=")
        words = (echoed(key), echoed(value))
        raise Refused(pictures.not_understood(*words, dataset.choices), 400)
    return view
