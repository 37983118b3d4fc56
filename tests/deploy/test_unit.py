"""The unit of a replica, as systemd reads it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.replica import DEPLOY

ANALYZE = shutil.which("systemd-analyze")


@pytest.mark.skipif(not ANALYZE, reason="systemd is not installed")
def test_systemd_has_nothing_to_say_about_the_unit(tmp_path: Path) -> None:
    unit = (DEPLOY / "systemd/outreach@.service").read_text("utf-8")
    # The program is not installed there on this machine.
    program = "/opt/outreach/.venv/bin/streamlit"
    assert unit.count(program) == 1
    copy = tmp_path / "outreach@.service"
    copy.write_text(unit.replace(program, str(shutil.which("true"))), "utf-8")
    verified = subprocess.run(  # noqa: S603
        [str(ANALYZE), "verify", str(copy)], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")
