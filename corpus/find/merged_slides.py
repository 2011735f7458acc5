"""Finds measures in boxes side by side whose words a text extract has merged on the same lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from atgardsbanken.corpus.find.area_headings import is_merged_headings
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.cells import (
    DASHES,
    LineWords,
    begins_name,
    cannot_end_name,
    is_listed_word,
    is_readable,
    letter_share,
    needs_more,
)
from atgardsbanken.corpus.find.decoder_settings import DECODER
from atgardsbanken.corpus.find.frontier import LineCell, read_names
from atgardsbanken.corpus.find.repeated import RegionLines, region_pages
from atgardsbanken.corpus.regions import fold
from atgardsbanken.corpus.spans import DocumentView, Span, text_of
from atgardsbanken.extract.records import LineRef

READABLE_SHARE = 0.6
"""Part of a name's letters that are in readable words.

This and the numbers below, but for `TITLE_PROBABILITY`, are set by hand and checked on the text extract of the report
of 2018.
"""
LISTED_SHARE = 0.75
"""Part of a name's letters that are in words of the lexicon, where something on its lines is unreadable."""
SHORTEST_NAME_LETTERS = 3
"""Folded letters that a name has at least."""
LONGEST_SHARED_NAME_WORDS = 8
"""Words of a line's beginning or end that are looked for on other lines."""
NAME_PROBABILITY = 0.75
"""The probability, by the decoder's readings, from which a name is a measure."""
TITLE_PROBABILITY = 0.81
"""How often such a title is right: measured on the extract of the report of 2018 against a careful reader's titles."""
WIDELY_SHARED_REGIONS = 4
"""Regions that share a name from which its first word alone is taken for a part of it that was cut off."""


def find(view: DocumentView) -> list[Candidate]:
    """Return the measures in the document's merged boxes, region by region.

    They are read twice: names that several regions turn out to have are known the second time.
    """
    pages = region_pages(view)
    known = _names_at_line_ends(pages)
    beam = DECODER.first_beam_readings
    first = [candidate for page in pages for candidate in _measures(view, page, known, beam_readings=beam)]
    counts = Counter(fold(title) for candidate in first if " " in (title := text_of(candidate.title)))
    shared = _whole_names(known | Counter({name: count for name, count in counts.items() if count > 1}))
    again = [candidate for page in pages for candidate in _measures(view, page, shared)]
    beginnings = {
        text_of(one.title).split()[0] for one in again if counts[fold(text_of(one.title))] >= WIDELY_SHARED_REGIONS
    }
    return [candidate for candidate in again if text_of(candidate.title) not in beginnings]


def _names_at_line_ends(pages: Sequence[RegionLines]) -> Counter[str]:
    """Return how many regions have a folded name at the beginning or end of a line, if several have it."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({name for line in page.lines for name in _possible_names(line.text.split())})
    return Counter({name: count for name, count in counts.items() if count > 1 and len(name) > SHORTEST_NAME_LETTERS})


def _whole_names(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Return the folded names without those that are only the beginning of another that is as common."""
    ordered = sorted(counts)
    begun = {one for one, later in pairwise(ordered) if later.startswith(one) and counts[later] >= counts[one]}
    return {name: count for name, count in counts.items() if name not in begun}


def _possible_names(words: Sequence[str]) -> Iterator[str]:
    """Yield the folded beginnings and ends of a line that could be names, where the words beside them allow it."""
    for size in range(1, min(len(words), LONGEST_SHARED_NAME_WORDS) + 1):
        first, last = words[:size], words[-size:]
        if not needs_more(first[-1]) and (size == len(words) or begins_name(words[size])):
            yield fold(" ".join(first))
        if begins_name(last[0]) and (size == len(words) or not needs_more(words[-size - 1])):
            yield fold(" ".join(last))


