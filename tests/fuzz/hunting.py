"""How long to look for trouble: a little in every test run, longer by `make fuzz`."""

import os
from datetime import timedelta

from hypothesis import HealthCheck, settings

# A hang, not a slow machine.
_HANGING = timedelta(seconds=60)
LONGER = "FUZZ_LONGER"  # so many times as long


def hunt(examples: int) -> settings:
    """Try so many examples, always the same; with `FUZZ_LONGER` others as well."""
    times = int(os.environ.get(LONGER, "1"))
    return settings(
        max_examples=examples * times,
        derandomize=times == 1,
        database=None,
        deadline=_HANGING,
        suppress_health_check=list(HealthCheck),
    )
