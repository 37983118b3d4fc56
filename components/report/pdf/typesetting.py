"""Has typst set a page of ours: with our fonts, and the machine's only where needed."""

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from components.assets import FONTS

STANDARD: Final = "ua-1"
_NO_LETTER = "could not be displayed"  # as typst says it
_STANDARDS: tuple[tuple[bool, Literal["ua-1"] | None], ...]
_STANDARDS = ((False, STANDARD), (True, STANDARD), (True, None))


def compiled(
    template: bytes, folder: Path, made: dt.datetime, *, png_ppi: float = 0
) -> bytes:
    """Set a template as a PDF, or as a picture with so many dots an inch.

    PDF/UA wants every letter displayed. Where no font has one, the file is still
    tagged, and the letter is still in its text, but PDF/UA is not claimed.
    """
    import typst

    for machine, standard in _STANDARDS:
        options: dict[str, Any] = {"pdf_standards": standard}
        if png_ppi:
            options = {"format": "png", "ppi": png_ppi}
        try:
            set_: bytes = typst.compile(
                template,
                root=folder,
                font_paths=fonts(machine=machine or bool(png_ppi)),
                timestamp=made,
                **options,
            )
        except typst.TypstError as error:
            if _NO_LETTER not in str(error) or not standard:
                raise
        else:
            return set_
    raise AssertionError


@lru_cache(maxsize=2)
def fonts(*, machine: bool) -> Any:
    """Find fonts: ours alone, or the machine's as well."""
    import typst

    return typst.Fonts(
        include_system_fonts=machine,
        include_embedded_fonts=False,
        font_paths=[FONTS],
    )
