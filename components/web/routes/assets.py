"""Routes for what figures need in the browser."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components.live import origin
from components.web.sent import A_YEAR, ASK_AGAIN, send
from components.widgets.assets import asset
from components.words import server


def asset_routes() -> list[BaseRoute]:
    """List the routes of the assets, under the server's base path."""
    return [Route(f"{origin.base_path()}/assets/{{name:path}}", _send)]


# A plain function, so that packing a large file never blocks the event loop.
def _send(request: Request) -> Response:
    packed = asset(request.path_params["name"])
    if packed is None:
        return PlainTextResponse(server.NOT_FOUND, status_code=404)
    return send(request, packed, A_YEAR if "v" in request.query_params else ASK_AGAIN)
