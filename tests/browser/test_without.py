"""The page opens, and works, without any inner part that the server leans on."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from components.live import inner, settings
from components.words import labels
from tests.browser.conftest import watched
from tests.browser.serving import ROOT, served

# Runs when the server's Python starts: another release has moved all of them.
_MOVED = """
from components.live import inner
inner.PARTS = {
    name: inner.Part(part.without, part.place and "streamlit.runtime:moved_away")
    for name, part in inner.PARTS.items()
}
"""
_OBJECTS = {name for name, part in inner.PARTS.items() if part.place}


@pytest.mark.parametrize("way", ["moved", "off"])
def test_the_page_opens_without_any_part_and_the_log_names_each(
    chromium: Browser, tmp_path: Path, way: str
) -> None:
    log = tmp_path / "log.txt"
    if way == "moved":
        (tmp_path / "sitecustomize.py").write_text(_MOVED, encoding="utf-8")
        changes, without = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}, _OBJECTS
    else:
        without = {*inner.PARTS}
        changes = {settings.WITHOUT.variable: ",".join(without)}
    with served(log, changes=changes) as site, watched(chromium, site) as enter:
        reader = enter()
        reader.open()
        reader.go_to(labels.PAGES["map"])
        reader.filter_by_country("KOR")
        reader.page.reload()
        reader.settle()
        assert reader.page.request.get(f"{site}/healthz").status == 200
    told = log.read_text("utf-8")
    lost = {n for n in without if len(re.findall(rf"without {n}\b", told)) != 1}
    assert not lost
    assert "Traceback" not in told


# Another release of Kaleido has moved what makes a tab.
_WITHOUT_TABS = """
import kaleido
del kaleido.Kaleido._create_kaleido_tab
"""


def test_without_a_part_of_kaleido_the_page_opens_and_pictures_say_so(
    chromium: Browser, tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    (tmp_path / "sitecustomize.py").write_text(_WITHOUT_TABS, encoding="utf-8")
    changes = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    with served(log, changes=changes) as site, watched(chromium, site) as enter:
        reader = enter()
        reader.open()
        figure = reader.figure("attendances-by-event")
        figure.get_by_role("button", name=re.compile("^Picture")).click()
        expect(figure.locator(".ro-missing")).to_contain_text("release of Kaleido")
        answer = reader.page.request.get(f"{site}/figure/map.png")
        assert answer.status == 501
        assert "release of Kaleido" in answer.text()
    told = log.read_text("utf-8")
    assert told.count("without kaleido") == 1
    assert "_create_kaleido_tab" in told
    assert "Traceback" not in told
