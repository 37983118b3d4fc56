"""Our fonts as a page declares them: by addresses that hold on every base path."""

from types import MappingProxyType

from components.widgets.assets import asset_address

_FONTS = (
    ("Source Sans 3", "fonts/source-sans-3-latin.woff2", ""),
    (
        "Source Sans 3",
        "fonts/source-sans-3-latin-ext.woff2",
        "unicode-range:U+100-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+1E00-1EFF",
    ),
    (
        "Source Sans 3",
        "fonts/source-sans-3-cyrillic.woff2",
        "unicode-range:U+301,U+400-45F,U+490-491,U+2116",
    ),
    ("Source Serif 4", "fonts/source-serif-4-latin.woff2", ""),
)
# What every page sets its first words in: files, and how scripts ask for them.
FIRST = MappingProxyType(
    {file: f'1em"{family}"' for family, file, letters in _FONTS if not letters}
)


def faces() -> str:
    """Declare them; until one has come, words stand in another."""
    return "".join(
        f'@font-face{{font-family:"{family}";src:url("{asset_address(file)}") '
        f'format("woff2");font-weight:200 900;font-display:swap;{letters}}}'
        for family, file, letters in _FONTS
    )
