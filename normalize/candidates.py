"""What a printed word may have been meant as: candidates with the cost of their letters and of the word itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from atgardsbanken.normalize import letters, lexicon
from atgardsbanken.normalize.channel import NEVER, SWEDISH, Channel, learned
from atgardsbanken.normalize.characters import STROKES
from atgardsbanken.normalize.near import BLANKLESS, SHORT, confused, confusions, near, parted
from atgardsbanken.normalize.skeleton import lengths, skeleton

MOST: Final = 10
"""Candidates kept for a word."""
SLACK: Final = 7.0
"""How much dearer than the best a kept candidate may be."""
DEAREST: Final = 8.0
"""Cost of a reading above which a candidate is another word …"""
DEAREST_LETTER: Final = 2.2
"""… and how much more it may be by the square root of the letters."""
WELL: Final = 4.5
"""Cost of a reading up to which a known word needs no near spelling beside it."""
RARE: Final = 16.0
RARE_BRIEF: Final = 12.5
RARE_LONG: Final = 24.0
RARE_SHORT: Final = 9.5
"""Cost above which near spellings are tried too; of a long word, which may be a compound, and of a very short one."""
FARTHER: Final = 4.0
"""How much dearer a reading may be of a word that only a near spelling finds."""
JOINT: Final = 2.5
"""Cost of each joint in a compound that no list knows."""
LONGEST_ABBREVIATION: Final = 4
"""Letters in the longest word in capitals that is taken for an abbreviation."""
MAY_BE_NAME: Final = 5.0
"""How much less likely other letters than å, ä and ö are misread in a word with a capital, which may be a name."""
BLANK: Final = 5.0
"""Cost of a blank that was not read."""
SHORTEST_COMPOUND: Final = 6
SHORTEST_NEAR_COMPOUND: Final = 9
LIKELY: Final = 7.5
"""Cost of a confusion up to which it is undone in a compound too."""
SHORTEST_FIRST: Final = 2
SHORTEST_PART: Final = 3
PARTS: Final = 12
"""The commonest words that a part of a compound is compared with."""
SHORTEST_RARE_PART: Final = 4
RARE_PART: Final = 2.0
"""How much dearer a part is that has not been seen in compounds."""
SHORTEST_PARTED: Final = 7
LONGEST: Final = 45
"""Characters in the longest word that is looked into."""
UNKNOWN: Final = 4.0
"""Cost of a word that no list knows, besides its letters'."""
CAPITAL: Final = 2.0
"""How much cheaper an unknown word is that begins with a capital."""
ENGLISH: Final = 17.0
"""Cost of an English word."""
ODD: Final = 3.0
"""How much dearer an unknown word is that holds signs no word is written with."""
_ODD: Final = re.compile(r"[^\W\d_][0-9]|[0-9][^\W\d_]|[&@|!\[\]{}\u00e9](?=\w)|[a-zé][A-ZÉ]")

_CODE: Final = re.compile(r"[A-HJ-ZÅÄÖ]{1,3}\d{1,2}|\d{1,2}[A-ZÅÄÖ]|[A-Z]{1,2}&[A-Z]{1,2}")
"""What is named by letters and figures, or two letters and a sign, such as `Q1`, `4G` and `R&D`."""
_DEBRIS: Final = re.compile(r"[aeiouyåäöé]{6}", re.IGNORECASE)
"""More vowels in a row than any word has: what OCR makes of a row of dots."""
_AS_STROKE: Final = tuple(str.maketrans(dict.fromkeys(STROKES, letter)) for letter in "li")


class Candidate(NamedTuple):
    """A meant word (small letters) with its costs: of the reading, and of the word by itself."""

    word: str
    reading: float
    prior: float

    @property
    def total(self) -> float:
        """Cost without context."""
        return self.reading + self.prior


