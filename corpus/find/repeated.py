"""Pages of one pattern in a text extract: which lines recur under each region's name, and what stands between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from atgardsbanken.corpus.regions import Mention, find_region, fold
from atgardsbanken.corpus.spans import DocumentView, Span, lost_its_places
from atgardsbanken.extract.records import GRID_HEIGHT

ALIKE = 82.0
"""rapidfuzz' ratio (0-100) of two folded lines that are the same but for garbled letters."""
FEWEST_SLIDES = 3
"""Regions under whose names a line must recur to be part of the pattern."""
NAME_SHARE = 0.75
"""The share of a line that a region's name takes if the line is that name."""
MOST_DISTINCT = 300
"""Different texts that are looked through for what recurs: the commonest."""
WITHIN = 4
"""Lines below a region's name in which the pattern begins."""
IN_FULL = re.compile(r"(?i)region|landsting")
"""What a region's name in full has, beside its county's."""
SHORTEST_HEAD, SHORTEST_TAIL = 16, 10
"""Folded letters that a recurring line has at least, below a region's name and after it."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the extract: `gap` is the number of rows from the line before."""

    span: Span
    gap: int


@dataclass(frozen=True, slots=True)
class RegionLines:
    """The lines printed between a region's name and the pattern's end, without what recurs."""

    region: str
    lines: tuple[PrintedLine, ...]


def region_pages(view: DocumentView) -> list[RegionLines]:
    """The document's stretches of lines under regions' names, where at least a few follow one pattern."""
    lines = _lines(view)
    mentions = [find_region(line.span.text) for line in lines]
    starts = [index for index, line in enumerate(lines) if _is_name(line.span.text, mentions[index])]
    heads = _recurring([_below(lines, mentions, start) for start in starts], shortest=SHORTEST_HEAD)
    tails = [_tails(lines, mentions, start, following) for start, following in _spans(starts, len(lines))]
    ends = _recurring(tails, shortest=SHORTEST_TAIL)
    found = []
    for start, following in _spans(starts, len(lines)):
        if any(_is_one_of(text, heads) for text in _below(lines, mentions, start)):
            mention = mentions[start]
            region = mention.code if mention else ""
            body = _body(region, lines[start + 1 : following], mentions[start + 1 : following], heads, ends)
            found.append(RegionLines(region, body))
    return _joined(found) if len(found) >= FEWEST_SLIDES else []


def _lines(view: DocumentView) -> list[PrintedLine]:
    """The document's lines outside boxes and tables."""
    found: list[PrintedLine] = []
    for page in view.document.pages:
        if not lost_its_places(page):
            continue
        above = -GRID_HEIGHT
        for block in page.blocks:
            if block.kind in ("cell", "furniture") or block.panel is not None:
                continue
            for span in view.block(page, block):
                found.append(PrintedLine(span, max(1, round((span.box.top - above) / GRID_HEIGHT))))
                above = span.box.top
    return found


def _is_name(text: str, mention: Mention | None) -> bool:
    """Whether a line is a region's name and nothing else."""
    return mention is not None and mention.end - mention.start >= NAME_SHARE * len(text)


def _spans(starts: Sequence[int], total: int) -> list[tuple[int, int]]:
    """Each start with the one that follows it."""
    return list(zip(starts, [*starts[1:], total], strict=True)) if starts else []


def _below(lines: Sequence[PrintedLine], mentions: Sequence[Mention | None], start: int) -> list[str]:
    """The texts of the lines right below a region's name."""
    below = range(start + 1, min(start + 1 + WITHIN, len(lines)))
    return [lines[index].span.text for index in below if mentions[index] is None]


def _tails(lines: Sequence[PrintedLine], mentions: Sequence[Mention | None], start: int, following: int) -> list[str]:
    """What lines that name the region again say besides."""
    return [_tail(lines[index].span.text, mentions[index]) for index in range(start + 1, following) if mentions[index]]


def _tail(text: str, mention: Mention | None) -> str:
    """What a line says after the region it names."""
    return text[mention.end :].strip() if mention else text


def _recurring(groups: Sequence[Sequence[str]], *, shortest: int) -> list[str]:
    """The folded texts of at least `shortest` letters that are in several groups, give or take garbled letters."""
    counts = Counter(folded for group in groups for folded in {fold(text) for text in group} if len(folded) >= shortest)
    common = counts.most_common(MOST_DISTINCT)
    found: list[str] = []
    for folded, _ in common:
        total = sum(count for other, count in common if fuzz.ratio(folded, other) >= ALIKE)
        if total >= FEWEST_SLIDES and not any(fuzz.ratio(folded, other) >= ALIKE for other in found):
            found.append(folded)
    return found


def _is_one_of(text: str, folded: Sequence[str]) -> bool:
    """Whether a text is one of several that are folded, give or take garbled letters."""
    own = fold(text)
    return any(fuzz.ratio(own, other) >= ALIKE for other in folded)


def _body(
    region: str,
    lines: Sequence[PrintedLine],
    mentions: Sequence[Mention | None],
    heads: Sequence[str],
    ends: Sequence[str],
) -> tuple[PrintedLine, ...]:
    """The lines up to the pattern's end, or else the page's, that are no part of the pattern."""
    body: list[PrintedLine] = []
    for line, mention in zip(lines, mentions, strict=True):
        text = line.span.text
        if _ends_as(text, ends) or _names_again(region, text, mention):
            return tuple(body)
        if not _is_one_of(text, heads) and not _is_name(text, mention):
            body.append(line)
    page = lines[0].span.page if lines else 0
    return tuple(line for line in body if line.span.page == page)


def _names_again(region: str, text: str, mention: Mention | None) -> bool:
    """Whether a line names the region again, in full or before all else, and says more: the pattern's end."""
    if mention is None or mention.code != region or _is_name(text, mention):
        return False
    return IN_FULL.search(text[mention.start : mention.end]) is not None or not text[: mention.start].strip()


def _ends_as(text: str, ends: Sequence[str]) -> bool:
    """Whether a line ends with what ends the pattern."""
    folded = fold(text)
    return any(fuzz.ratio(folded[-len(end) :], end) >= ALIKE for end in ends)


def _joined(found: Sequence[RegionLines]) -> list[RegionLines]:
    """The stretches with those that one region's name was printed between joined."""
    joined: list[RegionLines] = []
    for stretch in found:
        if joined and joined[-1].region == stretch.region:
            joined[-1] = RegionLines(stretch.region, (*joined[-1].lines, *stretch.lines))
        else:
            joined.append(stretch)
    return joined
