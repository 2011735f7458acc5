"""Finds words that a printed word may have been meant as; costs are -ln(probability), lengths are in letters.

Costs without another source were chosen so that most words of the report and of the project's own pages come out right;
`bench/thresholds_text.py` moves each of them and shows what that costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from atgardsbanken.normalize import letters, lexicon
from atgardsbanken.normalize.abbreviations import LONGEST_ABBREVIATION_LETTERS
from atgardsbanken.normalize.channel import IMPOSSIBLE_COST, SWEDISH, Channel, english_ocr_channel
from atgardsbanken.normalize.characters import STROKES
from atgardsbanken.normalize.lemmas import is_form
from atgardsbanken.normalize.near import BLANKLESS, SHORT_SKELETON_LETTERS, confused, confusions, near, parted
from atgardsbanken.normalize.skeleton import lengths, skeleton

MOST_CANDIDATES: Final = 10
"""Candidates kept for a word."""
SLACK_COST: Final = 7.0
"""How much dearer than the best a kept candidate may be."""
DEAREST_READING_COST: Final = 8.0
"""Cost of a reading above which a candidate is another word …"""
DEAREST_READING_COST_PER_ROOT_LETTER: Final = 2.2
"""… and how much more it may be by the square root of the letters."""
WELL_READ_COST: Final = 4.5
"""Cost of a reading up to which a known word needs no near spelling beside it."""
RARE_WORD_COST: Final = 16.0
RARE_BRIEF_WORD_COST: Final = 12.5
RARE_LONG_WORD_COST: Final = 24.0
RARE_SHORT_WORD_COST: Final = 9.5
"""Costs of a word above which near spellings are tried too: of any, of up to 4 letters, of 9 and more, of up to 2."""
NEAR_SPELLING_COST: Final = 4.0
"""How much dearer a reading may be of a word that only a near spelling finds."""
JOINT_COST: Final = 2.5
"""Cost of each joint in a compound that no list knows."""
MAY_BE_NAME_COST: Final = 5.0
"""Added where a word with a capital, which may be a name, is read with other letters than å, ä and ö."""
LOST_BLANK_COST: Final = 5.0
"""Cost of a blank that was not read."""
SHORTEST_COMPOUND_LETTERS: Final = 6
SHORTEST_NEAR_COMPOUND_LETTERS: Final = 9
"""The shortest word that may be an unknown compound; the same with one confusion undone."""
NEAR_COMPOUND_MARGIN_COST: Final = 3.0
"""How much dearer than the word as printed every candidate must be for that."""
LIKELY_CONFUSION_COST: Final = 7.5
"""Cost of a confusion up to which it is undone in a compound too."""
SHORTEST_FIRST_PART_LETTERS: Final = 2
SHORTEST_PART_LETTERS: Final = 3
"""The shortest first part and the shortest other part of a compound."""
LINK: Final = "s"
"""The letter that links a first part to the next."""
SHORTEST_RARE_PART_LETTERS: Final = 4
"""The shortest part that need not have been seen in compounds."""
RARE_PART_COST: Final = 2.0
"""How much dearer such a part is."""
WELL_READ_PART_COST: Final = 2.0
"""Cost of a reading up to which a part that was seen in compounds needs no other beside it."""
SHORTEST_RUN_TOGETHER_LETTERS: Final = 7
"""The shortest string that may be two words without their blank."""
LONGEST_WORD_LETTERS: Final = 45
"""The longest word that is looked into: no Swedish word is longer."""
UNKNOWN_WORD_COST: Final = 4.0
"""Cost of a word that no list knows, besides that of its letters."""
CAPITAL_DISCOUNT_COST: Final = 2.0
"""How much cheaper an unknown word is that begins with a capital."""
ENGLISH_WORD_COST: Final = 17.0
"""Cost of an English word."""
SHORTEST_DROPPED_LETTERS: Final = 10
DROPPED_FORM_COST: Final = 17.0
"""Letters from which the dictionary has forms that the words do not, and what such a form costs."""
ODD_SIGN_COST: Final = 3.0
"""How much dearer an unknown word is that holds signs no word is written with."""
_ODD: Final = re.compile(r"[^\W\d_][0-9]|[0-9][^\W\d_]|[&@|!\[\]{}\u00e9](?=\w)|[a-zé][A-ZÉ]")

_CODE: Final = re.compile(r"[A-HJ-ZÅÄÖ]{1,3}\d{1,2}|\d{1,2}[A-ZÅÄÖ]|[A-Z]{1,2}&[A-Z]{1,2}")
"""Matches names of letters and figures, or two letters and a sign: `Q1`, `4G`, `R&D`."""
_DEBRIS: Final = re.compile(r"[aeiouyåäöé]{6}", re.IGNORECASE)
"""Matches more vowels in a row than any word has: what OCR makes of a row of dots."""
_AS_STROKE: Final = tuple(str.maketrans(dict.fromkeys(STROKES, letter)) for letter in "li")


class WordCandidate(NamedTuple):
    """A word that may be meant (small letters), the cost of reading it as printed, and the word's own cost."""

    word: str
    reading_cost: float
    word_cost: float

    @property
    def total(self) -> float:
        """Return the cost without context."""
        return self.reading_cost + self.word_cost


