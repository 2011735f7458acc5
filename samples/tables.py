"""Ruled tables: amounts of money in kronor, counts of measures, and a plan's activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table

from samples.look import Look

RULE = HexColor("#666666")


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a plan: a row across the table and the activities below it, each a text for every column."""

    title: str
    rows: Sequence[Sequence[str]]


def money(amount: int) -> str:
    """`amount` in kronor with spaces between the thousands, as Swedish print has it."""
    return f"{amount:,}".replace(",", " ")


def numbers(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], *, look: Look, width: float) -> Table:
    """A table with a name and numbers in each row and the sums in the last."""
    sums = [sum(values) for values in zip(*(values for _, values in rows), strict=True)]
    text = ParagraphStyle("cell", fontName=look.body, fontSize=9, leading=11)
    bold = ParagraphStyle("bold", parent=text, fontName=look.bold)
    right = ParagraphStyle("right", parent=bold, alignment=TA_RIGHT)
    cells = [[Paragraph(escape(column), right if i else bold) for i, column in enumerate(columns)]]
    cells += [[Paragraph(escape(name), text), *map(money, values)] for name, values in rows]
    cells += [[Paragraph("Totalt", bold), *map(money, sums)]]
    share = width * 0.6 / len(sums)
    style = [
        ("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor(look.colour)),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("LINEABOVE", (0, -1), (-1, -1), 1.2, HexColor(look.colour)),
        ("ALIGN", (1, 1), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("FONT", (1, 1), (-1, -2), look.body, 9),
        ("FONT", (1, -1), (-1, -1), look.bold, 9),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return Table(cells, colWidths=[width * 0.4, *([share] * len(sums))], style=style, repeatRows=1)


def activities(columns: Sequence[str], sections: Sequence[Section], *, look: Look, widths: Sequence[float]) -> Table:
    """A plan's ruled table; a row that does not fit on its page is broken and goes on below the repeated head."""
    text = ParagraphStyle("cell", fontName=look.body, fontSize=9, leading=11.5)
    bold = ParagraphStyle("bold", parent=text, fontName=look.bold)
    cells = [[Paragraph(column, bold) for column in columns]]
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(look.tint)),
    ]
    for section in sections:
        row = len(cells)
        style += [("SPAN", (0, row), (-1, row)), ("BACKGROUND", (0, row), (-1, row), HexColor("#eeeeee"))]
        cells.append([Paragraph(escape(section.title), bold), *[""] * (len(columns) - 1)])
        cells += [[Paragraph(escape(value), text) for value in values] for values in section.rows]
    return Table(cells, colWidths=list(widths), style=style, repeatRows=1, splitByRow=0, splitInRow=1)
