"""What a chat or a mail shows of a link: title, sentence and picture of the very view.

Open Graph's names (https://ogp.me/), and Twitter's for how large the picture stands.
"""

from collections.abc import Iterator
from functools import partial
from html import escape

from starlette.requests import Request

from components.asked import figures
from components.asked.selection import Viewed
from components.asked.sizes import size_of
from components.asked.view import CITY, COUNTRY, View, query_text, read_view
from components.live import current, origin
from components.live.pools import PREVIEWS, Crowded
from components.tables import details, headline, naming
from components.tables.comparison import amounts, both
from components.tables.gazetteer import opening
from components.web.refused import MOST_LETTERS
from components.web.routes.picture_request import read_query
from components.words import crediting, labels
from data.reading.package import Dataset

_SIZE = size_of("social")
_FIRST_PAGE = "overview"


async def tags(request: Request, page: str) -> str:
    """Write the tags of the view at an address; "" where that would take long.

    Whoever opens the page need not wait: what is asked again is known by then.
    """
    try:
        return await PREVIEWS.run(partial(_tags, request, page, current.dataset()))
    except Crowded:
        return ""


def _tags(request: Request, page: str, dataset: Dataset) -> str:
    if len(request.url.query) > MOST_LETTERS:
        return ""
    view, _ = read_view(read_query(request.query_params), dataset)
    found = {
        "og:type": "website",
        "og:site_name": crediting.product(dataset),
        **dict(_about(Viewed(dataset, view), page)),
        **dict(_picture(request, view, page)),
    }
    return "".join(
        f'<meta property="{name}" content="{escape(words)}">'
        for name, words in found.items()
    )


def _about(viewed: Viewed, page: str) -> Iterator[tuple[str, str]]:
    selection, opened = viewed.selection, viewed.view.event
    title = labels.PAGES.get(page, labels.PAGES[_FIRST_PAGE])
    filters = naming.filters_in_words(selection)
    if viewed.view.about and page in {COUNTRY, CITY}:
        yield "og:title", opening.full_name(viewed.dataset, viewed.view.about)
        yield "og:description", opening.sentence(viewed.dataset, viewed.view.about)
    elif len(opened) == 1:
        short = details.in_short(viewed.dataset, opened[0])
        yield "og:title", short.words
        yield "og:description", short.detail
    elif selection.sides:
        filters = both.filters_in_words(selection)
        yield "og:title", labels.preview_title(title, filters)
        yield "og:description", amounts.sentences(selection)[0]
    else:
        yield "og:title", labels.preview_title(title, filters)
        yield "og:description", "".join(headline.headline(selection))


def _picture(request: Request, view: View, page: str) -> Iterator[tuple[str, str]]:
    try:
        base = origin.base_of(request)
    except ValueError:  # nobody knows where this is found from outside
        return
    query = request.query_params.get("figure", "")
    leading = figures.of_event() if view.event else figures.leading(page)
    name = query if query in figures.listed() else leading
    if not name or (figures.listed()[name].compares and view.against is None):
        name = figures.leading(_FIRST_PAGE)
    asked = {**view.of_figure(name).to_query(), "size": [_SIZE.name]}
    yield "og:image", f"{base}/figure/{name}.png?{query_text(asked)}"
    yield "og:image:width", str(_SIZE.width_px)
    yield "og:image:height", str(_SIZE.height_px)
    yield "twitter:card", "summary_large_image"
