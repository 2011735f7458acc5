"""Pages drawn, their size checked first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.pdf.render import fitting_dpi, render_page


def draw(canvas: Canvas) -> None:
    """A word."""
    canvas.drawString(100, 700, "Hej")


def test_small_page_gets_what_is_asked() -> None:
    """A page within the limit is drawn as asked."""
    assert fitting_dpi(595, 842, dpi=300, megapixels=40) == 300


def test_large_page_gets_less() -> None:
    """A page over the limit is drawn at the resolution that just fits."""
    assert fitting_dpi(7200, 7200, dpi=300, megapixels=40) == pytest.approx(63.25, abs=0.01)


def test_monstrous_page_is_refused() -> None:
    """A page that would show nothing within the limit is refused before anything is drawn."""
    with pytest.raises(LimitError, match="megapixels; the limit is 40"):
        fitting_dpi(1e6, 1e6, dpi=300, megapixels=40)


def test_page_without_size_is_refused() -> None:
    """A page without extent has no picture."""
    with pytest.raises(LimitError, match="no picture to read"):
        fitting_dpi(0, 842, dpi=300, megapixels=40)


def test_picture_is_as_large_as_the_page(typeset: Callable[..., Path]) -> None:
    """A page's picture has its size at the asked resolution."""
    assert render_page(typeset(draw), 1, dpi=72).size == (595, 842)


def test_missing_page_is_an_error(typeset: Callable[..., Path]) -> None:
    """There is no second page of one."""
    with pytest.raises(IndexError, match="no page 2"):
        render_page(typeset(draw), 2, dpi=72)
