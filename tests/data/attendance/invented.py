"""Reports of every platform and in many languages, of people who do not exist.

Every name in `reports/` holds "Quill" and every address "quill", so that a test can
look for them; `expected.json` has what each comes to by the rules of the samples.
"""

import json
from pathlib import Path
from typing import Any

MARKER = "quill"
REPORTS = Path(__file__).parent / "reports"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (REPORTS / "expected.json").read_text("utf-8")
)
