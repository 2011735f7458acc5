"""Tints painted on the same tint draw no lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.pdf.text_layer import read_raw_page


def test_tinted_lines_in_a_tinted_cell_have_no_edges(typeset: Callable[..., Path]) -> None:
    """Behind each line of a tinted cell some programs paint its tint again: the cell's edges are all there is."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor("#fff2cc"))
        canvas.rect(100, 300, 200, 40, stroke=0, fill=1)
        canvas.rect(110, 320, 180, 15, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#d9e2f3"))
        canvas.rect(400, 300, 90, 40, stroke=0, fill=1)

    with pdfium.PdfDocument(typeset(draw)) as pdf:
        rules = read_raw_page(pdf[0], 1).rules
    assert sorted({round(rule.x0) for rule in rules}) == [100, 300, 400, 490]
