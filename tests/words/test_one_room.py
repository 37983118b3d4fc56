"""Every sentence that a reader sees stands in `components/words`, and nowhere else.

A sentence is a literal with a blank and a letter; what is no sentence is named here.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORDS = ROOT / "components" / "words"
# Modules whose sentences are the lines of `outreach check`, which curators read.
LINES_OF_CHECK = frozenset(
    f"data/{name}.py"
    for name in (
        *("cells/dates", "cells/decoding", "checking/apart", "checking/check"),
        *("checking/claims", "checking/conflicts", "checking/parted"),
        *("checking/placed", "opening/apart", "opening/door"),
        *("opening/tables", "opening/workbooks", "opening/zips"),
        *("checking/doubts", "checking/misworded", "checking/proposals"),
        *("counting/solver", "reading/descriptor", "reading/fields"),
        *("reading/layout", "reading/outreach", "reading/reader", "reading/schema"),
        *("reading/published", "reading/workbook/lines", "reading/database/lines"),
        "reading/seats/lines",
    )
)
# Modules whose literals are no sentences at all.
OTHERWISE = {
    "components/live/inner.py": "what the log says where an inner part is missing",
    "components/report/word/styles.py": "Word's own names of its styles",
    "data/attendance/claims.py": "how a claim words its number, in the tables",
    "data/attendance/courses.py": "words of platforms' reports, to know them by",
    "data/attendance/grids.py": "minutes as reports write them",
    "data/attendance/instants.py": "names of months",
    "data/attendance/seats.py": "words of platforms' reports, to know them by",
    "data/geography/countries.py": "names that pycountry lacks, letters to find by",
    "data/geography/make_geography.py": "a program of ours that makes the shapes",
    "data/reading/schema.py": "names of fields",
    **{
        f"data/reading/database/{name}.py": "statements of SQL"
        for name in ("copying", "line", "tables")
    },
    **{
        f"data/reading/seats/{name}.py": "statements of SQL"
        for name in ("faults", "query")
    },
    "data/reading/seats/rows.py": "statements of SQL, and notes of rows in the tables",
    "data/cells/wordings.py": "the grammar in which sources word their numbers",
}
# Literals that programs read, wherever they stand.
FOR_PROGRAMS = frozenset(
    (
        # What uvicorn and typst say, to know them by.
        *("could not be displayed", "Event loop is closed"),
        # Headers of HTTP, and options of Chromium, CSS and Plotly.
        *("HTTP/1.1 {} {}\r\n{}\r\n", 'as="fetch" crossorigin'),
        *(
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "0 0 3px {}",
            "rgba({}, {}, {}, {})",
        ),
        *("equal earth", "conic equal area", "%b %Y"),
        *(f"{y} {x}" for y in ("top", "middle", "bottom") for x in ("left", "right")),
        "middle center",
        # Keys of widgets and marks, styles and fields of Word, days in charts.
        *("events-page {} {}", "many:{} {}", "many:{} {} {}"),
        *("Heading 1", "Heading 2", r"SEQ {} \* ARABIC", "mmm yyyy", "d mmmm yyyy"),
        # Types that are given in quotes.
        "str | None",
        # Mistakes of ours, and what the log says of the solver.
        *("{} does not fit {}", "{} is not an asset"),
        "no figure is listed: import components.figures.catalogue first",
        *("HiGHS was wrong", "not proved, the wider bound is given"),
    )
)
_FONTS = re.compile(
    r"(\"?(Source (Sans|Serif) [34]|Source Sans Pro|Yu Gothic|Malgun Gothic|"
    r"Microsoft (YaHei|JhengHei))\"?(, | ?Arial, sans-serif)*)+"
)
_MARKUP = re.compile(r"<[^<>]*>|<[^<>]*$|^[^<>]*[\"/]>|[\w:-]+=\"[^\"]*(\"|$)|^\" ")
_CODE = re.compile(
    r"[{;]\s*[-\w\"]+:|^<\?xml|^@"  # CSS, JSON and XML
    r"|window\.|module\.exports"  # JavaScript
    r"|U\+[0-9A-F]+-"  # ranges of letters
    r"|(^|; )(filename\*?|charset)="  # HTTP
    r"|max-age=|'(self|none|unsafe-inline)'"
)
_LOGGED = frozenset({"debug", "info", "warning", "error", "exception", "critical"})


def _skipped(node: ast.AST) -> Iterator[ast.AST | None]:
    """Give what no reader reads: docstrings, types, patterns, lines of the log."""
    match node:
        case ast.Expr(value=ast.Constant() as text):
            yield text
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield node.returns
        case ast.AnnAssign() | ast.arg():
            yield node.annotation
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
            yield from node.args[:1]
        case ast.Call(func=ast.Attribute(attr=attr)) if attr in _LOGGED:
            yield from node.args[:1]
        case ast.Call(func=ast.Name(id="cast")):
            yield from node.args[:1]


def _literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Give each literal with its line; what is filled in stands as {}."""
    match node:
        case ast.Constant(value=str() as text):
            yield node.lineno, text
        case ast.JoinedStr():
            parts = [
                n.value if isinstance(n, ast.Constant) else "{}" for n in node.values
            ]
            yield node.lineno, "".join(map(str, parts))
    skipped = {id(inner) for inner in _skipped(node)}
    for inner in ast.iter_child_nodes(node):
        of_text = isinstance(node, ast.JoinedStr) and isinstance(inner, ast.Constant)
        if id(inner) not in skipped and not of_text:
            yield from _literals(inner)


