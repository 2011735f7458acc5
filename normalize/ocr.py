"""Repair of what OCR without Swedish letters printed: candidates, context, and the changes that follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from normalize.candidates import Speller
from normalize.case import cased
from normalize.decode import Choice, choose
from normalize.pieces import Piece, cut
from normalize.records import Repair
from normalize.units import Unit, units

RULE: Final = "ocr"
DOUBT: Final = 0.9
"""Probability below which a repair carries its second candidate."""


def changes(lines: Sequence[str], speller: Speller) -> list[list[Repair]]:
    """The repairs of each line, in order."""
    found: list[list[Repair]] = [[] for _ in lines]
    passage = list(units(list(cut(lines)), speller))
    for unit, choice in zip(passage, choose([unit.candidates for unit in passage]), strict=True):
        for piece, after, second in _written(unit, choice, speller):
            if after != piece.text:
                confidence = round(choice.confidence, 3)
                found[piece.line].append(
                    Repair(piece.start, piece.text, after, RULE, confidence, second if second != after else "")
                )
    return found


def _written(unit: Unit, choice: Choice, speller: Speller) -> Iterator[tuple[Piece, str, str]]:
    """Each piece of the unit with what it was meant as and, in doubt, what else it may have been."""
    word = choice.candidate.word
    doubt = choice.second.word if choice.second is not None and choice.confidence < DOUBT else ""
    if word.startswith("<") or word == unit.text:
        return
    if word == "i" and not unit.text.isalpha():
        yield unit.pieces[0], "I" if unit.begins or unit.capitals else "i", ""
        return
    best = cased(unit.text, word, begins=unit.begins)
    second = cased(unit.text, doubt, begins=unit.begins) if doubt and not doubt.startswith("<") else ""
    if len(unit.pieces) == 1:
        yield unit.pieces[0], best, second
        return
    first, rest = unit.pieces
    at = _division(first.text, rest.text, word, speller)
    yield first, best[:at], second[:at]
    yield rest, best[at:], second[at:]


def _division(first: str, rest: str, word: str, speller: Speller) -> int:
    """Where `word` is divided so that its parts read most like `first` and `rest`."""
    places = range(max(len(first) - 2, 1), min(len(first) + 3, len(word)))

    def cost(at: int) -> float:
        return speller.reading(first.lower(), word[:at]) + speller.reading(rest.lower(), word[at:])

    return min(places, key=cost, default=len(first))
