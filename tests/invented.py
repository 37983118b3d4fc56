"""The two invented packages, which tests read as they read ours."""

from functools import cache
from pathlib import Path

from data.reading.package import Dataset, load_dataset

PACKAGES = Path(__file__).parent / "packages"
INVENTED = ("tele-education", "continent-school")


@cache
def invented(name: str) -> Dataset:
    """Read one of them, once."""
    return load_dataset(PACKAGES / name)
