"""What a user installs: everything that the program reads at run time is in the wheel, and nothing else of ours."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("corpus", "db", "extract", "normalize")
"""Folders of the repository that are installed inside the package."""
PACKAGES = ("atgardsbanken", *(f"atgardsbanken.{room}" for room in ROOMS))
DATA = (
    ".toml",
    ".sql",
    ".html",
    ".css",
    ".js",
    ".tsv",
    ".marisa",
    ".svg",
    ".csv",
    ".typed",
    ".json",
    ".npz",
    ".txt",
    ".joblib",
)
"""Endings of the files beside the code that the program reads."""

pytest.importorskip("hatchling", reason="needs the extra 'dev'")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel that was just built."""
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "PYTHONUTF8": "1"})
    (wheel,) = target.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(built: Path) -> set[str]:
    """The names of the files in that wheel."""
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def tracked(*folders: str) -> set[str]:
    """The files that git keeps in `folders`."""
    command = ["git", "ls-files", "-z", *folders]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name for name in listed.split("\0") if name and (ROOT / name).exists()}


@pytest.mark.slow
def test_the_wheel_holds_all_code_and_data(wheel: set[str]) -> None:
    """Each Python file, template and table of the rooms is in the wheel, inside the package."""
    rooms = {f"atgardsbanken/{name}" for name in tracked(*ROOMS)}
    ours = {name for name in tracked("atgardsbanken") | rooms if name.endswith((".py", *DATA))}
    assert ours - wheel == set()


@pytest.mark.slow
def test_the_wheel_holds_the_sample_library(wheel: set[str]) -> None:
    """The sample documents lie in the package, so that `demo` works without a checkout."""
    samples = {name.replace("samples/library", "atgardsbanken/library") for name in tracked("samples/library")}
    assert (samples - wheel, len(samples)) == (set(), 7)


@pytest.mark.slow
def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    """Tests, docs and the scripts that make the samples stay out."""
    top = {name.split("/")[0] for name in wheel}
    assert {name for name in top if not name.endswith(".dist-info")} == {"atgardsbanken"}


@pytest.mark.slow
def test_the_wheel_has_no_common_fault(built: Path) -> None:
    """check-wheel-contents finds nothing: no stray module, no duplicate, no top-level name but ours."""
    checked = subprocess.run([Path(sys.executable).with_name("check-wheel-contents"), built], check=False)
    assert checked.returncode == 0


def test_no_other_distribution_has_our_name() -> None:
    """No other installed distribution overwrites the package."""
    assert set(packages_distributions().get("atgardsbanken", ["atgardsbanken"])) == {"atgardsbanken"}


@pytest.mark.parametrize("name", PACKAGES)
def test_our_packages_are_packages(name: str) -> None:
    """Each name is a package with an `__init__.py`: what is imported is ours and not a stray folder."""
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    assert spec.origin.endswith("__init__.py")
