"""A package that passes the check and says hostile things wherever words are free."""

import csv
import shutil
from pathlib import Path

from data.reading.package import CURATED
from tests.checked import check_package

OUTSIDE = "evil.example"
SAYS = (
    ' <img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    f" [a](javascript:window.hit=1) ![b](http://{OUTSIDE}/b.png)"
    f' <a href="javascript:window.hit=1">c</a> <img src="http://{OUTSIDE}/d.png">'
    f" :red[e] $f$ <style>@import 'http://{OUTSIDE}/g.css'</style>"
)
SHORT = "![](//evil.example/h)"
_FREE = {
    "series": ("title", "organisers", "sponsors", "locator", "note"),
    "events": ("title", "locator", "note"),
    "places": ("name",),
    "participation": ("as_printed", "locator", "note"),
    "claims": ("population", "locator", "note"),
    "people": ("name", "as_printed", "affiliation", "locator", "note"),
    "sources": ("title", "publisher", "note"),
    "corrections": ("as_printed", "reason", "locator"),
}


def hostile_package(folder: Path) -> Path:
    """Write the package into a folder."""
    package = Path(shutil.copytree(CURATED, folder))
    for table in _FREE:
        _change(package / f"{table}.csv", table)
    assert check_package(package) == []
    return package


def _change(path: Path, table: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in _FREE[table]:
            row[name] += SAYS
        if table in {"series", "sources"}:
            row["short_title"] = SHORT + row["short_title"][-3:]
        # What is corrected must say what the corrected row says.
        if table == "corrections" and row["field"] in _FREE[row["table"]]:
            row["curated"] += SAYS
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
