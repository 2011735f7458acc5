"""Word documents are read by what their styles say; damaged ones end in one line."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from atgardsbanken.extract.errors import LimitError, NotAPdfError
from atgardsbanken.extract.markup import word
from atgardsbanken.extract.read import read

docx = pytest.importorskip("docx", reason="needs the extra 'dev'")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with a title, headings, a list, a table and a note in bold."""
    document = docx.Document()
    document.add_heading("Handlingsplan 2022", 0)
    document.add_heading("Åtgärder", 1)
    document.add_paragraph("Inför ett gemensamt bokningssystem", style="List Bullet")
    document.add_paragraph("Utbilda medarbetare", style="List Number")
    document.add_paragraph().add_run("Ansvar och tid").bold = True
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Åtgärd", "Ansvarig", "Anställ fler", "HR"), strict=True):
        cell.text = text
    document.save(tmp_path / "plan.docx")
    return tmp_path / "plan.docx"


def test_a_document_keeps_what_its_styles_say(plan: Path) -> None:
    """Titles, headings, items and tables are what they are; a short bold paragraph is a heading."""
    document = read(plan)
    (page,) = document.pages
    said = [(block.kind, page.lines[block.lines[0]].text) for block in page.blocks]
    assert said == [
        ("heading", "Handlingsplan 2022"),
        ("heading", "Åtgärder"),
        ("item", "• Inför ett gemensamt bokningssystem"),
        ("item", "1. Utbilda medarbetare"),
        ("heading", "Ansvar och tid"),
        ("cell", "Åtgärd"),
        ("cell", "Ansvarig"),
        ("cell", "Anställ fler"),
        ("cell", "HR"),
    ]
    assert [row.kind for table in document.tables for row in table.rows] == ["header", "body"]


def cut(path: Path) -> None:
    """Keep the first half of the file."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def without_its_text(path: Path) -> None:
    """Leave the main part out."""
    _rewritten(path, lambda name, data: None if name == word.PART else data)


def with_broken_text(path: Path) -> None:
    """Break the main part's XML."""
    _rewritten(path, lambda name, data: data[:200] if name == word.PART else data)


def _rewritten(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            if (kept := change(name, data)) is not None:
                archive.writestr(name, kept)


def empty(path: Path) -> None:
    """Leave nothing."""
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, without_its_text, with_broken_text, empty])
def test_a_damaged_document_is_said(plan: Path, damage: Callable[[Path], None]) -> None:
    """Whatever is wrong with it, one line says so and what to do."""
    damage(plan)
    with pytest.raises(NotAPdfError, match=r"^plan\.docx is a damaged Word document .* save it anew\.$"):
        read(plan)


def test_a_document_that_swells_is_refused(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it unpacks to has a limit, told before anything is unpacked."""
    monkeypatch.setattr(word, "MOST_UNPACKED_BYTES", 1000)
    with pytest.raises(LimitError, match="unpacks to"):
        list(word.read_word(plan))
