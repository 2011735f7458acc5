"""Tables whose columns no white parts: each line is a region and its numbers, cut into as few columns as fit all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from atgardsbanken.corpus.find.cells import LineWords
from atgardsbanken.corpus.find.frontier import column_texts
from atgardsbanken.corpus.listed.entry import HEADING_LINES, HEADING_WORDS, Entry
from atgardsbanken.corpus.measures.heads import understand
from atgardsbanken.corpus.numbers import TOTAL, cut
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.spans import Span

FEWEST_LINES = 3
"""Lines of a region and numbers that are a table at least."""
NAMED_SHARE = 0.4
"""Part of a line's label that the region's name takes at least."""
MOST_COLUMNS = 6
"""Numbers that a line is cut into at most."""
NUMBERS = re.compile(r"(?<![\d\s])\d*+(\s+\d[\d ]*)$")
"""The numbers at the end of a line (group 1), not those that end the word before them."""


def find(lines: Sequence[Span]) -> Iterator[list[Entry]]:
    """Yield the numbers of each run of lines that name a region, or the total, and end with numbers."""
    above: list[Span] = []
    for is_row, run in groupby(lines, key=_is_row):
        rows = list(run)
        if is_row and len(rows) >= FEWEST_LINES:
            yield list(_cut_lines(rows, above))
        above = rows


def _is_row(span: Span) -> bool:
    """Return whether a line is a region, or the total, and numbers."""
    found = NUMBERS.search(span.text)
    label = span.text[: found.start(1)] if found else ""
    mention = find_region(label)
    return bool(label) and (
        TOTAL.match(label) is not None
        or (mention is not None and mention.end - mention.start > len(label) * NAMED_SHARE)
    )


def _cut_lines(lines: Sequence[Span], above: Sequence[Span]) -> Iterator[Entry]:
    """Yield the numbers of lines without columns: as few a line as they all can be cut into."""
    rows = [
        (line, line.text[: found.start(1)], line.text[found.start(1) :].split())
        for line in lines
        if (found := NUMBERS.search(line.text))
    ]
    for count in range(1, MOST_COLUMNS + 1):
        numbers = [cut(groups, count) for _, _, groups in rows]
        if all(number is not None for number in numbers):
            headings = _headings(above, count)
            for (line, label, _), values in zip(rows, numbers, strict=True):
                for column, value in enumerate(values or []):
                    yield Entry(label, column, headings[column], value, "", line.page, line.box)
            return


def _headings(above: Sequence[Span], count: int) -> list[str]:
    """Return the headings of `count` columns: told apart on the short lines right above, or else the columns' numbers.

    The first heading is that of the regions.
    """
    short: list[Span] = []
    for span in reversed(above[-HEADING_LINES:]):
        if len(span.text.split()) > HEADING_WORDS or span.text.endswith((".", ":")):
            break
        short.insert(0, span)
    for start in range(len(short)):
        texts = column_texts([LineWords(tuple(span.text.split())) for span in short[start:]])
        first = understand(texts[0]) if texts else None
        if len(texts) == count + 1 and first and first.field == "region":
            return texts[1:]
    return [f"kolumn {number + 1}" if count > 1 else "" for number in range(count)]
