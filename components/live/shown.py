"""One version of the data as it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from data.reading.package import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One version of the data, with the very files that it was read from."""

    dataset: Dataset
    zipped: Callable[[], bytes]
    loaded: datetime

    @property
    def package(self) -> bytes:
        """Read the files, as a zip."""
        return self.zipped()
