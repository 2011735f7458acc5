"""Pages that show what the settings of tagged PDFs decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from small_pages import HEIGHT, WIDTH, Probe, put

from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.layout.tagged_tables import tagged_grids
from atgardsbanken.extract.layout.tagging import tagging_of
from atgardsbanken.extract.layout.tags import CellPlace, Tag
from atgardsbanken.extract.records import Word

TEXT = "Regionen arbetar med vården"


def tagged(words: Sequence[Word], tag: int | None) -> list[Word]:
    """Return words with a tag."""
    return [replace(word, tag=tag) for word in words]


def page(words: Sequence[Word], tags: Sequence[Tag]) -> RawPage:
    """Return a page of a tagged PDF."""
    return RawPage(1, WIDTH, HEIGHT, tuple(words), tags=tuple(tags))


def believed(words: Sequence[Word], tags: Sequence[Tag]) -> object:
    """Return whether anything is believed, whether order is, and which roles."""
    found = tagging_of(page(words, tags), DEFAULT_LAYOUT)
    return found and (found.in_order, found.roles)


def lines(share: float, first: int | None, rest: int | None) -> list[Word]:
    """Return a hundred lines, so many of which, from the top, have the first tag."""
    return [
        word
        for number in range(100)
        for word in tagged(put(TEXT, 50, 7 * number), first if number < 100 * share else rest)
    ]


def covered(share: float) -> object:
    """A hundred lines with tags on so many of them."""
    return believed(lines(share, 0, None), [Tag("text")])


def inverted(units: float) -> object:
    """Twenty lines tagged from top to bottom, but so many of the last from the foot up."""
    rows = [put(TEXT, 50, 30 * number) for number in range(20)]
    order = [*range(20 - int(units)), *reversed(range(20 - int(units), 20))]
    words = [word for number, row in enumerate(rows) for word in tagged(row, order[number])]
    return believed(words, [Tag("text")] * 20)


def cut(rows: float) -> object:
    """Twenty lines, so many of which two elements share."""
    words: list[Word] = []
    for number in range(20):
        line = put(TEXT, 50, 30 * number)
        split = 1 if number < rows else len(line)
        words += [*tagged(line[:split], 2 * number), *tagged(line[split:], 2 * number + 1)]
    return believed(words, [Tag("text")] * 40)


def headed(share: float) -> object:
    """A hundred lines so many of which are headings."""
    return believed(lines(share, 0, 1), [Tag("heading", 1), Tag("text")])


def table(texts: Sequence[str]) -> tuple[list[Word], list[Tag]]:
    """Return the words of a told table of two columns, and their tags."""
    words = [
        word
        for number, text in enumerate(texts)
        for word in tagged(put(text, 60 + 1000 * (number % 2), 110 + 20 * (number // 2)), number)
    ]
    return words, [Tag("cell", place=CellPlace((0,), number // 2, number % 2)) for number in range(len(texts))]


def wordy(count: float) -> object:
    """A told table whose cells have so many words."""
    words, tags = table([" ".join(["ord"] * int(count))] * 4)
    tagging = tagging_of(page(words, tags), DEFAULT_LAYOUT)
    return tagging and len(tagged_grids(words, tagging, DEFAULT_LAYOUT))


PROBES: dict[str, Probe] = {
    "tagged_share": (0.29, 0.31, covered),
    "ordered_share": (0.89, 0.91, covered),
    "inverted_share": (7, 8, inverted),
    "cut_share": (2, 3, cut),
    "tagged_heading_share": (0.49, 0.51, headed),
    "tagged_cell_words": (39, 41, wordy),
}
"""For each setting an amount just under it, one just over it, and what is made of it."""
