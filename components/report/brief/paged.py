"""Writes a brief as a page, PDF or PNG: places as data, set by typst."""

import datetime as dt
import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from components.asked.letters import cleaned
from components.pictures import code as qrcode
from components.report.brief.content import Page
from components.report.brief.plan import Box, Plan, Words
from components.report.brief.type import LINE, Line
from components.report.pdf import typesetting
from components.words import brief as words
from components.words import language

TEMPLATE = Path(__file__).with_name("brief.typ")
_BASELINE = 0.28  # of the type size, above the lower edge of a line
_QUIET_SHARE = 0.04  # of the code, light around it
_AN_INCH = 72


def write(
    page: Page, plan: Plan, ending: str, picture: tuple[bytes, Box] | None
) -> bytes:
    """Set a page; equal ones give equal bytes."""
    made = dt.datetime.combine(page.document.day, dt.time(), dt.UTC)
    with tempfile.TemporaryDirectory(
        prefix="outreach-brief-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        data = _data(page, plan, picture, folder)
        text = json.dumps(cleaned(data))
        (folder / "brief.json").write_text(text, encoding="utf-8")
        dots = plan.shape.dots if ending == "png" else 0
        return typesetting.compiled(
            TEMPLATE.read_bytes(), folder, made, png_ppi=dots * _AN_INCH
        )


def _data(
    page: Page, plan: Plan, picture: tuple[bytes, Box] | None, folder: Path
) -> dict[str, Any]:
    document, shape = page.document, plan.shape
    image, place = picture or (b"", Box(left=0, top=0, wide=0, tall=0))
    if image:
        (folder / "figure.png").write_bytes(image)
    code = qrcode.svg(page.address) if plan.code else b""
    if code:
        (folder / "code.svg").write_bytes(code)
    code_place = plan.code or place
    return {
        "wide": shape.wide_pt,
        "tall": shape.tall_pt,
        "title": "".join(page.sentence),
        "author": document.author or document.makers,
        "filters": document.filters,
        "keywords": [document.heading, document.version],
        "day": {part: getattr(document.day, part) for part in ("year", "month", "day")},
        "language": language.current().language,
        "region": language.current().territory,
        "ground": page.colours.ground,
        "rule": page.colours.rules,
        "words": [_words(one) for one in plan.words],
        "rules": [asdict(rule) for rule in plan.rules],
        "image": "figure.png" if image else "",
        "alt": page.picture.drawing.alt if page.picture else "",
        "place": asdict(place),
        "code": "code.svg" if code else "",
        "code-place": asdict(code_place),
        "code-alt": words.CODE_ALT,
        "quiet": code_place.wide * _QUIET_SHARE,
        "address": page.address,
    }


def _words(one: Words) -> dict[str, Any]:
    return {
        "role": one.role,
        "box": asdict(one.box),
        "lines": [_line(line) for line in one.lines],
    }


def _line(line: Line) -> Mapping[str, Any]:
    size = max(run.size_pt for run in line)
    runs = [
        {
            "words": run.words,
            "size": run.size_pt,
            "colour": run.colour,
            "face": run.face,
        }
        for run in line
    ]
    return {"tall": size * LINE, "below": size * _BASELINE, "runs": runs}
