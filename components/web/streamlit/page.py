"""The one HTML page: Streamlit's, asking at once for what it would ask for in turn."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import BaseRoute, Route

from components.asked import figures
from components.live import current, inner, origin, visits
from components.live.packed import Packed, media_type
from components.web import preview
from components.web.sent import ASK_AGAIN, send
from components.web.streamlit import chunks, icons
from components.web.streamlit.statics import static_file
from components.widgets import fonts
from components.widgets.assets import SHEET, asset, asset_address, module_names
from components.widgets.payload import COARSE_SHAPES
from components.words import crediting, labels, refusals

FIRST_PAGE = "overview"
_PACKAGE = Path(st.__file__).parent / "static"
_INDEX = _PACKAGE / "index.html"
_MODULES = ("plot.js", "copy_link.js")
_PLOTLY = "plotly.min.js"
# Streamlit's page would fetch a font that ours never sets, and run a script that only
# crawlers ask about.
_LEFT_OUT = (
    re.compile(r"<!--.*?-->\s*", re.DOTALL),
    re.compile(r"<script>.*?</script>\s*", re.DOTALL),
    re.compile(r'<link\s+rel="preload"[^>]*SourceSansVF[^>]*>\s*', re.DOTALL),
)
_LANGUAGE = '<html lang="en"'
_TITLE = re.compile(r"<title>.*?</title>")
_NEAR = re.compile(r'(href|src)="\./')
_HREF = re.compile(r'(?:href|src)="([^"]+)"')


class _PageName(StringConvertor):
    """One word of an address, as pages have it; not where Streamlit answers itself."""

    regex = r"(?!oauth2callback$)[a-z0-9][a-z0-9-]*"


class _Nowhere(StringConvertor):
    """What is below a page, or ends in a slash, and is none of Streamlit's own."""

    regex = (
        r"(?!(?:_stcore|app|auth|component|media|static)/|oauth2callback/?$)[^/]+/.*"
    )


register_url_convertor("page_name", _PageName())
register_url_convertor("nowhere", _Nowhere())


def page_routes() -> list[BaseRoute]:
    """List the routes of all pages; they stand last: a name may be somebody else's."""
    base = origin.base_path()
    return [
        Route(f"{base}/", _page),
        Route(f"{base}/{{name:page_name}}", _page),
        Route(f"{base}/{{name:nowhere}}", _nowhere),
    ]


def page_html(name: str = FIRST_PAGE, product: str = labels.PRODUCT) -> bytes:
    """Write the page at an address; its only difference is what it asks for early."""
    html = _INDEX.read_text(encoding="utf-8")
    for unwanted in _LEFT_OUT:
        html = unwanted.sub("", html)
    if not inner.part("page"):
        return html.encode()
    about = f'<meta name="description" content="{escape(labels.DESCRIPTION)}">'
    page = labels.PAGES.get(name, labels.PAGES[FIRST_PAGE])
    title = labels.browser_title(page, product)
    html = _TITLE.sub(f"<title>{escape(title)}</title>{about}", html, count=1)
    links = "".join(_links(name))
    html = html.replace("</head>", f"{links}</head>", 1)
    # Until words can be set in our own fonts, they would move.
    html = html.replace(_LANGUAGE, f'{_LANGUAGE} data-fonts="awaited"', 1)
    # After Streamlit's own sheets: whatever is shown looks as it will.
    sheet = f'<link rel="stylesheet" href="{asset_address(SHEET)}">'
    sheets = f"{sheet}<style>{fonts.faces()}</style>"
    return html.replace("</body>", f"{sheets}</body>", 1).encode()


def first_files() -> Iterator[Packed]:
    """List everything that a first visit fetches beside the page itself."""
    static, ours = "static/", f"{origin.base_path()}/assets/"
    for address in dict.fromkeys(_HREF.findall(page_html().decode())):
        path = address.removeprefix("./").partition("?")[0]
        file = static_file(path.removeprefix(static)) or asset(path.removeprefix(ours))
        if file:
            yield file


def _links(name: str) -> Iterator[str]:
    """Write what is fetched with Streamlit's scripts, and what after, in this order."""
    # The largest come beside many small ones, which leave most of the line free.
    for file in _drawn_with(name):
        how = 'as="script"' if file.endswith(".js") else 'as="fetch" crossorigin'
        yield f'<link rel="preload" {how} href="{asset_address(file)}">'
    for chunk in chunks.needed():
        yield f'<link rel="modulepreload" crossorigin href="./{chunk}">'
    for module in module_names("early.js"):
        address = asset_address(module)
        yield f'<script type="module" async src="{address}"></script>'
    for font, face in {icons.font(): "", **fonts.FIRST}.items():
        if font:
            yield (
                f'<link rel="later" as="font" crossorigin href="{asset_address(font)}" '
                f"data-face='{face}'>"
            )
    for module in module_names(*_MODULES):
        yield f'<link rel="later" href="{asset_address(module)}">'


def _drawn_with(page: str) -> Iterator[str]:
    """Name the files with which a page draws its figures."""
    drawn = [
        figure
        for figure in figures.listed().values()
        if page in figure.pages and not figure.of_event
    ]
    if drawn:
        yield _PLOTLY
    if any(figure.has_views for figure in drawn):
        yield COARSE_SHAPES


# Newer data may bring another title: of few titles, each page has one body.
_kept = lru_cache(maxsize=64)(page_html)


async def _page(request: Request) -> Response:
    name = request.path_params.get("name", FIRST_PAGE)
    # Names that are no page share one body: memory has an end.
    name = name if name in labels.PAGES else ""
    if visits.guest():
        return HTMLResponse(_of_guest(name))
    of_view = await preview.tags(request, name)
    html = _kept(name, crediting.product(current.dataset()))
    body = html.replace(b"</title>", f"</title>{of_view}".encode(), 1)
    # As many as there are views: none is kept.
    packed = Packed(lambda: body, media_type(_INDEX), is_lasting=False)
    return await run_in_threadpool(send, request, packed, ASK_AGAIN)


def _of_guest(name: str) -> str:
    """Write the page for a reader's own data: it says nothing of them itself.

    Its files are those of all readers, at their usual addresses.
    """
    html = _kept(name, labels.PRODUCT).decode()
    return _NEAR.sub(rf'\1="{origin.base_path()}/', html)


def _nowhere(request: Request) -> Response:
    """Send `map/` to `map`, and say of anything else that it is not there.

    Streamlit's page would ask for its scripts below that address, and stay empty.
    """
    base, name = origin.base_path(), request.path_params["name"]
    if name.removesuffix("/") in labels.PAGES:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{base}/{name.removesuffix('/')}{query}", 308)
    headers = {"Cache-Control": "no-store", "Vary": "Accept"}
    if "text/html" not in request.headers.get("Accept", ""):
        return JSONResponse({"words": refusals.NOWHERE}, 404, headers=headers)
    return HTMLResponse(refusals.nowhere_page(f"{base}/"), 404, headers=headers)