def _measures(
    view: DocumentView, page: RegionLines, known: Mapping[str, int], *, beam_readings: int = DECODER.beam_readings
) -> list[Candidate]:
    """Return the measures of one region: the names on its lines that are likely, readable and complete."""
    lines = {row: _words(view, line) for row, line in enumerate(page.lines)}
    lines = {row: line for row, line in lines.items() if line[0].texts and not _is_merged_headings(line[0])}
    words_by_row = [(row, words) for row, (words, _) in lines.items()]
    found: list[Candidate] = []
    for cells, probability in read_names(words_by_row, known, beam_readings=beam_readings):
        spans = [part for cell in cells for part in _parts(view, page.lines[cell.row], lines[cell.row][1], cell)]
        name = text_of(spans)
        has_gap = any(lines[cell.row][0].gaps for cell in cells)
        is_readable_enough = not has_gap or _is_mostly_listed(name)
        if probability >= NAME_PROBABILITY and is_readable_enough and _is_complete(name):
            row, sure = (page.region, cells[0].row), probability * TITLE_PROBABILITY
            found.append(Candidate("slide", tuple(spans), region=page.region, row=row, sure=sure))
    return found


def _parts(view: DocumentView, line: Span, numbers: Sequence[int], cell: LineCell) -> list[Span]:
    """Return the printed words of a cell; `numbers` are the indexes of the readable words among all of its line."""
    ref = LineRef(line.page, line.line)
    return view.split(ref, _runs(numbers[cell.start : cell.end]))


def _is_merged_headings(words: LineWords) -> bool:
    """Tell whether a line holds the merged headings of the boxes."""
    return is_merged_headings(" ".join(words.texts))


def _words(view: DocumentView, line: Span) -> tuple[LineWords, list[int]]:
    """Return the line's readable words and their indexes among all of its words."""
    ref = LineRef(line.page, line.line)
    total = len(view.document.line(ref).words)
    texts = [_with_capital(span) for span in view.split(ref, [[index] for index in range(total)])]
    readable = [bool(text) and is_readable(text) for text in texts]
    kept = [index for index in range(total) if readable[index] and not _is_stray(texts, readable, index)]
    gaps = {place for place, (before, index) in enumerate(pairwise([-1, *kept, total])) if index > before + 1}
    return LineWords(tuple(texts[index] for index in kept), frozenset(gaps)), kept


def _is_stray(texts: Sequence[str], readable: Sequence[bool], index: int) -> bool:
    """Tell whether a word is a misread stroke: a dash beside unreadable words, or a digit at the line's start."""
    if texts[index] not in DASHES:
        return index == 0 and len(texts[index]) == 1 and texts[index].isdigit()
    before = index > 0 and readable[index - 1]
    after = index + 1 == len(texts) or readable[index + 1]
    begins = index == 0 and len(texts) > 1 and texts[1][:1].islower()
    return not after or not (before or begins)


def _with_capital(span: Span) -> str:
    """Return a word as repaired, with a capital where it was read with one."""
    text = span.text
    return text[:1].upper() + text[1:] if span.raw[:1].isupper() else text


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return ascending numbers as runs without a gap.

    >>> _runs([1, 2, 4])
    [[1, 2], [4]]
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_mostly_listed(name: str) -> bool:
    """Tell whether most of a name's letters are in words of the lexicon: on a damaged line it may be misread, too."""
    return letter_share(name.split(), is_listed_word) >= LISTED_SHARE


def _is_complete(name: str) -> bool:
    """Tell whether a name begins and ends as names do, is readable, and has a word of the lexicon or is an acronym."""
    words = name.split()
    if not words or not begins_name(words[0]) or cannot_end_name(words[-1]):
        return False
    if any(one in DASHES and later in DASHES for one, later in pairwise(words)):
        return False
    known = any(is_listed_word(word) or (word.isupper() and len(words) == 1) for word in words)
    return len(fold(name)) >= SHORTEST_NAME_LETTERS and known and letter_share(words, is_readable) >= READABLE_SHARE
