"""What is left of planted names: in the memory of a process, and in its files."""

from collections.abc import Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")  # as files and Python hold text
# "quill" alone stands in other words ("tranquillity").
MARKERS = tuple(
    text.encode(encoding) for text in ("@quill.ex", "a Quill") for encoding in ENCODINGS
)


def memory(pid: int) -> Iterator[bytes]:
    """Walk the memory that a process can write to, each part in one piece."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as content:
        for line in Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines():
            span, rights, *_ = line.split()
            if not rights.startswith("rw") or "[v" in line:
                continue  # what nobody can write to holds what its file does
            start, end = (int(part, 16) for part in span.split("-"))
            content.seek(start)
            try:
                yield content.read(end - start)
            except OSError:  # a page that nobody has touched, or that is a device's
                continue


def held(pid: int, markers: tuple[bytes, ...] = MARKERS) -> set[bytes]:
    """Find the markers that a process holds."""
    return {marker for part in memory(pid) for marker in markers if marker in part}
