"""Pictures of pages are read as scans."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from atgardsbanken.extract.errors import NotAPdfError
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pages import open_pdf
from atgardsbanken.extract.pdf.picture_file import picture_as_pdf
from atgardsbanken.extract.read import read

NO_OCR = ReadOptions(ocr=False)


def sizes(data: bytes) -> list[tuple[int, int]]:
    """The width and height of each page, in points."""
    with pdfium.PdfDocument(data) as pdf:
        return [(round(page.get_width()), round(page.get_height())) for page in pdf]


@pytest.mark.parametrize(("name", "mode"), [("a.png", "RGBA"), ("a.jpg", "RGB"), ("a.tif", "1"), ("a.png", "P")])
def test_a_picture_is_a_page_as_large_as_it_says(tmp_path: Path, name: str, mode: str) -> None:
    """The resolution in the file gives the page's size."""
    Image.new(mode, (600, 900)).save(tmp_path / name, dpi=(150, 150))
    assert sizes(picture_as_pdf(tmp_path / name)) == [(288, 432)]


def test_a_picture_without_a_resolution_is_as_wide_as_a4(tmp_path: Path) -> None:
    """A page is taken for A4."""
    Image.new("L", (827, 1169)).save(tmp_path / "a.png")
    assert sizes(picture_as_pdf(tmp_path / "a.png")) == [(595, 842)]


def test_each_picture_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    """A scanner's file of several pages is read whole."""
    first = Image.new("1", (600, 900))
    first.save(tmp_path / "a.tif", save_all=True, append_images=[first, first], dpi=(150, 150))
    with open_pdf(tmp_path / "a.tif") as pdf:
        assert len(pdf) == 3
    assert [page.route for page in read(tmp_path / "a.tif", NO_OCR).pages] == ["failed"] * 3


def test_a_damaged_picture_is_refused(tmp_path: Path) -> None:
    """What only begins as a picture is told."""
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(NotAPdfError, match="damaged"):
        read(tmp_path / "a.png", NO_OCR)
