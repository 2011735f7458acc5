"""Repair of garbled Swedish, on record and reversible (`apply`, `undo`); offsets in code points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from normalize.candidates import Candidate, candidates
from normalize.decode import Choice, choose
from normalize.garbled import SURE, evidence, is_garbled, quality
from normalize.pieces import Piece, cut
from normalize.records import Repair, Repaired

__all__ = ["apply", "is_garbled", "quality", "repair", "repair_lines", "undo"]

OCR: Final = "ocr"
"""Rule of a change that undoes what OCR without Swedish letters printed."""
DOUBT: Final = 0.9
"""Probability below which a repair carries its second candidate."""


def apply(raw: str, repairs: Iterable[Repair]) -> str:
    """The repaired text.

    Raises:
        ValueError: a repair does not fit `raw` where it says it does.
    """
    pieces: list[str] = []
    at = 0
    for change in repairs:
        if change.start < at or not raw.startswith(change.before, change.start):
            raise ValueError(f"no {change.before!r} at {change.start}; pass the text the repairs were made from")
        pieces += raw[at : change.start], change.after
        at = change.start + len(change.before)
    return "".join(pieces) + raw[at:]


def undo(text: str, repairs: Iterable[Repair]) -> str:
    """The raw text that `repairs` were applied to.

    Raises:
        ValueError: a repair does not fit `text` where it says it does.
    """
    inverse: list[Repair] = []
    shift = 0
    for change in repairs:
        inverse.append(Repair(change.start + shift, change.after, change.before, change.rule))
        shift += len(change.after) - len(change.before)
    return apply(text, inverse)


def repair_lines(lines: Sequence[str]) -> list[Repaired]:
    """Each line repaired, line i out is line i in; neighbours count across line ends."""
    if evidence(lines) <= SURE:
        return [Repaired(line) for line in lines]
    pieces = list(cut(lines))
    columns = [_column(piece) for piece in pieces]
    changes: list[list[Repair]] = [[] for _ in lines]
    for piece, choice in zip(pieces, choose(columns), strict=True):
        after = piece.text if piece.kind != "word" else in_case(piece.text, choice.candidate.word)
        if after != piece.text:
            changes[piece.line].append(_change(piece, after, choice))
    return [Repaired(apply(line, found), tuple(found)) for line, found in zip(lines, changes, strict=True)]


def repair(text: str) -> Repaired:
    """`text`, which may be of many lines, repaired."""
    start = 0
    changes: list[Repair] = []
    lines = text.split("\n")
    for line, repaired in zip(lines, repair_lines(lines), strict=True):
        changes += (replace(change, start=change.start + start) for change in repaired.repairs)
        start += len(line) + 1
    return Repaired(apply(text, changes), tuple(changes))


def _column(piece: Piece) -> tuple[Candidate, ...]:
    """The candidates of a piece; a number or mark has one."""
    if piece.kind == "word":
        return candidates(piece.text)
    return (Candidate("<num>" if piece.kind == "number" else piece.text, 0.0, 6.0),)


def _change(piece: Piece, after: str, choice: Choice) -> Repair:
    second = in_case(piece.text, choice.second.word) if choice.second and choice.confidence < DOUBT else ""
    return Repair(piece.start, piece.text, after, OCR, round(choice.confidence, 3), second)


def in_case(printed: str, word: str) -> str:
    """`word` in capitals where `printed` is."""
    if word == printed.lower():
        return printed
    if len(printed) > 1 and printed.isupper():
        return word.upper()
    return word.capitalize() if printed[0].isupper() else word
