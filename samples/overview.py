"""Overview slides: a page for each region with three boxes side by side, one for each development area, in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from samples.look import Look

AREA_TITLES = {
    "it": "IT-stöd och processer för förenklad administration",
    "kompetens": "Smartare användning av medarbetarnas kompetens",
    "forsorjning": "Stöd till långsiktig kompetensförsörjning",
}
"""What stands at the head of each area's box."""
GAP = 12.0
"""White space between two boxes, in points."""
GUTTER = 16.0
"""White space between the two columns of a box, in points."""
PADDING = 6.0
"""White space between a box's edge and its text, in points."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """How the boxes look: drawn with lines or only tinted, and from how many texts on a box gets two columns."""

    width: float
    size: float
    drawn: bool
    two_columns_from: int
    bullet: str = ""
    height: float | None = None


def boxes(measures: Mapping[str, Sequence[str]], *, look: Look, plan: Boxes) -> Table:
    """The three boxes of one region side by side; `measures` holds names by area, in the order of the boxes."""
    columns = [2 if len(measures[area]) >= plan.two_columns_from else 1 for area in AREA_TITLES]
    inner = plan.width - 2 * GAP
    shares = [1.0 if count == 1 else 1.55 for count in columns]
    widths = [inner * share / sum(shares) for share in shares]
    head = [Paragraph(AREA_TITLES[area], _head_style(look, plan)) for area in AREA_TITLES]
    bodies = [
        _texts(measures[area], count, width, look=look, plan=plan)
        for area, count, width in zip(AREA_TITLES, columns, widths, strict=True)
    ]
    return Table(
        [_spaced(head), _spaced(bodies)],
        colWidths=_spaced(widths, GAP),
        rowHeights=[None, plan.height],
        style=_box_style(look, plan),
    )


def bar(text: str, *, look: Look, width: float) -> Table:
    """A band across the page above the boxes."""
    style = ParagraphStyle("bar", fontName=look.bold, fontSize=9.5, leading=12, alignment=1)
    colours = [
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(look.tint)),
        ("BOX", (0, 0), (-1, -1), 0.6, HexColor("#777777")),
    ]
    return Table([[Paragraph(escape(text), style)]], colWidths=[width], style=colours, spaceAfter=8)


def _spaced(values: Sequence[object], between: object = "") -> list[object]:
    """`values` with `between` in the places that part the boxes."""
    first, second, third = values
    return [first, between, second, between, third]


def _head_style(look: Look, plan: Boxes) -> ParagraphStyle:
    """The heading of a box."""
    colour = white if plan.drawn else HexColor(look.colour)
    size = plan.size + 0.8
    return ParagraphStyle("head", fontName=look.bold, fontSize=size, leading=size * 1.2, textColor=colour)


def _texts(texts: Sequence[str], columns: int, width: float, *, look: Look, plan: Boxes) -> list[Flowable] | Table:
    """The short texts of one box, in one column or two."""
    style = ParagraphStyle(
        "short", fontName=look.body, fontSize=plan.size, leading=plan.size * 1.18, spaceAfter=plan.size * 0.85
    )
    if plan.bullet:
        style = ParagraphStyle("short", parent=style, leftIndent=8, bulletIndent=0)
    paragraphs = [Paragraph(escape(text), style, bulletText=plan.bullet or None) for text in texts]
    if columns == 1:
        return paragraphs or [Spacer(1, 1)]
    half = (len(paragraphs) + 1) // 2
    inner = (width - 2 * PADDING - GUTTER) / 2
    plain = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table([[paragraphs[:half], "", paragraphs[half:]]], colWidths=[inner, GUTTER, inner], style=plain)


def _box_style(look: Look, plan: Boxes) -> list[tuple[object, ...]]:
    """Lines and colours of the three boxes."""
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 1), (-1, 1), 7)]
    style += [("LEFTPADDING", (0, 0), (-1, -1), PADDING), ("RIGHTPADDING", (0, 0), (-1, -1), PADDING)]
    for column in (0, 2, 4):
        if plan.drawn:
            style.append(("BACKGROUND", (column, 0), (column, 0), HexColor(look.colour)))
            style.append(("BOX", (column, 0), (column, 1), 0.8, HexColor(look.colour)))
        else:
            style.append(("BACKGROUND", (column, 0), (column, 1), HexColor(look.tint)))
    return style
