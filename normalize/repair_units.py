"""Groups pieces into the units that repair judges: a piece, or the two halves of a word divided at a line end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.abbreviations import LONGEST_ABBREVIATION_LETTERS
from atgardsbanken.normalize.candidates import Speller, WordCandidate, unknown
from atgardsbanken.normalize.channel import SWEDISH
from atgardsbanken.normalize.decode import NUMBER, STROKE, YEAR
from atgardsbanken.normalize.pieces import HYPHENS, Piece, goes_over
from atgardsbanken.normalize.skeleton import skeleton
from atgardsbanken.normalize.years import NAMED_YEAR

ENDS: Final = frozenset(".!?•*")
"""Marks after which a sentence begins."""
FEWEST_RUNNING_WORDS: Final = 5
"""The fewest words of a line that is judged as running text …"""
SMALL_LETTER_SHARE: Final = 0.6
"""… and the share of them in small letters."""
BEFORE_HEAD: Final = frozenset({"och", "eller", "samt", "respektive"})
"""Words before which a hyphen stands for a head that follows later: "hälso- och sjukvård"."""
_YEAR: Final = re.compile(rf"^\W*{NAMED_YEAR}(?!\d)")
BEFORE_REGION: Final = frozenset({"region", "landstinget", "landsting", "länet"})
"""Words before the name of a region …"""
LEAST_LIKENESS: Final = 0.6
"""… of which this share of the letters must be read right."""
JOINED_WORD_COST: Final = 2.0
"""How much dearer a joined word may be than its two halves side by side and still be one."""


class RepairUnit(NamedTuple):
    """The pieces of one word, its text as printed without the hyphen at a line end, its candidates, and its place.

    It `begins` a sentence, in `running` text; of a sign that may stand for a letter, whether it is among words in
    `capitals`.
    """

    pieces: tuple[Piece, ...]
    text: str
    candidates: tuple[WordCandidate, ...]
    begins: bool = False
    running: bool = False
    capitals: bool = False


def repair_units(pieces: Sequence[Piece], speller: Speller, sound: frozenset[Piece]) -> Iterator[RepairUnit]:
    """Yield the pieces as units, words divided at line ends joined; the hyphen of a joined word is left out.

    The pieces in `sound` are left as they are: they have one candidate, themselves.
    """
    prose = _running_lines(pieces)
    at = 0
    while at < len(pieces):
        unit = _itself(pieces[at]) if pieces[at] in sound else _judged(pieces, at, speller, sound, prose)
        yield unit
        at += 2 * len(unit.pieces) - 1


def _judged(
    pieces: Sequence[Piece], at: int, speller: Speller, sound: frozenset[Piece], prose: frozenset[int]
) -> RepairUnit:
    """Return the unit that begins at `at`, with all its candidates."""
    begins, running = _begins(pieces, at), _in_running_text(pieces, at, prose)
    if goes_over(pieces, at) and sound.isdisjoint(pieces[at : at + 3]):
        joined = _divided(pieces, at, speller)
        if joined is not None:
            return RepairUnit(
                (pieces[at], pieces[at + 2]), pieces[at].text + pieces[at + 2].text, joined, begins, running
            )
    capitals = not pieces[at].text.isalpha() and _among_capitals(pieces, at)
    options = _options(pieces, at, speller)
    if running and pieces[at].text in REMNANTS and _is_alone(pieces, at):
        options += (_whole(REMNANTS[pieces[at].text]),)
    return RepairUnit((pieces[at],), pieces[at].text, options, begins, running, capitals)


def _itself(piece: Piece) -> RepairUnit:
    """Return the piece as its own only candidate."""
    small = piece.text.lower()
    if piece.kind != "word":
        return RepairUnit((piece,), piece.text, (_stands(piece),))
    known = lexicon.cost(small)
    cost = unknown(piece.text) if known is None else known
    return RepairUnit((piece,), piece.text, (WordCandidate(small, 0.0, cost),))


def _begins(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a sentence or a heading begins at `at`."""
    if not 0 < at < len(pieces):
        return True
    before = pieces[at - 1]
    return pieces[at].line > before.line + 1 or before.text[-1] in ENDS


def _in_running_text(pieces: Sequence[Piece], at: int, prose: frozenset[int]) -> bool:
    """Return whether the piece stands inside a sentence: in a line of `prose`, or after a word in small letters."""
    line = pieces[at].line
    if at == 0 or line > pieces[at - 1].line + 1:
        return False
    before = pieces[at - 1]
    if before.line < line:
        return before.line in prose and before.kind == "word"
    return line in prose or before.text[0].islower()


