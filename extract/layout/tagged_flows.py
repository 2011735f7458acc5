"""Words put into the order that a tagged PDF tells: parts of the page, and the lines of each tag; boxes in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from atgardsbanken.extract.geometry import centre
from atgardsbanken.extract.layout.rows import em, is_marker, lines_of, top
from atgardsbanken.extract.layout.settings import LayoutSettings
from atgardsbanken.extract.layout.tags import Tagging
from atgardsbanken.extract.records import Line, Word


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page read from top to bottom: its words, those in figures too, and the figures' indices."""

    words: list[Word] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)


def told_regions(
    free: Iterable[Word], figures: Sequence[Sequence[Word]], tagging: Tagging, settings: LayoutSettings
) -> list[Region]:
    """Part words in the order that their tags tell: a part goes on as long as what follows does not stand above it.

    `free` are those outside figures, `figures` those in each of them.
    """
    items = [(min(map(tagging.rank, held)), held, [number]) for number, held in enumerate(figures) if held]
    items += [(rank, held, []) for rank, held in _ranked(free, tagging)]
    reach = settings.indent_em * em(word for _, held, _ in items for word in held)
    regions: list[Region] = []
    last = float("inf")
    for _, held, numbers in sorted(items, key=lambda item: item[0]):
        if top(held) < last - reach:
            regions.append(Region())
        regions[-1].words.extend(held)
        regions[-1].figures.extend(numbers)
        last = top(held)
    return regions


def _ranked(words: Iterable[Word], tagging: Tagging) -> list[tuple[float, list[Word]]]:
    """Return the words of each rank, the first rank first."""
    ranked: dict[float, list[Word]] = {}
    for word in words:
        ranked.setdefault(tagging.rank(word), []).append(word)
    return sorted(ranked.items())


def told_flow(words: Sequence[Word], tagging: Tagging, settings: LayoutSettings) -> list[list[Line]]:
    """Return the lines of each tag one after another, in the order that the tags tell."""
    pieces = [piece for _, held in _ranked(words, tagging) for piece in _pieces(held, settings)]
    lines = [line for piece in pieces for line in lines_of(piece, settings)]
    return [lines] if lines else []


def _pieces(words: Sequence[Word], settings: LayoutSettings) -> list[list[Word]]:
    """Part one tag's words, in the file's order, where they go on further up: in the next column.

    A marker goes with the text behind it on its row, which the file may have before it.
    """
    pieces: list[list[Word]] = []
    last: Word | None = None
    for word in words:
        if is_marker((word,)) and (labelled := _labelled(word, pieces, settings)):
            labelled.append(word)
            continue
        if last is None or word.box.bottom < last.box.top:
            pieces.append([])
        pieces[-1].append(word)
        last = word
    return pieces


def _labelled(marker: Word, pieces: Sequence[list[Word]], settings: LayoutSettings) -> list[Word] | None:
    """Return the piece that a marker belongs to, None where none has text behind it on its row."""
    return next((piece for piece in pieces if any(_labels(marker, word, settings) for word in piece)), None)


def _labels(marker: Word, word: Word, settings: LayoutSettings) -> bool:
    """Return whether a word stands close behind a marker on its row."""
    white = word.box.x0 - marker.box.x1
    return word.box.top < centre(marker.box)[1] < word.box.bottom and 0 <= white <= settings.line_split_em * word.size
