"""Credits are those of the descriptor; what it does not say is nobody's."""

from typing import Any

import pytest

from data.reading.credits import NO_CREDITS, Credits, read_credits
from tests.drawn import curated, tables


def test_ours_are_read_from_our_descriptor() -> None:
    credits_ = curated().credits
    assert credits_.title
    assert credits_.makers
    assert credits_.licences == ("CC BY 4.0",)
    assert credits_.from_geonames


def test_tables_without_a_descriptor_have_none() -> None:
    assert tables().credits == NO_CREDITS


@pytest.mark.parametrize(
    ("descriptor", "given"),
    [
        ({}, NO_CREDITS),
        ({"title": 7, "contributors": "x", "licenses": {"name": "y"}}, NO_CREDITS),
        ({"contributors": [None, {}, {"title": " "}]}, NO_CREDITS),
        # version 2 of Data Package parts names
        (
            {"contributors": [{"givenName": "Ana", "familyName": "Pérez"}]},
            Credits(makers=("Ana Pérez",)),
        ),
        ({"contributors": [{"organization": "WHO"}]}, Credits(makers=("WHO",))),
        ({"licenses": [{"name": "CC0-1.0"}]}, Credits(licences=("CC0 1.0",))),
        ({"licenses": [{"name": "ODbL-1.0"}]}, Credits(licences=("ODbL-1.0",))),
        (
            {"licenses": [{"title": "Ours alone"}, {"path": "https://l.example/"}]},
            Credits(licences=("Ours alone", "https://l.example/")),
        ),
        ({"sources": [{"path": "https://notgeonames.org/"}]}, NO_CREDITS),
        ({"sources": [{"path": "https://[::bad"}]}, NO_CREDITS),
    ],
)
def test_a_descriptor_is_read_however_odd_it_is(
    descriptor: dict[str, Any], given: Credits
) -> None:
    assert read_credits(descriptor) == given
