"""What people correct teaches the sorting into areas: a model is saved that judges as they do, wherever it is used."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from command_line import run
from library import site_bank
from plans import plan

from atgardsbanken.commands import learning
from atgardsbanken.corpus.examples import load_examples

TITLE = "Utbildning i arbetssätt"
"""What many measures of the small library are called; the program's own model takes it for `kompetens`."""
CORRECTED = 12
EVERY = 5
"""Of the program's own examples, one in so many is learnt here: all of them take some minutes."""


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model that was learnt from a few examples and the corrections of a bank."""
    monkeypatch.setattr(learning, "load_examples", lambda: load_examples()[::EVERY])
    monkeypatch.setattr(learning, "load_invented", list)
    bank, corrections = site_bank(tmp_path / "bank.db"), tmp_path / "corrections.csv"
    rows = json.loads(run("export", bank, "--format", "json").stdout)
    ids = [row["id"] for row in rows if row["title"].startswith(TITLE)][:CORRECTED]
    corrections.write_text("measure,field,value\n" + "".join(f"{key},area,it\n" for key in ids), encoding="utf-8")
    assert run("correct", bank, "--import", corrections).exit_code == 0
    saved = run("train", bank, "-o", tmp_path / "model")
    said = f"{tmp_path / 'model.npz'}: learnt from {CORRECTED} measures of the bank; use it with --model"
    assert saved.stderr.startswith(said)
    return tmp_path / "model.npz"


def test_what_was_corrected_is_learnt_and_used(model: Path, tmp_path: Path) -> None:
    """Words that people put into another area are put there by the saved model, and others are not."""
    text = f"{TITLE}\nAnställ fler sjuksköterskor\n"
    before, after = (
        [line.split("\t")[0] for line in run("classify", *words, stdin=text).stdout.splitlines()]
        for words in ((), ("--model", model))
    )
    assert (before, after) == (["kompetens", "forsorjning"], ["it", "forsorjning"])
    (tmp_path / "plan.txt").write_text(f"{plan()}\n{TITLE}\n• Alla avdelningar utbildas.\n", encoding="utf-8")
    assert run("build", tmp_path / "plan.txt", "--db", tmp_path / "new.db", "--model", model).exit_code == 0
    with sqlite3.connect(tmp_path / "new.db") as bank:
        assert bank.execute("SELECT area FROM measures WHERE title = ?", [TITLE]).fetchall() == [("it",)]


def test_without_corrections_there_is_nothing_to_learn(tmp_path: Path) -> None:
    """A model is not made of what the program judged itself."""
    told = run("train", site_bank(tmp_path / "bank.db"), "-o", tmp_path / "model.npz")
    assert (told.exit_code, told.stderr.startswith("Error: the bank holds no area that a document states")) == (2, True)
    assert not (tmp_path / "model.npz").exists()
