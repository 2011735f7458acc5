"""Cuts lines into pieces: words, numbers and marks with their places; offsets in code points of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from atgardsbanken.normalize.characters import RAISED
from atgardsbanken.normalize.lines import SHORT_FIRST_PARTS

PieceKind = Literal["word", "number", "mark", "protected"]

HYPHENS: Final = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}\N{NOT SIGN}")
"""Characters that divide a word at a line end, and one that OCR reads for them."""
LONGEST_GAP_LINES: Final = 2
"""Lines further down that a divided word goes on, at most: the next, or the one after a blank one."""
LONGEST_CHUNK_CHARACTERS: Final = 200
"""Characters without a blank above which text is no words but rubbish or data."""

_CHUNK: Final = re.compile(r"\S+")
_PROTECTED: Final = re.compile(
    r"https?:|www\.|(?<![^\s@])[^\s@]++@[^\s@]+\.[A-Za-z]{2,}|[^\W\d_]\d{4}|\d{3}|^\W*(?:[^\W\d_]{1,3}\.){2,}|(?<![\w-])[\w-]++\.(?:se|com|org|nu|net|eu|pdf|html?)\b",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(
    rf"(?:[^\W_{RAISED}]|[&@|!\[\]{{}}](?=[^\W\d_])|(?<=[^\W\d_])[&@|](?!\w))+|[^\w\s]|[_{RAISED}]"
)
_BRACKETED_PIECE: Final = re.compile(_PIECE.pattern.replace(r"\[\]", "", 1))
_BRACKETS: Final = re.compile(r"(?<!\S)[(]?\[[^\[\]]*\]")
"""Matches brackets around words or a reference, as they are printed."""
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number or mark of line `line` (from 0), at `start` there; `glued` if no blank stands before it."""

    line: int
    start: int
    text: str
    kind: PieceKind
    glued: bool = False

    @property
    def end(self) -> int:
        """Return the offset after its last character."""
        return self.start + len(self.text)


def cut(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces of all lines in order.

    >>> [(piece.text, piece.kind) for piece in cut(["Fler (12) läkare."])]
    [('Fler', 'word'), ('(', 'mark'), ('12', 'number'), (')', 'mark'), ('läkare', 'word'), ('.', 'mark')]
    """
    for number, line in enumerate(lines):
        brackets = "[" in line and _BRACKETS.search(line) is not None
        for chunk in _CHUNK.finditer(line):
            start = chunk.start()
            for at, part, kind in _parts(chunk[0], brackets=brackets):
                yield Piece(number, start + at, part, kind, at > 0)


@lru_cache(maxsize=100_000)
def _parts(text: str, *, brackets: bool = False) -> tuple[tuple[int, str, PieceKind], ...]:
    """Return the pieces of a text without blanks: offsets, texts, kinds; `brackets` where `[` and `]` are marks."""
    if len(text) > LONGEST_CHUNK_CHARACTERS or _PROTECTED.search(text):
        return ((0, text, "protected"),)
    piece = _BRACKETED_PIECE if brackets else _PIECE
    return tuple((match.start(), match[0], _kind(match[0])) for match in piece.finditer(text))


def _kind(text: str) -> PieceKind:
    if _NUMBER.fullmatch(text):
        return "number"
    return "word" if any(character.isalpha() for character in text) else "mark"


def goes_over(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether the piece at `at` is the first half of a word that may be divided at its line's end."""
    if at + 2 >= len(pieces) or pieces[at + 1].text not in HYPHENS or pieces[at + 1].line == pieces[at + 2].line:
        return False
    first, hyphen, second = pieces[at : at + 3]
    if not (hyphen.glued and first.line == hyphen.line and first.kind == second.kind == "word"):
        return False
    keeps = first.text.lower() in SHORT_FIRST_PARTS or (first.text.isupper() and len(first.text) > 1)
    return hyphen.line < second.line <= hyphen.line + LONGEST_GAP_LINES and not keeps and not second.text[0].isupper()
