"""Finds each region's lines in a text extract that repeats one page for every region.

Such a page begins with the region's name and lines that recur under every name (its heads), and ends with a line that
names the region again and says what recurs there (its ends). What stands between differs from region to region.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from atgardsbanken.corpus.regions import Mention, find_region, fold
from atgardsbanken.corpus.spans import DocumentView, Span, lost_its_places

ALIKE_RATIO = 82.0
"""rapidfuzz' ratio (0-100) of folded lines that are the same but for garbled letters.

This and the numbers below are set by hand and checked on the text extract of the report of 2018.
"""
FEWEST_REGIONS = 3
"""Regions under whose names a line must recur to be part of the repeated page."""
NAME_SHARE = 0.75
"""Part of a line that a region's name takes if the line is that name and nothing else."""
MOST_TEXTS = 300
"""Different texts, the commonest first, that are compared with each other: bounds the time that a long file takes."""
HEAD_LINES = 4
"""Lines below a region's name among which recurring ones are looked for."""
FULL_NAME = re.compile(r"(?i)region|landsting")
"""Matches what a region's full name has besides its county's."""
SHORTEST_HEAD_LETTERS = 16
"""Folded letters of a recurring line below a region's name at least."""
SHORTEST_END_LETTERS = 10
"""Folded letters that recur after a region's name at the page's end at least."""


@dataclass(frozen=True, slots=True)
class RegionLines:
    """A region's county code, and its own lines: those of its page without what recurs."""

    region: str
    lines: tuple[Span, ...]


def region_pages(view: DocumentView) -> list[RegionLines]:
    """Return the lines of each region's page, none where fewer than three regions have such a page."""
    lines = _lines(view)
    mentions = [find_region(line.text) for line in lines]
    starts = [index for index, line in enumerate(lines) if _is_name(line.text, mentions[index])]
    heads = _recurring([_below(lines, mentions, start) for start in starts], shortest_letters=SHORTEST_HEAD_LETTERS)
    tails = [_tails(lines, mentions, start, following) for start, following in _stretches(starts, len(lines))]
    ends = _recurring(tails, shortest_letters=SHORTEST_END_LETTERS)
    found = []
    for start, following in _stretches(starts, len(lines)):
        if any(_is_one_of(text, heads) for text in _below(lines, mentions, start)):
            mention = mentions[start]
            region = mention.code if mention else ""
            body = _body(region, lines[start + 1 : following], mentions[start + 1 : following], heads, ends)
            found.append(RegionLines(region, body))
    return _joined(found) if len(found) >= FEWEST_REGIONS else []


def _lines(view: DocumentView) -> list[Span]:
    """Return the lines of the document's text extracts outside boxes, tables and furniture."""
    found: list[Span] = []
    for page in view.document.pages:
        if not lost_its_places(page):
            continue
        for block in page.blocks:
            if block.kind != "cell" and not block.is_aside and block.panel is None:
                found += view.block(page, block)
    return found


def _is_name(text: str, mention: Mention | None) -> bool:
    """Tell whether a line is a region's name and nothing else."""
    return mention is not None and mention.end - mention.start >= NAME_SHARE * len(text)


def _stretches(starts: Sequence[int], total: int) -> list[tuple[int, int]]:
    """Return each start with the next one, the last with `total`."""
    return list(zip(starts, [*starts[1:], total], strict=True)) if starts else []


def _below(lines: Sequence[Span], mentions: Sequence[Mention | None], start: int) -> list[str]:
    """Return the texts of the lines right below a region's name that name no region."""
    below = range(start + 1, min(start + 1 + HEAD_LINES, len(lines)))
    return [lines[index].text for index in below if mentions[index] is None]


def _tails(lines: Sequence[Span], mentions: Sequence[Mention | None], start: int, following: int) -> list[str]:
    """Return the texts after each region's name in a stretch of lines."""
    return [_tail(lines[index].text, mentions[index]) for index in range(start + 1, following) if mentions[index]]


def _tail(text: str, mention: Mention | None) -> str:
    """Return the text of a line after the region that it names, the whole text where it names none."""
    return text[mention.end :].strip() if mention else text


def _recurring(groups: Sequence[Sequence[str]], *, shortest_letters: int) -> list[str]:
    """Return the folded texts of some length that are in several groups, give or take garbled letters."""
    distinct = [{folded for text in group if len(folded := fold(text)) >= shortest_letters} for group in groups]
    common = Counter(folded for group in distinct for folded in group).most_common(MOST_TEXTS)
    found: list[str] = []
    for folded, _ in common:
        total = sum(count for other, count in common if fuzz.ratio(folded, other) >= ALIKE_RATIO)
        if total >= FEWEST_REGIONS and not any(fuzz.ratio(folded, other) >= ALIKE_RATIO for other in found):
            found.append(folded)
    return found


def _is_one_of(text: str, folded: Sequence[str]) -> bool:
    """Tell whether a text is one of the `folded` ones, give or take garbled letters."""
    own = fold(text)
    return any(fuzz.ratio(own, other) >= ALIKE_RATIO for other in folded)


def _body(
    region: str,
    lines: Sequence[Span],
    mentions: Sequence[Mention | None],
    heads: Sequence[str],
    ends: Sequence[str],
) -> tuple[Span, ...]:
    """Return the region's own lines up to the repeated page's end, or else to the end of the printed page."""
    body: list[Span] = []
    for line, mention in zip(lines, mentions, strict=True):
        text = line.text
        if _ends_as(text, ends) or _names_again(region, text, mention):
            return tuple(body)
        if not _is_one_of(text, heads) and not _is_name(text, mention):
            body.append(line)
    page = lines[0].page if lines else 0
    return tuple(line for line in body if line.page == page)


def _names_again(region: str, text: str, mention: Mention | None) -> bool:
    """Tell whether a line ends the repeated page: it names the region again, in full or first of all, and says more."""
    if mention is None or mention.code != region or _is_name(text, mention):
        return False
    return FULL_NAME.search(text[mention.start : mention.end]) is not None or not text[: mention.start].strip()


def _ends_as(text: str, ends: Sequence[str]) -> bool:
    """Tell whether a line ends with one of the texts that end the repeated page."""
    folded = fold(text)
    return any(fuzz.ratio(folded[-len(end) :], end) >= ALIKE_RATIO for end in ends)


def _joined(found: Sequence[RegionLines]) -> list[RegionLines]:
    """Return the stretches of lines with neighbouring ones of the same region joined: its name stood between them."""
    joined: list[RegionLines] = []
    for stretch in found:
        if joined and joined[-1].region == stretch.region:
            joined[-1] = RegionLines(stretch.region, (*joined[-1].lines, *stretch.lines))
        else:
            joined.append(stretch)
    return joined
