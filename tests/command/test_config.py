"""A config file's own words are used by reading and by search; one that is not understood is told in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from library import site_bank

from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.normalize.own_words import OwnWords, read_config

TABLE = (
    "<h1>Handlingsplan 2021 för Kalmarsundsregionen</h1><table><tr><th>Åtgärd<th>Värjare<tr><td>Inför ett gemensamt"
    " bokningssystem<td>Vårdval<tr><td>Utbilda fler handledare i vården<td>Personal</table>"
)


def command(config: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """What the command prints with this config file."""
    call = [sys.executable, "-m", "atgardsbanken", "--config", str(config), *map(str, words)]
    return subprocess.run(call, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})


def written(path: Path, text: str) -> Path:
    """A config file."""
    path.write_text(text, encoding="utf-8")
    return path


def test_own_synonyms_are_searched_for(tmp_path: Path) -> None:
    """A word that the bank does not hold finds what means the same."""
    bank = site_bank(tmp_path / "bank.db")
    config = written(tmp_path / "own.toml", 'synonyms = [["zebratjänst", "servicevärdar"]]')
    assert "Servicevärdar" in command(config, "search", bank, "zebratjänst").stdout


@pytest.mark.slow
def test_own_columns_and_regions_are_read(tmp_path: Path) -> None:
    """A head and a name that nobody else uses are understood, in the processes that read too."""
    (tmp_path / "plan.html").write_text(TABLE, encoding="utf-8")
    own = '[columns]\nresponsible = ["Värjare"]\n[regions]\n08 = ["Kalmarsundsregionen"]'
    lines = command(written(tmp_path / "own.toml", own), "inspect", tmp_path / "plan.html", "--json").stdout
    found = json.loads(lines.splitlines()[-1])["measures"]
    assert [(each["region"], each["responsible"]) for each in found] == [("08", "Vårdval"), ("08", "Personal")]


@pytest.mark.parametrize(
    "text",
    [
        "synonyms = 1",
        "colour = 'red'",
        "[columns]\nowner = ['Ägare']",
        "[regions]\n8 = ['Kalmar']",
        "=",
        "synonyms = [['ensam']]",
    ],
)
def test_a_file_that_is_not_understood_is_refused(tmp_path: Path, text: str) -> None:
    """What is wrong, and where, is told in one line."""
    path = written(tmp_path / "own.toml", text)
    with pytest.raises(BadUsageError) as told:
        read_config(path)
    assert (str(told.value).startswith(f"{path}: "), str(told.value).count("\n")) == (True, 0)


def test_the_command_tells_of_a_bad_file_in_one_line(tmp_path: Path) -> None:
    """A missing file, and a region that there is not."""
    missing = command(tmp_path / "none.toml", "doctor")
    unknown = command(written(tmp_path / "own.toml", "[regions]\n99 = ['Narnia']"), "doctor")
    assert [(each.returncode, each.stderr.count("\n")) for each in (missing, unknown)] == [(2, 1), (2, 1)]


def test_nothing_is_needed() -> None:
    """An empty file is one without own words, by which nothing is read otherwise."""
    assert OwnWords().reading_hash == ""