class _End(NamedTuple):
    """What a word may end in from an offset on, and the length of the skeleton of what stands before it."""

    at: int
    size: int
    found: tuple[WordCandidate, ...]


class Speller:
    """Finds candidates by one channel, and remembers those it has found."""

    def __init__(self, channel: Channel) -> None:
        """Weigh readings by `channel`."""
        self._channel = channel
        self._likely = tuple(pair for pair in confusions() if channel.cost(*pair) <= LIKELY_CONFUSION_COST)
        self._found: dict[str, tuple[WordCandidate, ...]] = {}
        self._compounds: dict[str, tuple[WordCandidate, ...]] = {}
        self._parts: dict[tuple[str, str], tuple[WordCandidate, ...]] = {}

    def candidates(self, printed: str) -> tuple[WordCandidate, ...]:
        """Return the candidates for `printed`, best first, with the word as printed unless others are far better.

        >>> [candidate.word for candidate in speller().candidates("vardplatser")]
        ['vårdplatser']
        """
        found = self._found.get(printed)
        if found is None:
            found = self._found[printed] = self._search(printed)
        return found

    @property
    def channel(self) -> Channel:
        """Return the channel that readings are weighed by."""
        return self._channel

    def reading_cost(self, printed: str, meant: str) -> float:
        """Return the cost of reading `meant` as `printed`, both in small letters."""
        return self._channel.cost(printed, meant)

    def _search(self, printed: str) -> tuple[WordCandidate, ...]:
        """Find the candidates for `printed`: known words, then compounds, then near spellings."""
        small = printed.lower()
        as_printed = WordCandidate(small, 0.0, unknown(printed))
        if len(printed) > LONGEST_WORD_LETTERS or _CODE.fullmatch(printed) or _DEBRIS.search(printed):
            return (as_printed,)
        if SWEDISH & set(small):
            return (as_printed._replace(word_cost=lexicon.cost(small) or as_printed.word_cost),)
        keys = list(dict.fromkeys(map(skeleton, _spellings(printed))))
        good = self._known(small, _sorted_entries(keys), best=as_printed.total)
        known_well = len(small) > SHORT_SKELETON_LETTERS and any(
            c.reading_cost <= WELL_READ_COST
            and c.word_cost <= (RARE_WORD_COST if len(small) > LONGEST_ABBREVIATION_LETTERS else RARE_BRIEF_WORD_COST)
            for c in good
        )
        if len(small) >= SHORTEST_COMPOUND_LETTERS and _dearer(good, as_printed.total):
            good += self._made(small, _spellings(printed))
        if len(small) > 1 and not known_well and _dearer(good, min(as_printed.total, _rare(small))):
            good += self._far(printed, keys[0], best=min(candidate.total for candidate in (as_printed, *good)))
            good += self._parted(small)
        if len(small) >= SHORTEST_NEAR_COMPOUND_LETTERS and _dearer(good, as_printed.total - NEAR_COMPOUND_MARGIN_COST):
            good += self._made(small, confused(next(_spellings(printed)), self._likely))
        if not any(c.word == small for c in good):
            good.append(as_printed)
        return _best(good)

    def _known(
        self,
        printed: str,
        entries: Iterable[lexicon.Entry],
        *,
        farther: float = 0.0,
        best: float = IMPOSSIBLE_COST,
        least: float = 0.0,
    ) -> list[WordCandidate]:
        """Return those of `entries` (commonest first) that may be meant, none much dearer than `best` or the best.

        No reading of one costs less than `least`.
        """
        dearest = DEAREST_READING_COST + farther + DEAREST_READING_COST_PER_ROOT_LETTER * len(printed) ** 0.5
        found: list[WordCandidate] = []
        worst = best + SLACK_COST
        for entry in entries:
            if entry.cost + least > worst:
                break
            cost = self._channel.cost(printed, entry.word, dearest=min(dearest, worst - entry.cost))
            if cost <= dearest:
                found.append(WordCandidate(entry.word, cost, entry.cost))
                worst = min(worst, cost + entry.cost + SLACK_COST)
        return found

    def _far(self, printed: str, key: str, *, best: float) -> list[WordCandidate]:
        """Return the known words that a skeleton near `key` finds, none much dearer than `best`."""
        if printed.isupper() and len(printed) <= LONGEST_ABBREVIATION_LETTERS:
            return []
        entries = sorted(lexicon.alike_any(near(key, lexicon.reach(key)) - {key}))
        least = self._channel.least_misread_cost
        found = self._known(printed.lower(), entries, farther=NEAR_SPELLING_COST, best=best, least=least)
        more = MAY_BE_NAME_COST if printed.istitle() else 0.0
        return [candidate._replace(reading_cost=candidate.reading_cost + more) for candidate in found]

    def _made(self, printed: str, spellings: Iterable[str]) -> list[WordCandidate]:
        """Return the compounds of known parts that one of `spellings` may have been meant as."""
        made = {candidate.word: candidate for spelling in spellings for candidate in self._compound(spelling)}
        return [c._replace(reading_cost=self._channel.cost(printed, c.word)) for c in made.values()]

    def _parted(self, printed: str) -> list[WordCandidate]:
        """Return pairs of words between which the blank was lost."""
        found: list[WordCandidate] = []
        for first, second in parted(printed) if len(printed) >= SHORTEST_RUN_TOGETHER_LETTERS else ():
            small, other = (first, second) if len(first) < len(second) else (second, first)
            for word in self._known(small, lexicon.alike(skeleton(small))):
                if word.word in BLANKLESS:
                    beside = self._known(other, lexicon.alike(skeleton(other)))[:3]
                    found += (_two(*((word, long) if small is first else (long, word))) for long in beside)
        return found

    def _compound(self, printed: str) -> tuple[WordCandidate, ...]:
        """Return the two best compounds of known parts that `printed` (small letters) may have been meant as.

        What it may end in is found from the end on, so that a first part is looked for only before an end that fits.
        """
        if printed not in self._compounds:
            key, sizes = skeleton(printed), (0, *lengths(printed))
            ends: list[_End] = []
            last = len(printed) - SHORTEST_PART_LETTERS
            for start in (*range(last, SHORTEST_FIRST_PART_LETTERS - 1, -1), 0):
                rest = printed[start:]
                if rest not in self._compounds:
                    begun = sizes[start + 1] - 1
                    sized = (_End(end.at - start, sizes[end.at] - begun, end.found) for end in reversed(ends))
                    self._compounds[rest] = self._compound_before(rest, key[begun:], list(sized))
                if self._compounds[rest]:
                    ends.append(_End(start, 0, self._compounds[rest]))
        return self._compounds[printed]

    def _compound_before(self, printed: str, key: str, ends: Sequence[_End]) -> tuple[WordCandidate, ...]:
        """Return the two best of `printed`, whose skeleton is `key`, as a last part or as a first one before an end."""
        options = [*self._part(printed, key, "heads")]
        firsts = lexicon.part_skeletons("firsts")
        longest = lexicon.reach(key) + len(LINK) if ends else 0
        for at, size, rests in ends:
            if at >= SHORTEST_FIRST_PART_LETTERS and (size <= longest or key[:size] in firsts):
                options += (_joined(first, rest) for first in self._first(printed[:at], key[:size]) for rest in rests)
        return _best(options)[:2]

    def _first(self, printed: str, key: str) -> tuple[WordCandidate, ...]:
        """Return the two best first parts that `printed`, whose skeleton is `key`, may have been meant as."""
        known = self._parts.get((printed, "firsts"))
        if known is not None:
            return known
        if key not in lexicon.part_skeletons("firsts"):
            if len(key) < SHORTEST_PART_LETTERS:
                return ()
            linked = printed[-1] == LINK and len(key) > SHORTEST_PART_LETTERS and lexicon.alike(key[:-1])
            if not linked and not lexicon.alike(key):
                self._parts[printed, "firsts"] = ()
                return ()
        return self._part(printed, key, "firsts")

    def _part(self, printed: str, key: str, index: str) -> tuple[WordCandidate, ...]:
        """Return the two best parts of a compound that `printed`, whose skeleton is `key`, may have been meant as."""
        known = self._parts.get((printed, index))
        if known is None:
            options = self._two_best(printed, lexicon.alike(key, index=index))
            misread = not options or options[0].reading_cost > WELL_READ_PART_COST
            if misread and len(printed) >= SHORTEST_RARE_PART_LETTERS:
                options += self._rare_parts(printed, key, linked=index == "firsts" and printed[-1] == LINK)
            known = self._parts[printed, index] = _best(options)[:2]
        return known

    def _rare_parts(self, printed: str, key: str, *, linked: bool) -> list[WordCandidate]:
        """Return words not seen in compounds as parts of one, with or without a linking s."""
        found = self._two_best(printed, (lexicon.Entry(e.cost + RARE_PART_COST, e.word) for e in lexicon.alike(key)))
        if linked:
            bound = lexicon.alike(key[:-1])
            found += self._two_best(printed, (lexicon.Entry(e.cost + RARE_PART_COST, e.word + LINK) for e in bound))
        return found

    def _two_best(self, printed: str, entries: Iterable[lexicon.Entry]) -> list[WordCandidate]:
        """Return the two best of `entries` (commonest first), weighing them only while one may still be better."""
        found: list[WordCandidate] = []
        for entry in entries:
            dearest = found[1].total - entry.cost if len(found) > 1 else IMPOSSIBLE_COST
            if dearest <= 0:
                break
            cost = self._channel.cost(printed, entry.word, dearest=dearest)
            if cost < dearest:
                found = sorted([*found, WordCandidate(entry.word, cost, entry.cost)], key=_total)[:2]
        return found


