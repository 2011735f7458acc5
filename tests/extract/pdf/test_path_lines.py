"""Straight lines of paths: where pieces of a path begin, end and close, also turned and inside forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.pdf.calls import PAGE_COUNT, PAGE_OBJECT, address, told
from atgardsbanken.extract.pdf.path_lines import straight_rules

Lines = list[tuple[int, ...]]


def two_pieces(canvas: Canvas) -> None:
    """A corner left open, and a triangle that is closed by a level line."""
    path = canvas.beginPath()
    path.moveTo(10, 10)
    path.lineTo(60, 10)
    path.lineTo(60, 90)
    path.moveTo(100, 10)
    path.lineTo(130, 60)
    path.lineTo(200, 10)
    path.close()
    canvas.drawPath(path)


def turned(canvas: Canvas) -> None:
    """A level line on a page whose user space is moved and turned a quarter."""
    canvas.translate(300, 0)
    canvas.rotate(90)
    path = canvas.beginPath()
    path.moveTo(10, 20)
    path.lineTo(60, 20)
    path.lineTo(70, 50)
    canvas.drawPath(path)


def unpainted(canvas: Canvas) -> None:
    """A box, in a larger one that only clips."""
    path = canvas.beginPath()
    path.rect(10, 10, 50, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.rect(20, 20, 30, 30, stroke=0, fill=1)


@pytest.mark.parametrize(
    ("draw", "lines"),
    [
        (two_pieces, [(0, 10, 10, 60, 10), (0, 60, 10, 60, 90), (0, 200, 10, 100, 10)]),
        (turned, [(0, 280, 10, 280, 60)]),
        (unpainted, [(0, 20, 20, 50, 20), (0, 50, 20, 50, 50), (0, 50, 50, 20, 50), (0, 20, 50, 20, 20)]),
    ],
)
def test_lines_are_those_that_the_path_draws(
    typeset: Callable[..., Path], draw: Callable[[Canvas], None], lines: Lines
) -> None:
    """Each straight line that runs across or down is told with the index of its path, in the order of drawing."""
    with pdfium.PdfDocument(typeset(draw)) as pdf:
        page = pdf[0]
        paths = [(path, None) for path in told(PAGE_OBJECT, address(page.raw), range(PAGE_COUNT(address(page.raw))))]
        numbers, corners = straight_rules(paths)
    found = [(number, *map(round, line)) for number, line in zip(numbers.tolist(), corners.tolist(), strict=True)]
    assert sorted(found) == sorted(lines)


def test_no_paths_have_no_lines() -> None:
    """A page without paths has no lines."""
    numbers, corners = straight_rules([])
    assert (len(numbers), corners.shape) == (0, (0, 4))