class Speller:
    """Finds candidates under one channel; keeps those it has found."""

    def __init__(self, reader: Channel) -> None:
        """Weighs readings as `reader` does."""
        self._channel = reader
        self._likely = tuple(pair for pair in confusions() if reader.cost(*pair) <= LIKELY)
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._compounds: dict[str, tuple[Candidate, ...]] = {}
        self._parts: dict[tuple[str, str], tuple[Candidate, ...]] = {}

    def candidates(self, printed: str) -> tuple[Candidate, ...]:
        """The candidates for `printed`, best first, the word as it is printed among them."""
        found = self._found.get(printed)
        if found is None:
            found = self._found[printed] = self._search(printed)
        return found

    @property
    def channel(self) -> Channel:
        """The channel that readings are weighed by."""
        return self._channel

    def reading(self, printed: str, meant: str) -> float:
        """The cost of reading `meant` as `printed`, both in small letters."""
        return self._channel.cost(printed, meant)

    def _search(self, printed: str) -> tuple[Candidate, ...]:
        small = printed.lower()
        kept = Candidate(small, 0.0, unknown(printed))
        if len(printed) > LONGEST or _CODE.fullmatch(printed) or _DEBRIS.search(printed):
            return (kept,)
        if SWEDISH & set(small):
            return (kept._replace(prior=lexicon.cost(small) or kept.prior),)
        good = self._known(small, map(skeleton, _spellings(printed)), best=kept.total)
        known_well = len(small) > SHORT and any(
            c.reading <= WELL and c.prior <= (RARE if len(small) > LONGEST_ABBREVIATION else RARE_BRIEF) for c in good
        )
        if len(small) >= SHORTEST_COMPOUND and _dearer(good, kept.total):
            good += self._made(small, _spellings(printed))
        if len(small) > 1 and not known_well and _dearer(good, min(kept.total, _rare(small))):
            good += self._far(printed, best=min(candidate.total for candidate in (kept, *good)))
            good += self._parted(small)
        if len(small) >= SHORTEST_NEAR_COMPOUND and _dearer(good, kept.total - 3):
            good += self._made(small, confused(next(_spellings(printed)), self._likely))
        if not any(c.word == small for c in good):
            good.append(kept)
        return _best(good)

    def _known(
        self, printed: str, keys: Iterable[str], *, farther: float = 0.0, best: float = NEVER
    ) -> list[Candidate]:
        """The known words that have one of `keys` as skeleton, none much dearer than `best` or the best of them."""
        dearest = DEAREST + farther + DEAREST_LETTER * len(printed) ** 0.5
        entries = {entry for key in {*keys} for entry in lexicon.alike(key)}
        found: list[Candidate] = []
        worst = best + SLACK
        for entry in sorted(entries):
            if entry.cost > worst:
                break
            candidate = self._weighed(printed, entry)
            if candidate.reading <= dearest:
                found.append(candidate)
                worst = min(worst, candidate.total + SLACK)
        return found

    def _far(self, printed: str, *, best: float) -> list[Candidate]:
        """The known words that a near skeleton finds, none much dearer than `best`; dearer for what may be a name."""
        if printed.isupper() and len(printed) <= LONGEST_ABBREVIATION:
            return []
        found = self._known(printed.lower(), near(skeleton(next(_spellings(printed)))), farther=FARTHER, best=best)
        more = MAY_BE_NAME if printed.istitle() else 0.0
        return [candidate._replace(reading=candidate.reading + more) for candidate in found]

    def _made(self, printed: str, spellings: Iterable[str]) -> list[Candidate]:
        """The compounds of known parts that one of `spellings` may have been meant as."""
        made = {candidate.word: candidate for spelling in spellings for candidate in self._compound(spelling)}
        return [c._replace(reading=self._channel.cost(printed, c.word)) for c in made.values()]

    def _parted(self, printed: str) -> list[Candidate]:
        """Two words between which the blank was lost."""
        found: list[Candidate] = []
        for first, second in parted(printed) if len(printed) >= SHORTEST_PARTED else ():
            small, other = (first, second) if len(first) < len(second) else (second, first)
            for word in self._known(small, [skeleton(small)]):
                if word.word in BLANKLESS:
                    beside = self._known(other, [skeleton(other)])[:3]
                    found += (_two(*((word, long) if small is first else (long, word))) for long in beside)
        return found

    def _weighed(self, printed: str, entry: lexicon.Entry) -> Candidate:
        return Candidate(entry.word, self._channel.cost(printed, entry.word), entry.cost)

    def _compound(self, printed: str) -> tuple[Candidate, ...]:
        """The two best compounds of known parts that `printed` (small letters) may have been meant as."""
        known = self._compounds.get(printed)
        if known is None:
            options = [*self._part(printed, "heads")]
            for at in _ends(printed):
                rests = self._compound(printed[at:])
                firsts = self._part(printed[:at], "firsts") if rests else ()
                options += (_joined(first, rest) for first in firsts for rest in rests)
            known = self._compounds[printed] = _best(options)[:2]
        return known

    def _part(self, printed: str, index: str) -> tuple[Candidate, ...]:
        """The two best parts of a compound that `printed` may have been meant as."""
        known = self._parts.get((printed, index))
        if known is None:
            options = self._two_best(printed, lexicon.alike(skeleton(printed), index=index)[:PARTS])
            if not options and len(printed) >= SHORTEST_RARE_PART:
                options = self._rare_parts(printed, linked=index == "firsts" and printed.endswith("s"))
            known = self._parts[printed, index] = _best(options)[:2]
        return known

    def _rare_parts(self, printed: str, *, linked: bool) -> list[Candidate]:
        """Words that have not been seen in compounds as parts of one, with or without a linking s."""
        alone = (e._replace(cost=e.cost + RARE_PART) for e in lexicon.alike(skeleton(printed))[:PARTS])
        found = self._two_best(printed, alone)
        if linked:
            bound = lexicon.alike(skeleton(printed[:-1]))[:PARTS]
            found += self._two_best(printed, (lexicon.Entry(e.cost + RARE_PART, e.word + "s") for e in bound))
        return found

    def _two_best(self, printed: str, entries: Iterable[lexicon.Entry]) -> list[Candidate]:
        """The two best of `entries`, commonest first, which are weighed only as far as one may still be among them."""
        found: list[Candidate] = []
        for entry in entries:
            if len(found) == 2 and entry.cost >= found[1].total:
                break
            found = sorted([*found, self._weighed(printed, entry)], key=_total)[:2]
        return found


