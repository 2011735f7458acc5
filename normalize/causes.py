"""Mends damage other than OCR's, each kind found before it is mended: encodings, accents, ligatures, spaced letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

import ftfy

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.channel import IMPOSSIBLE_COST, SWEDISH
from atgardsbanken.normalize.characters import BULLETS, INVISIBLE, LIGATURES
from atgardsbanken.normalize.compounds import is_compound
from atgardsbanken.normalize.holes import filled
from atgardsbanken.normalize.records import Repair
from atgardsbanken.normalize.rows import likeliest_row
from atgardsbanken.normalize.skeleton import skeleton

Rule = Callable[[str], Iterator[Repair]]
"""From a line to its repairs, in order."""

_CHUNK: Final = re.compile(r"[^ ]+")
SHORT_WORD_LETTERS: Final = 3
COMMON_SHORT_WORD_COST: Final = 7.0
"""Letters up to which a word must be common to stand in a row without blanks, and the cost up to which it is."""

_CONTROL_INSIDE: Final = re.compile(r"(?<=[^\W\d_])[\x80-\x9f](?=[^\W\d_])")
"""Matches a code inside a word that is a quotation mark in Windows' encodings and a letter in those of DOS."""
_MAY_BE_MOJIBAKE: Final = re.compile(r"[^\x00-\x7f]{2}|[\x80-\x9f]|[ÂÃâ\xa0] ")
"""Matches what every misread letter holds: two characters beyond ASCII, a control code, or a blank for the second."""
_OTHER_SCRIPT: Final = re.compile(r"[\u0370-\u1dff\u2c00-\ud7ff]")
"""Matches letters that Swedish text does not hold: what is read into such was no Swedish."""
_COMBINED: Final = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_LIGATURE: Final = re.compile("[" + "".join(LIGATURES) + "]")
_INVISIBLE: Final = re.compile("[" + "".join(INVISIBLE) + "]+")
_BULLET: Final = re.compile("[" + "".join(BULLETS) + "]")
_SPACED: Final = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
_LAST_SOFT_HYPHEN: Final = re.compile(r"\N{SOFT HYPHEN}(?=\s*$)")


def mojibake(line: str) -> Iterator[Repair]:
    """Yield the repairs of UTF-8 read as another encoding, once or more, as ftfy finds it.

    >>> [change.after for change in mojibake("sjukskÃ¶terska")]
    ['sjuksköterska']
    """
    if not _MAY_BE_MOJIBAKE.search(line):
        return
    fixed = ftfy.fix_encoding(line)
    if fixed == line or (_CONTROL_INSIDE.search(line) and _swedish(fixed) <= _swedish(line)):
        return
    if not set(_OTHER_SCRIPT.findall(fixed)).issubset(line):
        return
    before, after = list(_CHUNK.finditer(line)), _CHUNK.findall(fixed)
    if len(before) == len(after):
        changed = ((old, new) for old, new in zip(before, after, strict=True) if old[0] != new)
        yield from (Repair(old.start(), old[0], new, "mojibake", 0.99) for old, new in changed)
    else:
        yield Repair(0, line, fixed, "mojibake", 0.95)


def _swedish(line: str) -> int:
    """Return how many å, ä and ö the line holds."""
    return sum(map(line.lower().count, SWEDISH))


def decomposed(line: str) -> Iterator[Repair]:
    """Yield the repairs of letters followed by a combining mark."""
    for match in _COMBINED.finditer(line):
        one = unicodedata.normalize("NFC", match[0])
        if one != match[0]:
            yield Repair(match.start(), match[0], one, "decomposed letter")


def ligatures(line: str) -> Iterator[Repair]:
    """Yield the repairs of two or three letters printed as one sign."""
    for match in _LIGATURE.finditer(line):
        yield Repair(match.start(), match[0], LIGATURES[match[0]], "ligature")


