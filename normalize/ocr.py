"""Repairs what OCR without Swedish letters printed: candidates, context, and the changes that follow."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.adapt import adapt_table, count_readings, sum_counts
from atgardsbanken.normalize.candidates import Speller, WordCandidate
from atgardsbanken.normalize.case import cased
from atgardsbanken.normalize.channel import Channel
from atgardsbanken.normalize.decode import Choice, choose
from atgardsbanken.normalize.garbled import english
from atgardsbanken.normalize.pieces import Piece, cut
from atgardsbanken.normalize.records import Repair
from atgardsbanken.normalize.repair_units import RepairUnit, repair_units

RULE: Final = "ocr"
STRETCH_UNITS: Final = 250
"""Units (words and marks) taken to have been read in the same way: about a page."""
LEARNED_WORTH_READINGS: Final = 40.0
"""Readings of each letter that what is learned from other documents is worth …"""
DOCUMENT_WORTH_READINGS: Final = 20.0
"""… and that the whole document is worth on each page."""
SURE_PROBABILITY: Final = 0.8
"""Probability from which a choice says how the document was read."""
SETTLED_PROBABILITY: Final = 0.9999
"""Probability from which a choice is not weighed again, which only saves time."""
TOPIC_SHARE: Final = 0.1
"""The share of its words that a document takes from its own earlier ones (Kuhn and De Mori 1990)."""
DOUBT_PROBABILITY: Final = 0.9
"""Probability below which a repair carries its second candidate."""


def changes(lines: Sequence[str], garbled: Sequence[bool], speller: Speller) -> list[list[Repair]]:
    """Return the repairs of each line that is `garbled`, in order.

    Words are chosen twice: the first choices tell how this document, and each stretch of it, was read, and by that the
    second are weighed.
    """
    found: list[list[Repair]] = [[] for _ in lines]
    pieces = list(cut(lines))
    sound = english(pieces).union(piece for piece in pieces if not garbled[piece.line])
    passage = list(repair_units(pieces, speller, sound))
    first = choose([unit.candidates for unit in passage])
    weighed = list(_reweighed(passage, first, speller.channel))
    for unit, choice in zip(passage, choose(weighed), strict=True):
        if choice.candidate.word == unit.text:
            continue
        for piece, after, second in _written(unit, choice, speller):
            if after != piece.text:
                confidence = round(choice.confidence, 3)
                found[piece.line].append(
                    Repair(piece.start, piece.text, after, RULE, confidence, second if second != after else "")
                )
    return found


def _reweighed(
    passage: Sequence[RepairUnit], choices: Sequence[Choice], channel: Channel
) -> Iterator[Sequence[WordCandidate]]:
    """Yield the candidates of each unit, their readings weighed as its stretch was read by `choices`."""
    pairs = [_pair(unit, choice) for unit, choice in zip(passage, choices, strict=True)]
    stretches = [slice(start, start + STRETCH_UNITS) for start in range(0, len(passage), STRETCH_UNITS)]
    counted = [count_readings(Counter(filter(None, pairs[ours])), channel) for ours in stretches]
    whole = adapt_table(channel.table, sum_counts(counted), prior=LEARNED_WORTH_READINGS)
    topic_costs = _topic_costs(pairs)
    for ours, counts in zip(stretches, counted, strict=True):
        page_channel = Channel(adapt_table(whole, counts, prior=DOCUMENT_WORTH_READINGS))
        for unit, choice in zip(passage[ours], choices[ours], strict=True):
            if choice.confidence >= SETTLED_PROBABILITY:
                yield [choice.candidate]
            else:
                yield [
                    _weighed(unit.text.lower(), candidate, page_channel, topic_costs) for candidate in unit.candidates
                ]


def _pair(unit: RepairUnit, choice: Choice) -> tuple[str, str] | None:
    """Return what was printed and what was chosen for it, where that is fairly sure and a known word."""
    word = choice.candidate.word
    if choice.confidence < SURE_PROBABILITY or not word.isalpha() or lexicon.cost(word) is None:
        return None
    return unit.text.lower(), word


def _topic_costs(pairs: Sequence[tuple[str, str] | None]) -> Mapping[str, float]:
    """Return the cost of each word that this document uses more than once, by how often it does."""
    counts = Counter(pair[1] for pair in pairs if pair is not None)
    return {word: -math.log(TOPIC_SHARE * count / len(pairs)) for word, count in counts.items() if count > 1}


def _weighed(
    printed: str, candidate: WordCandidate, channel: Channel, topic_costs: Mapping[str, float]
) -> WordCandidate:
    """Return the candidate weighed by how the document was read and by its own words."""
    word_cost = min(candidate.word_cost, topic_costs.get(candidate.word, candidate.word_cost))
    word = candidate.word
    if word == printed or not word.isalpha() or not printed[-1:].isalpha():
        return WordCandidate(word, candidate.reading_cost, word_cost)
    return WordCandidate(word, channel.cost(printed, word), word_cost)


def _written(unit: RepairUnit, choice: Choice, speller: Speller) -> Iterator[tuple[Piece, str, str]]:
    """Yield each piece of the unit with the text it becomes and, in doubt, the second candidate's."""
    word = choice.candidate.word
    doubt = choice.runner_up.word if choice.runner_up is not None and choice.confidence < DOUBT_PROBABILITY else ""
    if word.startswith("<"):
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
    """Return the offset at which `word` is divided so that its parts read most like `first` and `rest`."""
    places = range(max(len(first) - 2, 1), min(len(first) + 3, len(word)))

    def cost(at: int) -> float:
        return speller.reading_cost(first.lower(), word[:at]) + speller.reading_cost(rest.lower(), word[at:])

    return min(places, key=cost, default=len(first))
