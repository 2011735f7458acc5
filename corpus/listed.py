"""Numbers of tables whose cells a text extract has one after the other: whose they are, told by order and by sums."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.find.cells import Words
from corpus.find.columns import understand
from corpus.find.frontier import columns
from corpus.find.lost_columns import header_of
from corpus.fragments import Fragment, Source, box_of, lost_its_places, text_of
from corpus.numbers import TOTAL, YEAR, cut
from corpus.regions import find_region
from extract.records import BBox, LineRef, Page, enclosing

FEWEST_LINES = 3
"""Lines of a region and numbers from which they are a table without columns."""
FEWEST_REGIONS = 5
"""Regions named one below the other that are the first column of a table."""
NAMED_SHARE = 0.4
"""The share of a line's label that the region's name takes."""
WHOLE_SHARE = 0.8
"""The share of a text that a region's name takes if it is nothing else."""
LINES_OF_NAME = 3
"""Lines that a region's name in a narrow column may take."""
MOST_COLUMNS = 6
"""Numbers that a line without columns may be cut into."""
HEADING_LINES, HEADING_WORDS = 5, 6
"""Lines above a table that its columns' headings may take, and words that a line of them has at most."""
SHORTEST_TEXT = 13
"""Characters from which a line after numbers is another text, rather than a stray heading among them."""
NUMBERS = re.compile(r"(?:\s+\d[\d ]*)$")
"""The numbers at the end of a line."""
NOTE = re.compile(r"\*+$")
"""The mark of a footnote."""
ONLY_NUMBERS = re.compile(r"^(?:[-–—\s,]|\d[\d ]*(?:\s?(?:kvinnor|kvinna|män|man|st)\b)?)+$")
"""A line of numbers, each perhaps with whom it counts."""
NUMBER = re.compile(r"\d+")
LOST = "Tabellens kolumner har gått förlorade i texten, så talen kan inte knytas till rätt region."
"""What the site says of a table whose numbers nobody can be told to have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a table: whose it is, its column's heading, and whether it is the table's own total.

    `year` is set where the table tells it otherwise than by its words, `warning` says what is wrong with the number.
    """

    label: str
    column: int
    heading: str
    value: float | None
    text: str
    page: int
    box: BBox
    year: int | None = None
    warning: str = ""

    @property
    def is_total(self) -> bool:
        """Whether it stands in the total's row."""
        return TOTAL.match(self.label.strip()) is not None


def tables(source: Source) -> Iterator[list[Entry]]:
    """The numbers of each table that stands in lines without columns."""
    for page in source.document.pages:
        lines = _lines(source, page)
        yield from _rows_of_numbers(lines)
        if lost_its_places(page):
            yield from _columns_apart(lines)
            yield from _indicators(lines)


def _lines(source: Source, page: Page) -> list[Fragment]:
    """The page's lines outside tables and furniture."""
    return [
        source.line(LineRef(page.number, line))
        for block in page.blocks
        if block.kind not in ("cell", "furniture")
        for line in block.lines
    ]


# --- a region and its numbers on one line -----------------------------------------------------------------------------


def _rows_of_numbers(lines: Sequence[Fragment]) -> Iterator[list[Entry]]:
    """Runs of lines that each name a region, or the total, and end with numbers."""
    above: list[Fragment] = []
    for is_row, run in groupby(lines, key=_is_row):
        rows = list(run)
        if is_row and len(rows) >= FEWEST_LINES:
            yield list(_cut_lines(rows, above))
        above = rows


def _is_row(fragment: Fragment) -> bool:
    """Whether a line is a region, or the total, and numbers."""
    found = NUMBERS.search(fragment.text)
    label = fragment.text[: found.start()] if found else ""
    mention = find_region(label)
    return bool(label) and (
        TOTAL.match(label) is not None
        or (mention is not None and mention.end - mention.start > len(label) * NAMED_SHARE)
    )


