"""The bill of materials names everything, and nothing that changes by itself."""

import json

from tests.supply import sbom
from tests.supply.vendored import (
    ROOT,
    VENDORED,
    digests,
    files_of,
    lying_about,
    recorded,
)


def test_every_locked_package_and_every_foreign_work_is_named() -> None:
    bill = json.loads(sbom.sbom())
    named = {(part["name"].lower(), part["version"]) for part in bill["components"]}
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            name, _, rest = line.partition("==")
            assert (name.partition("[")[0], rest.split()[0].rstrip(";")) in named
    assert {(one.name, one.version) for one in VENDORED} <= named
    assert "serialNumber" not in bill
    assert "timestamp" not in bill["metadata"]


def test_no_foreign_file_is_forgotten() -> None:
    owned = {path for one in VENDORED for path in files_of(one)}
    assert set(lying_about()) <= owned
    assert all(files_of(one) for one in VENDORED)


def test_every_foreign_file_is_still_what_was_taken_over() -> None:
    assert digests() == recorded()
