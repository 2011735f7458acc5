"""Measures of boxes side by side that a text extract has merged on one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from atgardsbanken.corpus.find.area_headings import names_part
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.cells import (
    DASHES,
    Words,
    begins_name,
    is_left_open,
    is_open,
    is_readable,
    is_word,
    share_of,
)
from atgardsbanken.corpus.find.frontier import BEAM, Cell, read
from atgardsbanken.corpus.find.repeated import PrintedLine, RegionLines, region_pages
from atgardsbanken.corpus.regions import fold
from atgardsbanken.corpus.spans import DocumentView, Span, text_of
from atgardsbanken.extract.records import LineRef

READABLE, KNOWN = 0.6, 0.75
"""The shares of a name's letters that must be readable, and in known words where its line has what is not."""
SHORTEST_NAME, LONGEST_NAME = 3, 8
"""Folded letters that a name has at least, words that one met elsewhere has at most."""
SURE = 0.75
"""The share of all readings that must have a name so."""
FIRST_BEAM = 2
"""Readings that are kept from line to line the first time, when only what several regions have is looked for."""
RIGHT = 0.81
"""The share of the titles found so that the gold of the one such document has too: no reading is surer than that."""
WIDELY_SHARED = 4
"""Regions that share a name from which its first word alone is taken for a rest of it."""


def find(view: DocumentView) -> list[Candidate]:
    """The measures in the document's merged boxes, region by region.

    They are read twice: what several regions turn out to have is known the second time.
    """
    pages = region_pages(view)
    known = _known_names(pages)
    first = [candidate for page in pages for candidate in _measures(view, page, known, beam_width=FIRST_BEAM)]
    counts = Counter(fold(title) for candidate in first if " " in (title := text_of(candidate.title)))
    shared = _whole_names(known | Counter({name: count for name, count in counts.items() if count > 1}))
    again = [candidate for page in pages for candidate in _measures(view, page, shared)]
    beginnings = {text_of(one.title).split()[0] for one in again if counts[fold(text_of(one.title))] >= WIDELY_SHARED}
    return [candidate for candidate in again if text_of(candidate.title) not in beginnings]


def _known_names(pages: Sequence[RegionLines]) -> Counter[str]:
    """The folded names that begin or end lines of several regions, where a name may begin and end."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({name for line in page.lines for name in _ends_of(line.span.text.split())})
    return Counter({name: count for name, count in counts.items() if count > 1 and len(name) > SHORTEST_NAME})


def _whole_names(counts: Mapping[str, int]) -> Mapping[str, int]:
    """The folded names without those with which a name begins that is known as well."""
    ordered = sorted(counts)
    begun = {one for one, later in pairwise(ordered) if later.startswith(one) and counts[later] >= counts[one]}
    return {name: count for name, count in counts.items() if name not in begun}


def _ends_of(words: Sequence[str]) -> Iterator[str]:
    """The folded beginnings and ends of a line that could be names: a capital begins them, nothing is left open."""
    for size in range(1, min(len(words), LONGEST_NAME) + 1):
        first, last = words[:size], words[-size:]
        if not is_open(first[-1]) and (size == len(words) or begins_name(words[size])):
            yield fold(" ".join(first))
        if begins_name(last[0]) and (size == len(words) or not is_open(words[-size - 1])):
            yield fold(" ".join(last))


def _measures(
    view: DocumentView, page: RegionLines, known: Mapping[str, int], *, beam_width: int = BEAM
) -> list[Candidate]:
    """The measures of one region's page: the names on its lines that are sure, told and whole."""
    lines = {row: _words(view, line) for row, line in enumerate(page.lines)}
    lines = {row: line for row, line in lines.items() if line[0].texts and not _names_part(line[0])}
    found: list[Candidate] = []
    for cells, share in read([(row, words) for row, (words, _) in lines.items()], known, beam_width=beam_width):
        spans = [part for cell in cells for part in _parts(view, page.lines[cell.row], lines[cell.row][1], cell)]
        name = text_of(spans)
        clear = not any(lines[cell.row][0].junk for cell in cells)
        if share >= SURE and (clear or _is_told(name)) and _is_whole(name):
            row = (page.region, cells[0].row)
            found.append(Candidate("slide", tuple(spans), region=page.region, row=row, sure=share * RIGHT))
    return found


def _parts(view: DocumentView, line: PrintedLine, numbers: Sequence[int], cell: Cell) -> list[Span]:
    """The printed words of a cell, whose line has these `numbers` of its words readable."""
    ref = LineRef(line.span.page, line.span.line)
    return view.split(ref, _runs(numbers[cell.start : cell.end]))


def _names_part(words: Words) -> bool:
    """Whether a line is made up of parts of the areas' names."""
    return names_part(" ".join(words.texts))


def _words(view: DocumentView, line: PrintedLine) -> tuple[Words, list[int]]:
    """The line's readable words and their numbers in it."""
    ref = LineRef(line.span.page, line.span.line)
    total = len(view.document.line(ref).words)
    texts = [_with_capital(span) for span in view.split(ref, [[index] for index in range(total)])]
    readable = [bool(text) and is_readable(text) for text in texts]
    kept = [index for index in range(total) if readable[index] and not _is_stray(texts, readable, index)]
    junk = {place for place, (before, index) in enumerate(pairwise([-1, *kept, total])) if index > before + 1}
    return Words(tuple(texts[index] for index in kept), frozenset(junk)), kept


def _is_stray(texts: Sequence[str], readable: Sequence[bool], index: int) -> bool:
    """Whether a dash or a digit stands beside what could not be read, or begins a line: a stroke of the picture."""
    if texts[index] not in DASHES:
        return index == 0 and len(texts[index]) == 1 and texts[index].isdigit()
    before = index > 0 and readable[index - 1]
    after = index + 1 == len(texts) or readable[index + 1]
    begins = index == 0 and len(texts) > 1 and texts[1][:1].islower()
    return not after or not (before or begins)


def _with_capital(span: Span) -> str:
    """What a word says, with the capital it was read with."""
    text = span.text
    return text[:1].upper() + text[1:] if span.raw[:1].isupper() else text


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """The numbers in stretches of neighbours."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_told(name: str) -> bool:
    """Whether most of a name's letters stand in words that are known: elsewhere on a line it may be misread too."""
    return share_of(name.split(), is_word) >= KNOWN


def _is_whole(name: str) -> bool:
    """Whether a name reads as one: it begins as one, is not left open, and holds a word that is known."""
    words = name.split()
    if not words or not begins_name(words[0]) or is_left_open(words[-1]):
        return False
    if any(one in DASHES and later in DASHES for one, later in pairwise(words)):
        return False
    known = any(is_word(word) or (word.isupper() and len(words) == 1) for word in words)
    return len(fold(name)) >= SHORTEST_NAME and known and share_of(words, is_readable) >= READABLE
