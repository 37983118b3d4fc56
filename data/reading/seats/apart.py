"""Sums the seats of a package into a folder, in a process with limits.

`python -m data.reading.seats.apart FOLDER TARGET SPILL` prints as JSON what is wrong,
and how many rows of its own each table has to which some were added. With `grouped`
behind it, the seats are those that a database has grouped.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.reading import bounded
from data.reading.schema import DataError, Problem
from data.reading.seats import folder, lines, resource

_MOST_SECONDS = 150  # of a processor
_MOST_BYTES = 4 << 30  # of addresses


def _answer(source: str, target: str, spill: str, *grouped: str) -> dict[str, Any]:
    paths = (Path(source), Path(target), Path(spill))
    try:
        summed = folder.sum_up(*paths, is_grouped=bool(grouped))
    except DataError as error:
        return _told({}, error.problems)
    except ImportError:
        problem = Problem(file=resource.NAME, code="engine", message=lines.NO_ENGINE)
        return _told({}, [problem])
    except OSError as error:
        message = lines.unreadable(error.strerror or type(error).__name__)
        problem = Problem(file=resource.NAME, code="unreadable", message=message)
        return _told({}, [problem])
    return _told(dict(summed.own), summed.warnings)


def _told(own: dict[str, int], problems: Any) -> dict[str, Any]:
    return {"own": own, "problems": [asdict(problem) for problem in problems]}


if __name__ == "__main__":
    bounded.end_with_asker()
    bounded.limit(memory=_MOST_BYTES, seconds=_MOST_SECONDS)
    sys.stdout.write(json.dumps(_answer(*sys.argv[1:])))
