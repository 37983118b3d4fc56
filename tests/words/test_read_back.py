"""Nothing decides by a rendered word, parses it or trims it.

Another language has other words: what is to be decided is decided by values, and what
is to be cut short is never made long. Codes and titles of the data may be read.
"""

import ast
from pathlib import Path

import pytest

COMPONENTS = Path(__file__).resolve().parents[2] / "components"
MODULES = sorted(
    path for room in ("words", "findings") for path in (COMPONENTS / room).glob("*.py")
)
_READS = frozenset(
    (
        *("split", "rsplit", "splitlines", "partition", "rpartition", "find", "index"),
        *("startswith", "endswith", "removeprefix", "removesuffix", "isupper"),
        *("strip", "lstrip", "rstrip", "lower", "upper", "capitalize", "casefold"),
    )
)
# What these methods are called on, by module: codes, dates in EDTF, what readers type,
# titles and texts of the data, and the files that programs read.
READ = {
    "words/changes": {"text"},  # a cell of the data, as one line
    "words/crediting": {"title(dataset)", "part"},  # the package's own title
    # How long a sentence is, and its capital.
    "words/numbers": {"edtf", "sentence", "words[:1]"},
    "words/office": {"part"},
    "words/readings": {"region", "f'{size}{noun} {population}'"},
    "words/report": {"part", "part.removeprefix(figures.TABLE)", "ending"},
    "words/report_page": {"part"},
    "words/scope": {"title", "title.split(' ', maxsplit=1)[0]", "noun"},
    "words/searching": {"text"},
    "words/sentences": {"title", "title.lower()"},
    "words/titles": {
        *("_stem(titles[0])", "_stem(titles[0]).split(' ', maxsplit=1)[0]", "t[:1]"),
        *("title", "stem", "title[len(stem):]", "noun", "noun[:1]"),
    },
    "findings/citations": {
        *("self", "edtf", "first", "last", "day", "work.language"),  # of sources
        *("_month(month)", "_language(code, language.ENGLISH)"),  # names in BibTeX
        "sentence",  # of a source
    },
    "findings/sentences": {"'\\n'.join([*lines, '', *listed])"},
}


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_only_codes_and_the_data_are_read(path: Path) -> None:
    read = {
        ast.unparse(node.func.value)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _READS
    }
    assert read == READ.get(f"{path.parent.name}/{path.stem}", set())