@cache
def speller() -> Speller:
    """Return the speller of English OCR, made once."""
    return Speller(english_ocr_channel())


def unknown(printed: str) -> float:
    """Return the cost of a word that no list knows."""
    if lexicon.is_english(printed.lower()):
        return ENGLISH_WORD_COST
    if len(printed) >= SHORTEST_DROPPED_LETTERS and is_form(printed.lower()):
        return DROPPED_FORM_COST
    odd = ODD_SIGN_COST if is_odd(printed) else 0.0
    capital = CAPITAL_DISCOUNT_COST if printed[0].isupper() else 0.0
    return UNKNOWN_WORD_COST + letters.cost(printed.lower()) + odd - capital


def is_odd(printed: str) -> bool:
    """Return whether `printed` holds signs that no word is written with."""
    return _ODD.search(printed) is not None


def _spellings(printed: str) -> Iterator[str]:
    """Yield `printed` in small letters, with capitals that stand for å, ä and ö read so, and strokes as letters."""
    inside = printed[1:] if printed.isupper() else printed[1:].replace("G", "ö")
    first = printed[0]
    plain = (first + inside).lower()
    yield plain
    if first in "GQC" and len(printed) > 1 and printed[1:].lower() == printed[1:]:
        yield "ö" + plain[1:]
    if any(stroke in printed for stroke in STROKES):
        for strokes in _AS_STROKE:
            yield (first + inside).translate(strokes).lower()


