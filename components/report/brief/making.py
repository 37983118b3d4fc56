"""Makes a brief a file: lays it out, has its figure drawn, and writes it."""

import datetime as dt
from importlib.util import find_spec

from components.asked.selection import Viewed
from components.pictures.chromium import here
from components.pictures.chromium.renderer import Renderer, RendererMissing
from components.pictures.sheet import unsaid_by
from components.report.brief import content, layout
from components.report.brief.content import Page
from components.report.brief.fitted import READABLE, Fitted, fitted
from components.report.brief.plan import SHAPES, Box, Plan
from components.report.brief.type import OFFICE, PAGED, Face
from components.report.forms import FORMS
from components.report.job import Made
from components.words import language, report

ENDINGS = ("png", "pptx", "pdf")
_MEDIA_TYPES = {"png": "image/png"}
_DOTS = 3  # pixels a point, of the picture in a document
_LIBRARIES = {"png": "typst", "pdf": "typst", "pptx": "pptx"}


def media_type(ending: str) -> str:
    """Name the type of a file."""
    return _MEDIA_TYPES.get(ending) or FORMS[ending].media_type


def missing(ending: str) -> str:
    """Say what to install before such a file can be written; "" where all is there."""
    is_there = find_spec(_LIBRARIES[ending])
    name = FORMS[ending].name if ending in FORMS else ending.upper()
    return "" if is_there else report.needs_library(name)


def make(viewed: Viewed, ending: str, base: str, today: dt.date) -> Made:
    """Make a brief; RendererMissing says what to install, RenderFailed and -Busy."""
    if missing(ending):
        raise RendererMissing(missing(ending))
    page = content.page(viewed, base, today, chosen(viewed, base, today))
    return Made(
        body=_written(page, ending),
        media_type=media_type(ending),
        name=f"{page.document.file_name}.{ending}",
    )


@language.of_data(maxsize=32)
def chosen(viewed: Viewed, base: str, today: dt.date) -> str:
    """Choose the figure: the first, beginning with the one wanted, that can be read."""
    best, largest = "", 0.0
    for part in content.parts(viewed):
        page = content.page(viewed, base, today, part)
        plan, one = placed(page, PAGED)
        if one.scale >= READABLE * plan.shape.scales[0]:
            return part
        if one.scale > largest:
            best, largest = part, one.scale
    return best


def _written(page: Page, ending: str) -> bytes:
    face = OFFICE if ending == "pptx" else PAGED
    if ending == "pptx":
        from components.report.brief import deck

        plan = layout.arrange(page, face)
        if page.picture is None or deck.is_native(page, plan.room.tall):
            return deck.write(page, plan, None)
        return deck.write(page, *_drawn(page, face, _DOTS))
    from components.report.brief import paged

    dots = SHAPES[page.brief.shape].dots if ending == "png" else _DOTS
    plan, picture = _drawn(page, face, dots)
    return paged.write(page, plan, ending, picture)


def _drawn(
    page: Page, face: Face, dots: float
) -> tuple[Plan, tuple[bytes, Box] | None]:
    if page.picture is None:
        return layout.arrange(page, face), None
    plan, one = placed(page, face)
    png = _renderer().draw(one.sheet(dots), "png")
    return plan, (png, _place(plan, one))


def placed(page: Page, face: Face) -> tuple[Plan, Fitted]:
    """Lay a page out with its figure; what the plot cannot say stands in words."""
    plan = layout.arrange(page, face)
    one = _fitted(page, plan)
    drawing = one.drawing
    unsaid = unsaid_by(drawing.narrow if one.is_narrow else drawing.wide, drawing)
    if unsaid:
        plan = layout.arrange(page, face, unsaid)
        one = _fitted(page, plan)
    return plan, one


def _fitted(page: Page, plan: Plan) -> Fitted:
    assert page.picture  # noqa: S101
    room, shape = plan.room, plan.shape
    return fitted(page.picture.drawing, room.wide, room.tall, shape.scales)


def _place(plan: Plan, one: Fitted) -> Box:
    """Set a figure against the left edge, a map in the middle of its room."""
    spare = plan.room.tall - one.tall_pt
    left = plan.room.left + max(plan.room.wide - one.wide_pt, 0) / 2
    top = plan.room.top + max(spare, 0) / 2
    return Box(left=left, top=top, wide=one.wide_pt, tall=one.tall_pt)


def _renderer() -> Renderer:
    return here.renderer()
