"""Lines drawn on a page, also inside forms, and user space on turned pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.pdf.drawing import Frame
from atgardsbanken.extract.pdf.text_layer import read_raw_page
from atgardsbanken.extract.records import BBox


def test_lines_inside_forms_lie_where_they_are_shown(typeset: Callable[..., Path]) -> None:
    """A box drawn in a form that is placed elsewhere on the page is found there."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("box")
        canvas.rect(0, 0, 100, 50)
        canvas.endForm()
        canvas.translate(200, 300)
        canvas.doForm("box")

    with pdfium.PdfDocument(typeset(draw)) as pdf:
        rules = read_raw_page(pdf[0], 1).rules
    assert sorted(tuple(map(round, rule)) for rule in rules) == [
        (200, 492, 200, 542),
        (200, 492, 300, 492),
        (200, 542, 300, 542),
        (300, 492, 300, 542),
    ]


@pytest.mark.parametrize(
    ("rotation", "box"),
    [(0, (10, 170, 40, 190)), (90, (10, 10, 30, 40)), (180, (60, 10, 90, 30)), (270, (170, 60, 190, 90))],
)
def test_user_space_on_turned_pages(rotation: int, box: tuple[float, ...]) -> None:
    """A box 10 from the left and 10 from the foot of a page of 100 by 200, as the page is shown."""
    frame = Frame((0, 0, 100, 200), rotation)
    assert frame.bbox(10, 10, 40, 30) == BBox(*box)
    assert frame.boxes(np.array([[10.0, 10.0, 40.0, 30.0]])) == [BBox(*box)]