@cache
def speller() -> Speller:
    """The speller of English OCR."""
    return Speller(learned())


def unknown(printed: str) -> float:
    """The cost of a word that no list knows."""
    if lexicon.is_english(printed.lower()):
        return ENGLISH
    odd = ODD if is_odd(printed) else 0.0
    capital = CAPITAL if printed[0].isupper() else 0.0
    return UNKNOWN + letters.cost(printed.lower()) + odd - capital


def is_odd(printed: str) -> bool:
    """Whether `printed` holds signs that no word is written with."""
    return _ODD.search(printed) is not None


def _spellings(printed: str) -> Iterator[str]:
    """`printed` in small letters, with capitals that stand for å, ä and ö read as such, and strokes as letters."""
    inside = printed[1:] if printed.isupper() else printed[1:].replace("G", "ö")
    first = printed[0]
    plain = (first + inside).lower()
    yield plain
    if first in "GQC" and len(printed) > 1 and printed[1:].lower() == printed[1:]:
        yield "ö" + plain[1:]
    if any(stroke in printed for stroke in STROKES):
        for strokes in _AS_STROKE:
            yield (first + inside).translate(strokes).lower()


def _ends(printed: str) -> Iterator[int]:
    """Where a first part of a compound may end in `printed`."""
    key = skeleton(printed)
    words = {len(word) for word in lexicon.beginnings(key, index="words") if len(word) >= SHORTEST_PART}
    sizes = {len(first) for first in lexicon.beginnings(key, index="firsts")} | words | {size + 1 for size in words}
    last = len(printed) - SHORTEST_PART
    return (at for at, size in enumerate(lengths(printed), 1) if size in sizes and SHORTEST_FIRST <= at <= last)


def _rare(printed: str) -> float:
    """The cost above which near spellings are tried too."""
    if len(printed) <= SHORT:
        return RARE_SHORT
    return RARE if len(printed) < SHORTEST_NEAR_COMPOUND else RARE_LONG


def _dearer(found: Iterable[Candidate], total: float) -> bool:
    """Whether none of `found` is cheaper than `total`."""
    return all(candidate.total >= total for candidate in found)


def _total(candidate: Candidate) -> float:
    return candidate.total


def _best(found: list[Candidate]) -> tuple[Candidate, ...]:
    """The best of `found`, each word once, none much dearer than the first."""
    unique: dict[str, Candidate] = {}
    for candidate in sorted(found, key=_total):
        unique.setdefault(candidate.word, candidate)
    ranked = list(unique.values())[:MOST]
    if not ranked:
        return ()
    return tuple(candidate for candidate in ranked if candidate.total <= ranked[0].total + SLACK)


def _joined(first: Candidate, rest: Candidate) -> Candidate:
    return Candidate(first.word + rest.word, first.reading + rest.reading, first.prior + rest.prior + JOINT)


def _two(first: Candidate, second: Candidate) -> Candidate:
    word = f"{first.word} {second.word}"
    return Candidate(word, first.reading + second.reading + BLANK, first.prior + second.prior)
