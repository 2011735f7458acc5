"""Every threshold of reading PDFs decides something: what lies just under it and just over it differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from unittest import mock

import pypdfium2 as pdfium
import pytest
from pdf_probes import TEXT_CASES
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from thresholds_ocr import moved, moves

from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.pdf import styles, text_layer
from atgardsbanken.extract.pdf.render import fitting_dpi, scanned_dpi
from atgardsbanken.extract.pdf.settings import PdfSettings
from atgardsbanken.extract.pdf.text_layer import read_raw_page
from atgardsbanken.extract.records import BBox, Word

Build = Callable[..., Path]
Draw = Callable[[Canvas], None]


def count_rules(typeset: Build, *drawings: Draw) -> list[int]:
    """The number of drawn lines on a page for each drawing."""
    with pdfium.PdfDocument(typeset(*drawings)) as pdf:
        return [len(read_raw_page(pdf[index], 1).rules) for index in range(len(pdf))]


def bar(points: float) -> Draw:
    """Draws a filled bar so thick: one drawn line, or a shape with two long edges."""
    return lambda canvas: canvas.rect(100, 100, 200, points, stroke=0, fill=1)


def short(points: float) -> Draw:
    """Draws a short line."""
    return lambda canvas: canvas.rect(100, 100, points, 0.5, stroke=0, fill=1)


def slanting(points: float) -> Draw:
    """Draws a corner, one side of which rises so far."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(100, 100)
        path.lineTo(200, 100 + points)
        path.lineTo(200, 300)
        canvas.drawPath(path)

    return draw


def many(number: int) -> Draw:
    """Draws so many lines."""

    def draw(canvas: Canvas) -> None:
        for index in range(number):
            canvas.line(100, 100 + index / 10, 200, 100 + index / 10)

    return draw


def outline(segments: int, straight: int) -> Draw:
    """Draws a path of so many short segments, of which number `straight` (from 1) is a long level line."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        x, y = 100.0, 100.0
        path.moveTo(x, y)
        for index in range(1, segments + 1):
            x, y = (x + 50, y) if index == straight else (x + 2, y + 2)
            path.lineTo(x, y)
        canvas.drawPath(path)

    return draw


def nested(depth: int) -> Draw:
    """Draws a line in a form in a form."""

    def draw(canvas: Canvas) -> None:
        for level in range(depth):
            canvas.beginForm(f"form{depth}-{level}")
            if level:
                canvas.doForm(f"form{depth}-{level - 1}")
            else:
                canvas.line(100, 100, 200, 100)
            canvas.endForm()
        canvas.doForm(f"form{depth}-{depth - 1}")

    return draw


def are_scans(typeset: Build, *shares: float) -> list[bool]:
    """Whether pages are scans of which a picture covers these parts."""
    picture = ImageReader(Image.new("L", (100, 100)))
    drawings = [lambda canvas, high=842 * share: canvas.drawImage(picture, 0, 0, 595, high) for share in shares]
    with pdfium.PdfDocument(typeset(*drawings)) as pdf:
        return [scanned_dpi(pdf[index]) is not None for index in range(len(pdf))]


def is_drawn(dpi: float) -> bool:
    """Whether a page is drawn that fits the limit at this resolution only."""
    try:
        fitting_dpi(72_000, 72_000, dpi=300, megapixels=dpi**2)
    except LimitError:
        return False
    return True


def are_bold(typeset: Build, *weights: int) -> list[bool]:
    """Whether words are bold whose font has these weights, and a name that says nothing."""
    found = []
    path = typeset(lambda canvas: canvas.drawString(100, 700, "vård"))
    for weight in weights:
        with (
            mock.patch.object(styles.pdfium_c, "FPDFFont_GetWeight", return_value=weight),
            pdfium.PdfDocument(path) as pdf,
        ):
            found.append(read_raw_page(pdf[0], 1).words[0].bold)
    return found


def closes(gap: float) -> bool:
    """Whether a full stop so many points after a word of 10 points closes it."""
    last = Word("vård", BBox(100, 100, 120, 110), size=10.0)
    return text_layer._closes(Word(".", BBox(120 + gap, 100, 123 + gap, 110), size=10.0), last)


def with_mark(typeset: Build, size: float, rise: float) -> str:
    """A word of 20 points with a figure at its end that is set so large and so high."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 700)
        text.setFont("Helvetica", 20)
        text.textOut("vård")
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut("2")
        canvas.drawText(text)

    with pdfium.PdfDocument(typeset(draw)) as pdf:
        return read_raw_page(pdf[0], 1).words[0].text


def tinted(between: int) -> Draw:
    """Draws a tint on the same tint, with so many others painted between them elsewhere."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(100, 100, 200, 200, stroke=0, fill=1)
        for number in range(between):
            canvas.rect(400, 100 + 12 * number, 90, 10, stroke=0, fill=1)
        canvas.rect(120, 120, 90, 90, stroke=0, fill=1)

    return draw


Case = tuple[Callable[[Build], object], object]
CASES: dict[str, Case] = {
    "rule_thickness_pt": (lambda typeset: count_rules(typeset, bar(2.8), bar(3.2)), [1, 2]),
    "rule_length_pt": (lambda typeset: count_rules(typeset, short(5.5), short(6.5)), [0, 1]),
    "rule_slant_pt": (lambda typeset: count_rules(typeset, slanting(0.9), slanting(1.1)), [2, 1]),
    "most_rules": (lambda typeset: count_rules(typeset, many(2900), many(3100)), [2900, 0]),
    "most_paint_below": (lambda typeset: count_rules(typeset, tinted(38), tinted(41)), [4 * 39, 4 * 43]),
    "most_frame_segments": (lambda typeset: count_rules(typeset, outline(45, 20), outline(52, 20)), [1, 0]),
    "sampled_segments": (lambda typeset: count_rules(typeset, outline(96, 7)), [1]),
    "most_form_depth": (lambda typeset: count_rules(typeset, nested(3), nested(4)), [1, 0]),
    "scan_share": (lambda typeset: are_scans(typeset, 0.75, 0.85), [False, True]),
    "least_dpi": (lambda _: (is_drawn(29), is_drawn(31)), (False, True)),
    "bold_weight": (lambda typeset: are_bold(typeset, 550, 650), [False, True]),
    "closing_gap_em": (lambda _: (closes(1.1), closes(1.3)), (True, False)),
    "mark_size_share": (lambda typeset: (with_mark(typeset, 16.5, 6), with_mark(typeset, 17.5, 6)), ("vård²", "vård2")),
    "mark_rise_em": (lambda typeset: (with_mark(typeset, 12, 2.8), with_mark(typeset, 12, 3.2)), ("vård2", "vård²")),
    **TEXT_CASES,
}
"""For each setting what happens just under it and just over it, and what that is."""


def test_every_setting_has_a_case() -> None:
    """A setting that decides nothing is no setting."""
    assert set(CASES) == {field.name for field in fields(PdfSettings)}


@pytest.mark.parametrize("name", CASES)
def test_setting_decides(typeset: Build, name: str) -> None:
    """What lies just under a setting and just over it comes out as it should."""
    found, expected = CASES[name]
    assert found(typeset) == expected


@pytest.mark.parametrize(("name", "factor"), moves("pdf"))
def test_moved_setting_is_noticed(typeset: Build, name: str, factor: float) -> None:
    """A setting that is moved by a third or a quarter decides otherwise."""
    found, expected = CASES[name]
    with moved("pdf", name, factor):
        assert found(typeset) != expected
