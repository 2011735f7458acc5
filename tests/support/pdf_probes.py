"""Pages that show what the settings of asides, letter-spacing, bullets, fields and pictures decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.pdf.text_layer import read_raw_page

Build = Callable[..., Path]
Draw = Callable[[Canvas], None]
Probe = Callable[[Build], object]
ONE_WORD, TWO_WORDS = ["BÄTTREVÅRD"], ["BÄTTRE", "VÅRD"]
UNTOLD = ["B", "ÄT", "T", "R", "E", "V", "Å", "R", "D"]
LINE = "Vården ska bli bättre i hela länet"


def pages(typeset: Build, drawings: Iterable[Draw]) -> list[RawPage]:
    """What is read of a page for each drawing."""
    with pdfium.PdfDocument(typeset(*drawings)) as pdf:
        if pdf.get_formtype():
            pdf.init_forms()
        return [read_raw_page(pdf[index], 1) for index in range(len(pdf))]


def line(canvas: Canvas, x: float = 100, y: float = 700, text: str = LINE, size: float = 10) -> None:
    """Typesets a line."""
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, text)


def kinds(*drawings: Draw) -> Probe:
    """The kinds of what is set aside on a page for each drawing."""
    return lambda typeset: [[aside.kind for aside in raw.asides] for raw in pages(typeset, drawings)]


def texts(*drawings: Draw) -> Probe:
    """The words of a page for each drawing, without the running line."""
    return lambda typeset: [
        [word.text for word in raw.words if word.text not in LINE.split()] for raw in pages(typeset, drawings)
    ]


def slanted(degrees: float, size: float = 8) -> Draw:
    """A line that rises by so many degrees, beside running text of 10 points."""

    def draw(canvas: Canvas) -> None:
        for number in range(3):
            line(canvas, y=700 - 14 * number)
        canvas.translate(200, 300)
        canvas.rotate(degrees)
        line(canvas, 0, 0, "Etikett", size)

    return draw


def pale(shade: float, size: float = 60) -> Draw:
    """A word of this shade (0.0 black to 1.0 white) and size under lines of 10 points."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(shade)
        line(canvas, 100, 690, "UTKAST", size)
        canvas.setFillGray(0)
        for number in range(4):
            line(canvas, y=730 - 14 * number)

    return draw


def at_side(points: float) -> Draw:
    """A line set sideways so far from the page's left edge, over a page number at its foot."""

    def draw(canvas: Canvas) -> None:
        line(canvas)
        line(canvas, 20, 50, "1234567890123456")
        canvas.translate(points + 8, 300)
        canvas.rotate(90)
        line(canvas, 0, 0, "Plan för vården")

    return draw


def letters(gap: float, *, word_gap: float = 0.0, moved: float = 0.0, count: int = 1) -> Draw:
    """A word of 20 points drawn letter by letter, so far apart.

    Another word follows after `word_gap` more; every other letter is moved to the right, `count` of them.
    """

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 20)
        left = 100.0
        for number, letter in enumerate("BÄTTREVÅRD"):
            left += word_gap if number == 6 else 0.0
            canvas.drawString(left + (moved if number % 2 and number < 2 * count else 0.0), 700, letter)
            left += stringWidth(letter, "Helvetica", 20) + gap

    return draw


