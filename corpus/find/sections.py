"""Finds the heading that a place in a document stands under; points from the top of the page, pages from 1."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import BBox


@dataclass(frozen=True, slots=True)
class PlacedHeading:
    """A heading with its text, level, page and box."""

    page: int
    box: BBox
    text: str
    level: int

    @property
    def top(self) -> float:
        """Return the distance of its top from the top of the page, in points."""
        return self.box.top


class Sections:
    """The headings of a document in reading order, looked up by place."""

    def __init__(self, view: DocumentView) -> None:
        """Collect the headings of `view`, page by page."""
        self.headings = sorted(
            (
                PlacedHeading(page.number, block.box, text_of(view.block(page, block)), block.level)
                for page in view.document.pages
                for block in page.blocks
                if block.kind == "heading"
            ),
            key=lambda heading: (heading.page, heading.top),
        )
        self._places = [(heading.page, heading.top) for heading in self.headings]

    def before(self, page: int, top: float) -> str:
        """Return the text of the last heading above `top` on `page` or before it, "" where there is none."""
        index = bisect_left(self._places, (page, top))
        return self.headings[index - 1].text if index else ""

    def over(self, page: int, box: BBox) -> str:
        """Return the text of the last heading above a box; of several side by side, the one that is over it."""
        index = bisect_left(self._places, (page, box.top))
        above = (self.headings[place] for place in range(index - 1, -1, -1))
        _, beside = next(groupby(above, key=lambda heading: (heading.page, round(heading.top))), (None, ()))
        over = max(beside, key=lambda heading: _shared_width(heading.box, box), default=None)
        return over.text if over else ""


def _shared_width(one: BBox, other: BBox) -> float:
    """Return the width in points that two boxes share, below 0 where they stand apart."""
    return min(one.x1, other.x1) - max(one.x0, other.x0)
