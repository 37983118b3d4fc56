"""Who may import whom: rooms in order, each only from those before it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Lowest storey first. A room imports from those before it, and from itself.
ROOMS = (
    "data.geography",
    "data.cells",
    "data.reading",
    "data.selecting",
    "data.counting",
    "data.checking",
    "data.storing",
    "data.attendance",
    "data.difference",
    "data.entry",
    "data.opening",
    "data.publishing",
    "components.assets",
    "components.looks",
    "components.asked",
    "components.words",
    "components.live",
    "components.workbook",
    "components.tables",
    "components.findings",
    "components.figures",
    "components.pictures",
    "components.report",
    "components.widgets",
    "components.pages",
    "components.web",
    "components.commands",
)
# Neighbours that never meet: the server starts the script of the pages by its path.
STRANGERS = frozenset({("components.web", "components.pages")})
# What no module of a room may load, through whomever, when it is imported.
NEVER_LOADED = {
    "data.attendance": {"streamlit", "plotly", "starlette"},
    "data.checking": {"streamlit", "plotly", "starlette"},
    "data.difference": {"streamlit", "plotly", "starlette"},
    "data.entry": {"streamlit", "plotly", "starlette"},
    "data.opening": {"streamlit", "plotly", "starlette"},
    "data.storing": {"streamlit", "plotly", "starlette"},
    "data.publishing": {"streamlit", "plotly", "starlette", "pandas"},
    "data.counting": {"streamlit", "plotly", "starlette"},
    "components.assets": {"streamlit", "plotly", "pandas"},
    "components.asked": {"streamlit", "plotly"},
    "components.words": {"streamlit", "plotly"},
    "components.workbook": {"streamlit", "plotly", "starlette"},
    "components.tables": {"streamlit", "plotly", "starlette"},
    "components.findings": {"streamlit", "plotly", "starlette"},
    "components.figures": {"streamlit", "starlette"},
    "components.report": {"streamlit", "starlette"},
    "components.commands": {"streamlit", "starlette", "uvicorn"},
}
# What only one room may name itself.
OWNERS = {
    "pycountry": ("data.geography.countries",),
    "highspy": ("data.counting.highs", "data.counting.program"),
    "python_calamine": ("data.attendance.grids", "data.reading.workbook.unpack"),
    "psycopg": ("data.reading.database",),
    "duckdb": ("data.reading.seats",),
    "uvicorn": ("components.web",),
    "starlette": ("components.web", "components.widgets", "components.live"),
    "kaleido": ("components.pictures",),
    "pptx": ("components.report",),
    "docx": ("components.report",),
}


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {
    _name(path): path
    for folder in ("data", "components")
    for path in sorted((ROOT / folder).rglob("*.py"))
}

TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES = 400


def _room(module: str) -> str:
    return next(
        (room for room in ROOMS if module == room or module.startswith(f"{room}.")), ""
    )


def _imports(body: list[ast.stmt], *, deep: bool) -> Iterator[str]:
    """Give what statements import: all of them, or those that run at the import."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module
        elif deep or not isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.If
        ):
            inside = [n for n in ast.iter_child_nodes(node) if isinstance(n, ast.stmt)]
            yield from _imports(inside, deep=deep)


@cache
def _imported(module: str, *, deep: bool = True) -> frozenset[str]:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    return frozenset(_imports(tree.body, deep=deep))


@cache
def _loaded(module: str) -> frozenset[str]:
    """Give all that is loaded with a module, through whomever: ours and others'."""
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            if name in MODULES:
                waiting += _imported(name, deep=False)
    return frozenset(seen)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_its_room_and_those_below(module: str) -> None:
    room = _room(module)
    below = ROOMS[: ROOMS.index(room) + 1] if room else ()
    ours = {_room(name): name for name in _imported(module) if name in MODULES}
    assert {name for other, name in ours.items() if other not in below} == set()
    assert {name for other, name in ours.items() if (room, other) in STRANGERS} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_loads_nothing_that_its_room_must_not(module: str) -> None:
    never = NEVER_LOADED.get(_room(module), set())
    assert {n for n in _loaded(module) if n.partition(".")[0] in never} == set()


@pytest.mark.parametrize("package", OWNERS)
def test_a_library_is_named_only_where_it_belongs(package: str) -> None:
    users = {
        m for m in MODULES if package in {i.partition(".")[0] for i in _imported(m)}
    }
    assert users
    assert {m for m in users if not m.startswith(OWNERS[package])} == set()


def test_nothing_imports_what_only_compiles_statements_for_it() -> None:
    named = {m: {i.partition(".")[0] for i in _imported(m)} for m in MODULES}
    assert {m for m, names in named.items() if names & {"ibis", "sqlglot"}} == set()


def test_nothing_lies_loose_between_the_rooms() -> None:
    assert {m for m in MODULES if not _room(m)} == {"components", "data"}


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_no_file_of_tests_is_too_long_to_read(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= MOST_LINES


_LISTING = {"components.pages.dashboard", "components.pages.catalogue"}


def test_pages_do_not_import_each_other() -> None:
    names = ("attending", "brief", "checking", "context", "event", "opened")
    shared = {f"components.pages.{name}" for name in (*names, "publishing")}
    for module in MODULES:
        others = {n for n in _imported(module) if n.startswith("components.pages.")}
        if module not in _LISTING:
            assert others <= shared, module


@pytest.mark.parametrize("owner", ["cache_data", "cache_resource", "plotly_chart"])
def test_streamlit_s_own_caches_and_charts_are_not_used(owner: str) -> None:
    for path in MODULES.values():
        assert f"st.{owner}" not in path.read_text(encoding="utf-8"), path.name


def test_only_its_owners_name_session_state() -> None:
    users = {
        p.name for p in MODULES.values() if "session_state" in p.read_text("utf-8")
    }
    owners = {
        "brief_controls.py",
        "controls.py",
        "entry.py",
        "period_control.py",
        "publishing_controls.py",
        "report_controls.py",
    }
    assert users == owners | {"narrowness.py"}


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith("data")])
def test_nothing_takes_data_and_what_is_chosen_of_them_side_by_side(
    module: str,
) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            notes = [a.annotation for a in _given(node) if a.annotation]
            # Also "Dataset", which is imported for types alone, and Filter | None.
            taken = {name for n in notes for name in re.findall(r"\w+", ast.unparse(n))}
            is_both = "Dataset" in taken and taken & {"Filter", "View"}
            assert not is_both, f"{module}.{node.name}: take a Selection or a Viewed"


def _given(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
