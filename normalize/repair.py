"""Repairs garbled Swedish, on record and reversibly (`apply`, `undo`); offsets in code points."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from atgardsbanken.normalize import (
    accents,
    causes,
    ciphers,
    doubled,
    escapes,
    gaps,
    inner_capitals,
    lone_words,
    marks,
    numbered,
    ocr,
    stand_ins,
    years,
)
from atgardsbanken.normalize.candidates import speller
from atgardsbanken.normalize.edits import apply, composed, undo
from atgardsbanken.normalize.garbled import garbled_lines, is_garbled, quality
from atgardsbanken.normalize.records import Repair, Repaired

__all__ = ["apply", "is_garbled", "quality", "repair", "repair_lines", "undo"]

Step = Callable[[Sequence[str]], list[list[Repair]]]
"""From lines to the repairs of each, in order and not overlapping."""

MOST_ROUNDS: Final = 4
"""Rounds of all steps, at most, until nothing changes; real documents need two."""


def repair_lines(lines: Sequence[str]) -> list[Repaired]:
    """Return each line repaired, line i out is line i in; neighbours count across line ends."""
    with _collector_paused():
        repaired = [Repaired(line) for line in lines]
        for _ in range(MOST_ROUNDS):
            before = [line.text for line in repaired]
            for step in STEPS:
                repaired = _taken(repaired, lines, step)
            if [line.text for line in repaired] == before:
                break
    return repaired


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Let no cycles be looked for: repair makes none, and what it remembers would be gone through again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def repair(text: str) -> Repaired:
    """Return `text`, which may be of many lines, repaired.

    >>> repaired = repair("Fler vardplatser i sjukvarden for aldre")
    >>> repaired.text
    'Fler vårdplatser i sjukvården för äldre'
    >>> undo(repaired.text, repaired.repairs)
    'Fler vardplatser i sjukvarden for aldre'
    """
    start = 0
    changes: list[Repair] = []
    lines = text.split("\n")
    for line, repaired in zip(lines, repair_lines(lines), strict=True):
        changes += (replace(change, start=change.start + start) for change in repaired.repairs)
        start += len(line) + 1
    return Repaired(apply(text, changes), tuple(changes))


def _taken(repaired: Sequence[Repaired], raw: Sequence[str], step: Step) -> list[Repaired]:
    """Return the lines after one more step."""
    found = step([line.text for line in repaired])
    return [
        Repaired(apply(line.text, new), composed(original, line.repairs, new)) if new else line
        for line, original, new in zip(repaired, raw, found, strict=True)
    ]


def _by_line(rule: causes.Rule) -> Step:
    """Return a rule of single lines as a step."""
    return lambda lines: [list(rule(line)) for line in lines]


def _ocr(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of what OCR without Swedish letters made: in garbled lines, and of lone words in others."""
    garbled = garbled_lines(lines)
    alone = lone_words.changes(lines, garbled)
    if not any(garbled):
        return alone
    read = list(map(_merged, marks.changes(lines, garbled), ocr.changes(lines, garbled, speller())))
    return list(map(_merged, read, alone))


def _merged(first: Iterable[Repair], second: Iterable[Repair]) -> list[Repair]:
    """Return both in order of place, without those of `second` that overlap one of `first`."""
    first = list(first)
    taken = {at for change in first for at in range(change.start, change.start + len(change.before))}
    free = (c for c in second if taken.isdisjoint(range(c.start, c.start + len(c.before))))
    return sorted((*first, *free), key=lambda change: change.start)


STEPS: Final[tuple[Step, ...]] = (
    escapes.changes,
    doubled.changes,
    ciphers.changes,
    accents.changes,
    *map(_by_line, causes.RULES.values()),
    stand_ins.changes,
    gaps.changes,
    _ocr,
    causes.lost_ligatures,
    _by_line(inner_capitals.changes),
    _by_line(years.changes),
    numbered.changes,
)
"""The steps in the order in which they are taken."""
