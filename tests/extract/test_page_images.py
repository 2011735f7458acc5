"""Pictures of pages for the site."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.page_images import page_pictures

Build = Callable[..., Path]


def write(canvas: Canvas) -> None:
    """A line of print."""
    canvas.drawString(72, 700, "Kortare väntetider")


def test_each_page_has_a_picture(typeset: Build) -> None:
    """Pages come as WebP of about 100 dots per inch, by their numbers, as many as are wanted."""
    pictures = page_pictures(typeset(write, write, write), ReadOptions(pages=2))
    assert sorted(pictures) == [1, 2]
    with Image.open(io.BytesIO(pictures[1])) as image:
        assert (image.format, image.size) == ("WEBP", (827, 1170))


def test_large_page_is_drawn_smaller(typeset: Build) -> None:
    """A poster's picture has no more pixels than the limit."""
    (picture,) = page_pictures(typeset(write, size=(4000, 4000)), ReadOptions()).values()
    with Image.open(io.BytesIO(picture)) as image:
        assert 3.8e6 < image.width * image.height <= 4.1e6


def test_what_cannot_be_drawn_has_none(tmp_path: Path) -> None:
    """A text extract, and a file that is broken, have no pictures and stop nothing."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7 broken")
    assert page_pictures(path, ReadOptions()) == {}