def _sorted_entries(keys: Sequence[str]) -> Sequence[lexicon.Entry]:
    """Return the words with one of the skeletons `keys`, commonest first."""
    return lexicon.alike(keys[0]) if len(keys) == 1 else sorted(lexicon.alike_any(keys))


def _rare(printed: str) -> float:
    """Return the cost above which near spellings of a word of this length are tried too."""
    if len(printed) <= SHORT_SKELETON_LETTERS:
        return RARE_SHORT_WORD_COST
    return RARE_WORD_COST if len(printed) < SHORTEST_NEAR_COMPOUND_LETTERS else RARE_LONG_WORD_COST


def _dearer(found: Iterable[WordCandidate], total: float) -> bool:
    """Return whether none of `found` is cheaper than `total`."""
    return all(candidate.total >= total for candidate in found)


def _total(candidate: WordCandidate) -> float:
    return candidate.total


def _best(found: list[WordCandidate]) -> tuple[WordCandidate, ...]:
    """Return the best of `found`, each word once, none much dearer than the first."""
    unique: dict[str, WordCandidate] = {}
    for candidate in sorted(found, key=_total):
        unique.setdefault(candidate.word, candidate)
    ranked = list(unique.values())[:MOST_CANDIDATES]
    if not ranked:
        return ()
    return tuple(candidate for candidate in ranked if candidate.total <= ranked[0].total + SLACK_COST)


def _joined(first: WordCandidate, rest: WordCandidate) -> WordCandidate:
    return WordCandidate(
        first.word + rest.word, first.reading_cost + rest.reading_cost, first.word_cost + rest.word_cost + JOINT_COST
    )


def _two(first: WordCandidate, second: WordCandidate) -> WordCandidate:
    word = f"{first.word} {second.word}"
    return WordCandidate(
        word, first.reading_cost + second.reading_cost + LOST_BLANK_COST, first.word_cost + second.word_cost
    )
