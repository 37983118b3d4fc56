"""Where the package lies that everybody sees, and the versions beside it."""

from pathlib import Path

from components.live import settings
from data.reading import published


def package() -> Path:
    """Find the package: what is published, else what was set; DataError."""
    root = settings.PUBLISH.read()
    if root is not None and published.is_root(root):
        return published.current(root)
    return published.current(settings.DATA.read())


def root() -> Path | None:
    """Find the folder of published versions; None where there is none."""
    roots = (settings.PUBLISH.read(), settings.DATA.read())
    return next((one for one in roots if one and published.is_root(one)), None)
