"""Cuts lines into pieces: words, numbers and marks with their places; offsets in code points of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.characters import RAISED
from atgardsbanken.normalize.lines import SHORT_FIRST_PARTS
from atgardsbanken.normalize.skeleton import skeleton

PieceKind = Literal["word", "number", "mark", "protected"]

HYPHENS: Final = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}\N{NOT SIGN}")
"""Characters that divide a word at a line end, and one that OCR reads for them."""
LONGEST_GAP_LINES: Final = 2
"""Lines further down that a divided word goes on, at most: the next, or the one after a blank one."""
LONGEST_CHUNK_CHARACTERS: Final = 200
"""Characters without a blank above which text is no words but rubbish or data."""

_CHUNK: Final = re.compile(r"\S+")
_PROTECTED: Final = re.compile(
    r"https?:|www\.|(?<![^\s@])[^\s@]++@[^\s@]+\.[A-Za-z]{2,}|[^\W\d_]\d{4}|\d{3}|^\W*(?:[^\W\d_]{1,3}\.){2,}"
    r"|(?<![\w-])[\w-]++\.(?:se|com|org|nu|net|eu|fi|dk|no|uk|de|html?)\b"
    r"|\w\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|tsv|txt|json|xml|ya?ml|toml|zip|gz|log|sql|png|jpe?g|svg|py|js|css|exe|sh)\b"
    r"|[^\W\d]_[^\W\d]|^[a-z]:\\|\\\\?\w+\\\w|^[~.]{0,2}/\w+/|^\W?\#\w{2}|^--?\w+=|^\W*\$\w|\w\((?:\)|[\"'])"
    r"|^[(\"'“”]?\d{1,2}[a-h][)\"'“”.,;:]*$",
    re.IGNORECASE,
)
"""Matches what is no word, or not only: addresses, dates, abbreviations with dots, names of files, folders, variables,
functions and tags, `2a`."""
_IN_CODE: Final = re.compile(r"[^\W_][\])\"']*[=.(_$\\<>#{}]+[\[(\"']*[^\W_]|^\W*@")
"""Matches words that a mark joins to others as in a program or a name: `bas.Save`, `x=antal`, `@anna`."""
_PIECE: Final = re.compile(
    rf"(?:[^\W_{RAISED}]|[&@|!\[\]{{}}](?=[^\W\d_])|(?<=[^\W\d_])[&@|](?!\w))+|[^\w\s]|[_{RAISED}]"
)
_BRACKETED_PIECE: Final = re.compile(_PIECE.pattern.replace(r"\[\]", "", 1))
_BRACKETS: Final = re.compile(r"(?<!\S)[(]?\[[^\[\]]*\]")
"""Matches brackets around words or a reference, as they are printed."""
_NUMBER: Final = re.compile(r"\d+")


class Piece(NamedTuple):
    """A word, number or mark of line `line` (from 0), at `start` there; `glued` if no blank stands before it.

    `in_code` if marks join it to other words as in a program.
    """

    line: int
    start: int
    text: str
    kind: PieceKind
    glued: bool = False
    in_code: bool = False

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
            parts, in_code = _parts(chunk[0], brackets=brackets)
            for at, part, kind in parts:
                yield Piece(number, start + at, part, kind, at > 0, in_code)


@lru_cache(maxsize=100_000)
def _parts(text: str, *, brackets: bool = False) -> tuple[tuple[tuple[int, str, PieceKind], ...], bool]:
    """Return the pieces of a text without blanks (offsets, texts, kinds), and whether they are joined as in a program.

    `[` and `]` are marks where there are `brackets`.
    """
    if len(text) > LONGEST_CHUNK_CHARACTERS or _PROTECTED.search(text):
        return ((0, text, "protected"),), False
    piece = _BRACKETED_PIECE if brackets else _PIECE
    parts = tuple((match.start(), match[0], _kind(match[0])) for match in piece.finditer(text))
    return parts, _IN_CODE.search(text) is not None


def _kind(text: str) -> PieceKind:
    if _NUMBER.fullmatch(text):
        return "number"
    return "word" if any(character.isalpha() for character in text) else "mark"


def _keeps_hyphen(first: str, second: str) -> bool:
    """Return whether a first part has its hyphen inside a word too: short ones that are none without it, capitals."""
    if first.isupper() and len(first) > 1:
        return True
    return first.lower() in SHORT_FIRST_PARTS and not (
        len(first) > 1 and first.islower() and lexicon.alike(skeleton((first + second).lower()))
    )


def goes_over(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether the piece at `at` is the first half of a word that may be divided at its line's end."""
    if at + 2 >= len(pieces) or pieces[at + 1].text not in HYPHENS or pieces[at + 1].line == pieces[at + 2].line:
        return False
    first, hyphen, second = pieces[at : at + 3]
    if not (hyphen.glued and first.line == hyphen.line and first.kind == second.kind == "word"):
        return False
    keeps = _keeps_hyphen(first.text, second.text)
    return hyphen.line < second.line <= hyphen.line + LONGEST_GAP_LINES and not keeps and not second.text[0].isupper()
