"""Repairs single words without their å, ä or ö in lines that are clean else; costs are -ln(probability).

Only what no clean text holds is touched: a word in small letters that is none, in a line of known Swedish words, with
just one common word that it can have been.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

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
SHORTEST_WORD_LETTERS: Final = 2
SHORTEST_PLAIN_WORD_LETTERS: Final = 4
"""The shortest word that is repaired, and that is without the words beside it: others may be units."""
SHORTEST_BEGUN_WORD_LETTERS: Final = 6
"""The shortest word with a capital, which may be a name, that is repaired where it begins a sentence."""
UNCOUNTED_WORD_COST: Final = 16.0
COMMON_FORM_COST: Final = 8.5
"""Cost of a form of the dictionary that no text was seen to hold, and of what may be meant by one."""
LIKELY_PAIR_COST: Final = 6.5
"""Cost up to which a word goes with the one before it."""
LONG_WORD_LETTERS: Final = 8
COMMON_WORD_COST: Final = 12.0
COMMON_LONG_WORD_COST: Final = 15.6
"""Cost up to which a word is common; the same of a long one, which chance does not make but texts must hold."""
COMMON_BESIDE_OTHER_COST: Final = 10.5
COMMON_BESIDE_COMPOUND_COST: Final = 12.5
"""The same where the word as printed may be English, and where it may be a compound that no list knows."""
RARE_WORD_COST: Final = 13.0
"""Cost from which the word as printed is a slip in the counted texts, not a word …"""
MARGIN_COST: Final = 5.0
"""… and how much commoner the word meant must be."""
SURE_PROBABILITY: Final = 0.95
"""Probability that one of several words must have, by the words beside it."""
FEWEST_KNOWN_WORDS: Final = 2
KNOWN_SHARE: Final = 0.8
"""Known words of the line besides, at least, and their share of its words in small letters."""
SHORTEST_PARTLY_READ_LETTERS: Final = 5
"""The shortest word that is repaired though one of its å, ä and ö is left."""
SMALL_WORD_COST: Final = 7.5
LIKELY_NEXT_WORD_COST: Final = 3.5
LIKELY_BOTH_PAIRS_COST: Final = 11.5
"""Cost up to which a word holds sentences together; up to which it is looked for after the one before, and in all."""
MORE_THAN_PAIRS: Final = 3
"""Stands for more than both pairs: what was printed is a word, which no text was seen to hold there."""
ALSO_ENGLISH: Final = frozenset({"for", "over"})
"""Words of English names and terms: `PPP over Ethernet`."""
AROUND: Final = ".,;:!?()”“\"'-–"
"""Marks that may stand around a word."""
READ_AS: Final = {"å": "aå&@é", "ä": "aäé&", "ö": "oö6é"}
"""What each letter is read as where the rest of a line is read well."""


_DERIVED: Final = re.compile(r"^(\w{3,}?)(?:ning(?:en|ar|arna)?|andet?|are|aren|arna|else|elsen|samt?)")
"""Matches words made of verbs."""


class _Meant(NamedTuple):
    """Words that a printed one may have been, commonest first, and how many words beside it must go with one."""

    options: tuple[WordCandidate, ...]
    pairs_needed: int


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
    alone = {piece for chunk in _chunks(pieces) if _is_alone(chunk) for piece in chunk}
    for at, word in enumerate(words):
        meant = _meant(word.text) if word in alone and word not in foreign else None
        if meant is None or not (word.text.islower() or _begins(line, word)) or _is_in_english(texts, at):
            continue
        best = _best(texts[at - 1] if at else START, meant, texts[at + 1] if at + 1 < len(texts) else None, texts[at])
        if best is not None:
            whole = best if word.text.islower() else best.capitalize()
            yield Repair(word.start, word.text, whole, RULE, CONFIDENCE_PROBABILITY)


def _begins(line: str, piece: Piece) -> bool:
    """Return whether a sentence begins with the piece."""
    before = line[: piece.start].rstrip()
    return not before or before[-1] in ".!?:•"


def _is_in_english(texts: Sequence[str], at: int) -> bool:
    """Return whether the word stands beside one that is English and not Swedish."""
    return any(map(lexicon.is_english, (*texts[max(at - 1, 0) : at], *texts[at + 1 : at + 2])))


def _best(before: str, meant: _Meant, after: str | None, printed: str) -> str | None:
    """Return the option that the words beside it leave no doubt about, or None."""
    columns = [_beside(before), meant.options, *([_beside(after)] if after else ())]
    choice = choose(columns)[1]
    word = choice.candidate.word
    if choice.confidence < SURE_PROBABILITY:
        return None
    if meant.pairs_needed == MORE_THAN_PAIRS:
        return word if after is not None and _fits_better(before, printed, word, after) else None
    pairs = (lexicon.pair_cost(before, word), lexicon.pair_cost(word, after) if after else None)
    known = sum(cost is not None and cost <= LIKELY_PAIR_COST for cost in pairs)
    return word if known >= meant.pairs_needed else None


def _fits_better(before: str, printed: str, word: str, after: str) -> bool:
    """Return whether `word` is common between its neighbours, and the word as printed was seen with neither."""
    if lexicon.pair_cost(before, printed) is not None or lexicon.pair_cost(printed, after) is not None:
        return False
    costs = (lexicon.pair_cost(before, word), lexicon.pair_cost(word, after))
    known = [cost for cost in costs if cost is not None]
    if len(known) < len(costs):
        return False
    return known[0] <= LIKELY_NEXT_WORD_COST and sum(known) <= LIKELY_BOTH_PAIRS_COST


def _beside(word: str) -> Sequence[WordCandidate]:
    return (WordCandidate(word, 0.0, lexicon.cost(word) or RARE_WORD_COST),)


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
def _meant(printed: str) -> _Meant | None:
    """Return the common words that a chunk, which is none, can have been; marks around it are left out."""
    bare = printed.strip(AROUND)
    small = bare.lower()
    is_begun = len(bare) >= SHORTEST_BEGUN_WORD_LETTERS and bare.istitle()
    if len(bare) < SHORTEST_WORD_LETTERS or not (bare.islower() or is_begun):
        return None
    if SWEDISH & set(small) and (len(small) < SHORTEST_PARTLY_READ_LETTERS or not _is_unknown(small)):
        return None
    options = [entry for entry in lexicon.alike(skeleton(small)) if entry.word != small and _fits(small, entry.word)]
    if not options or lexicon.is_name(options[0].word):
        return None
    pairs = _pairs_needed(small, options[0].cost)
    if pairs is None or (is_begun and options[0].cost > COMMON_BESIDE_OTHER_COST):
        return None
    return _Meant(tuple(WordCandidate(entry.word, 0.0, entry.cost) for entry in options), pairs)


def _pairs_needed(small: str, best_cost: float) -> int | None:
    """Return how many words beside a word must go with the best it may be; None where it may stand as it is."""
    as_printed = lexicon.cost(small)
    if as_printed is not None and as_printed < max(RARE_WORD_COST, best_cost + MARGIN_COST):
        is_small = best_cost <= SMALL_WORD_COST and as_printed >= best_cost + MARGIN_COST
        return MORE_THAN_PAIRS if is_small and not lexicon.is_name(small) else None
    if len(small) < SHORTEST_PLAIN_WORD_LETTERS or small in ALSO_ENGLISH:
        return 2 if best_cost <= COMMON_FORM_COST else None
    if as_printed is not None and is_form(small):
        return 1 if as_printed >= UNCOUNTED_WORD_COST and best_cost <= COMMON_FORM_COST else None
    return 0 if best_cost <= _dearest(small) and not lexicon.is_name(small) else None


def _dearest(small: str) -> float:
    """Return the cost up to which a word is common enough to be meant by what no list knows."""
    if lexicon.is_english(small):
        return COMMON_BESIDE_OTHER_COST
    if is_compound(small) or _is_derived(small):
        return COMMON_BESIDE_COMPOUND_COST
    return COMMON_LONG_WORD_COST if len(small) >= LONG_WORD_LETTERS else COMMON_WORD_COST


def _is_unknown(small: str) -> bool:
    return lexicon.cost(small) is None and not is_compound(small) and not _is_derived(small)


def _is_derived(small: str) -> bool:
    """Return whether a word is a known verb with an ending that makes a noun of it: `varvningen` from `varva`."""
    match = _DERIVED.fullmatch(small)
    return match is not None and any(lexicon.cost(match[1] + ending) is not None for ending in ("a", ""))


def _fits(printed: str, word: str) -> bool:
    """Return whether `printed` is `word` without some of its å, ä and ö."""
    return len(printed) == len(word) and all(
        one == other or one in READ_AS.get(other, "") for one, other in zip(printed, word, strict=True)
    )
