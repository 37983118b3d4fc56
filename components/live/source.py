"""Where the package lies that everybody sees, and the versions beside it."""

from pathlib import Path

from components.live import settings
from data.reading import published
from data.reading.database.address import Database, Where


def package() -> Where:
    """Find the package: what is published, else what was set; DataError."""
    root = settings.PUBLISH.read()
    if root is not None and published.is_root(root):
        return published.current(root)
    data = settings.DATA.read()
    return data if isinstance(data, Database) else published.current(data)


def root() -> Path | None:
    """Find the folder of published versions; None where there is none."""
    roots = (settings.PUBLISH.read(), settings.DATA.read())
    folders = (one for one in roots if isinstance(one, Path))
    return next(filter(published.is_root, folders), None)
