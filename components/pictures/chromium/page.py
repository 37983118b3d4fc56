"""The page on which figures are drawn: everything that it needs lies on this machine.

Its folder holds the page, the country shapes, the browser's profile and the list of
fonts.
"""

import json
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from components.assets import FONTS
from components.live import plotlyjs, settings
from components.pictures.chromium.kaleido_inside import FONTS_CONF, INDEX, SCOPES
from data.geography import shapes_path

_HERE = Path(__file__).resolve().parent
_SHAPES = shapes_path()
# The web's fonts in the same folder are cut by letters: the whole ones are beside them.
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{ours}</dir>
  <include ignore_missing="yes">{system}</include>
  <cachedir>{cache}</cachedir>
  <selectfont><rejectfont><glob>{ours}/*.woff2</glob></rejectfont></selectfont>
</fontconfig>
"""


def lay_out(folder: Path) -> None:
    """Write the page into a folder, and the list of fonts, ours before the system's."""
    shapes = folder / "shapes.js"
    shapes.write_text(_shapes(), encoding="utf-8")
    addresses = {"shapes": shapes, "plotly": plotlyjs.script(), "scopes": SCOPES}
    template = Template((_HERE / "page.html").read_text(encoding="utf-8"))
    page = template.substitute({name: at.as_uri() for name, at in addresses.items()})
    (folder / INDEX).write_text(page, encoding="utf-8")
    fonts = _FONTS_CONF.format(
        ours=escape(str(FONTS)),
        system=escape(settings.FONTS.read()),
        cache=escape(str(folder / "fontcache")),
    )
    (folder / FONTS_CONF).write_text(fonts, encoding="utf-8")


def _shapes() -> str:
    """Put the shapes where plotly.js looks before it fetches: under their bare name."""
    text = json.dumps(_SHAPES.read_text(encoding="utf-8"))
    assets = f'{{topojson: {{}}, "{_SHAPES.name}": JSON.parse({text})}}'
    return f"window.{plotlyjs.KEPT_SHAPES} = {assets};\n"
