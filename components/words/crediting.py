"""What is said of the package that is shown: its title, makers, licence, version."""

from components.words import numbers
from data.reading.package import Dataset

SHAPES = (
    "Country shapes: UN-sourced geodata of plotly.js, MIT; "
    "they imply no position on any border."
)
PLACES = "Places: GeoNames, CC BY 4.0."


def title(dataset: Dataset) -> str:
    """Give the package's title, or the name that every package has."""
    return dataset.credits.title or dataset.name


def heading(dataset: Dataset) -> str:
    """Give the title without its subtitle: "Radiology outreach"."""
    first, _, _ = title(dataset).partition(": ")
    return first


def product(dataset: Dataset) -> str:
    """Name the dashboard at its head, in the browser's tabs and on paper."""
    return dataset.outreach.short_title or heading(dataset)


def makers(dataset: Dataset) -> str:
    """Name the makers; "" where none is named."""
    return numbers.listed(dataset.credits.makers) if dataset.credits.makers else ""


def licence(dataset: Dataset) -> str:
    """Name the licence; "" where none is stated."""
    return numbers.listed(dataset.credits.licences) if dataset.credits.licences else ""


def version_line(dataset: Dataset) -> str:
    """Say which data a figure shows: "Data 2026.11.22-1a2b3c4d, CC BY 4.0"."""
    parts = (f"Data {dataset.version}", licence(dataset))
    return ", ".join(part for part in parts if part)


def running(dataset: Dataset) -> str:
    return f"{heading(dataset)} · {version_line(dataset)}"


def credit(dataset: Dataset) -> str:
    return _sentences(title(dataset), makers(dataset), licence(dataset))


def of_everybody(credit: str) -> str:
    """Tell what everybody sees from a guest's own: "Everybody sees: A title."."""
    return f"Everybody sees: {credit}"


def whole(dataset: Dataset) -> str:
    version = f"Version {dataset.version}"
    return _sentences(title(dataset), makers(dataset), version, licence(dataset))


def _sentences(*parts: str) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def licences(dataset: Dataset) -> str:
    own = licence(dataset)
    places = PLACES if dataset.credits.from_geonames else ""
    return " ".join(filter(None, (f"Data: {own}." if own else "", places, SHAPES)))
