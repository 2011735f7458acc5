"""How the sample documents look: fonts, colours, paragraph styles and page edges; lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

MARGIN = 56.0
"""White space at the edges of an upright page, in points."""
SLIDE_MARGIN = 34.0
"""White space at the edges of a page lying down, in points."""
UPRIGHT, LYING = "upright", "lying"
"""Names of the two page templates."""


@dataclass(frozen=True, slots=True)
class Look:
    """A publisher's face: font names, a colour (hexadecimal) and the size of running text in points."""

    body: str
    bold: str
    heading: str
    colour: str
    tint: str
    size: float = 10.0


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document says of itself: its title, the running head, and the small print at the foot of each page."""

    title: str
    head: str
    small_print: str


AUTHORITY = Look("Times-Roman", "Times-Bold", "Helvetica-Bold", "#00555c", "#e3eef0", 10.5)
"""The report of 2018: serif text under sans headings."""
AGENCY = Look("Vera", "VeraBd", "VeraBd", "#6b1f3a", "#f4e9ed", 8.8)
"""The report of 2019: an embedded sans font."""
REGION = Look("Helvetica", "Helvetica-Bold", "Helvetica-Bold", "#1f4e8c", "#dfe8f3", 9.8)
"""The regions' own documents."""


def register_fonts() -> None:
    """Make the two fonts that reportlab brings along known to it; all others here are built into PDF."""
    folder = resources.files("reportlab") / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def styles(look: Look) -> dict[str, ParagraphStyle]:
    """Paragraph styles by name: text, item, small, h1, h2, h3."""
    size = look.size
    text = ParagraphStyle("text", fontName=look.body, fontSize=size, leading=size * 1.42, spaceAfter=size * 0.7)
    heading = ParagraphStyle("heading", parent=text, fontName=look.heading, textColor=HexColor(look.colour))
    h1 = ParagraphStyle("h1", parent=heading, fontSize=size * 1.9, leading=size * 2.3, spaceAfter=size)
    h2 = ParagraphStyle("h2", parent=heading, fontSize=size * 1.3, leading=size * 1.6, spaceBefore=size * 0.9)
    h3 = ParagraphStyle(
        "h3", parent=text, fontName=look.bold, spaceBefore=size * 0.5, spaceAfter=size * 0.3, keepWithNext=1
    )
    item = ParagraphStyle("item", parent=text, leftIndent=16, bulletIndent=4, spaceAfter=size * 0.4)
    small = ParagraphStyle("small", parent=text, fontSize=7.5, leading=9.5, spaceAfter=3)
    return {style.name: style for style in (text, item, small, h1, h2, h3)}


def write(path: Path, story: Sequence[Flowable], *, look: Look, imprint: Imprint) -> None:
    """Typeset `story` as `path`: the same bytes each time with the same reportlab."""
    document = BaseDocTemplate(
        str(path), pagesize=A4, title=imprint.title, author="Åtgärdsbankens exempelbibliotek", lang="sv", invariant=1
    )
    document.addPageTemplates(
        [_template(UPRIGHT, A4, MARGIN, look, imprint), _template(LYING, landscape(A4), SLIDE_MARGIN, look, imprint)]
    )
    document.build(list(story))


def _template(name: str, size: tuple[float, float], margin: float, look: Look, imprint: Imprint) -> PageTemplate:
    """A page of `size` points with its running head and foot."""
    width, height = size
    frame = Frame(margin, margin + 10, width - 2 * margin, height - 2 * margin - 18, 0, 0, 0, 0)

    def edges(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(look.body, 7.5)
        canvas.setFillColor(HexColor("#444444"))
        canvas.drawString(margin, height - margin * 0.62, imprint.head)
        canvas.drawString(margin, margin * 0.55, imprint.small_print)
        canvas.drawRightString(width - margin, margin * 0.55, str(canvas.getPageNumber()))
        canvas.setStrokeColor(HexColor(look.colour))
        canvas.line(margin, margin * 0.55 + 11, width - margin, margin * 0.55 + 11)
        canvas.restoreState()

    return PageTemplate(id=name, frames=[frame], pagesize=size, onPage=edges)
