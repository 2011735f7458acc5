"""Measures of boxes side by side that a text extract has merged on one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.find.candidate import Candidate
from corpus.find.cells import (
    DASHES,
    Cut,
    Open,
    Words,
    begins_name,
    cut_line,
    is_common,
    is_left_open,
    is_open,
    is_readable,
    readable_share,
)
from corpus.find.repeated import PrintedLine, RegionLines, region_pages
from corpus.find.stated import names_part
from corpus.fragments import Fragment, Source, text_of
from corpus.regions import fold
from extract.records import LineRef

READABLE = 0.6
"""The share of a name's letters that must be readable."""
SHORTEST_NAME, LONGEST_NAME = 3, 8
"""Folded letters that a name has at least, words that one met elsewhere has at most."""
WIDELY_SHARED = 4
"""Regions that share a name from which its first word alone is taken for a rest of it."""
ROWS_BACK = 2
"""Lines back from which a name may go on."""


@dataclass(slots=True)
class Name:
    """A name being read: its fragments, the row it begins in and the last it has been met in.

    `unread` marks the place of something that could not be read, from which later lines may go on.
    """

    fragments: list[Fragment] = field(default_factory=list)
    row: int = 0
    last_row: int = 0
    unread: bool = False

    @property
    def text(self) -> str:
        """What it says so far."""
        return text_of(self.fragments)

    def opened(self, row: int) -> Open:
        """What a line in `row` may go on from."""
        last = self.text.split()[-1] if self.fragments else ""
        return Open(last, is_open(last), self.text, row - self.last_row - 1, self.unread)


def find(source: Source) -> list[Candidate]:
    """The measures in the document's merged boxes, region by region.

    They are read twice: what several regions turn out to have is known the second time.
    """
    pages = region_pages(source)
    known = Counter(_known_names(pages))
    first = [candidate for page in pages for candidate in _measures(source, page, known)]
    counts = Counter(fold(title) for candidate in first if " " in (title := text_of(candidate.title)))
    shared = known | Counter({name: count for name, count in counts.items() if count > 1})
    again = [candidate for page in pages for candidate in _measures(source, page, shared)]
    beginnings = {text_of(one.title).split()[0] for one in again if counts[fold(text_of(one.title))] >= WIDELY_SHARED}
    return [candidate for candidate in again if text_of(candidate.title) not in beginnings]


def _known_names(pages: Sequence[RegionLines]) -> Mapping[str, int]:
    """The folded names that begin or end lines of several regions, where a name may begin and end."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({name for line in page.lines for name in _ends_of(line.fragment.text.split())})
    return Counter({name: count for name, count in counts.items() if count > 1 and len(name) > SHORTEST_NAME})


def _ends_of(words: Sequence[str]) -> Iterator[str]:
    """The folded beginnings and ends of a line that could be names: a capital begins them, nothing is left open."""
    for size in range(1, min(len(words), LONGEST_NAME) + 1):
        first, last = words[:size], words[-size:]
        if not is_open(first[-1]) and (size == len(words) or begins_name(words[size])):
            yield fold(" ".join(first))
        if begins_name(last[0]) and (size == len(words) or not is_open(words[-size - 1])):
            yield fold(" ".join(last))


def _measures(source: Source, page: RegionLines, known: Mapping[str, int]) -> list[Candidate]:
    """The measures of one region's page."""
    names: list[Name] = []
    for row, line in enumerate(page.lines):
        words, numbers = _words(source, line)
        if words.texts and not names_part(" ".join(words.texts)):
            above = [name for name in names if row - name.last_row <= ROWS_BACK]
            cuts = cut_line(words, [name.opened(row) for name in above], known)
            _read(source, line, numbers, cuts, (names, above), row)
            if len(words.texts) in words.junk:
                names.append(Name(row=row, last_row=row, unread=True))
    return [
        Candidate("slide", tuple(name.fragments), region=page.region, row=(page.region, name.row))
        for name in names
        if _is_whole(name)
    ]


def _words(source: Source, line: PrintedLine) -> tuple[Words, list[int]]:
    """The line's readable words and their numbers in it."""
    ref = LineRef(line.fragment.page, line.fragment.line)
    total = len(source.document.line(ref).words)
    texts = [_with_capital(fragment) for fragment in source.split(ref, [[index] for index in range(total)])]
    readable = [bool(text) and is_readable(text) for text in texts]
    kept = [index for index in range(total) if readable[index] and not _is_stray(texts, readable, index)]
    junk = {place for place, (before, index) in enumerate(pairwise([-1, *kept, total])) if index > before + 1}
    return Words(tuple(texts[index] for index in kept), frozenset(junk)), kept


def _is_stray(texts: Sequence[str], readable: Sequence[bool], index: int) -> bool:
    """Whether a dash stands beside what could not be read, or begins a line: a stroke of the picture."""
    if texts[index] not in DASHES:
        return False
    before = index > 0 and readable[index - 1]
    after = index + 1 == len(texts) or readable[index + 1]
    begins = index == 0 and len(texts) > 1 and texts[1][:1].islower()
    return not after or not (before or begins)


def _with_capital(fragment: Fragment) -> str:
    """What a word says, with the capital it was read with."""
    text = fragment.text
    return text[:1].upper() + text[1:] if fragment.raw[:1].isupper() else text


def _read(
    source: Source,
    line: PrintedLine,
    numbers: Sequence[int],
    cuts: Sequence[Cut],
    names: tuple[list[Name], Sequence[Name]],
    row: int,
) -> None:
    """Put a line's cells down: new ones among all `names`, the others with those above that go on."""
    ref = LineRef(line.fragment.page, line.fragment.line)
    every, above = names
    for cell in cuts:
        if cell.refuse:
            continue
        if cell.goes_on is None:
            every.append(Name(row=row))
        name = every[-1] if cell.goes_on is None else above[cell.goes_on]
        name.fragments += source.split(ref, _runs(numbers[cell.start : cell.end]))
        name.last_row = row


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """The numbers in stretches of neighbours."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_whole(name: Name) -> bool:
    """Whether a name reads as one: it begins as one, is not left open, and holds a word that is known."""
    words = name.text.split()
    if name.unread or not words or not begins_name(words[0]) or is_left_open(words[-1]):
        return False
    if any(is_open(one) and (later in DASHES or later in ("och", one)) for one, later in pairwise(words)):
        return False
    known = any(is_common(word.capitalize()) or (word.isupper() and len(words) == 1) for word in words)
    return len(fold(name.text)) >= SHORTEST_NAME and known and readable_share(words) >= READABLE
