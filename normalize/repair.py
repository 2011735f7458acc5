"""Repair of garbled Swedish, on record and reversible (`apply`, `undo`); offsets in code points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalize import marks, ocr
from normalize.candidates import speller
from normalize.garbled import garbled_lines, is_garbled, quality
from normalize.records import Repair, Repaired

__all__ = ["apply", "is_garbled", "quality", "repair", "repair_lines", "undo"]


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
    garbled = garbled_lines(lines)
    if not any(garbled):
        return [Repaired(line) for line in lines]
    found = map(_merged, marks.changes(lines, garbled), ocr.changes(lines, garbled, speller()))
    return [Repaired(apply(line, changes), tuple(changes)) for line, changes in zip(lines, found, strict=True)]


def _merged(first: Iterable[Repair], second: Iterable[Repair]) -> list[Repair]:
    """Both in order of place, those of `second` left out that overlap one of `first`."""
    taken = {at for change in first for at in range(change.start, change.start + len(change.before))}
    free = (c for c in second if taken.isdisjoint(range(c.start, c.start + len(c.before))))
    return sorted((*first, *free), key=lambda change: change.start)


def repair(text: str) -> Repaired:
    """`text`, which may be of many lines, repaired."""
    start = 0
    changes: list[Repair] = []
    lines = text.split("\n")
    for line, repaired in zip(lines, repair_lines(lines), strict=True):
        changes += (replace(change, start=change.start + start) for change in repaired.repairs)
        start += len(line) + 1
    return Repaired(apply(text, changes), tuple(changes))
