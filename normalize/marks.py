"""Repairs what English OCR makes of bullets, dashes, lost blanks and figures, beside the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from atgardsbanken.normalize.records import Repair
from atgardsbanken.normalize.years import NAMED_YEAR

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

_GROUPED_ALONE: Final = re.compile(r"^\s*\d \d{3}\s*$")
_YEAR: Final = re.compile(NAMED_YEAR)
_FOUR_ALONE: Final = re.compile(rf"^\s*(?!{NAMED_YEAR})(\d{{4}})\s*$")
NOTE_SIGNS: Final = {"!": 1, "\N{CENT SIGN}": 6, "%": 9}
"""Signs that the raised number of a footnote is read as."""
_NOTE: Final = re.compile(rf"\s?(\d{{1,2}}|[{''.join(NOTE_SIGNS)}]) [A-ZÅÄÖ][a-zåäöéd]")
_STOP_AND_COMMA: Final = re.compile(r"(?<=[a-zåäöé]{5})(\.,)(?= |$)|(?<=\b[A-Z]{2})(\.,)(?= |$)")
_LETTER_C: Final = re.compile(r"(?<!\S)\N{CENT SIGN}(?=\) )")
_OPEN_QUOTE: Final = re.compile(
    r"[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}][^\N{LEFT DOUBLE QUOTATION MARK}"
    r"\N{RIGHT DOUBLE QUOTATION MARK}\N{REGISTERED SIGN}]{2,60}(\N{REGISTERED SIGN})(?!\w)"
)
WITH_DOTS: Final = ("fr.o.m.", "t.o.m.", "m.fl.", "bl.a.", "t.ex.", "d.v.s.", "o.s.v.", "p.g.a.", "f.d.", "s.k.")
"""Abbreviations whose inner dots OCR loses."""
_WITHOUT_A_DOT: Final = {
    short[:at] + short[at + 1 :]: short
    for short in WITH_DOTS
    for at in range(len(short) - 1)
    if short[at] == "." and len(short) > len("s.k.")
}
_LOST_DOT: Final = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, _WITHOUT_A_DOT))})(?!\w)")

FEWEST_USES: Final = 2
"""How often a document uses a word whole that is divided without a hyphen; its first half must be rarer alone."""
_LONG_WORD: Final = re.compile(r"\b[^\W\d_]{9,}")
_LAST_WORD: Final = re.compile(r"\b([a-zåäöéd]{4,})\s*$")
_FIRST_WORD: Final = re.compile(r"^\s*([a-zåäöéd]{4,})\b")


def changes(lines: Sequence[str], garbled: Sequence[bool]) -> list[list[Repair]]:
    """Return the repairs of the marks of each line that is `garbled`, in order."""
    items = [_ITEM.match(line) for line in lines]
    signs = [match[1] if match else "" for match in items]
    notes = _footnotes(lines)
    grouped = any(map(_GROUPED_ALONE.match, lines))
    hyphens = _lost_hyphens(lines, garbled)
    return [
        sorted(
            (
                *([notes[at]] if at in notes else _bullet(at, lines, items[at], signs)),
                *_dashes(line),
                *_numbers(line, alone=grouped),
                *_misread_marks(line),
                *hyphens.get(at, ()),
            ),
            key=lambda r: r.start,
        )
        if garbled[at]
        else []
        for at, line in enumerate(lines)
    ]


def _footnotes(lines: Sequence[str]) -> dict[int, Repair]:
    """Return the repairs of numbers of footnotes that were read as signs, by line: those that the numbers around lack.

    >>> {at: note.after for at, note in _footnotes(["8 Enligt avtalet.", "% Se ovan.", "10 Med nya."]).items()}
    {1: '9'}
    """
    notes = [(at, match) for at, line in enumerate(lines) if (match := _NOTE.match(line))]
    numbers = [int(match[1]) if match[1].isdigit() else 0 for _, match in notes]
    found: dict[int, Repair] = {}
    for place, (at, match) in enumerate(notes):
        number = NOTE_SIGNS.get(match[1], 0)
        before = next((n for n in reversed(numbers[:place]) if n), 0)
        after = next((n for n in numbers[place + 1 :] if n), number + 1)
        if number and before == number - 1 and after == number + 1 and len(numbers) > 1:
            found[at] = Repair(match.start(1), match[1], str(number), "footnote", 0.95)
            numbers[place] = number
    return found


def _lost_hyphens(lines: Sequence[str], garbled: Sequence[bool]) -> dict[int, list[Repair]]:
    """Return, by line, the hyphen that a line of garbled text ends in: before the rest of a word used elsewhere.

    >>> lines = ["Ett resursutnyttjande.", "Bättre resurs", "utnyttjande", "resursutnyttjande"]
    >>> [change.after for change in _lost_hyphens(lines, [True] * 4)[1]]
    ['resurs-']
    """
    counts = Counter(
        word for line, is_garbled in zip(lines, garbled, strict=True) if is_garbled for word in _LONG_WORD.findall(line)
    )
    found: dict[int, list[Repair]] = {}
    for at, (line, after) in enumerate(pairwise(lines)):
        end, start = _LAST_WORD.search(line), _FIRST_WORD.match(after)
        if end and start and counts[end[1] + start[1]] >= FEWEST_USES > counts[end[1]]:
            found[at] = [Repair(end.start(1), end[1], f"{end[1]}-", "lost hyphen", 0.9)]
    return found


def _misread_marks(line: str) -> Iterator[Repair]:
    """Yield the repairs of a full stop before a comma, of `c)`, a closing quotation mark and dots of abbreviations."""
    for stop in _STOP_AND_COMMA.finditer(line):
        yield Repair(stop.start(), ".,", ",", "mark", 0.9)
    for letter in _LETTER_C.finditer(line):
        yield Repair(letter.start(), letter[0], "c", "mark", 0.95)
    for quote in _OPEN_QUOTE.finditer(line):
        yield Repair(quote.start(1), quote[1], "\N{RIGHT DOUBLE QUOTATION MARK}", "mark", 0.95)
    for short in _LOST_DOT.finditer(line):
        yield Repair(short.start(), short[0], _WITHOUT_A_DOT[short[0]], "lost dot", 0.95)


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


def _numbers(line: str, *, alone: bool) -> Iterator[Repair]:
    """Yield the repairs of blanks lost between a number's thousands, in a line where other numbers have them.

    Where other numbers that stand `alone` in a line have them, one of four figures that does so too had one, no year.
    """
    single = _FOUR_ALONE.match(line) if alone else None
    if single:
        yield Repair(single.start(1), single[1], f"{single[1][0]} {single[1][1:]}", "lost blank", 0.9)
    if not _GROUPED.search(line):
        return
    for run in _FIGURES.finditer(line):
        digits = run[0]
        if len(digits) == 4 and (_YEAR.fullmatch(digits) or not _THOUSANDS.match(line, run.end())):
            continue
        head = len(digits) % 3
        groups = [digits[:head]] * bool(head) + [digits[i : i + 3] for i in range(head, len(digits), 3)]
        yield Repair(run.start(), digits, " ".join(groups), "lost blank", 0.9)
