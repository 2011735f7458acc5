"""Applies, undoes and composes changes to a text; offsets in code points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from atgardsbanken.normalize.records import Repair


def apply(raw: str, repairs: Iterable[Repair]) -> str:
    """Return the repaired text.

    >>> apply("Halsa", [Repair(1, "a", "ä", "ocr")])
    'Hälsa'

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
    """Return the raw text that `repairs` were applied to.

    >>> undo("Hälsa", [Repair(1, "a", "ä", "ocr")])
    'Halsa'

    Raises:
        ValueError: a repair does not fit `text` where it says it does.
    """
    inverse: list[Repair] = []
    shift = 0
    for change in repairs:
        inverse.append(Repair(change.start + shift, change.after, change.before, change.rule))
        shift += len(change.after) - len(change.before)
    return apply(text, inverse)


@dataclass(frozen=True, slots=True)
class _TouchedRange:
    """A range of the text between two rounds that the first round made or the second changes."""

    start: int
    end: int
    change: Repair
    made: bool


def composed(raw: str, first: Sequence[Repair], second: Sequence[Repair]) -> tuple[Repair, ...]:
    """Return the repairs that do what `first` and then `second` do to `raw`; those that overlap become one."""
    if not first or not second:
        return tuple(first) or tuple(second)
    middle = apply(raw, first)
    spans = sorted((*_made(first), *_changed(second)), key=lambda span: (span.start, span.end))
    result: list[Repair] = []
    shift = 0
    for group in _overlapping(spans):
        result.append(_one(raw, middle, group, shift))
        shift += sum(len(span.change.before) - len(span.change.after) for span in group if span.made)
    return tuple(result)


def _made(repairs: Sequence[Repair]) -> Iterable[_TouchedRange]:
    """Yield the range that each repair left in the text it made."""
    shift = 0
    for change in repairs:
        start = change.start + shift
        yield _TouchedRange(start, start + len(change.after), change, made=True)
        shift += len(change.after) - len(change.before)


def _changed(repairs: Sequence[Repair]) -> Iterable[_TouchedRange]:
    """Yield the range that each repair changes in the text it is applied to."""
    for change in repairs:
        yield _TouchedRange(change.start, change.start + len(change.before), change, made=False)


def _overlapping(spans: Sequence[_TouchedRange]) -> Iterable[list[_TouchedRange]]:
    """Yield the ranges in groups that overlap."""
    group: list[_TouchedRange] = []
    end = -1
    for span in spans:
        if group and span.start >= end:
            yield group
            group = []
        group.append(span)
        end = max(end, span.end) if len(group) > 1 else span.end
    if group:
        yield group


def _one(raw: str, middle: str, group: Sequence[_TouchedRange], shift: int) -> Repair:
    """Return one repair that does all of a group; `shift` takes offsets in the middle text back to the raw one."""
    if len(group) == 1:
        change = group[0].change
        return change if group[0].made else replace(change, start=change.start + shift)
    start, end = min(span.start for span in group), max(span.end for span in group)
    seconds = [span.change for span in group if not span.made]
    back = sum(len(span.change.before) - len(span.change.after) for span in group if span.made)
    moved = [Repair(change.start - start, change.before, change.after, change.rule) for change in seconds]
    return Repair(
        start + shift,
        raw[start + shift : end + shift + back],
        apply(middle[start:end], moved),
        "+".join(dict.fromkeys(span.change.rule for span in group)),
        min(span.change.confidence for span in group),
        next((change.alternative for change in seconds if change.alternative), ""),
    )