def _cut_lines(lines: Sequence[Fragment], above: Sequence[Fragment]) -> Iterator[Entry]:
    """The numbers of lines without columns: as few for each line as they all can be cut into."""
    rows = [
        (line, line.text[: found.start()], line.text[found.start() :].split())
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


def _headings(above: Sequence[Fragment], count: int) -> list[str]:
    """The headings of so many columns of numbers: merged on the short lines right above, or else the columns' number.

    The first heading is that of the regions.
    """
    short: list[Fragment] = []
    for fragment in reversed(above[-HEADING_LINES:]):
        if len(fragment.text.split()) > HEADING_WORDS or fragment.text.endswith((".", ":")):
            break
        short.insert(0, fragment)
    for start in range(len(short)):
        texts = columns([Words(tuple(fragment.text.split())) for fragment in short[start:]])
        first = understand(texts[0]) if texts else None
        if len(texts) == count + 1 and first and first.field == "region":
            return texts[1:]
    return [f"kolumn {number + 1}" if count > 1 else "" for number in range(count)]


# --- the first column, then the numbers -------------------------------------------------------------------------------


def _columns_apart(lines: Sequence[Fragment]) -> Iterator[list[Entry]]:
    """Tables whose regions stand one below the other up to the total, with the numbers row by row after them."""
    start = 0
    while start < len(lines):
        labels, end = _labels(lines, start)
        if len(labels) >= FEWEST_REGIONS and end < len(lines) and TOTAL.match(lines[end].text):
            rows = _numbers_after(lines, end + 1)
            caption = " ".join(fragment.text for fragment in lines[max(0, start - HEADING_LINES) : start])
            yield list(_entries(labels, lines[end], rows, caption))
        start = max(end, start + 1)


def _labels(lines: Sequence[Fragment], start: int) -> tuple[list[tuple[str, Fragment]], int]:
    """The regions named one below the other from `start` on, as printed, each with its first line; where they end."""
    found: list[tuple[str, Fragment]] = []
    at = start
    while at < len(lines):
        name, size = _name_at(lines, at)
        if not name:
            break
        found.append((name, lines[at]))
        at += size
    return found, at


def _name_at(lines: Sequence[Fragment], at: int) -> tuple[str, int]:
    """The region that the lines from `at` on name and nothing else, and how many lines it takes; "" for none."""
    best, share = ("", 0), WHOLE_SHARE
    for size in range(1, LINES_OF_NAME + 1):
        text = text_of(lines[at : at + size])
        bare = NOTE.sub("", text)
        mention = find_region(bare)
        if mention and (mention.end - mention.start) / len(bare) >= share and not NUMBER.search(bare):
            best, share = (text, size), (mention.end - mention.start) / len(bare)
    return best


def _numbers_after(lines: Sequence[Fragment], start: int) -> list[Fragment]:
    """The lines of numbers after the first column, up to its footnotes or another text."""
    found: list[Fragment] = []
    for fragment in lines[start:]:
        if ONLY_NUMBERS.match(fragment.text):
            found.append(fragment)
        elif found and len(fragment.text) >= SHORTEST_TEXT:
            break
    return found


def _entries(
    labels: Sequence[tuple[str, Fragment]], total: Fragment, lines: Sequence[Fragment], caption: str
) -> Iterator[Entry]:
    """What each region has in all, where there are as many rows as regions and their sum is the printed totals'.

    A region with a footnote's mark may have no row of its own. Where it does not add up, only that is said.
    """
    rows = [(fragment, [int(number) for number in NUMBER.findall(fragment.text)]) for fragment in lines]
    body, totals = rows[:-1], rows[-1][1] if rows else []
    with_numbers = [labels, [label for label in labels if not NOTE.search(label[0])]]
    owners = next((owners for owners in with_numbers if len(owners) == len(body)), [])
    sums = [sum(numbers) for _, numbers in body]
    years = sorted({int(year) for year in YEAR.findall(caption)})
    if not owners or sum(sums) != sum(totals):
        yield Entry(total.text, 0, "", None, "", total.page, total.box, warning=LOST)
        return
    last = max(years, default=None)
    for (label, named), (fragment, _), value in zip(owners, body, sums, strict=True):
        box = enclosing([named.box, fragment.box]) if named.page == fragment.page else named.box
        yield Entry(NOTE.sub("", label), 0, "", float(value), "", named.page, box, last)
    for number, value in enumerate(totals):
        year = years[number] if len(years) == len(totals) else last
        yield Entry(total.text, number + 1, "", float(value), "", total.page, lines[-1].box, year)


# --- indicators -------------------------------------------------------------------------------------------------------


def _indicators(lines: Sequence[Fragment]) -> Iterator[list[Entry]]:
    """Tables of indicators without numbers: each ends with what recurs, its value in the other column."""
    for number, fragment in enumerate(lines):
        printed = fragment.text.split()
        known = understand(printed[0]) if 2 <= len(printed) <= HEADING_WORDS else None
        if known and known.field == "indicator" and printed[1][0].isupper():
            below = lines[number + 1 :]
            stop = next((at for at, line in enumerate(below) if header_of(line.text)), len(below))
            yield list(_named_by_values(below[:stop]))


def _named_by_values(lines: Sequence[Fragment]) -> Iterator[Entry]:
    """What stands before each value that recurs, at the end of a line or on one of its own."""
    value = _recurring_end([fragment.text for fragment in lines])
    if not value:
        return
    name: list[Fragment] = []
    for fragment in lines:
        name.append(fragment)
        if fragment.text.endswith(value):
            label = text_of(name).removesuffix(value).strip()
            yield Entry(label, 0, "", None, "", name[0].page, box_of(name, name[0].page))
            name = []


def _recurring_end(texts: Sequence[str]) -> str:
    """The longest words with which several lines end, one of which says nothing else; "" for none."""
    counts = Counter(text for text in texts if text)
    ends = {text: sum(other.endswith(text) for other in texts) for text in counts}
    return max((text for text, count in ends.items() if count > 1), key=len, default="")