def _running_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the lines that are running text: some words, most of them small."""
    words = Counter(piece.line for piece in pieces if piece.kind == "word")
    small = Counter(piece.line for piece in pieces if piece.kind == "word" and piece.text[0].islower())
    return frozenset(
        line for line, n in words.items() if n >= FEWEST_RUNNING_WORDS and small[line] >= SMALL_LETTER_SHARE * n
    )


def _divided(pieces: Sequence[Piece], at: int, speller: Speller) -> tuple[WordCandidate, ...] | None:
    """Return the candidates of the word that may begin at `at` and go on on the next line, or None if none does."""
    first, second = pieces[at].text, pieces[at + 2].text
    joined = speller.candidates(first + second)
    if skeleton(second.lower()) in _heads_follow():
        return None
    apart = JOINED_WORD_COST
    for half in (first, second):
        if joined[0].total <= apart:
            break
        apart += speller.candidates(half)[0].total
    return joined if joined[0].total <= apart else None


@cache
def _heads_follow() -> frozenset[str]:
    return frozenset(map(skeleton, BEFORE_HEAD))


def _options(pieces: Sequence[Piece], at: int, speller: Speller) -> tuple[WordCandidate, ...]:
    """Return the candidates of a single piece; a number or mark has one unless it may stand for `i`."""
    piece = pieces[at]
    if piece.kind == "word":
        return _word_options(pieces, at, speller)
    if piece.text in LETTER_I and _is_alone(pieces, at) and not _begins_numbered(pieces, at):
        return (LETTER_I[piece.text], _stands(piece))
    return (_stands(piece),)


def _word_options(pieces: Sequence[Piece], at: int, speller: Speller) -> tuple[WordCandidate, ...]:
    """Return the candidates of a word; those of a name or an abbreviation are fewer."""
    text = pieces[at].text
    if text.islower():
        return speller.candidates(text)
    if _is_named_region(pieces, at, speller):
        return _regions_like(text) or speller.candidates(text)
    if _is_abbreviation(pieces, at):
        as_printed = WordCandidate(text.lower(), 0.0, ABBREVIATION_COST)
        return (*(c for c in speller.candidates(text) if c.word in WITH_DOTS), as_printed)
    if _is_surname(pieces, at):
        return _surnames(text, speller)
    return speller.candidates(text)


def _surnames(text: str, speller: Speller) -> tuple[WordCandidate, ...]:
    """Return what a surname may be: as printed, or another name; with é for ä or ö, only the likelier of these."""
    if "é" in text:
        return (_with_likely_letter(text.lower()),)
    options = (c for c in speller.candidates(text) if c.word == text.lower() or _may_be_name(c.word))
    return tuple(options) or (WordCandidate(text.lower(), 0.0, unknown(text)),)


def _stands(piece: Piece) -> WordCandidate:
    """Return what a number or mark is to the words beside it."""
    if piece.text == "/":
        return STANDS["stroke"]
    if piece.kind == "mark":
        return COUNTED.get(piece.text) or STANDS["mark"]
    return STANDS["year" if _YEAR.match(piece.text) else "number"]


def _is_abbreviation(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether the piece is a few capitals among words of small letters."""
    text = pieces[at].text
    if not (1 < len(text) <= LONGEST_ABBREVIATION_LETTERS and text.isalpha()):
        return False
    capitals = sum(character.isupper() and character not in "IG" for character in text)
    return (text.isupper() or capitals > 1) and not _among_capitals(pieces, at)


