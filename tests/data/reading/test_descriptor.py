"""The descriptor of a package: whatever it holds, a line says what is wrong with it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from components.commands.main import main
from data.checking.check import check_package
from data.reading import descriptor
from data.reading.package import CURATED
from data.reading.schema import DESCRIPTOR, Problem
from tests import kinds


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Copy the real package to a folder that a test may break."""
    return kinds.curated(tmp_path / "package")


def only(package: Path) -> Problem:
    """Give the one problem of a package."""
    (problem,) = check_package(package)
    return problem


def tell(package: Path, **more: Any) -> Path:
    """Add to what a descriptor says."""
    told = json.loads((CURATED / DESCRIPTOR).read_text(encoding="utf-8"))
    (package / DESCRIPTOR).write_text(json.dumps({**told, **more}), encoding="utf-8")
    return package


@pytest.mark.parametrize("more", [{"\ud800": 1}, {"version": "\ud800"}, {"x": "\b"}])
@pytest.mark.parametrize("form", ["text", "json"])
def test_letters_that_cannot_be_written_are_told_without_them(
    package: Path, capfdbinary: Any, form: str, more: dict[str, Any]
) -> None:
    assert main(["check", str(tell(package, **more)), "--format", form]) == 1
    told = capfdbinary.readouterr().out
    assert b"U+0008" in told if "x" in more else b"U+D800" in told
    assert only(package).code == "invisible"


@pytest.mark.parametrize("depth", [60, 450, 600, 950, 100_000])
@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":', "}")])
def test_what_is_nested_deeper_than_anybody_means_is_refused(
    package: Path, depth: int, opened: str, closed: str
) -> None:
    nested = f"{opened * depth}1{closed * depth}"
    path = package / DESCRIPTOR
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{", f'{{"x":{nested},', 1), encoding="utf-8")
    assert only(package).code == "bad-json"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "9" * 5_000])
def test_what_only_python_takes_for_a_number_is_refused(
    package: Path, number: str
) -> None:
    path = package / DESCRIPTOR
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{", f'{{"x":{number},', 1), encoding="utf-8")
    assert only(package).code == "bad-json"


def test_bytes_that_are_no_text_are_told_the_remedy_of_a_descriptor(
    package: Path,
) -> None:
    (package / DESCRIPTOR).write_bytes(b'{"title": "\xff\xfe\x81"}')
    assert "CSV" not in only(package).message


def test_what_is_no_file_is_missing(package: Path) -> None:
    path = package / DESCRIPTOR
    for make in (os.mkfifo, Path.mkdir, lambda p: Path(p).symlink_to("/dev/zero")):
        path.unlink(missing_ok=True)
        make(path)
        assert only(package).code == "missing-file"
        if path.is_dir():
            path.rmdir()


def test_a_descriptor_larger_than_any_is_not_read(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(descriptor, "_MOST_BYTES", 100)
    assert "more than 100 bytes" in only(package).message


@pytest.mark.parametrize("resources", [5, True, "series", {"name": "x"}, [None], None])
def test_resources_that_are_no_list_of_them_are_refused(
    package: Path, resources: Any
) -> None:
    found = check_package(tell(package, resources=resources))
    assert "missing-resource" in {problem.code for problem in found}


def test_resources_that_nothing_reads_are_told_in_their_order(package: Path) -> None:
    odd = [f"odd-{number}" for number in range(9)]
    told = json.loads((CURATED / DESCRIPTOR).read_text(encoding="utf-8"))
    tell(package, resources=[*told["resources"], *({"name": name} for name in odd)])
    words = [problem.message.split("'")[1] for problem in check_package(package)]
    assert words == odd
