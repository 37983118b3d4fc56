"""Who may import whom, as the house has it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(
    path for folder in ("data", "components") for path in (ROOT / folder).rglob("*.py")
)


def imported(path: Path) -> set[str]:
    """Give every module that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
    return found


def reaches(path: Path, *forbidden: str) -> list[str]:
    """Give the imports of a file that are one of the forbidden or inside it."""
    return [
        name
        for name in sorted(imported(path))
        if any(name == f or name.startswith(f"{f}.") for f in forbidden)
    ]


def rule(path: Path) -> tuple[str, ...]:
    """Give what a module may not import."""
    place = path.relative_to(ROOT).as_posix()
    forbidden: tuple[str, ...] = ()
    if not place.startswith("data/countries"):
        forbidden += ("pycountry",)
    if place.startswith("data/"):
        forbidden += ("streamlit", "plotly", "components")
    if place.startswith("components/figures/"):
        forbidden += ("streamlit", "data.package", "components.tables")
    if place.startswith("components/screens/"):
        forbidden += ("plotly", "pandas")
    if place.startswith("components/views/"):
        forbidden += ("streamlit", "plotly", "components.figures", "components.pages")
    if place in {"components/text.py", "components/prose.py", "components/formats.py"}:
        forbidden += ("streamlit", "plotly", "pandas")
    return forbidden


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_module_imports_only_what_it_may(path: Path) -> None:
    assert reaches(path, *rule(path)) == []


def test_pages_do_not_import_each_other() -> None:
    shared = {"components.pages.context", "components.pages.opened"}
    for path in (ROOT / "components" / "screens").glob("*.py"):
        others = set(reaches(path, "components.pages"))
        others = {o for o in others if o.count(".") == 2} - shared
        assert not others, path.name


@pytest.mark.parametrize("owner", ["cache_data", "cache_resource", "plotly_chart"])
def test_streamlit_s_own_caches_and_charts_are_not_used(owner: str) -> None:
    for path in MODULES:
        assert f"st.{owner}" not in path.read_text(encoding="utf-8"), path.name


def test_only_its_owners_name_session_state() -> None:
    users = {p.name for p in MODULES if "session_state" in p.read_text("utf-8")}
    assert users == {"controls.py", "report_controls.py", "narrowness.py"}
