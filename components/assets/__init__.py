"""Files that browsers, pictures and reports are given as they are: one owner of where.

Scripts and styles of the page stand here, `fonts/` and `vendor/` below.
"""

from pathlib import Path

ASSETS = Path(__file__).resolve().parent
FONTS = ASSETS / "fonts"
VENDOR = ASSETS / "vendor"
