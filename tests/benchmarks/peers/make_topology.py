"""Cuts the world that plotly.js would fetch from abroad out of its npm package.

python -m tests.benchmarks.peers.make_topology PLOTLY_JS
"""

import json
import sys
from pathlib import Path

from data.geography.make_geography import SHAPES_SCRIPT, read_member
from data.geography.topology import load_topology

_HERE = Path(__file__).parent

if __name__ == "__main__":
    topology = load_topology(read_member(Path(sys.argv[1]), SHAPES_SCRIPT))
    text = json.dumps(topology, separators=(",", ":"))
    (_HERE / "assets/world_50m.json").write_text(text, encoding="utf-8")
