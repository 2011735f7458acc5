"""Every error is one line that says what to do next, with an exit code of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from command_line import run
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.db.schema import APPLICATION_ID, migrations


def test_bad_usage_is_2() -> None:
    """An unknown option is bad usage."""
    result = run("build", "--nonsense")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_missing_file_is_3(tmp_path: Path) -> None:
    """A file that is not there is named, with what to check."""
    result = run("build", tmp_path / "none.pdf", "--db", tmp_path / "bank.db")
    assert (result.exit_code, result.stderr) == (
        3,
        f"Error: {tmp_path / 'none.pdf'}: there is no such file; check the name and the folder.\n",
    )


def test_a_missing_bank_is_3(tmp_path: Path) -> None:
    """A bank that is not there is named, with how to make one."""
    result = run("search", tmp_path / "none.db", "vård")
    assert (result.exit_code, result.stderr) == (
        3,
        f"Error: {tmp_path / 'none.db'}: there is no such database; build one with `atgardsbanken build`\n",
    )


def test_something_else_than_a_pdf_is_4(tmp_path: Path) -> None:
    """A file that only calls itself a PDF is refused."""
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"\x89PNG\r\n")
    result = run("inspect", file)
    assert (result.exit_code, result.stderr.startswith("Error: plan.pdf ")) == (4, True)


def test_an_encrypted_pdf_is_5(tmp_path: Path) -> None:
    """A PDF that asks for a password says so."""
    file = tmp_path / "secret.pdf"
    canvas = Canvas(str(file), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 720, "Handlingsplan")
    canvas.save()
    result = run("inspect", file)
    assert (result.exit_code, "secret.pdf" in result.stderr, result.stderr.count("\n")) == (5, True, 1)


def test_a_file_with_nothing_to_read_is_6(tmp_path: Path) -> None:
    """A text extract without a letter has nothing to read."""
    file = tmp_path / "empty.txt"
    file.write_bytes(b"\n \n")
    assert run("inspect", file).exit_code == 6


def test_a_newer_bank_is_7(tmp_path: Path) -> None:
    """A bank of a version that this program does not know is left alone."""
    bank = tmp_path / "bank.db"
    with sqlite3.connect(bank) as connection:
        connection.execute("CREATE TABLE documents (id TEXT)")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    result = run("search", bank, "vård")
    assert (result.exit_code, result.stderr) == (
        7,
        "Error: The database was written by a newer version; update the program to read it\n",
    )


def test_a_missing_program_is_8(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Tesseract the doctor says what to install."""
    monkeypatch.setenv("PATH", "")
    result = run("doctor")
    assert (result.exit_code, "tesseract-ocr-swe" in result.stderr) == (8, True)


def test_a_load_that_is_partial_is_9(tmp_path: Path) -> None:
    """What can be read is loaded, what cannot is counted."""
    (tmp_path / "plan.txt").write_text(
        "Handlingsplan för bättre vård\n\nVi inför vårdnära service.\n", encoding="utf-8"
    )
    (tmp_path / "broken.pdf").write_bytes(b"no pdf")
    result = run("build", tmp_path, "--db", tmp_path / "bank.db", "--workers", "1")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        9,
        "Error: 1 of 2 files failed; the site's coverage page says why.",
    )


def test_a_bank_that_is_something_else_is_10(tmp_path: Path) -> None:
    """A file that is no database is not written over."""
    bank = tmp_path / "bank.db"
    bank.write_text("not a database " * 100)
    assert run("search", bank, "vård").exit_code == 10
    assert bank.read_text().startswith("not a database")
