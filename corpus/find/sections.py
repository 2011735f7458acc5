"""Which heading a place in a document stands under; points from the top of the page, pages from 1."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import BBox


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and where it stands."""

    page: int
    box: BBox
    text: str
    level: int

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.box.top


class Sections:
    """The headings of a document in order."""

    def __init__(self, view: DocumentView) -> None:
        """Collect the headings of `view`, page by page."""
        self.headings = sorted(
            (
                Section(page.number, block.box, text_of(view.block(page, block)), block.level)
                for page in view.document.pages
                for block in page.blocks
                if block.kind == "heading"
            ),
            key=lambda section: (section.page, section.top),
        )
        self._places = [(section.page, section.top) for section in self.headings]

    def before(self, page: int, top: float) -> str:
        """The last heading above a place, "" where there is none."""
        index = bisect_left(self._places, (page, top))
        return self.headings[index - 1].text if index else ""

    def over(self, page: int, box: BBox) -> str:
        """The same for a box: where headings stand side by side, the one that is over it."""
        index = bisect_left(self._places, (page, box.top))
        above = (self.headings[place] for place in range(index - 1, -1, -1))
        _, beside = next(groupby(above, key=lambda each: (each.page, round(each.top))), (None, ()))
        over = max(beside, key=lambda each: min(each.box.x1, box.x1) - max(each.box.x0, box.x0), default=None)
        return over.text if over else ""
