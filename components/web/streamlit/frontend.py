"""Streamlit's scripts of a first view in a few files, and the others made to fit them.

Sixty small files are ten turns of asking on a line that carries six at a time. The few
are made beforehand (`assets/vendor/make_frontend.mjs`) from exactly one version of
Streamlit: with any other, Streamlit's own files are sent as they are.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from components.assets import VENDOR

FOLDER = Path(st.__file__).parent / "static/static/js"
_IMPORT = re.compile(r'import(?:\{(?P<names>[^}]*)\}from)?"\./(?P<chunk>[\w.-]+)"')
_MENTION = re.compile(r'"\./(?P<chunk>[\w.-]+\.js)"')
_EXPORTED = re.compile(r"export\{(?P<names>[^}]*)\};?\s*$")
_OURS = re.compile(r'"\./(?P<file>frontend-\d)\.js"')


class _Place(NamedTuple):
    """Where a script went: into which file, and its number among all."""

    file: int
    number: int


@cache
def chunks() -> Mapping[str, _Place]:
    """Give each script that is in one of the files; none where they do not fit."""
    made = json.loads((VENDOR / "frontend.json").read_text(encoding="utf-8"))
    listed = [
        (name, file) for file, names in enumerate(made["files"]) for name in names
    ]
    there = all((FOLDER / name).is_file() for name, _ in listed)
    if not there or _digest([name for name, _ in listed]) != made["digest"]:
        return {}
    return {name: _Place(file, n) for n, (name, file) in enumerate(listed)}


@cache
def files() -> Mapping[str, Path]:
    """Give the files by the names under which they are sent, new with every version."""
    if not chunks():
        return {}
    made = sorted(VENDOR.glob("frontend-*.js"))
    digest = sha256(b"".join(path.read_bytes() for path in made)).hexdigest()[:12]
    return {f"{path.stem}.{digest}.js": path for path in made}


def script(name: str) -> str:
    """Write a file as it is sent, with the names under which the others are."""
    code = files()[name].read_text(encoding="utf-8")
    return _OURS.sub(lambda found: f'"./{_sent(int(found["file"][-1]))}"', code)


def fitted(name: str, code: str) -> str:
    """Let a script import from the files what it would import from their parts.

    One that is in a file itself only passes on what stands there.
    """
    place = chunks().get(name)
    if place is None:
        return _MENTION.sub(_mention, _IMPORT.sub(_import, code)) if chunks() else code
    found = _EXPORTED.search(code)
    names = (
        [one.rpartition(" as ")[2] for one in found["names"].split(",")]
        if found
        else []
    )
    passed = ",".join(f"m{place.number}_{one} as {one}" for one in names)
    return f'export{{{passed}}}from"./{_sent(place.file)}";\n'


def _import(found: re.Match[str]) -> str:
    place = chunks().get(found["chunk"])
    if place is None:
        return found[0]
    source = f'"./{_sent(place.file)}"'
    if found["names"] is None:
        return f"import{source}"
    names = (name.partition(" as ") for name in found["names"].split(","))
    taken = ",".join(
        f"m{place.number}_{name} as {alias or name}" for name, _, alias in names
    )
    return f"import{{{taken}}}from{source}"


def _mention(found: re.Match[str]) -> str:
    place = chunks().get(found["chunk"])
    return found[0] if place is None else f'"./{_sent(place.file)}"'


def _sent(file: int) -> str:
    return [*files()][file]


def _digest(names: list[str]) -> str:
    code = b"".join((FOLDER / name).read_bytes() for name in names)
    return sha256(code).hexdigest()