def _is_sentence(text: str) -> bool:
    if _CODE.search(text) or _FONTS.fullmatch(text):
        return False
    bare = _MARKUP.sub("", text)
    return " " in bare and bool(re.search(r"[^\W\d_]", bare))


def sentences(source: str) -> list[tuple[int, str]]:
    """Find what a reader would read in a module's source, with its lines."""
    found = _literals(ast.parse(source))
    return [(line, text) for line, text in found if _is_sentence(text)]


MODULES = [
    path
    for folder in ("components", "data")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if WORDS not in path.parents
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_outside_words_holds_no_sentence(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    if name in LINES_OF_CHECK or name in OTHERWISE:
        return
    found = sentences(path.read_text(encoding="utf-8"))
    assert [(line, text) for line, text in found if text not in FOR_PROGRAMS] == []


_COMMENT = re.compile(r"^\s*//[^\n]*$|\s// [^\n]*$|/\*.*?\*/", re.MULTILINE | re.DOTALL)
_STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`")
_OF_A_PAGE = re.compile(r"^ro-|^\.|\[|^\d+ \d+px ")  # classes, selectors, fonts
SCRIPTS = sorted((ROOT / "components" / "assets").glob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_gets_its_sentences_from_words(path: Path) -> None:
    source = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    # What is thrown stands in the browser's console only.
    source = re.sub(r"new Error\([^)]*\)", "", source)
    found = ["".join(groups) for groups in _STRING.findall(source)]
    said = [text for text in found if re.search(r"[^\W\d_],? [^\W\d_]", text)]
    said = [text for text in said if not _OF_A_PAGE.search(text)]
    assert [text for text in said if _is_sentence(text)] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('print("No event matches.")', ["No event matches."]),
        ('f"{count} events"', ["{} events"]),
        ('f"<p>{words} or more</p>"', ["<p>{} or more</p>"]),
        ('raise ValueError("no such figure")', ["no such figure"]),
        ('add("say", help="print a selection")', ["print a selection"]),
        ('"""What this does."""\nx: "a | b" = cast("a b", re.sub("a b", "", y))', []),
        ('log.warning("data refused", why="x")', []),
        ("\"<p class='a b'>\" + f'<a href=\"{address}\" download>'", []),
    ],
)
def test_what_a_sentence_is(source: str, found: list[str]) -> None:
    assert [text for _, text in sentences(source)] == found
