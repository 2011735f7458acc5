"""Tables of text extracts that list all regions, then all numbers: order and sums tell whose a number is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from atgardsbanken.corpus.listed.entry import HEADING_LINES, NOTE, Entry
from atgardsbanken.corpus.numbers import TOTAL, WHOLE_YEAR
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.spans import Span, text_of
from atgardsbanken.extract.records import enclosing

FEWEST_REGIONS = 5
"""Regions named one below the other that make a table's first column at least."""
WHOLE_SHARE = 0.8
"""Part of a text that a region's name takes if the text is nothing else: the rest is misread letters."""
LINES_OF_NAME = 3
"""Lines that a region's name takes in a narrow column at most."""
LONGEST_NAME = 60
"""Characters that a region's name takes at most, garbled and with what stands beside it."""
SHORTEST_TEXT = 13
"""Characters from which a line after numbers is another text, rather than a stray heading among them."""
ONLY_NUMBERS = re.compile(r"^(?:[-–—\s,]++|\d++(?: *+\s?(?:kvinnor|kvinna|män|man|st)\b)?+)++$")
"""A line of numbers, each perhaps with whom it counts."""
NUMBER = re.compile(r"\d+")
LOST = "Tabellens kolumner har gått förlorade i texten, så talen kan inte knytas till rätt region."
"""Warning on the site where a table's numbers cannot be tied to regions."""


def find(lines: Sequence[Span]) -> Iterator[list[Entry]]:
    """Yield the numbers of each table that lists its regions, then the total, then its rows of numbers."""
    start = 0
    while start < len(lines):
        labels, end = _labels(lines, start)
        if len(labels) >= FEWEST_REGIONS and end < len(lines) and TOTAL.match(lines[end].text):
            rows = _numbers_after(lines, end + 1)
            caption = " ".join(span.text for span in lines[max(0, start - HEADING_LINES) : start])
            yield list(_entries(labels, lines[end], rows, caption))
        start = max(end, start + 1)


def _labels(lines: Sequence[Span], start: int) -> tuple[list[tuple[str, Span]], int]:
    """Return the regions named from line `start` on, as printed, each with its first line, and the line they end at."""
    found: list[tuple[str, Span]] = []
    at = start
    while at < len(lines):
        name, size = _name_at(lines, at)
        if not name:
            break
        found.append((name, lines[at]))
        at += size
    return found, at


def _name_at(lines: Sequence[Span], at: int) -> tuple[str, int]:
    """Return the region that the lines from `at` on name and nothing else, and how many lines it takes; "" for none."""
    best, share = ("", 0), WHOLE_SHARE
    for size in range(1, LINES_OF_NAME + 1):
        text = text_of(lines[at : at + size])
        bare = NOTE.sub("", text)
        if len(bare) > LONGEST_NAME or NUMBER.search(bare):
            break
        mention = find_region(bare)
        if mention and (mention.end - mention.start) / len(bare) >= share:
            best, share = (text, size), (mention.end - mention.start) / len(bare)
    return best


def _numbers_after(lines: Sequence[Span], start: int) -> list[Span]:
    """Return the lines of numbers after the first column, up to its footnotes or another text."""
    found: list[Span] = []
    for span in lines[start:]:
        if ONLY_NUMBERS.match(span.text):
            found.append(span)
        elif found and len(span.text) >= SHORTEST_TEXT:
            break
    return found


def _entries(labels: Sequence[tuple[str, Span]], total: Span, lines: Sequence[Span], caption: str) -> Iterator[Entry]:
    """Yield each region's sum, where there are as many rows as regions and they make up the printed totals.

    A region with a footnote's mark may have no row of its own. Where the sums do not agree, one entry with a warning
    is all.
    """
    rows = [(span, [int(number) for number in NUMBER.findall(span.text)]) for span in lines]
    body, totals = rows[:-1], rows[-1][1] if rows else []
    with_numbers = [labels, [label for label in labels if not NOTE.search(label[0])]]
    owners = next((owners for owners in with_numbers if len(owners) == len(body)), [])
    sums = [sum(numbers) for _, numbers in body]
    years = sorted({int(year) for year in WHOLE_YEAR.findall(caption)})
    if not owners or sum(sums) != sum(totals):
        yield Entry(total.text, 0, "", None, "", total.page, total.box, warning=LOST)
        return
    last = max(years, default=None)
    for (label, named), (span, _), value in zip(owners, body, sums, strict=True):
        box = enclosing([named.box, span.box]) if named.page == span.page else named.box
        yield Entry(NOTE.sub("", label), 0, "", float(value), "", named.page, box, last)
    for number, value in enumerate(totals):
        year = years[number] if len(years) == len(totals) else last
        yield Entry(total.text, number + 1, "", float(value), "", total.page, lines[-1].box, year)
