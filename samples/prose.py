"""Running text from a few marks of Markdown (#, ##, ###, -) to paragraphs for typesetting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

TEXTS = Path(__file__).parent / "texts"
MARKS = {"### ": "h3", "## ": "h2", "# ": "h1", "- ": "item"}
"""A line's first characters and the style they ask for."""


def read(name: str, styles: Mapping[str, ParagraphStyle], *, bullet: str = "•") -> list[Flowable]:
    """The text of `texts/<name>.md`: each line that is not empty is one heading, item or paragraph."""
    lines = (TEXTS / f"{name}.md").read_text(encoding="utf-8").splitlines()
    return [_flowable(line, styles, bullet) for line in lines if line.strip()]


def _flowable(line: str, styles: Mapping[str, ParagraphStyle], bullet: str) -> Flowable:
    """One line as the paragraph that its mark asks for."""
    mark = next((mark for mark in MARKS if line.startswith(mark)), "")
    kind = MARKS.get(mark, "text")
    text = escape(line.removeprefix(mark).strip())
    return Paragraph(text, styles[kind], bulletText=bullet if kind == "item" else None)
