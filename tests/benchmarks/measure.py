"""How long things take: ours and a peer's in the same run, and the ratio of both."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the benchmark's table."""

    what: str
    ours: float
    unit: str
    aim: str = ""
    peer: float | None = None
    peer_is: str = ""

    @property
    def ratio(self) -> str:
        """Divide ours by the peer's; below 1 is faster where the unit is seconds."""
        return f"{self.ours / self.peer:.2f}" if self.peer else ""


def seconds(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """Time some work: the median of several rounds, for a machine that is noisy."""
    return statistics.median(_once(work) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(title: str, rows: Iterable[Row]) -> str:
    """Write rows as a Markdown table."""
    lines = [
        f"### {title}",
        "",
        "| what | ours | aim | peer | ratio |",
        "|---|---:|---:|---|---:|",
    ]
    for row in rows:
        peer = f"{row.peer:.2f} {row.unit} ({row.peer_is})" if row.peer else ""
        lines.append(
            f"| {row.what} | {row.ours:.2f} {row.unit} | {row.aim} "
            f"| {peer} | {row.ratio} |"
        )
    return "\n".join(lines) + "\n"
