"""A clock for tests."""


class Clock:
    """Goes on when it is told to: seconds in `now`."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now
