"""Every dependency earns its place: CONTRIBUTING says what each is for, and the licences of what users install."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TABLES = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Dependencies")[2].partition("\n## ")[0]
NAME = re.compile(r"[A-Za-z0-9._-]+")
COPYLEFT = re.compile(r"\bA?GPL", re.IGNORECASE)
CHOICE = {"marisa-trie": "BSD-2-Clause"}
"""Libraries that offer several licences, and the one that is chosen."""


def names(requirements: list[str]) -> list[str]:
    """The names in a list of requirements, the project's own extras aside."""
    found = (match[0] for each in requirements if (match := NAME.match(each)))
    return [name for name in found if name != PROJECT["name"]]


def rows() -> list[list[str]]:
    """The tables' rows, as cells."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLES.splitlines() if line[:1] == "|"]


def test_each_dependency_of_users_has_a_row() -> None:
    """What it is for, its licence and its size stand in the table, in order, and nothing that is no dependency does."""
    described = [row[0] for row in rows() if len(row) == 4 and row[3].isdigit() and not row[0].startswith("`")]
    assert described == sorted(names(PROJECT["dependencies"]), key=str.lower)


@pytest.mark.parametrize("extra", PROJECT["optional-dependencies"])
def test_each_dependency_of_an_extra_is_named(extra: str) -> None:
    """Those of extras and of the developers stand in a row with what they are for."""
    told = {word for row in rows() for cell in row[:2] for word in cell.split(", ")}
    assert [name for name in names(PROJECT["optional-dependencies"][extra]) if name not in told] == []


@pytest.mark.parametrize("name", names(PROJECT["dependencies"]))
def test_no_licence_is_copyleft(name: str) -> None:
    """What users install is under a permissive licence."""
    told = metadata(name)
    licence = " ".join([told.get("License-Expression") or "", *(told.get_all("Classifier") or [])])
    assert not COPYLEFT.search(CHOICE.get(name, licence))