def _is_surname(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether the piece has a capital and a given name stands before it."""
    if at == 0 or not pieces[at].text.istitle() or SWEDISH & set(pieces[at].text.lower()):
        return False
    before = pieces[at - 1]
    return (
        before.line == pieces[at].line
        and before.text.lower() in lexicon.listed("given_names")
        and before.text.istitle()
    )


def _with_likely_letter(name: str) -> WordCandidate:
    """Return a name that no list knows with ä or ö for é, whichever makes it more like a word."""
    return min(
        (WordCandidate(name.replace("é", letter), 0.0, unknown(name.replace("é", letter))) for letter in "äö"),
        key=lambda candidate: candidate.word_cost,
    )


def _is_named_region(pieces: Sequence[Piece], at: int, speller: Speller) -> bool:
    """Return whether the piece, an unknown word with a capital, stands where a region's name does."""
    before = pieces[at - 1] if at else pieces[at]
    if not pieces[at].text.istitle() or before.line < pieces[at].line or before.kind != "word":
        return False
    if at + 1 < len(pieces) and pieces[at + 1].glued and pieces[at + 1].text in HYPHENS:
        return False
    small = pieces[at].text.lower()
    if speller.candidates(pieces[at].text)[0].word != small or lexicon.cost(small) is not None:
        return False
    return speller.candidates(before.text)[0].word in BEFORE_REGION


@cache
def _regions_like(text: str) -> tuple[WordCandidate, ...]:
    """Return the one name of a list that `text` is a misreading of, if there is one."""
    names = process.extract(text.lower(), lexicon.listed("names"), scorer=Levenshtein.normalized_similarity, limit=2)
    (name, likeness, _), (_, other, _) = names
    is_clear = likeness >= LEAST_LIKENESS and likeness > other
    return (WordCandidate(name, 0.0, lexicon.cost(name) or ABBREVIATION_COST),) if is_clear else ()


def _may_be_name(word: str) -> bool:
    """Return whether `word` is known as a name, or not known as a word."""
    return lexicon.is_name(word) or lexicon.cost(word) is None


def _whole(word: str) -> WordCandidate:
    """Return a small word of which all that was read is its consonant."""
    return WordCandidate(word, REMNANT_COST, lexicon.cost(word) or REMNANT_COST)


def _is_alone(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether blanks stand around the piece."""
    return not pieces[at].glued and (at + 1 == len(pieces) or not pieces[at + 1].glued)


def _begins_numbered(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether the piece begins a line and a word with a capital follows it there, as a number does."""
    is_first = at == 0 or pieces[at - 1].line < pieces[at].line
    after = pieces[at + 1] if at + 1 < len(pieces) and pieces[at + 1].line == pieces[at].line else None
    return is_first and after is not None and after.text[0].isupper()


def _among_capitals(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a word beside the piece is in capitals."""
    words = (_word(pieces, at, step) for step in (-1, 1))
    return any(word.isupper() and len(word) >= LONGEST_ABBREVIATION_LETTERS for word in words)


def _word(pieces: Sequence[Piece], at: int, step: int) -> str:
    """Return the next word in the direction of `step` on the same line, or ""."""
    line = pieces[at].line
    at += step
    while 0 <= at < len(pieces) and pieces[at].line == line:
        if pieces[at].kind == "word":
            return pieces[at].text
        at += step
    return ""


ABBREVIATION_COST: Final = 6.0
"""Cost of an abbreviation in capitals."""
WITH_DOTS: Final = frozenset({"npö", "önh", "äva", "säbo"})
"""Abbreviations of the field that hold å, ä or ö."""
NUMBER_COST: Final = 3.4
"""Cost of a number: its share of all counts."""
WORD_I_COST: Final = 3.8
"""Cost of the word `i`, likewise."""
STROKE_COST: Final = 3.5
"""Cost of a stroke between two words, by that of `och`."""
MARK_COST: Final = 7.0
"""Cost of a mark by itself."""
STANDS: Final = {
    "number": WordCandidate(NUMBER, 0.0, NUMBER_COST),
    "year": WordCandidate(YEAR, 0.0, NUMBER_COST),
    "stroke": WordCandidate(STROKE, 0.0, STROKE_COST),
    "mark": WordCandidate("<mark>", 0.0, MARK_COST),
}
REMNANT_COST: Final = 6.0
"""Cost of å or ä lost in a word of two letters."""
REMNANTS: Final = {word.strip("åä"): word for word in ("är", "gå", "få", "på", "så", "då")}
"""What a consonant by itself may have been."""
COUNTED: Final = {
    mark: WordCandidate(mark, 0.0, cost) for mark, cost in {".": 2.8, ",": 4.0, ":": 5.2, "(": 5.3, ")": 5.3}.items()
}
"""Marks that the pairs of words count, by their share of all counts."""
LETTER_I: Final = {
    "1": WordCandidate("i", 1.0, WORD_I_COST),
    "|": WordCandidate("i", 0.5, WORD_I_COST),
    "[": WordCandidate("i", 3.0, WORD_I_COST),
}
"""Signs that stand for the word `i` where they stand alone; a number is `1` once in twelve times."""
