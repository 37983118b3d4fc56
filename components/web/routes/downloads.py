"""Files to take away: a figure's table as CSV or XLSX, and the whole data package."""

from functools import lru_cache, partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.asked.letters import file_name
from components.asked.selection import Viewed
from components.asked.view import read_view
from components.figures import catalogue
from components.figures.catalogue import FIGURES
from components.figures.exported import how, whole
from components.figures.files import FORMATS
from components.live import current, origin, settings, visits
from components.live.pools import FILES, Crowded
from components.live.shown import Shown
from components.web.refused import MOST_LETTERS, Refused, take_turn
from components.web.routes.picture_request import read_query
from components.web.sent import attached
from components.words import entry, labels, pictures, readings, server, workbook
from components.workbook import write
from components.workbook.files import of_new, of_zip
from data.reading.schema import DataError

HOW = "how"  # every total comes about; the table of no figure
_BUSY_S = 5
_ANSWERS = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


def download_routes() -> list[BaseRoute]:
    """List the routes of the files."""
    folder = f"{origin.base_path()}/download"
    return [
        Route(f"{folder}/package.zip", _package),
        Route(f"{folder}/package.xlsx", _workbook),
        Route(f"{folder}/{entry.NEW_FILE}.xlsx", _new),
        Route(f"{folder}/{{name}}.{{ending}}", _figure_table),
    ]


async def _package(request: Request) -> Response:
    take_turn(request, settings.DOWNLOADS, server.too_many_downloads)
    shown = current.shown()
    headers = {**_ANSWERS, "Content-Type": "application/zip"}
    return attached(shown.package, f"{_name(shown)}.zip", headers)


async def _workbook(request: Request) -> Response:
    take_turn(request, settings.DOWNLOADS, server.too_many_downloads)
    shown = current.shown()
    try:
        body = await FILES.run(
            partial(_of_guest if visits.guest() else _written, shown.package)
        )
    except Crowded:
        raise Refused(server.MANY_FILES, 503, again_s=_BUSY_S) from None
    except DataError as error:
        raise Refused(str(error), 422) from None
    headers = {**_ANSWERS, "Content-Type": write.MEDIA_TYPE}
    return attached(body, f"{_name(shown)}.xlsx", headers)


def _of_guest(package: bytes) -> bytes:
    """Write a reader's own package as a workbook, and keep nothing of it."""
    return write.write(of_zip(package))


_written = lru_cache(maxsize=1)(_of_guest)  # ours, once for each version


async def _new(request: Request) -> Response:
    take_turn(request, settings.DOWNLOADS, server.too_many_downloads)
    try:
        body = await FILES.run(_begun)
    except Crowded:
        raise Refused(server.MANY_FILES, 503, again_s=_BUSY_S) from None
    headers = {**_ANSWERS, "Content-Type": write.MEDIA_TYPE}
    return attached(body, f"{entry.NEW_FILE}.xlsx", headers)


@lru_cache(maxsize=1)
def _begun() -> bytes:
    """Begin a package as a workbook, with a row of an example a table."""
    return write.write(of_new(), lead=workbook.NEW)


def _name(shown: Shown) -> str:
    return file_name(f"{shown.dataset.name}-data-{shown.dataset.version}")


async def _figure_table(request: Request) -> Response:
    take_turn(request, settings.DOWNLOADS, server.too_many_downloads)
    try:
        return await FILES.run(partial(_table, request))
    except Crowded:
        raise Refused(server.MANY_FILES, 503, again_s=_BUSY_S) from None


def _table(request: Request) -> Response:
    name, ending = request.path_params["name"], request.path_params["ending"]
    if name not in {*FIGURES, HOW} or ending not in FORMATS:
        known = readings.no_such_file(", ".join((*FIGURES, HOW)), ", ".join(FORMATS))
        raise Refused(known, 404)
    if len(request.url.query) > MOST_LETTERS:
        raise Refused(pictures.TOO_LONG, 414)
    dataset = current.dataset()
    view, unknown = read_view(read_query(request.query_params), dataset)
    if unknown:
        raise Refused(labels.not_understood(unknown), 400)
    viewed = Viewed(dataset, view)
    if name == HOW:
        drawing = how(viewed)
    else:
        drawing = whole(catalogue.drawing(name, viewed, "light"), viewed)
    headers = {**_ANSWERS, "Content-Type": FORMATS[ending].media_type}
    name = f"{drawing.file_name}.{ending}"
    return attached(FORMATS[ending].write(drawing), name, headers)
