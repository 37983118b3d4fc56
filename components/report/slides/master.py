"""The template of our slides: 16:9, four layouts, our colours and fonts."""

import re
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from components.looks.theme import RELATED, Palette
from components.report.office.type import EAST_ASIAN, FONT
from components.report.slides.text import Box

_SCRIPTS = {
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Hans": EAST_ASIAN,
    "Hant": "Microsoft JhengHei",
}
WIDE_PT, TALL_PT = 960, 540
MARGIN_PT = 38
INNER_PT = WIDE_PT - 2 * MARGIN_PT
TITLE_PT, SUBTITLE_PT, BODY_PT, SMALL_PT = 28, 14, 18, 11
TITLE_TOP_PT = 28
FOOT_PT = 514  # where footers end
TITLE, TEXT, FIGURE, TABLE = "Title", "Text", "Figure", "Table"
_KEPT = {0: TITLE, 1: TEXT, 2: FIGURE, 5: TABLE}
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_UNSEEN = ("dt", "ftr")  # placeholders that our slides do without
_HEAD = Box(MARGIN_PT, TITLE_TOP_PT, INNER_PT, 40)
_BODY = Box(MARGIN_PT, 92, INNER_PT, 400)
_PLACES = {
    TITLE: {
        "ctrTitle": Box(MARGIN_PT + 20, 118, 620, 130),
        "subTitle": Box(MARGIN_PT + 20, 262, 620, 60),
    },
    TEXT: {"title": _HEAD, "body": _BODY, "obj": _BODY},
    FIGURE: {"title": _HEAD, "body": Box(MARGIN_PT, 70, INNER_PT, 36)},
    TABLE: {"title": _HEAD},
}
_NUMBER = Box(WIDE_PT - MARGIN_PT - 60, FOOT_PT - 14, 60, 14)


def new(colours: Palette) -> Any:
    """Start a presentation without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDE_PT), Pt(TALL_PT)
    layouts = list(deck.slide_layouts)
    for at, layout in enumerate(layouts):
        if at in _KEPT:
            _arrange(layout, _KEPT[at])
        else:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _set_places(master, {"title": _HEAD, "body": _BODY})
    styles = master._element.find(  # noqa: SLF001
        "{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles"
    )
    styles.getparent().replace(styles, parse_xml(_styles()))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _theme(theme.blob.decode(), colours).encode()  # noqa: SLF001
    return deck


def layout(deck: Any, name: str) -> Any:
    """Find a layout by its name."""
    return next(one for one in deck.slide_layouts if one.name == name)


def _arrange(layout: Any, name: str) -> None:
    element = layout._element  # noqa: SLF001
    element.cSld.set("name", name)
    element.attrib.pop("type", None)
    element.set("userDrawn", "1")
    _set_places(layout, _PLACES[name])


def _set_places(holder: Any, places: dict[str, Box]) -> None:
    """Place what a master or layout holds; drop what our slides do without."""
    for shape in list(holder.placeholders):
        kind = shape._element.ph.get("type", "obj")  # noqa: SLF001
        if kind in _UNSEEN:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001
            continue
        box = _NUMBER if kind == "sldNum" else places[kind]
        shape.left, shape.top, shape.width, shape.height = box.emu
        _restyle(shape, kind)


def _restyle(shape: Any, kind: str) -> None:
    """Set words flush with the margin, from the top; types come from the master."""
    body = shape.text_frame._txBody  # noqa: SLF001
    properties = body.bodyPr
    for side in ("lIns", "tIns", "rIns", "bIns"):
        properties.set(side, "0")
    properties.set("anchor", "b" if kind in {"ctrTitle", "sldNum"} else "t")
    for child in list(properties):
        properties.remove(child)
    styles = body.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}lstStyle"
    )
    for child in list(styles):
        styles.remove(child)
    level = {
        "ctrTitle": f'<a:defRPr sz="4000" b="1">{_ink("tx1")}</a:defRPr>',
        "subTitle": f'<a:defRPr sz="1800">{_ink("tx2")}</a:defRPr>',
        "sldNum": f'<a:defRPr sz="{SMALL_PT}00">{_ink("tx2")}</a:defRPr>',
        "body": f'<a:defRPr sz="{SUBTITLE_PT}00">{_ink("tx2")}</a:defRPr>',
    }.get(kind)
    if level and shape.part.partname.find("slideLayout") >= 0:
        align = ' algn="r"' if kind == "sldNum" else ""
        styles.append(parse_xml(f"<a:lvl1pPr {_SPACES}{align}>{level}</a:lvl1pPr>"))


def _ink(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def _styles() -> str:
    fonts = "".join(
        f'<a:{kind} typeface="+{{0}}-{short}"/>'
        for kind, short in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )
    ink = _ink("tx1")
    head = (
        f'<a:defRPr lang="en-GB" sz="{TITLE_PT}00" b="1" kern="1200">{ink}'
        f"{fonts.format('mj')}</a:defRPr>"
    )
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 228600}" indent="0" algn="l" '
        'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr lang="en-GB" sz="{BODY_PT}00" kern="1200">{ink}'
        f"{fonts.format('mn')}</a:defRPr></a:lvl{level}pPr>"
        for level in range(1, 10)
    )
    title = (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>{head}'
        "</a:lvl1pPr>"
    )
    return (
        f"<p:txStyles {_SPACES}><p:titleStyle>{title}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle>"
        "</p:txStyles>"
    )


def _theme(xml: str, colours: Palette) -> str:
    """Put our colours and fonts into the theme, so that added slides match."""
    forum, esor, related = (
        colours.hues[name].mark for name in ("cn-forum-2020", "esor-russia", RELATED)
    )
    scheme = {
        "dk1": colours.ink,
        "lt1": colours.ground,
        "dk2": colours.muted,
        "lt2": colours.lane,
        "accent1": forum,
        "accent2": esor,
        "accent3": related,
        "accent4": colours.several.mark,
        "accent5": colours.several.tint,
        "accent6": colours.rules,
        "hlink": colours.hues["esor-russia"].text,
        "folHlink": colours.muted,
    }
    named = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        for name, colour in scheme.items()
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface="{EAST_ASIAN}"/>'
    face += f'<a:cs typeface="{FONT}"/>'
    face += "".join(
        f'<a:font script="{script}" typeface="{escape(name)}"/>'
        for script, name in _SCRIPTS.items()
    )
    fonts = f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>"
    for tag, inside in (("clrScheme", named), ("fontScheme", fonts)):
        whole = f'<a:{tag} name="Radiology outreach">{inside}</a:{tag}>'
        xml = re.sub(rf"<a:{tag} .*?</a:{tag}>", whole, xml, flags=re.DOTALL)
    return xml
