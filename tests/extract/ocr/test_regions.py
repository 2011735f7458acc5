"""Pictures with text are told from photographs and drawings, and read beside a text layer."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from unittest import mock

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.ocr import regions
from atgardsbanken.extract.ocr.image_cleanup import Gray
from atgardsbanken.extract.ocr.regions import REGIONS, RegionSettings, looks_like_text
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import BBox, Page, Word

Build = Callable[..., Path]
INTRO = "Den här planen har tagits fram av ledningen och gäller hela vården i länet under året."


def strokes(number: int, *, width: int = 2, broad: int = 0, ink: int = 0, paper: int = 255) -> Gray:
    """A picture with so many upright strokes of ten rows, and some broad ones below."""
    gray = np.full((60, 400), paper, np.uint8)
    for index in range(number):
        gray[10:20, 4 + 8 * index : 4 + 8 * index + width] = ink
    for index in range(broad):
        gray[30:40, 4 + 16 * index : 14 + 16 * index] = ink
    return gray


def half_paper(share: float) -> Gray:
    """A picture of which this part is paper with strokes, the rest of every shade."""
    gray = np.tile(np.linspace(0, 215, 400).astype(np.uint8), (100, 1))
    rows = round(100 * share)
    gray[:rows] = 255
    gray[2:12, 4:200:8] = 0
    gray[2:12, 5:200:8] = 0
    return gray


def grainy(shade: int) -> Gray:
    """Strokes on paper of which three fifths are about this much darker."""
    gray = np.full((100, 400), 255, np.uint8)
    gray[2:12, 4:164:8] = 0
    gray[40:70], gray[70:] = 255 - shade, 256 - shade
    return gray


def words(*confident: bool, letters: int = 6) -> bool:
    """Whether words, read with confidence or without, are text."""
    box = BBox(0, 0, 1, 1)
    return regions._is_text([Word("x" * letters, box, confidence=0.9 if sure else 0.2) for sure in confident])


def sure(confidence: float) -> bool:
    """Whether words read with this confidence are text."""
    return regions._is_text([Word("åtgärder", BBox(0, 0, 1, 1), confidence=confidence)] * 3)


CASES: dict[str, tuple[Callable[[], object], object]] = {
    "paper_gray": (lambda: (looks_like_text(grainy(22)), looks_like_text(grainy(26))), (True, False)),
    "least_paper_share": (
        lambda: (looks_like_text(half_paper(0.45)), looks_like_text(half_paper(0.55))),
        (False, True),
    ),
    "contrast_gray": (
        lambda: (looks_like_text(strokes(20, ink=200)), looks_like_text(strokes(20, ink=190))),
        (False, True),
    ),
    "most_stroke_px": (
        lambda: (looks_like_text(strokes(20, width=4)), looks_like_text(strokes(20, width=5))),
        (True, False),
    ),
    "least_strokes": (lambda: (looks_like_text(strokes(14)), looks_like_text(strokes(16))), (False, True)),
    "thin_strokes_share": (
        lambda: (looks_like_text(strokes(30, broad=18)), looks_like_text(strokes(30, broad=22))),
        (True, False),
    ),
    "sure_probability": (lambda: (sure(0.65), sure(0.75)), (False, True)),
    "sure_share": (lambda: (words(True, True, True, False, False), words(True, False)), (True, False)),
    "least_letters": (lambda: (words(True, letters=9), words(True, letters=11)), (False, True)),
}
"""For each setting what happens just under it and just over it, and what that is."""


def test_every_setting_has_a_case() -> None:
    """A setting that decides nothing is no setting."""
    assert set(CASES) == {field.name for field in fields(RegionSettings)}


@pytest.mark.parametrize("name", CASES)
def test_setting_decides(name: str) -> None:
    """What lies just under a setting and just over it comes out as it should, and otherwise when it is moved."""
    found, expected = CASES[name]
    assert found() == expected
    usual = getattr(REGIONS, name)
    for other in (usual * 4 / 3, usual * 3 / 4):
        moved = min(other, 1.0) if isinstance(usual, float) else round(other)
        with mock.patch.object(regions, "REGIONS", replace(REGIONS, **{name: moved})):
            assert found() != expected


def test_photograph_is_no_text() -> None:
    """A picture of every shade is not looked at for text."""
    noise = np.random.default_rng(1).normal(128, 50, (200, 300)).clip(0, 255).astype(np.uint8)
    assert not looks_like_text(noise)
    assert not looks_like_text(np.zeros((0, 0), np.uint8))


def printed(*lines: str) -> Image.Image:
    """The picture of lines, 480 by 190 points at 200 dots per inch."""
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(480, 190))
    canvas.setFont("Helvetica", 12)
    for number, line in enumerate(lines):
        canvas.drawString(20, 160 - 18 * number, line)
    canvas.save()
    with pdfium.PdfDocument(page.getvalue()) as pdf:
        return pdf[0].render(scale=200 / 72, grayscale=True).to_pil()


LIST = ("Inför vårdnära service på tre avdelningar", "Öka antalet utbildningstjänster", "Erbjud digitala vårdmöten")


def page_of(typeset: Build, *, ocr: bool = True) -> Page:
    """A page with an intro, a list in a pasted picture, and a line under it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for number in range(2):
            canvas.drawString(60, 760 - 16 * number, INTRO)
        canvas.drawImage(ImageReader(printed(*LIST)), 60, 520, 480, 190)
        canvas.drawString(60, 480, "Planen följs upp efter året.")

    return read(typeset(draw), ReadOptions(ocr=ocr)).pages[0]


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
def test_text_in_a_picture_is_read_in_its_place(typeset: Build) -> None:
    """What a pasted picture says stands between the lines over and under it, which are not read again."""
    page = page_of(typeset)
    assert [line.text for line in page.lines] == [INTRO, INTRO, *LIST, "Planen följs upp efter året."]
    assert (page.route, page.reason) == (
        "repaired",
        "text layer reads as Swedish: 12 words read from pictures on it",
    )


def test_without_ocr_the_text_layer_stands(typeset: Build) -> None:
    """Where pictures are not read the page is what its text layer says."""
    page = page_of(typeset, ocr=False)
    assert (page.route, [line.text for line in page.lines]) == ("text", [INTRO, INTRO, "Planen följs upp efter året."])


def test_photograph_beside_text_is_not_read(typeset: Build) -> None:
    """A page with a photograph is read by its text layer alone."""
    noise = np.random.default_rng(1).normal(128, 50, (200, 300)).clip(0, 255).astype(np.uint8)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, 760, INTRO)
        canvas.drawImage(ImageReader(Image.fromarray(noise)), 60, 300, 400, 300)

    page = read(typeset(draw)).pages[0]
    assert (page.route, page.reason) == ("text", "text layer reads as Swedish")
