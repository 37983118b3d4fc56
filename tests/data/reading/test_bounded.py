"""A process takes no more than it may, also where its asker has set limits before."""

import json
import subprocess
import sys

import pytest

from tests.browser.serving import ROOT

pytest.importorskip("resource")
WORK = """
import json, os, resource
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from data.reading import bounded
before = os.nice(0)
bounded.limit(memory={memory}, seconds=77)
limits = [resource.getrlimit(w) for w in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]
print(json.dumps([*limits, os.nice(0) > before]))
"""


@pytest.mark.parametrize("memory", [2 << 30, 4 << 30])
def test_a_limit_that_is_lower_already_leaves_the_others(memory: int) -> None:
    answer = subprocess.check_output(  # noqa: S603 (our own program)
        [sys.executable, "-c", WORK.format(memory=memory)], cwd=ROOT
    )
    addresses, seconds, is_polite = json.loads(answer)
    assert addresses == [min(memory, 3 << 30)] * 2
    assert seconds == [77, 77]
    assert is_polite