def invisible(line: str) -> Iterator[Repair]:
    """Yield the repairs of soft hyphens and blanks of no width; a soft hyphen at the line's end becomes a hyphen."""
    last = _LAST_SOFT_HYPHEN.search(line)
    for match in _INVISIBLE.finditer(line):
        shown = "-" if last and match.end() == last.end() else ""
        yield Repair(match.start(), match[0], shown, "soft hyphen")


def bullets(line: str) -> Iterator[Repair]:
    """Yield the repairs of bullets in the private codes of symbol fonts."""
    for match in _BULLET.finditer(line):
        yield Repair(match.start(), match[0], "\N{BULLET}", "bullet", 0.98)


def spaced(line: str) -> Iterator[Repair]:
    """Yield the repairs of words with a blank between their letters, where the letters make known words.

    >>> [change.after for change in spaced("H Å L L B A R B E M A N N I N G")]
    ['HÅLLBAR BEMANNING']
    """
    for match in _SPACED.finditer(line):
        words = likeliest_words(match[0].replace(" ", ""))
        if words:
            yield Repair(match.start(), match[0], " ".join(words), "spaced letters", 0.95)


def likeliest_words(run: str) -> tuple[str, ...]:
    """Return the likeliest row of known words and compounds that a run of letters is made of; none where it is not.

    >>> likeliest_words("kompetensförsörjning"), likeliest_words("bättretillgänglighet")
    (('kompetensförsörjning',), ('bättre', 'tillgänglighet'))
    """
    return likeliest_row(run, _row_word_cost, len(run))


def _row_word_cost(word: str) -> float:
    """Return the cost of a word or compound in a row; a short one must be common."""
    fitting = filled(word.lower())
    if not fitting or (len(word) <= SHORT_WORD_LETTERS and fitting[0].cost > COMMON_SHORT_WORD_COST):
        return IMPOSSIBLE_COST
    return fitting[0].cost


RULES: Final[Mapping[str, Rule]] = {
    rule.__name__: rule for rule in (mojibake, decomposed, ligatures, invisible, bullets, spaced)
}
"""The rules of single lines, in the order in which they are tried."""

LOST: Final = ("fi", "ff", "fl", "ffi", "tt", "ft")
"""Ligatures that broken fonts leave out."""
COMMON_WORD_COST: Final = 13.0
"""Cost, in -ln(probability), above which a word is too rare to be read into one with a lost ligature."""
FEWEST_DIFFERENT_WORDS: Final = 2
"""Different words that must have lost a ligature before any is mended: one may be a name."""

_WORD: Final = re.compile(r"(?<!\w)[a-zåäö]{5,30}(?!\w)")


def lost_ligatures(lines: Sequence[str]) -> list[list[Repair]]:
    """Return, for each line, the repairs of words that a ligature is missing in.

    >>> [change.after for line in lost_ligatures(["läkarbri sten kräver insaer"]) for change in line]
    []
    """
    found = [
        [
            Repair(match.start(), match[0], whole, "lost ligature", 0.9)
            for match in _WORD.finditer(line)
            if (whole := _restored(match[0])) is not None
        ]
        for line in lines
    ]
    kinds = {change.before for line in found for change in line}
    return found if len(kinds) >= FEWEST_DIFFERENT_WORDS else [[] for _ in lines]


@lru_cache(maxsize=50_000)
def _restored(printed: str) -> str | None:
    """Return the word with its ligature, where just one makes a common word of what is none."""
    if lexicon.cost(printed) is not None or lexicon.is_english(printed) or is_compound(printed):
        return None
    whole = {printed[:at] + lost + printed[at:] for at in range(1, len(printed)) for lost in LOST}
    known = (new for new in whole if lexicon.is_skeleton(skeleton(new)))
    common = [new for new in known if (lexicon.cost(new) or COMMON_WORD_COST) < COMMON_WORD_COST]
    return common[0] if len(common) == 1 else None
