"""Run every benchmark and print its table: `make bench`."""

from tests.benchmarks import report_studio
from tests.benchmarks.measure import table

if __name__ == "__main__":
    print(table("Report studio", report_studio.rows()))  # noqa: T201
