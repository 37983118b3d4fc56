"""The browser processes of one renderer, as the system lists them."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_PATIENCE_S = 60.0


def with_flag(flag: str) -> list[int]:
    """Give the processes, wrapper and children included, that were started with it."""
    return [pid for pid in _all() if flag in _command(pid)]


def that_name(text: str) -> list[int]:
    """Give the processes whose command line holds a text."""
    return [pid for pid in _all() if text in " ".join(_command(pid))]


def main_of(flag: str) -> list[int]:
    """Give the browsers' own processes: neither their wrapper nor their children."""
    return [pid for pid in with_flag(flag) if _is_main(_command(pid))]


def stop(flag: str) -> None:
    """Make the browsers stand still."""
    _send(flag, signal.SIGSTOP)


def go_on(flag: str) -> None:
    """Let browsers that stand still go on."""
    _send(flag, signal.SIGCONT)


def kill(flag: str) -> None:
    """End the browsers without a word, as a system short of memory does."""
    _send(flag, signal.SIGKILL)


def _send(flag: str, number: signal.Signals) -> None:
    for pid in main_of(flag):
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, and fail if it never is."""
    end = time.monotonic() + _PATIENCE_S
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def _all() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _command(pid: int) -> list[str]:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8").split("\0")
    return []


def _is_main(command: list[str]) -> bool:
    is_child = any(part.startswith("--type=") for part in command)
    is_wrapper = any(part.endswith("wrapper.py") for part in command)
    is_browser = any(part.startswith("--user-data-dir=") for part in command)
    return is_browser and not is_child and not is_wrapper
