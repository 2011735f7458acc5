"""Words and pages of a few lines, laid out without a file: a letter is 5 points wide, a line 10 high."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import LaidOut, RawPage
from atgardsbanken.extract.layout.rows import to_line
from atgardsbanken.extract.records import BBox, Line, Word

SIZE, LETTER, SPACE = 10.0, 5.0, 3.0
WIDTH, HEIGHT = 600.0, 800.0

Probe = tuple[float, float, Callable[[float], object]]
"""An amount just below a setting, one just above it, and a function that lays out a page with such an amount."""


def put(text: str, x: float, top: float, *, size: float = SIZE, bold: bool = False, font: str = "Serif") -> list[Word]:
    """Return the words of a line; a letter is half as wide as it is high."""
    words: list[Word] = []
    for part in text.split():
        end = x + len(part) * size / 2
        words.append(Word(part, BBox(x, top, end, top + size), font, size, bold))
        x = end + SPACE
    return words


def line(text: str, x: float, top: float, *, size: float = SIZE, font: str = "Serif") -> Line:
    """Return one line."""
    return to_line(put(text, x, top, size=size, font=font))


def pages(*words: Sequence[Word], rules: Sequence[BBox] = ()) -> list[LaidOut]:
    """Return pages, put together to a document."""
    raw = [RawPage(number, WIDTH, HEIGHT, tuple(page), tuple(rules)) for number, page in enumerate(words, start=1)]
    return assemble([lay_out(page) for page in raw])


def kind_of(laid: LaidOut, text: str) -> str:
    """Return the kind of the block that begins with a text."""
    return next(block.kind for block in laid.page.blocks if laid.page.lines[block.lines[0]].text.startswith(text))


def prose(top: float = 300, lines: int = 6) -> list[Word]:
    """Return running text of ten points, 12 points from line to line."""
    texts = ["Regionen arbetar med att utveckla vården och korta köerna"] * lines
    return [word for number, text in enumerate(texts) for word in put(text, 50, top + 12 * number)]
