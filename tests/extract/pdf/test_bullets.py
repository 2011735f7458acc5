"""Bullets in symbol fonts, fonts that map them to letters, and drawn ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.pdf.bullets import with_bullets
from atgardsbanken.extract.pdf.text_layer import read_raw_page
from atgardsbanken.extract.records import BBox, Word

Build = Callable[..., Path]
Draw = Callable[[Canvas], None]


def items(font: str, *signs: str) -> Draw:
    """Items of a list, each behind a sign in a font of its own."""

    def draw(canvas: Canvas) -> None:
        for number, sign in enumerate(signs):
            canvas.setFont(font, 10)
            canvas.drawString(100, 700 - 14 * number, sign)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(115, 700 - 14 * number, f"Inför rutin {number} för vården")

    return draw


def drawn(shape: Callable[[Canvas, float], object]) -> Draw:
    """Items of a list, each behind a shape that is drawn."""

    def draw(canvas: Canvas) -> None:
        for number in range(3):
            shape(canvas, 700 - 14 * number)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(115, 700 - 14 * number, f"Inför rutin {number} för vården")

    return draw


def signs(path: Path) -> list[str]:
    """The first words of the page's lines that are no running text."""
    with pdfium.PdfDocument(path) as pdf:
        found = read_raw_page(pdf[0], 1).words
    return [word.text for word in found if word.box.x0 < 112]


@pytest.mark.parametrize(
    ("font", "sign"),
    [
        ("ZapfDingbats", "l"),
        ("ZapfDingbats", "n"),
        ("ZapfDingbats", "v"),
        ("Symbol", "\N{MIDDLE DOT}"),
        ("Times-Roman", "ñ"),
        ("Times-Roman", "A"),
        ("Times-Roman", "<>"),
        ("Courier", "o"),
    ],
)
def test_sign_in_a_font_of_its_own_is_a_bullet(typeset: Build, font: str, sign: str) -> None:
    """A sign that stands before lines again and again in a font with nothing else in it is a bullet."""
    assert signs(typeset(items(font, sign, sign, sign))) == ["•", "•", "•"]


def test_sign_without_a_character_is_a_bullet(typeset: Build) -> None:
    """A sign of which the font does not tell what it is is a bullet where it stands before a line."""
    if "Unmapped" not in getRegisteredFontNames():
        try:
            registerFont(TTFont("Unmapped", "DejaVuSans.ttf"))
        except TTFError as error:
            pytest.skip(str(error))
    assert signs(typeset(items("Unmapped", "\uf0b7", "\uf0b7"))) == ["•", "•"]


@pytest.mark.parametrize("sign", ["§", "1.", "a)", "X", "7", "i", "–"])
def test_sign_that_says_something_is_kept(typeset: Build, sign: str) -> None:
    """Numbers, letters of lists, section signs, crosses and dashes in a font of their own are kept."""
    assert signs(typeset(items("Times-Bold", sign, sign))) == [sign, sign]


@pytest.mark.parametrize("sign", ["α", "β"])
def test_greek_letters_are_kept(typeset: Build, sign: str) -> None:
    """Greek letters say something."""
    assert signs(typeset(items("Symbol", sign, sign))) == [sign, sign]


def test_drawn_shape_on_a_bullet_is_none(typeset: Build) -> None:
    """A shape that is drawn under a bullet is not another one."""

    def draw(canvas: Canvas) -> None:
        for number in range(2):
            canvas.circle(102, 703 - 14 * number, 1.8, stroke=0, fill=1)
        items("Helvetica", "\N{BULLET}", "\N{BULLET}")(canvas)

    assert signs(typeset(draw)) == ["•", "•"]


def test_different_letters_are_kept(typeset: Build) -> None:
    """Letters of which none comes again are no bullets."""
    assert signs(typeset(items("Times-Bold", "A", "B", "C"))) == ["A", "B", "C"]


@pytest.mark.parametrize(("code", "sign"), [("\uf0b7", "•"), ("\uf0fe", "☑"), ("\uf0a8", "☐"), ("à", "→"), ("§", "•")])
def test_wingdings_are_read_as_what_they_show(code: str, sign: str) -> None:
    """Codes of Wingdings are the boxes, ticks and arrows that they show, and bullets else."""
    words = [Word(code, BBox(0, 0, 5, 10), "Wingdings-Regular", 10), Word("Klar", BBox(15, 0, 35, 10), "Arial", 10)]
    assert [word.text for word in with_bullets(words, [])] == [sign, "Klar"]


SHAPES: dict[str, Callable[[Canvas, float], object]] = {
    "disc": lambda canvas, y: canvas.circle(104, y + 3, 1.8, stroke=0, fill=1),
    "ring": lambda canvas, y: canvas.circle(104, y + 3, 1.8, stroke=1, fill=0),
    "square": lambda canvas, y: canvas.rect(102, y + 1.5, 3.5, 3.5, stroke=0, fill=1),
}


@pytest.mark.parametrize("name", SHAPES)
def test_drawn_shape_before_a_line_is_a_bullet(
    typeset: Build, laid: Callable[[Path], list[LaidOut]], name: str
) -> None:
    """Small shapes that are drawn before lines make these items of a list."""
    (found,) = laid(typeset(drawn(SHAPES[name])))
    assert [(block.kind, block.marker) for block in found.page.blocks] == [("item", "•")] * 3
    assert found.page.lines[0].text == "• Inför rutin 0 för vården"


NO_BULLETS: dict[str, Callable[[Canvas, float], object]] = {
    "box to tick": lambda canvas, y: canvas.rect(101, y, 8, 8),
    "dash": lambda canvas, y: canvas.rect(100, y + 3, 6, 1, stroke=0, fill=1),
    "one alone": lambda canvas, y: canvas.circle(104, y + 3, 1.8) if y == 700 else None,
    "far away": lambda canvas, y: canvas.circle(60, y + 3, 1.8),
    "between lines": lambda canvas, y: canvas.circle(104, y + 12, 1.8),
}


@pytest.mark.parametrize("name", NO_BULLETS)
def test_other_shapes_are_no_bullets(typeset: Build, name: str) -> None:
    """Boxes to tick, dashes, lone dots, and shapes that stand before no line are not taken for bullets."""
    assert signs(typeset(drawn(NO_BULLETS[name]))) == []
