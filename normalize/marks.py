"""Repairs what English OCR makes of bullets, dashes, lost blanks and figures, beside the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from atgardsbanken.normalize.records import Repair

BULLET: Final = "\N{BULLET}"
SURE_BULLETS: Final = "*+\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}e\N{BLACK SMALL SQUARE}"
"""Characters that a bullet is read as, at the start of a line and alone."""
LIKELY_BULLETS: Final = (
    "\N{CENT SIGN}\N{COPYRIGHT SIGN}\N{REGISTERED SIGN}\N{DEGREE SIGN}o\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}>"
)
"""Characters that it is read as too, but only beside others: a footnote's mark looks like it."""
LIST_REACH_LINES: Final = 8
"""Lines, up or down, within which another item of the list stands: an item may be of several lines."""

_ITEM: Final = re.compile(rf"^\s*([{re.escape(SURE_BULLETS + LIKELY_BULLETS)}]) +(?=[^\W\d_])")
_STARS: Final = re.compile(r"^\s*\*\*")
_GLUED_DASH: Final = re.compile(r"^\s*([\N{EN DASH}\N{EM DASH}])(?=[^\W\d_])")
_GLUED_CONJUNCTION: Final = re.compile(r"(?<=[^\W\d_]{3})(-)(?=(?:och|ach|eller|samt)\b)")
_DOUBLE_DASH: Final = re.compile(r"(?<=\d)([-\N{EN DASH}\N{EM DASH}]{2,3})(?=\d)")
_GROUPED: Final = re.compile(r"(?<![\d,.\-/])\d{1,3}(?: \d{3})+(?![\d,.\-/])")
_FIGURES: Final = re.compile(r"(?<![\d,.\-/:])\d{4,9}(?![\d,.\-/:])")
_THOUSANDS: Final = re.compile(r" \d{3}(?!\d)")


def changes(lines: Sequence[str], garbled: Sequence[bool]) -> list[list[Repair]]:
    """Return the repairs of the marks of each line that is `garbled`, in order."""
    items = [_ITEM.match(line) for line in lines]
    signs = [match[1] if match else "" for match in items]
    return [
        sorted((*_bullet(at, lines, items[at], signs), *_dashes(line), *_numbers(line)), key=lambda r: r.start)
        if garbled[at]
        else []
        for at, line in enumerate(lines)
    ]


def _bullet(at: int, lines: Sequence[str], item: re.Match[str] | None, signs: Sequence[str]) -> Iterator[Repair]:
    """Yield the repair of a bullet that begins the line."""
    if item is None:
        return
    around = range(max(at - LIST_REACH_LINES, 0), min(at + LIST_REACH_LINES + 1, len(lines)))
    if item[1] == "*" and any(_STARS.match(lines[other]) for other in around):
        return
    if item[1] in SURE_BULLETS or any(signs[other] for other in around if other != at):
        yield Repair(item.start(1), item[1], BULLET, "bullet", 0.95)


def _dashes(line: str) -> Iterator[Repair]:
    """Yield the repairs of dashes without a blank, and of two where one was printed."""
    glued = _GLUED_DASH.match(line)
    if glued:
        yield Repair(glued.start(1), glued[1], f"{glued[1]} ", "lost blank", 0.97)
    for hyphen in _GLUED_CONJUNCTION.finditer(line):
        yield Repair(hyphen.start(), "-", "- ", "lost blank", 0.95)
    for double in _DOUBLE_DASH.finditer(line):
        yield Repair(double.start(), double[0], "\N{EN DASH}", "dash", 0.97)


def _numbers(line: str) -> Iterator[Repair]:
    """Yield the repairs of blanks lost between a number's thousands, in a line where other numbers have them."""
    if not _GROUPED.search(line):
        return
    for run in _FIGURES.finditer(line):
        digits = run[0]
        if len(digits) == 4 and not _THOUSANDS.match(line, run.end()):
            continue
        head = len(digits) % 3
        groups = [digits[:head]] * bool(head) + [digits[i : i + 3] for i in range(head, len(digits), 3)]
        yield Repair(run.start(), digits, " ".join(groups), "lost blank", 0.9)
