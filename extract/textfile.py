"""Text extracts (.txt) as raw pages of a grid: GRID_WIDTH by GRID_HEIGHT points a character, from the top left."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from atgardsbanken.extract.encodings import decoded
from atgardsbanken.extract.errors import NotAPdfError
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.rows import MARKER
from atgardsbanken.extract.quality import judge
from atgardsbanken.extract.records import GRID_HEIGHT, GRID_WIDTH, BBox, Route, Word

END_OF_FILE = "\x00\x1a"
"""What old programs fill a file's end with."""
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
"""Signs that no text is made of: controls that are no space, and bytes that could not be read."""
NO_TEXT_SHARE = 0.05
"""Where more of the signs than this are such, the file is no text: of a damaged text few are, of pictures a fifth."""
SAMPLE_CHARACTERS = 4096
"""The signs from the start by which that is told."""
PAGE_MARK = re.compile(r"^ (?=\S)")
"""How the first line of a page begins in extracts without form feeds: with one space."""
INDENTED_LINES = 3
"""Lines one after another that begin with a space and are set in: no page holds a single line."""
MARK_SHARE = 0.34
"""Where more of the lines than this begin with a space, they are set in, not page marks."""
WHOLE_SHARE = 0.6
"""Where more of the lines than this end a sentence, each is a whole paragraph: of broken lines a sixth do."""
LEAST_LINES = 4
"""Lines from which on their ends tell whether each is a whole paragraph."""
SINGLE_SHARE = 0.1
"""Part of line distances that are one row where lines are single-spaced; below, every second line is empty."""
SENTENCE_ENDS = (".", "!", "?", ":", "”", '"')
"""Signs with which a sentence ends, its closing quote included."""
LONGEST_ROW_CHARACTERS = 4000
"""The longest row that is taken for one paragraph: longer ones come from programs that lost the line ends."""
LONG_ROW = re.compile(rf".{{1,{LONGEST_ROW_CHARACTERS}}}(?:(?<=\s)|$)|.{{1,{LONGEST_ROW_CHARACTERS}}}")
"""Matches a part of a long row, up to the last space in it."""
TAB_CHARACTERS = 8
"""Columns from one tab stop to the next."""


def decode(data: bytes, name: str) -> str:
    """Return the text that `data` holds, NFC, with plain line feeds; `name` is the file's, for messages.

    >>> decode("Å".encode("cp1252") + b"tg\\xe4rd\\r\\n", "plan.txt")
    'Åtgärd\\n'

    Raises:
        NotAPdfError: it is not text.
    """
    text = decoded(data).rstrip(END_OF_FILE)
    sample = text[:SAMPLE_CHARACTERS]
    if len(NO_TEXT.findall(sample)) > NO_TEXT_SHARE * len(sample):
        raise NotAPdfError(f"{name} holds binary data, not text; give a PDF or a UTF-8 text file.")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def text_pages(text: str) -> list[RawPage]:
    """Return an extract's pages: a form feed, or where there is none a line that begins with one space, begins one."""
    return [_page(number, rows) for number, rows in enumerate(_split(text), start=1)]


def _split(text: str) -> list[list[str]]:
    """Cut the text into pages, each a list of its rows."""
    if "\f" in text:
        return [part.split("\n") for part in text.removesuffix("\f").split("\f")]
    rows = text.split("\n")
    marked = _marked(rows)
    if len(marked) > MARK_SHARE * sum(bool(row.strip()) for row in rows):
        return [rows]
    pages: list[list[str]] = [[]]
    for number, row in enumerate(rows):
        if number in marked:
            pages.append([])
        pages[-1].append(PAGE_MARK.sub("", row))
    return [page for page in pages if any(row.strip() for row in page)] or [[]]


def _marked(rows: Sequence[str]) -> set[int]:
    """Return the rows that begin with one space as a page does: not list items, and not many one after another."""
    filled = [number for number, row in enumerate(rows) if row.strip()]
    runs = (list(run) for _, run in groupby(filled, lambda number: bool(PAGE_MARK.match(rows[number]))))
    marked = {number for run in runs if len(run) < INDENTED_LINES for number in run if PAGE_MARK.match(rows[number])}
    return {number for number in marked if not MARKER.match(rows[number].split()[0])}


def _page(number: int, rows: Sequence[str]) -> RawPage:
    """Put the rows' words on the grid."""
    rows = [part for row in rows for part in _wrapped(row)]
    texts = {index: row.expandtabs(TAB_CHARACTERS).rstrip() for index, row in enumerate(rows) if row.strip()}
    words = tuple(word for index, text in texts.items() for word in _words(index, text))
    route, quality, reason = judged(words, "text extract")
    return RawPage(
        number,
        width=max(map(len, texts.values()), default=1) * GRID_WIDTH,
        height=max(len(rows), 1) * GRID_HEIGHT,
        words=words,
        route=route,
        quality=quality,
        reason=reason,
        pitch=0.0 if _holds_paragraphs(texts.values()) else _usual_rows(list(texts)) * GRID_HEIGHT,
    )


def _wrapped(row: str) -> list[str]:
    """Cut a row that no print holds into rows of about `LONGEST_ROW_CHARACTERS`, between its words where it has some.

    >>> [len(part) for part in _wrapped("ord " * 1500)]
    [4000, 2000]
    """
    if len(row) <= LONGEST_ROW_CHARACTERS:
        return [row]
    return LONG_ROW.findall(row)


def _words(row: int, text: str) -> list[Word]:
    """Return a row's words, each where its characters stand; their size is the row's height."""
    top, bottom = row * GRID_HEIGHT, (row + 1) * GRID_HEIGHT
    return [
        Word(found.group(), BBox(found.start() * GRID_WIDTH, top, found.end() * GRID_WIDTH, bottom), size=GRID_HEIGHT)
        for found in re.finditer(r"\S+", text)
    ]


def judged(words: Sequence[Word], source: str) -> tuple[Route, float, str]:
    """Return the route of a page of some source, its quality, and why.

    There is no picture from which to read again what is garbled, so that it can only be repaired.
    """
    if not words:
        return "blank", 1.0, "no text on the page"
    judgement = judge(words)
    if judgement.reads:
        return "text", judgement.quality, source
    return "repaired", judgement.quality, f"{source}; garbled: {judgement.reason}"


def _holds_paragraphs(texts: Iterable[str]) -> bool:
    """Return whether each line is a whole paragraph, not broken to a width."""
    ended = [text.endswith(SENTENCE_ENDS) for text in texts]
    return len(ended) >= LEAST_LINES and sum(ended) > WHOLE_SHARE * len(ended)


def _usual_rows(filled: Sequence[int]) -> int:
    """Return the rows from one line to the next inside a paragraph: 1, or 2 where every second row is empty.

    >>> _usual_rows([0, 2, 4, 8, 10])
    2
    """
    gaps = Counter(lower - upper for upper, lower in pairwise(filled))
    return 1 if gaps[1] >= SINGLE_SHARE * gaps.total() else min(gaps, default=1)
