"""Commands that look at one text: what goes in, what comes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import run

from atgardsbanken.commands.main import ROOMS


def test_repair_keeps_the_number_of_lines() -> None:
    """As many lines out as came in, empty ones and the last too."""
    raw = "Landstingen arbetar med att bittre utnyttja\nsjukskoterskornas kompetens i halso- och sjukvarden.\n\n"
    assert run("repair", stdin=raw).stdout == (
        "Landstingen arbetar med att bättre utnyttja\nsjuksköterskornas kompetens i hälso- och sjukvården.\n\n"
    )


def test_repair_as_json_says_what_was_changed() -> None:
    """Each repair has its place, what stood there, what it became, the rule and the probability."""
    told = json.loads(run("repair", "--json", stdin="halso- och sjukvarden i hela landet").stdout.splitlines()[0])
    assert (told["text"], sorted(told["repairs"][0])) == (
        "hälso- och sjukvården i hela landet",
        ["after", "alternative", "before", "confidence", "rule", "start"],
    )


def test_repair_as_diff_shows_changed_lines_only() -> None:
    """A clean line is not shown."""
    assert run("repair", "--diff", stdin="Vården är bra\nsjukvardens kompetensforsorjning ar viktig\n").stdout == (
        "-sjukvardens kompetensforsorjning ar viktig\n+sjukvårdens kompetensförsörjning är viktig\n"
    )


def test_classify_answers_a_line_for_each() -> None:
    """Area, probability and the line, tab-separated; a hyphen for none."""
    rows = [line.split("\t") for line in run("classify", stdin="Digitala vårdmöten\nSjukresor\n").stdout.splitlines()]
    assert [(area, line) for area, _, line in rows] == [("it", "Digitala vårdmöten"), ("-", "Sjukresor")]


def test_inspect_as_json_is_an_object_a_page_and_one_for_the_document(tmp_path: Path) -> None:
    """Pages come first, each with its route and reason, then the document with its measures."""
    file = tmp_path / "plan-2018.txt"
    file.write_text("Handlingsplan 2018\n\nVi inför vårdnära service.\n\fSida två\n", encoding="utf-8")
    *pages, whole = [json.loads(line) for line in run("inspect", file, "--json").stdout.splitlines()]
    assert ([page["page"] for page in pages], whole["name"], whole["year"]) == ([1, 2], "plan-2018.txt", 2018)


@pytest.mark.parametrize("name", ROOMS)
def test_every_command_shows_an_example(name: str) -> None:
    """`--help` of each command ends in an example of it."""
    result = run(name, "--help")
    assert (result.exit_code, f"Example:\n    atgardsbanken {name}" in result.stdout) == (0, True) or (
        f"| atgardsbanken {name}" in result.stdout
    )


def test_the_version_is_the_packages_own() -> None:
    """`--version` says the name and the version."""
    assert run("--version").stdout.startswith("atgardsbanken, version 0.")
