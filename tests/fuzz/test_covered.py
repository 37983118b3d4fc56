"""Fuzzing led by coverage, in a process of its own: a few seconds find nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.serving import ROOT

_SECONDS = {"texts": 2, "tables": 2}
_MOST_SECONDS_EACH = 30


@pytest.mark.parametrize("target", _SECONDS)
def test_bytes_that_follow_coverage_find_nothing(tmp_path: Path, target: str) -> None:
    pytest.importorskip("atheris")
    seconds = _SECONDS[target] * int(os.environ.get("FUZZ_LONGER", "1"))
    options = [
        f"-max_total_time={seconds}",
        "-rss_limit_mb=0",  # libFuzzer would count what this very process once took
        f"-timeout={_MOST_SECONDS_EACH}",
        "-max_len=4096",
        f"-artifact_prefix={tmp_path}/",
    ]
    command = [sys.executable, "-m", "tests.fuzz.covered", target, *options]
    run = subprocess.run(  # noqa: S603
        command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=900
    )
    assert run.returncode == 0, run.stderr[-3_000:]
    assert "Done" in run.stderr
