"""Cuts a document into the places at which facts are printed: letterhead, head and foot, front page, decision, end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from atgardsbanken.corpus.facts.issuers import Body, bodies_in, towns_in
from atgardsbanken.corpus.facts.weigh import Place
from atgardsbanken.corpus.regions import only_region, regions_in
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.records import BBox, Document, Page

FRONT_CHARACTERS = 3000
"""The beginning of a document's text that counts as its front: about a page."""
LAST_LINES = 8
"""Lines at the end of a document among which it is signed."""
HEAD_SHARE = 0.15
"""Part of the first page's height in which a letterhead stands. Typography: 4 cm of 29.7."""
DIGITS = re.compile(r"\d+")
SPACES = re.compile(r"[-_.\s]+")
GAP = re.compile(r"\s{3,}|\s{0,2}[|•·]\s*")
"""Matches what parts the pieces of one line that stand side by side, as in a letterhead or a foot."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its page (from 1), its box in points, the size of its letters in points, and its block's kind."""

    text: str
    page: int
    box: BBox
    size: float
    bold: bool
    kind: str
    level: int
    block: int

    def place(self, name: str) -> Place:
        """Return where the line stands, under a place's `name`."""
        return Place(name, self.text, self.page, self.box)


class Places:
    """A document's lines and the places that tell facts, each looked up once, when it is first asked for."""

    def __init__(self, view: DocumentView) -> None:
        """Keep the document's view."""
        self.view = view

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.view.document

    @cached_property
    def file_name(self) -> str:
        """The file's name as words."""
        return spoken_name(self.document.name)

    @cached_property
    def text(self) -> str:
        """The document's whole text, a line for each of its lines."""
        return "\n".join(page.text for page in self.document.pages)

    @cached_property
    def front(self) -> tuple[PrintedLine, ...]:
        """The lines that a document begins with, without running heads and feet."""
        lines, characters = [], 0
        for line in self.lines:
            if characters > FRONT_CHARACTERS:
                break
            lines.append(line)
            characters += len(line.text) + 1
        return tuple(lines)

    @cached_property
    def lines(self) -> tuple[PrintedLine, ...]:
        """All lines outside running heads and feet, in reading order; a letterhead is among them."""
        return tuple(line for line in self._printed if line.kind != "furniture" or line in self._letterhead)

    @cached_property
    def running(self) -> tuple[PrintedLine, ...]:
        """The running heads and feet, each wording once."""
        furniture = (line for line in self._printed if line.kind == "furniture" and line not in self._letterhead)
        return tuple({line.text: line for line in furniture}.values())

    @cached_property
    def _letterhead(self) -> frozenset[PrintedLine]:
        """The furniture at the head of the first page whose wording, figures aside, no other page has."""
        if not self.document.pages:
            return frozenset()
        first = self.document.pages[0]
        furniture = [line for line in self._printed if line.kind == "furniture"]
        others = {DIGITS.sub("#", line.text) for line in furniture if line.page != first.number}
        head = (line for line in furniture if line.page == first.number)
        return frozenset(
            line
            for line in head
            if line.box.bottom <= HEAD_SHARE * first.height and DIGITS.sub("#", line.text) not in others
        )

    @cached_property
    def _printed(self) -> tuple[PrintedLine, ...]:
        """All lines, page by page."""
        return tuple(line for page in self.document.pages for line in _lines(page))

    @cached_property
    def end(self) -> tuple[PrintedLine, ...]:
        """The last lines, where a document is signed."""
        return self.lines[-LAST_LINES:]

    @cached_property
    def regions(self) -> Counter[str]:
        """How often the text names each region."""
        return Counter(found.code for found in regions_in(self.text))

    @cached_property
    def chapters(self) -> frozenset[str]:
        """The regions that headings name and say nothing else, as a report on several has them."""
        headings = (line.text for line in self.lines if line.kind == "heading")
        return frozenset(code for text in headings if (code := only_region(text)))

    @cached_property
    def bodies(self) -> Counter[Body]:
        """How often the lines name each body."""
        return Counter(named.body for line in self.lines for named in bodies_in(line.text))

    @cached_property
    def towns(self) -> Counter[Body]:
        """How often the text names the town of each municipality."""
        return Counter(towns_in(self.text))

    @cached_property
    def properties(self) -> dict[str, str]:
        """What the file says of itself."""
        return {name: value.strip() for name, value in self.document.metadata.items()}


def _lines(page: Page) -> Iterator[PrintedLine]:
    """Yield a page's lines block by block; a block's number counts in its page."""
    for number, block in enumerate(page.blocks):
        for index in block.lines:
            line = page.lines[index]
            size = max((word.size for word in line.words), default=0.0)
            bold = bool(line.words) and all(word.bold for word in line.words)
            yield PrintedLine(line.text, page.number, line.box, size, bold, block.kind, block.level, number)


def pieces(line: PrintedLine) -> list[str]:
    """Return the parts of a line that stand side by side.

    >>> line = PrintedLine("Region Skåne | Dnr 12/2019", 1, BBox(0, 0, 9, 9), 8.0, False, "furniture", 0, 0)
    >>> pieces(line)
    ['Region Skåne', 'Dnr 12/2019']
    """
    return [part for part in GAP.split(line.text.strip()) if part]


def spoken_name(name: str) -> str:
    """Return a file's name as words, each with a capital.

    >>> spoken_name("vasterbotten-plan-2018.pdf")
    'Vasterbotten Plan 2018'
    """
    return " ".join(word[:1].upper() + word[1:] for word in SPACES.split(PurePath(name).stem) if word)
