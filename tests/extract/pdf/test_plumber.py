"""The second library that reads text layers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.errors import NotAPdfError
from atgardsbanken.extract.pdf.plumber import plumber_pages


def draw(canvas: Canvas) -> None:
    """Two words and a line."""
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(100, 700, "Vårdnära service")
    canvas.line(50, 600, 250, 600)


def test_words_and_lines(typeset: Callable[..., Path]) -> None:
    """Words, their boxes and style, and drawn lines come out as from the first library."""
    (sheet,) = plumber_pages(typeset(draw, draw), [2])
    first = sheet.words[0]
    assert (sheet.number, first.text, first.bold, first.size) == (2, "Vårdnära", True, 12.0)
    assert first.box.x0 == pytest.approx(100, abs=1)
    assert [tuple(map(round, rule)) for rule in sheet.rules] == [(50, 242, 250, 242)]


def test_broken_file_is_told(tmp_path: Path) -> None:
    """A file that it cannot open either is damaged."""
    path = tmp_path / "trasig.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(NotAPdfError, match=r"trasig\.pdf is damaged"):
        list(plumber_pages(path))
