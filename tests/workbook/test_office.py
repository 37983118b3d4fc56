"""Workbooks come back byte for byte, also when LibreOffice has saved them."""

import os
import subprocess
from pathlib import Path

import pytest

from components.workbook.files import of_folder
from components.workbook.write import write
from data.reading.package import CURATED
from tests.report.office import need_office
from tests.workbooks import nasty, opened_files

PACKAGES = Path(__file__).parents[1] / "packages"
PACKAGES_OF = {
    "curated": of_folder(CURATED),
    "tele-education": of_folder(PACKAGES / "tele-education"),
    "continent-school": of_folder(PACKAGES / "continent-school"),
    "first-edition": of_folder(PACKAGES / "first-edition"),
    "nasty": nasty(),
}


def saved(folder: Path, ending: str) -> Path:
    """Let LibreOffice open every workbook of a folder and save it anew."""
    need_office()
    out = folder / ending
    subprocess.run(  # noqa: S603 (a program of the system)
        [  # noqa: S607
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", ending, "--outdir"),
            *(str(out), *map(str, folder.glob("*.xlsx"))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    if not out.is_dir() and os.environ.get("CI") != "true":
        pytest.skip("LibreOffice has no Calc: apt-get install libreoffice-calc")
    return out


def test_a_workbook_gives_back_the_very_files(tmp_path: Path) -> None:
    for name, files in PACKAGES_OF.items():
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(write(files))
        assert opened_files(path) == files, name


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_so_does_what_libreoffice_has_saved(tmp_path: Path, ending: str) -> None:
    for name, files in PACKAGES_OF.items():
        (tmp_path / f"{name}.xlsx").write_bytes(write(files))
    out = saved(tmp_path, ending)
    for name, files in PACKAGES_OF.items():
        assert opened_files(out / f"{name}.{ending}") == files, name
