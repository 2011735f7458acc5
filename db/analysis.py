"""Text to the words that search compares: as written, dictionary forms, parts of compounds, and without å ä ö."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from atgardsbanken.normalize import compounds, words

HYPHENATED = re.compile(f"{words.LETTER}++(?:-{words.LETTER}++)+")
LEFT = 4
"""Letters that must be left of a word when an ending is taken off, and that a word has which is cut from another."""
DERIVED = {"ing": LEFT + 1} | dict.fromkeys(
    ("ning", "ande", "ende", "are", "ade", "ad", "ar", "sk", "na", "a", "e", "o", "u", "s"), LEFT
)
"""Endings that tell a verb, its noun and its form in a compound from one another, each with the letters
that must be left when it is taken off."""
SHORTEST_BEGINNING = 3
"""Letters in which a part's dictionary form agrees with the word that it begins."""


@dataclass(frozen=True, slots=True)
class AnalysedWord:
    """A word of a text: as written in small letters, its dictionary form, and the words it is put together of.

    `parts` are dictionary forms of every run of a compound's parts (not of the whole); empty for other words. `stems`
    are what the relatives of the word and of its parts share with it; `folded` the forms as they are typed without
    å ä ö, where that makes a difference.
    """

    word: str
    lemma: str
    parts: tuple[str, ...]
    stems: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The word as written, in its dictionary form, and its parts, each once."""
        return tuple(dict.fromkeys((self.word, self.lemma, *self.parts)))


class IndexedText(NamedTuple):
    """A text's words for the four columns that search reads, separated by spaces, in the order of the text.

    Each column holds only what the ones before it do not: `lemmas` where they differ from the word, `parts` as stems,
    `folded` only what has lost a mark.
    """

    words: str
    lemmas: str
    parts: str
    folded: str


def analyse_text(text: str) -> list[AnalysedWord]:
    """The words of `text` in order."""
    return [analyse(word) for word in words.tokens(text)]


@lru_cache(maxsize=200_000)
def analyse(word: str) -> AnalysedWord:
    """A word in small letters and what search knows of it."""
    lemma, parts = _compound(word)
    stems = dict.fromkeys(stem(form) for form in (lemma, *parts))
    folded = dict.fromkeys(words.folded(form) for form in (word, lemma, *parts))
    return AnalysedWord(
        word, lemma, parts, tuple(stems), tuple(form for form in folded if form not in (word, lemma, *parts))
    )


def indexed_text(text: str) -> IndexedText:
    """The words of `text` for the columns of the search index."""
    found = analyse_text(text)
    wholes = joined_forms(text)
    return IndexedText(
        words=" ".join(each.word for each in found),
        lemmas=" ".join(each.lemma for each in found if each.lemma != each.word),
        parts=" ".join([*(stem for each in found for stem in each.stems if stem != each.word), *map(stem, wholes)]),
        folded=" ".join([*(form for each in found for form in each.folded), *map(words.folded, wholes)]),
    )


def vocabulary(text: str) -> list[str]:
    """The words that `text` holds, as written, as in a dictionary, and as parts of compounds."""
    return [form for each in analyse_text(text) for form in each.forms] + joined_forms(text)


def joined_forms(text: str) -> list[str]:
    """The words with hyphens as if they had none, for those who write "ehälsa" for "e-hälsa"."""
    return [form for word in HYPHENATED.findall(text.lower()) for form in joined(word)] if "-" in text else []


@lru_cache(maxsize=50_000)
def joined(hyphenated: str) -> tuple[str, ...]:
    """A word with hyphens as if it had none: the whole, and up to each part of its last word; dictionary forms.

    >>> joined("e-hälsocoacher")
    ('ehälsocoach', 'ehälsa')
    """
    *firsts, last = words.tokens(hyphenated)
    first = "".join(firsts)
    begun = (part for part in analyse(last).parts if last.startswith(part[:SHORTEST_BEGINNING]))
    return tuple(dict.fromkeys(first + form for form in (analyse(last).lemma, *begun)))


def stem(lemma: str) -> str:
    """What a word shares with the verb or noun made from it.

    >>> stem("rekrytering"), stem("rekrytera"), stem("sjuksköterska")
    ('rekryter', 'rekryter', 'sjukskötersk')
    """
    fitting = (
        ending for ending, left in DERIVED.items() if lemma.endswith(ending) and len(lemma) - len(ending) >= left
    )
    return lemma.removesuffix(max(fitting, key=len, default=""))


def _compound(word: str) -> tuple[str, tuple[str, ...]]:
    """The dictionary form of a word, and that of every run of its parts that is shorter than the whole."""
    whole = words.lemma(word)
    pieces = compounds.parts(whole)
    if len(pieces) < 2:
        return whole, ()
    runs = (_shorter(_lemma(run), run) for run in _runs(whole, pieces))
    return _lemma(word), tuple(dict.fromkeys(runs))


def _lemma(word: str) -> str:
    """The dictionary form of a word; of a compound that no dictionary has, its last part decides."""
    lemma, head = words.lemma(word), compounds.parts(word)[-1]
    if lemma != word or head == word:
        return lemma
    return word.removesuffix(head) + _shorter(words.lemma(head), head)


def _shorter(lemma: str, word: str) -> str:
    """The dictionary form, unless it is longer: a noun is then taken for a verb's command ("plan" for "plana")."""
    return lemma if len(lemma) <= len(word) else word


def _runs(word: str, pieces: tuple[str, ...]) -> Iterator[str]:
    """Every run of parts as it stands in the word, the longest first, without an s that links it to the rest."""
    places: list[tuple[int, int]] = []
    for piece in pieces:
        start = word.find(piece, places[-1][1] if places else 0)
        places.append((start, start + len(piece)))
    for length in range(len(pieces) - 1, 0, -1):
        for first in range(len(pieces) - length + 1):
            yield word[places[first][0] : places[first + length - 1][1]]
