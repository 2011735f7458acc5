"""Repair of what OCR without Swedish letters printed: candidates, context, and the changes that follow."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.adapt import adapted, summed, tally
from atgardsbanken.normalize.candidates import Candidate, Speller
from atgardsbanken.normalize.case import cased
from atgardsbanken.normalize.channel import Channel
from atgardsbanken.normalize.decode import Choice, choose
from atgardsbanken.normalize.garbled import english
from atgardsbanken.normalize.pieces import Piece, cut
from atgardsbanken.normalize.records import Repair
from atgardsbanken.normalize.units import Unit, units

RULE: Final = "ocr"
STRETCH: Final = 250
"""Words that are taken to have been read in the same way, about a page."""
DOCUMENT: Final = 40.0
"""Readings of each letter that what is learned from other documents is worth …"""
PRIOR: Final = 20.0
"""… and that the whole document is worth on each page."""
SURE: Final = 0.8
"""Probability above which a choice says how the document was read."""
SETTLED: Final = 0.9999
"""Probability above which a choice is not weighed again."""
TOPIC: Final = 0.1
"""Share of its words that a document takes from what it has said before (Kuhn and De Mori 1990)."""
DOUBT: Final = 0.9
"""Probability below which a repair carries its second candidate."""


def changes(lines: Sequence[str], garbled: Sequence[bool], speller: Speller) -> list[list[Repair]]:
    """The repairs of each line that is `garbled`, in order.

    Twice: what the first choices say of how this document, and each stretch of it, was read weighs the second.
    """
    found: list[list[Repair]] = [[] for _ in lines]
    pieces = list(cut(lines))
    sound = english(pieces) | {piece for piece in pieces if not garbled[piece.line]}
    passage = list(units(pieces, speller, sound))
    first = choose([unit.candidates for unit in passage])
    weighed = list(_reweighed(passage, first, speller.channel))
    for unit, choice in zip(passage, choose(weighed), strict=True):
        for piece, after, second in _written(unit, choice, speller):
            if after != piece.text:
                confidence = round(choice.confidence, 3)
                found[piece.line].append(
                    Repair(piece.start, piece.text, after, RULE, confidence, second if second != after else "")
                )
    return found


def _reweighed(passage: Sequence[Unit], choices: Sequence[Choice], channel: Channel) -> Iterator[Sequence[Candidate]]:
    """The candidates of each unit, their readings weighed as its stretch was read by `choices`."""
    pairs = [_pair(unit, choice) for unit, choice in zip(passage, choices, strict=True)]
    stretches = [slice(start, start + STRETCH) for start in range(0, len(passage), STRETCH)]
    tallies = [tally(Counter(filter(None, pairs[ours])), channel) for ours in stretches]
    whole = adapted(channel.table, summed(tallies), prior=DOCUMENT)
    said = _said(pairs)
    for ours, counts in zip(stretches, tallies, strict=True):
        reader = Channel(adapted(whole, counts, prior=PRIOR))
        for unit, choice in zip(passage[ours], choices[ours], strict=True):
            if choice.confidence >= SETTLED:
                yield [choice.candidate]
            else:
                yield [_weighed(unit.text.lower(), candidate, reader, said) for candidate in unit.candidates]


def _pair(unit: Unit, choice: Choice) -> tuple[str, str] | None:
    """What was printed and what it was taken for, where that is fairly sure and a known word."""
    word = choice.candidate.word
    if choice.confidence < SURE or not word.isalpha() or lexicon.cost(word) is None:
        return None
    return unit.text.lower(), word


def _said(pairs: Sequence[tuple[str, str] | None]) -> Mapping[str, float]:
    """The cost of each word that this document says more than once, by how often it does."""
    counts = Counter(pair[1] for pair in pairs if pair is not None)
    return {word: -math.log(TOPIC * count / len(pairs)) for word, count in counts.items() if count > 1}


def _weighed(printed: str, candidate: Candidate, reader: Channel, said: Mapping[str, float]) -> Candidate:
    """The candidate weighed as the document was read, and by what it says."""
    prior = min(candidate.prior, said.get(candidate.word, candidate.prior))
    if candidate.word == printed or not candidate.word.isalpha() or not printed[-1:].isalpha():
        return candidate._replace(prior=prior)
    return candidate._replace(reading=reader.cost(printed, candidate.word), prior=prior)


def _written(unit: Unit, choice: Choice, speller: Speller) -> Iterator[tuple[Piece, str, str]]:
    """Each piece of the unit with what it was meant as and, in doubt, what else it may have been."""
    word = choice.candidate.word
    doubt = choice.second.word if choice.second is not None and choice.confidence < DOUBT else ""
    if word.startswith("<") or word == unit.text:
        return
    if word == "i" and not unit.text.isalpha():
        yield unit.pieces[0], "I" if unit.begins or unit.capitals else "i", ""
        return
    best = cased(unit.text, word, begins=unit.begins, running=unit.running)
    second = (
        cased(unit.text, doubt, begins=unit.begins, running=unit.running) if doubt and not doubt.startswith("<") else ""
    )
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
