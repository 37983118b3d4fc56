"""Write the bill of materials: every locked package, and what lies in the repository.

CycloneDX 1.6 in JSON, without time and serial number: the same sources give the same
bytes. `make sbom` writes it to `dist/sbom.cdx.json`.
"""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.supply.vendored import (
    ROOT,
    VENDORED,
    Vendored,
    digests,
    files_of,
    recorded,
)

TARGET = ROOT / "dist" / "sbom.cdx.json"
_VERSION = SchemaVersion.V1_6


def sbom() -> str:
    """Give the bill of materials.

    RuntimeError if it is not valid CycloneDX, or if files of others have been changed.
    """
    bill = json.loads(_of_requirements())
    for part in bill["components"]:
        # The line in the lock file: the hashes stand in the references as well.
        part.pop("description", None)
    parts = [_component(one) for one in VENDORED]
    bill["components"] += parts
    bill["dependencies"] += [{"ref": part["bom-ref"]} for part in parts]
    refs = sorted(part["bom-ref"] for part in bill["components"])
    root = bill["metadata"]["component"]["bom-ref"]
    bill["dependencies"] = [
        {"ref": root, "dependsOn": refs},
        *(one for one in bill["dependencies"] if one["ref"] != root),
    ]
    changed = digests().items() ^ recorded().items()
    if changed:
        raise RuntimeError(f"not as they were taken over: {sorted(changed)}")
    text = json.dumps(bill, indent=2, sort_keys=True) + "\n"
    wrong = JsonStrictValidator(_VERSION).validate_str(text)
    if wrong:
        raise RuntimeError(f"the bill of materials is not valid: {wrong}")
    return text


def _of_requirements() -> bytes:
    command = [sys.executable, "-m", "cyclonedx_py", "requirements"]
    form = ["--output-reproducible", "--of", "JSON", "--sv", _VERSION.to_version()]
    lock = ["--pyproject", "pyproject.toml", "requirements.txt"]
    return subprocess.run(  # noqa: S603
        [*command, *form, *lock], cwd=ROOT, check=True, capture_output=True
    ).stdout


def _component(one: Vendored) -> dict[str, Any]:
    return {
        "bom-ref": f"vendored-{one.name}",
        "type": "library",
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
        "licenses": [{"license": {"id": one.licence}}],
        "components": [_file(path) for path in files_of(one)],
    }


def _file(path: Path) -> dict[str, Any]:
    digest = sha256((ROOT / path).read_bytes()).hexdigest()
    return {
        "type": "file",
        "name": path.as_posix(),
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(sbom(), encoding="utf-8")
    print(TARGET.relative_to(ROOT))  # noqa: T201
