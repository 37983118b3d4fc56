"""What the view without filters shows, kept beside the snapshot of its data.

Every start and every replica shows it first, and of a large package its words and
figures take seconds to make. Only packages with a snapshot have such pieces; they are
of one version of all our code, so that no page shows what another version made.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from components.asked.selection import Selection, Viewed
from components.asked.view import View
from components.live import origin
from components.words import language
from data.reading.package import Dataset
from data.selecting.filters import Filter
from data.storing.beside import Beside
from data.storing.code import code_version, version_of

_ROOT = Path(__file__).parents[2]
_LIBRARIES = ("babel", "plotly", "streamlit")  # besides those of `data/`


def of_selection(name: str, selection: Selection, make: Callable[[], Any]) -> Any:
    """Give what is kept by a name of the selection without filters, else make it.

    What is made must be of JSON's values, tuples for lists, and comes as JSON has it.
    """
    if selection != Selection(selection.dataset, Filter()):
        return make()
    return json.loads(
        kept(name, selection.dataset, lambda: json.dumps(make()).encode())
    )


def of_view(name: str, viewed: Viewed, make: Callable[[], bytes]) -> bytes:
    """Give the bytes that are kept by a name of the view without filters, or new."""
    return kept(name, viewed.dataset, make) if viewed.view == View() else make()


def kept(name: str, dataset: Dataset, make: Callable[[], bytes]) -> bytes:
    """Give what was kept of a dataset by a name, else make it, and keep it."""
    near = dataset.at_hand(Beside)
    if near is None:
        return make()
    named = f"{language.tag()} {origin.base_path()} {name}"  # what words and links are
    content = near.read(made_by(), named)
    if content is None:
        content = make()
        near.write(made_by(), named, content)
    return content


@cache
def made_by() -> str:
    """Name all our files and what they stand on, the package of ours aside."""
    data = [path for path in (_ROOT / "data").iterdir() if path.name != "curated"]
    ours = version_of([_ROOT / "components", *data], _ROOT, libraries=_LIBRARIES)
    return f"{code_version()}-{ours}"
