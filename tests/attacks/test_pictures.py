"""Pictures asked for by many at once: all are right, and nobody else waits."""

import pytest

from components.pictures.chromium import here
from tests.attacks.target import Target

needs_chromium = pytest.mark.skipif(
    not here.browser(), reason="there is no Chromium on this machine"
)
_AT_ONCE = 8


def test_sheets_of_one_figure_asked_for_at_once_are_all_made(target: Target) -> None:
    paths = [f"/figure/map.json?size={700 + at}x600" for at in range(240)]
    statuses = []
    for at in range(0, 240, 60):
        some = target.flood(
            paths[at : at + 60], at_once=_AT_ONCE, client=f"192.0.2.{at}"
        )
        statuses += [reply.status for reply in some]
    assert statuses == [200] * len(paths)


@needs_chromium
def test_pictures_of_many_sizes_asked_for_at_once_are_all_drawn(
    target: Target,
) -> None:
    paths = [f"/figure/timeline.png?size={700 + at}x600" for at in range(24)]
    replies = target.flood(paths, at_once=_AT_ONCE, client="192.0.2.250")
    assert [reply.status for reply in replies] == [200] * len(paths)
    assert len({reply.body for reply in replies}) == len(paths)
