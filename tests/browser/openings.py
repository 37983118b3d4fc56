"""Every page at its address, whatever opens on one by a button, and screens."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, ViewportSize

from components.words import labels
from tests.browser.reader import Reader

PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 1024, "height": 768}
CLOSE_UP: ViewportSize = {"width": 320, "height": 512}  # 1280 px at 400 %
ON_PHONE: dict[str, Any] = {
    "viewport": PHONE,
    "user_agent": "Android 16; Mobile",
    "has_touch": True,
}
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    **{name: (name if name != "overview" else "", {}) for name in labels.tabs()},
    "two compared": (
        "compare",
        {"a.series": "cn-forum-2020", "b.series": "esor-russia"},
    ),
    "event": ("events", {"event": "ru-10"}),
    "country": ("country", {"code": "RUS"}),
    "city": ("city", {"id": "498817"}),
    "countries": ("country", {}),
    "cities": ("city", {}),
}


def visit(reader: Reader, page: str) -> Reader:
    """Open one of the pages."""
    path, query = PAGES[page]
    reader.open(path, **query)
    return reader


def _filter(name: str) -> Callable[[Reader], Locator]:
    return lambda reader: reader.by_key(f"filter-{name}").locator("button")


def _tool(figure: str, name: str) -> Callable[[Reader], Locator]:
    word = labels.FIGURE_WORDS[name]
    return lambda reader: (
        reader.figure(figure).locator("button").get_by_text(word, exact=True)
    )


# What opens by a button, on which page.
OPENERS: dict[str, tuple[str, Callable[[Reader], Locator]]] = {
    **{f"filter {name}": ("events", _filter(name)) for name in ("series", "country")},
    **{f"filter {name}": ("timeline", _filter(name)) for name in ("period", "more")},
    "table": ("timeline", _tool("timeline", "table")),
    "picture": ("timeline", _tool("timeline", "save_picture")),
    "how": ("", lambda reader: reader.by_key("how-attendances").locator("button")),
    "search": ("events", lambda reader: reader.page.locator(".open-search")),
    "codebook": (
        "sources",
        lambda reader: reader.by_key("codebook").locator("summary"),
    ),
}
