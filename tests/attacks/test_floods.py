"""Floods of what looks cheap: every answer that costs something is counted."""

from collections import Counter

import pytest

from tests.attacks.target import Target

_AT_ONCE, _EACH = 8, 80
_EVER = {"If-None-Match": "*"}
_OTHERS = {"If-None-Match": ", ".join(f'W/"{at:032x}"' for at in range(40))}
_KINDS = [("HEAD", {}), ("HEAD", _EVER), ("GET", _EVER), ("HEAD", _OTHERS)]
_CHEAP_S, _OFTEN = 0.005, 150
_PATHS = [
    "/figure/map.png?size=half&years=",
    "/figure/map.json?years=",
    "/report.zip?part=sentences&years=",
    "/download/running-total.csv?years=",
]


@pytest.mark.parametrize("path", _PATHS)
def test_who_asks_only_for_heads_and_for_news_is_soon_told_to_wait(
    target: Target, path: str
) -> None:
    client = f"198.51.100.{_PATHS.index(path)}"
    paths = [f"{path}{1900 + at}" for at in range(_EACH)]
    told: Counter[int] = Counter()
    for method, headers in _KINDS:
        replies = target.flood(
            paths, at_once=_AT_ONCE, client=client, method=method, headers=headers
        )
        told.update(reply.status for reply in replies)
    assert told.keys() <= {200, 304, 405, 429}
    assert told[429] + told[405] > told.total() / 2


def test_who_asks_again_and_again_by_the_very_tag_costs_nothing(target: Target) -> None:
    path, client = "/report.zip?part=sentences&years=2019", "198.51.100.9"
    known = {"If-None-Match": target.ask(path, client=client).headers["etag"]}
    server = target.process()
    before = sum(server.cpu_times()[:2])
    paths = [path] * _OFTEN
    replies = target.flood(paths, at_once=1, client=client, headers=known)
    assert {reply.status for reply in replies} == {304}
    assert (sum(server.cpu_times()[:2]) - before) / _OFTEN < _CHEAP_S
