"""Repairs single words without their å, ä or ö in lines that are clean else; costs are -ln(probability).

Only what no clean text holds is touched: a word in small letters that is none, in a line of known Swedish words, with
just one common word that it can have been.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.candidates import WordCandidate
from atgardsbanken.normalize.channel import SWEDISH
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.decode import START, choose
from atgardsbanken.normalize.garbled import english
from atgardsbanken.normalize.lemmas import is_form
from atgardsbanken.normalize.pieces import Piece, cut
from atgardsbanken.normalize.records import Repair
from atgardsbanken.normalize.skeleton import skeleton

RULE: Final = "ocr"
CONFIDENCE_PROBABILITY: Final = 0.93
"""Probability that the one common word that fits is right."""
SHORTEST_WORD_LETTERS: Final = 4
"""The shortest word that is repaired: shorter ones may be units and abbreviations."""
LONG_WORD_LETTERS: Final = 8
COMMON_WORD_COST: Final = 12.0
COMMON_LONG_WORD_COST: Final = 13.5
"""Cost up to which a word is common; the same of a long one, which chance does not make."""
COMMON_BESIDE_OTHER_COST: Final = 10.5
COMMON_BESIDE_COMPOUND_COST: Final = 12.5
"""The same where the word as printed may be English, and where it may be a compound that no list knows."""
RARE_WORD_COST: Final = 13.0
"""Cost from which the word as printed is a slip in the counted texts, not a word …"""
MARGIN_COST: Final = 6.0
"""… and how much commoner the word meant must be."""
SURE_PROBABILITY: Final = 0.95
"""Probability that one of several words must have, by the words beside it."""
FEWEST_KNOWN_WORDS: Final = 2
KNOWN_SHARE: Final = 0.8
"""Known words of the line besides, at least, and their share of its words in small letters."""
AROUND: Final = ".,;:!?()”“\"'-–"
"""Marks that may stand around a word."""
READ_AS: Final = {"å": "aå&@é", "ä": "aäé&", "ö": "oö6é"}
"""What each letter is read as where the rest of a line is read well."""


def changes(lines: Sequence[str], garbled: Sequence[bool]) -> list[list[Repair]]:
    """Return the repairs of each line that is not `garbled`.

    >>> [change.after for change in changes(["Kostnaden har minskat fran 12 till 9 mnkr"], [False])[0]]
    ['från']
    """
    found: list[list[Repair]] = [[] for _ in lines]
    suspects = [at for at, line in enumerate(lines) if not garbled[at] and any(map(_meant, line.split()))]
    for at in suspects:
        found[at] = list(_repairs(lines[at]))
    return found


def _repairs(line: str) -> Iterator[Repair]:
    """Yield the repairs of one line, if the rest of it is clean Swedish."""
    pieces = list(cut([line]))
    words = [piece for piece in pieces if piece.kind == "word"]
    others = [word.text for word in words if word.text.islower() and len(word.text) > 1 and not _meant(word.text)]
    known = sum(lexicon.cost(word) is not None for word in others)
    if known < FEWEST_KNOWN_WORDS or known < KNOWN_SHARE * len(others):
        return
    foreign = english(words)
    texts = [word.text.lower() for word in words]
    for chunk in _chunks(pieces):
        for piece in chunk if _is_alone(chunk) else ():
            if piece.kind == "word" and piece not in foreign and (options := _meant(piece.text)):
                at = words.index(piece)
                meant = _best(texts[at - 1] if at else START, options, texts[at + 1 : at + 2])
                if meant is not None:
                    yield Repair(piece.start, piece.text, meant, RULE, CONFIDENCE_PROBABILITY)


def _best(before: str, options: Sequence[WordCandidate], after: Sequence[str]) -> str | None:
    """Return the option that the words beside it leave no doubt about, or None."""
    around = [[WordCandidate(word, 0.0, lexicon.cost(word) or RARE_WORD_COST)] for word in (before, *after)]
    choice = choose([around[0], options, *around[1:]])[1]
    return choice.candidate.word if choice.confidence >= SURE_PROBABILITY else None


def _chunks(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces between blanks."""
    number = 0
    numbers = [number := number + (not piece.glued) for piece in pieces]
    for _, ours in groupby(zip(numbers, pieces, strict=True), key=lambda both: both[0]):
        yield [piece for _, piece in ours]


def _is_alone(chunk: Sequence[Piece]) -> bool:
    """Return whether a chunk is one word and marks around it: no name of a file or variable."""
    return sum(piece.kind == "word" for piece in chunk) == 1 and not any(
        p.kind == "number" or p.text in "_=\\<>" for p in chunk
    )


@lru_cache(maxsize=100_000)
def _meant(printed: str) -> tuple[WordCandidate, ...]:
    """Return the common words that a chunk, which is none, can have been; marks around it are left out."""
    small = printed.strip(AROUND)
    if len(small) < SHORTEST_WORD_LETTERS or not small.islower() or SWEDISH & set(small):
        return ()
    as_printed = lexicon.cost(small)
    options = [entry for entry in lexicon.alike(skeleton(small)) if entry.word != small and _fits(small, entry.word)]
    if not options or lexicon.is_name(small) or lexicon.is_name(options[0].word):
        return ()
    if as_printed is not None and (as_printed < max(RARE_WORD_COST, options[0].cost + MARGIN_COST) or is_form(small)):
        return ()
    if options[0].cost > _dearest(small):
        return ()
    return tuple(WordCandidate(entry.word, 0.0, entry.cost) for entry in options)


def _dearest(small: str) -> float:
    """Return the cost up to which a word is common enough to be meant by what no list knows."""
    if lexicon.is_english(small):
        return COMMON_BESIDE_OTHER_COST
    if is_compound(small):
        return COMMON_BESIDE_COMPOUND_COST
    return COMMON_LONG_WORD_COST if len(small) >= LONG_WORD_LETTERS else COMMON_WORD_COST


def _fits(printed: str, word: str) -> bool:
    """Return whether `printed` is `word` without some of its å, ä and ö."""
    return len(printed) == len(word) and all(
        one == other or one in READ_AS.get(other, "") for one, other in zip(printed, word, strict=True)
    )
