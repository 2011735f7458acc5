"""Reads the page numbers that are printed: in heads and feet, or as the PDF's own page labels; pages from 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from atgardsbanken.extract.records import Document, Page

NUMBER = re.compile(
    r"(?i)(?<![\w.,:/-])(?!\s)(?:sida|sid\.?|s\.)?\s*+(?:[–-]\s*+)?"
    r"(?P<number>\d{1,4})\s*+(?:[–-]\s*+)?(?:(?:\(|/|av)\s*+\d{1,4}\)?\s*+)?$"
)
"""Matches a page number at the end of a head or foot ("Sida 3 av 12", "3 (12)", "– 4 –")."""
OPENING_NUMBER = re.compile(r"^\s*(?P<number>\d{1,4})(?=\s{2,}|\s*[|•]|\s*\(\d)")
"""Matches a page number at its beginning, before other words."""
EDGE_SHARE = 0.1
"""The share of a page's height, at its top and its bottom, in which page numbers stand."""
FEWEST_PAGES = 2
"""Pages that must agree on how the numbers run."""
LEAST_SHARE = 0.5
"""The share of the numbered pages that must agree."""


def printed_numbers(document: Document) -> Mapping[int, str]:
    """Return the numbers printed on pages, by the pages' place in the file; pages without one are left out.

    A number counts where it runs with the pages: most heads and feet differ by the same from the place in the file. The
    PDF's own labels stand in where nothing is printed.
    """
    labels = _labels(document)
    found = {page.number: set(_numbers(page)) for page in document.pages}
    shifts = Counter(number - place for place, numbers in found.items() for number in numbers)
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    if count < FEWEST_PAGES or count < LEAST_SHARE * sum(map(bool, found.values())):
        return labels
    return labels | {place: str(place + shift) for place, numbers in found.items() if place + shift in numbers}


def _labels(document: Document) -> dict[int, str]:
    """Return the PDF's labels of its pages, none where they only count the pages."""
    labels = document.metadata.get("labels", "").split("\n")
    told = {place: label for place, label in enumerate(labels, 1) if label}
    return {} if all(label == str(place) for place, label in told.items()) else told


def _numbers(page: Page) -> Iterator[int]:
    """Yield the numbers in a page's head and foot that may be its own."""
    kinds = {index: block.kind for block in page.blocks for index in block.lines}
    for index, line in enumerate(page.lines):
        at_edge = line.box.bottom < EDGE_SHARE * page.height or line.box.top > (1 - EDGE_SHARE) * page.height
        if kinds.get(index) == "furniture" or at_edge:
            for pattern in (NUMBER, OPENING_NUMBER):
                match = pattern.search(line.text)
                if match:
                    yield int(match["number"])
