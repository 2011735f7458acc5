"""The analysis of text for search: words as written, lemmas, parts of compounds, and words without å ä ö."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from atgardsbanken.normalize import compounds, words

HYPHENATED = re.compile(f"(?<!{words.LETTER}){words.LETTER}++(?:-{words.LETTER}++)+")
SHORTEST_STEM = 4
"""Letters that must be left of a word when an ending is taken off."""
DERIVED = dict.fromkeys(("ing", "i", "isk", "het"), SHORTEST_STEM + 1) | dict.fromkeys(
    ("ning", "skap", "ande", "ende", "are", "ade", "ad", "ar", "sk", "na", "ja", "a", "e", "o", "u", "s"), SHORTEST_STEM
)
"""Endings that tell a verb, its noun and its form in a compound from one another, each with the letters
that must be left when it is taken off."""
SHORTEST_SHARED = 3
"""Letters in which a part's lemma must agree with the beginning of the word."""


@dataclass(frozen=True, slots=True)
class AnalysedWord:
    """A word and all forms by which search knows it.

    Attributes:
        word: as written, in small letters.
        lemma: its dictionary form.
        parts: lemmas of every run of a compound's parts, without the whole; empty for other words.
        stems: the stems of the lemma and of the parts, which derived words share.
        folded: these forms without å ä ö, as far as that makes a difference.
    """

    word: str
    lemma: str
    parts: tuple[str, ...]
    stems: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The word as written, its lemma, and its parts, each once."""
        return tuple(dict.fromkeys((self.word, self.lemma, *self.parts)))


class IndexedText(NamedTuple):
    """A text's words for the four columns of the index, separated by blanks, in the order of the text.

    Each column holds only what those before it do not: `lemmas` where they differ from the word, `parts` the stems of
    lemmas and parts, `folded` words that have lost a mark.
    """

    words: str
    lemmas: str
    parts: str
    folded: str


def analyse_text(text: str) -> list[AnalysedWord]:
    """Analyse the words of a text, in order."""
    return [analyse(word) for word in words.tokens(text)]


@lru_cache(maxsize=200_000)
def analyse(word: str) -> AnalysedWord:
    """Analyse a word, given in small letters.

    >>> analyse("sjuksköterskorna").lemma
    'sjuksköterska'
    """
    lemma, parts = _compound(word)
    stems = dict.fromkeys(stem(form) for form in (lemma, *parts))
    folded = dict.fromkeys(words.folded(form) for form in (word, lemma, *parts))
    return AnalysedWord(
        word, lemma, parts, tuple(stems), tuple(form for form in folded if form not in (word, lemma, *parts))
    )


def indexed_text(text: str) -> IndexedText:
    """Return the words of a text for the columns of the index."""
    found = analyse_text(text)
    wholes = joined_forms(text)
    return IndexedText(
        words=" ".join(each.word for each in found),
        lemmas=" ".join(each.lemma for each in found if each.lemma != each.word),
        parts=" ".join([*(stem for each in found for stem in each.stems if stem != each.word), *map(stem, wholes)]),
        folded=" ".join([*(form for each in found for form in each.folded), *map(words.folded, wholes)]),
    )


def vocabulary(text: str) -> list[str]:
    """Return the words of a text in all forms: as written, lemmas, and parts of compounds."""
    return [form for each in analyse_text(text) for form in each.forms] + joined_forms(text)


def joined_forms(text: str) -> list[str]:
    """Return the words with hyphens written without, for those who type "ehälsa" for "e-hälsa"."""
    return [form for word in HYPHENATED.findall(text.lower()) for form in joined(word)] if "-" in text else []


@lru_cache(maxsize=50_000)
def joined(hyphenated: str) -> tuple[str, ...]:
    """Write a word with hyphens without them: as a whole, and up to each part of its last word; lemmas.

    >>> joined("e-hälsocoacher")
    ('ehälsocoach', 'ehälsa')
    """
    *firsts, last = words.tokens(hyphenated)
    first = "".join(firsts)
    begun = (part for part in analyse(last).parts if last.startswith(part[:SHORTEST_SHARED]))
    return tuple(dict.fromkeys(first + form for form in (analyse(last).lemma, *begun)))


def smallest_parts(word: AnalysedWord) -> list[str]:
    """Return the parts of a compound that hold no other part.

    >>> smallest_parts(analyse("kompetensförsörjningsplan"))
    ['kompetens', 'försörjning', 'plan']
    """
    return [part for part in word.parts if not any(other != part and other in part for other in word.parts)]


@lru_cache(maxsize=100_000)
def stem(lemma: str) -> str:
    """Return the stem that a word shares with the verb or noun derived from it.

    >>> stem("rekrytering"), stem("rekrytera"), stem("sjuksköterska")
    ('rekryter', 'rekryter', 'sjukskötersk')
    >>> stem("kompetens") == stem("kompetent"), stem("lokalsamordnare") == stem("lokalsamordning")
    (True, True)
    """
    found = stem_by_ending(lemma)
    return _families().get(found) or _of_last_part(found)


def stem_by_ending(lemma: str) -> str:
    """Return what is left of a word without its ending of word formation, if it has one.

    >>> stem_by_ending("samordnare")
    'samordn'
    """
    fitting = (
        ending for ending, left in DERIVED.items() if lemma.endswith(ending) and len(lemma) - len(ending) >= left
    )
    return lemma.removesuffix(max(fitting, key=len, default=""))


def _of_last_part(found: str) -> str:
    """Return the stem of a compound with the stem of its last part's family."""
    for at in range(SHORTEST_SHARED, len(found) - SHORTEST_STEM + 1):
        shared = _families().get(found[at:])
        if shared:
            return found[:at] + shared
    return found


@cache
def _families() -> Mapping[str, str]:
    """Read the stems that endings alone do not bring together, each with the one that its family shares."""
    content = files("atgardsbanken.db").joinpath("data/stems.json").read_bytes()
    return msgspec.json.decode(content, type=dict[str, str])


def _compound(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the lemma of a word, and the lemma of every run of its parts that is shorter than the whole."""
    whole = words.lemma(word)
    pieces = compounds.parts(whole, cut_derived=False)
    if len(pieces) < 2:
        return whole, ()
    runs = (_shorter(_lemma(run), run) for run in _runs(whole, pieces))
    return _lemma(word), tuple(dict.fromkeys(runs))


def _lemma(word: str) -> str:
    """Return the lemma of a word; of a compound that no dictionary has, its last part decides."""
    lemma, head = words.lemma(word), compounds.parts(word, cut_derived=False)[-1]
    if lemma != word or head == word:
        return lemma
    return word.removesuffix(head) + _shorter(words.lemma(head), head)


def _shorter(lemma: str, word: str) -> str:
    """Return the lemma, unless it is longer: a noun was then taken for an imperative ("plan" for "plana")."""
    return lemma if len(lemma) <= len(word) else word


def _runs(word: str, pieces: tuple[str, ...]) -> Iterator[str]:
    """Find every run of parts as it stands in the word, the longest first, without a linking s."""
    places: list[tuple[int, int]] = []
    for piece in pieces:
        start = word.find(piece, places[-1][1] if places else 0)
        places.append((start, start + len(piece)))
    for length in range(len(pieces) - 1, 0, -1):
        for first in range(len(pieces) - length + 1):
            yield word[places[first][0] : places[first + length - 1][1]]
