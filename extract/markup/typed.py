"""Items and notes that their author typed as paragraphs: a sign, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from atgardsbanken.extract.markup.pieces import Piece

BULLETED = re.compile(r"([•·▪■●○◦‣\uf0b7\uf0a7])\s+(?=\S)")
"""A sign that begins items and nothing else."""
LISTED = re.compile(r"([-*–—]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
"""A sign that begins items where several paragraphs have it, one after another."""
SAID = re.compile(r"\A[–—-]\s.*[.!?”\"]$", re.DOTALL)
"""A line of talk: a dash, then sentences."""
NOTE = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
"""How the text of a note begins."""


def with_typed_marks(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, paragraphs that begin with the sign of an item or a note as such.

    >>> [(each.kind, each.text) for each in with_typed_marks([Piece("paragraph", "• Inför stöd")])]
    [('item', 'Inför stöd')]
    """
    for is_typed, run in groupby(pieces, lambda piece: _mark(piece) is not None):
        several = list(run)
        yield from map(_as_item, several) if is_typed and _is_list(several) else map(_as_note, several)


def _mark(piece: Piece) -> re.Match[str] | None:
    if piece.kind != "paragraph":
        return None
    return BULLETED.match(piece.text) or LISTED.match(piece.text)


def _is_list(run: Sequence[Piece]) -> bool:
    """Return whether paragraphs with signs are items: bullets always, others where they are several and no talk."""
    if any(BULLETED.match(piece.text) for piece in run):
        return True
    return len(run) > 1 and not any(SAID.match(piece.text) for piece in run)


def _as_item(piece: Piece) -> Piece:
    mark = _mark(piece)
    return replace(piece, kind="item", level=1, marker=mark[1], text=piece.text[mark.end() :]) if mark else piece


def _as_note(piece: Piece) -> Piece:
    return replace(piece, kind="note") if piece.kind == "paragraph" and NOTE.match(piece.text) else piece
