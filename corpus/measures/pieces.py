"""Pieces that pages are read as (blocks, parts of them, grids), where lines begin anew, what heads look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from atgardsbanken.corpus.measures.heads import field_of
from atgardsbanken.corpus.spans import BULLET, Span

Cells = tuple[tuple[Span, ...], ...]
GridLine = tuple[bool, tuple[Span | None, ...]]
LONGEST_HEAD_WORDS = 6
"""Words that a column's head has at most."""
LONGEST_TITLE = 90
"""Characters of a line alone that may be a heading in a text extract."""
NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-ZÅÄÖ]")
"""The number of a heading."""
WIDE_STEP = 1.15
"""How much farther apart than the closest lines of a block two lines stand between which white was set."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed block, or a part of one, with its level as a heading and its marker as an item."""

    kind: str
    spans: tuple[Span, ...]
    level: int = 0
    marker: str = ""
    panel: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns side by side: the heads' texts, and rows of cells."""

    heads: tuple[str, ...]
    rows: tuple[Cells, ...]


def sign_of(span: Span) -> str:
    """Return the bullet with which a line begins, "" for none."""
    match = BULLET.match(span.text)
    return match[0].strip() if match else ""


def broken(spans: Sequence[Span], right: float) -> list[tuple[Span, ...]]:
    """Return the lines in groups: one begins where the line before had room for its first word."""
    groups: list[list[Span]] = []
    steps = [
        low.box.top - up.box.top for up, low in pairwise(spans) if up.page == low.page and low.box.top > up.box.top
    ]
    wide = WIDE_STEP * min(steps, default=0.0)
    for span in spans:
        above = groups[-1][-1] if groups else None
        apart = above is not None and span.box.top - above.box.top > wide > 0 and span.text[:1].isupper()
        if above is not None and not apart and not begins_anew(above, span, right):
            groups[-1].append(span)
        else:
            groups.append([span])
    return [tuple(group) for group in groups]


def begins_anew(above: Span, span: Span, right: float) -> bool:
    """Return whether a line begins something new though extraction saw it go on."""
    words = span.text.split()
    if not words or BULLET.match(span.text):
        return bool(words)
    if not (words[0][:1].isupper() or words[0][:1].isdigit()):
        return False
    letter = (above.box.x1 - above.box.x0) / max(1, len(above.text))
    left = min(above.box.x0, span.box.x0)
    room = right - above.box.x1 - letter * (2 + len(words[0]))
    return room > 0.08 * (right - left) and above.text.rstrip()[-1:] not in (",", "-", "–")


def are_heads(texts: Sequence[str]) -> bool:
    """Return whether texts side by side are columns' heads: short, and known ones among them."""
    if len(texts) < 2 or any(len(text.split()) > LONGEST_HEAD_WORDS or text.endswith((".", ",")) for text in texts):
        return False
    known = [name for text in texts if (name := field_of(text))]
    return len(known) >= 2 or (len(known) == 1 and len(texts) >= 3 and known[0] in ("title", "responsible", "deadline"))