def figures(*numbers: str) -> Draw:
    """Numbers of 9 points drawn one by one, with a little white between them."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        left = 100.0
        for number in numbers:
            canvas.drawString(left, 700, number)
            left += stringWidth(number, "Helvetica", 9) + 1.2

    return draw


def discs(size: float, *, gap: float = 8.0, number: int = 2, extra: int = 0) -> Draw:
    """So many discs of this size in points, each before a line of 10 points, and extra ones elsewhere."""

    def draw(canvas: Canvas) -> None:
        for index in range(number):
            canvas.circle(100 - gap - size / 2, 703 - 14 * index, size / 2, stroke=0, fill=1)
            line(canvas, y=700 - 14 * index)
        for index in range(extra):
            canvas.circle(50 + index, 100, 2, stroke=0, fill=1)

    return draw


def large_discs(size: float) -> Draw:
    """Discs of this size before lines of 30 points."""

    def draw(canvas: Canvas) -> None:
        for index in range(2):
            canvas.circle(80, 712 - 40 * index, size / 2, stroke=0, fill=1)
            line(canvas, y=700 - 40 * index, size=30)

    return draw


def picture(width: float, height: float, *, covered: int = 0) -> Draw:
    """A picture of this size in points, with so many lines of 10 points on it."""

    def draw(canvas: Canvas) -> None:
        line(canvas, y=820)
        canvas.drawImage(ImageReader(Image.new("L", (50, 50), 255)), 0, 100, width, height)
        for index in range(covered):
            line(canvas, 20, 120 + 12 * index)

    return draw


def unread(*drawings: Draw) -> Probe:
    """How many pictures may show text, for each drawing."""
    return lambda typeset: [len(raw.unread) for raw in pages(typeset, drawings)]


def field(width: float, height: float, *, flags: str = "", text: str = LINE) -> Draw:
    """A filled in form field beside a line of 10 points."""

    def draw(canvas: Canvas) -> None:
        line(canvas)
        canvas.acroForm.textfield(
            name="a", value=text, x=100, y=400, width=width, height=height, fieldFlags=flags, fontSize=8
        )

    return draw


def field_boxes(*drawings: Draw) -> Probe:
    """Where the second word of a field begins from its left edge, its size, and the distance of its lines."""

    def probe(typeset: Build) -> object:
        found = []
        for raw in pages(typeset, drawings):
            words = [word for word in raw.words if word.font == "Form"]
            tops = sorted({round(word.box.top, 1) for word in words})
            found.append((round(words[1].box.x0 - 100, 1), round(words[0].size, 1), round(tops[-1] - tops[0], 1)))
        return found

    return probe


TEXT_CASES: dict[str, tuple[Probe, object]] = {
    "slant_degrees": (kinds(slanted(7), slanted(9)), [[], ["paragraph"]]),
    "least_contrast": (kinds(pale(0.95), pale(0.93)), [["hidden"], ["furniture"]]),
    "watermark_shade": (kinds(pale(0.5), pale(0.6)), [[], ["furniture"]]),
    "watermark_ratio": (kinds(slanted(45, 14), slanted(45, 18)), [["paragraph"], ["furniture"]]),
    "margin_share": (kinds(at_side(44), at_side(52)), [["furniture"], ["paragraph"]]),
    "joined_figures": (texts(figures("1990", "200"), figures("1990", "2000")), [["1990200"], ["1990", "2000"]]),
    "least_letter_gap_em": (
        texts(letters(4.5, moved=3.6), letters(4.5, moved=3.4)),
        [UNTOLD, ["B", "ÄTTREVÅRD"]],
    ),
    "most_letter_gap_em": (texts(letters(17), letters(19)), [ONE_WORD, [*"BÄTTREVÅRD"]]),
    "letter_gap_ratio": (
        texts(letters(10, word_gap=4.5), letters(10, word_gap=5.5)),
        [ONE_WORD, TWO_WORDS],
    ),
    "word_gap_em": (texts(letters(4, word_gap=2.7), letters(4, word_gap=3.3)), [ONE_WORD, TWO_WORDS]),
    "least_mark_pt": (texts(discs(1.1), discs(1.3)), [[], ["•", "•"]]),
    "most_mark_pt": (texts(large_discs(11), large_discs(13)), [["•", "•"], []]),
    "most_marks": (texts(discs(3, extra=380), discs(3, extra=420)), [["•", "•"], []]),
    "most_bullet_em": (texts(discs(6.0), discs(6.4)), [["•", "•"], []]),
    "bullet_gap_em": (texts(discs(3, gap=25), discs(3, gap=27)), [["•", "•"], []]),
    "field_size_share": (field_boxes(field(400, 10), field(400, 14)), [(24.5, 7.0, 0.0), (34.3, 9.8, 0.0)]),
    "field_letter_em": (field_boxes(field(400, 20)), [(35.0, 10.0, 0.0)]),
    "field_pitch_em": (field_boxes(field(60, 100, flags="multiline")), [(35.0, 10.0, 23.0)]),
    "picture_share": (unread(picture(300, 45), picture(300, 55)), [0, 1]),
    "picture_pt": (unread(picture(590, 38), picture(590, 42)), [0, 1]),
    "covered_share": (unread(picture(500, 110, covered=1), picture(500, 85, covered=1)), [1, 0]),
}
"""For each setting what happens just under it and just over it, and what that is."""
