"""The list of others' work says what `make vendor` makes it from."""

import json
import re

import streamlit as st

from tests.supply.vendored import ROOT, VENDORED, digests, recorded

_PURL = re.compile(r"pkg:npm/(?P<name>[^@]+)@(?P<version>.+)")


def test_versions_are_those_that_are_fetched() -> None:
    package = ROOT / "components/assets/vendor/package.json"
    fetched = json.loads(package.read_text("utf-8"))["dependencies"]
    named = [found for one in VENDORED if (found := _PURL.fullmatch(one.purl))]
    listed = {one["name"].replace("%40", "@"): one["version"] for one in named}
    assert listed == {name: fetched[name] for name in fetched if name != "esbuild"}
    assert all(one.purl.endswith(one.version) for one in VENDORED if "npm" in one.purl)


def test_icons_are_those_of_the_streamlit_that_is_installed() -> None:
    (icons,) = (one for one in VENDORED if one.name == "material-symbols")
    assert icons.version == f"streamlit-{st.__version__}"


def test_digests_are_recorded_as_the_files_lie_here() -> None:
    assert digests() == recorded()
