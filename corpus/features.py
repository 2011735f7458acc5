"""Turns a text into the classifier's features: words, pairs of words, letters of words and cues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from atgardsbanken.corpus.areas import Cues, Scheme, content_words

WordShare = tuple[str, float]
"""A word and its share of a feature, 0.0-1.0."""

RUN_LETTERS = range(3, 6)
"""Lengths of runs of letters, the ends of the word counted."""
CUE_WEIGHT = 0.5
"""The weight of one cue beside words and letters, whose features have length 1 together."""
MOST_CUES = 3
"""Cues of one group that are counted in one text."""
CACHED_WORDS = 50_000
"""Words whose features are remembered."""


def features(text: str, stop_words: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield each feature of `text` with the word or words it is in; `w` words, `p` pairs of words, `l` runs of letters.

    Numbers are left out: years and amounts tell nothing of an area.

    >>> sorted({name for name, _ in features("en app")})[:3]
    ['l: ap', 'l: app', 'l: app ']
    """
    words = content_words(text, stop_words)
    for word in words:
        yield from ((name, word) for name in _of_word(word))
    yield from _pairs(words)


def _of_word(word: str) -> Iterator[str]:
    """Yield the features of one word: itself and its runs of letters."""
    yield f"w:{word}"
    for run in _runs(f" {word} "):
        yield f"l:{run}"


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the features of words that follow one another, with the words."""
    for first, second in pairwise(words):
        yield f"p:{first} {second}", f"{first} {second}"


def _runs(word: str) -> Iterator[str]:
    """Yield the runs of letters of a word with its ends marked."""
    for length in RUN_LETTERS:
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


class Vectoriser:
    """Turns texts into weighted features, rare ones weighing more (TF-IDF, Salton and Buckley 1988)."""

    def __init__(self, rarity: Mapping[str, float], scheme: Scheme) -> None:
        """Keep `rarity`, the inverse document frequency of each known feature; cues and stop words are the scheme's."""
        self._rarity = rarity
        self._stop_words = scheme.stop_words
        self._known = lru_cache(maxsize=CACHED_WORDS)(self._known_of_word)
        self.cues = Cues(scheme)

    def vector(self, text: str) -> dict[str, tuple[float, tuple[WordShare, ...]]]:
        """Return the value of each known feature of `text` and the words it comes from, by the feature's name.

        Words and pairs together have length 1, so have runs of letters; cues are counted as they are.
        """
        owners: defaultdict[str, list[str]] = defaultdict(list)
        words = content_words(text, self._stop_words)
        for word in words:
            for name in self._known(word):
                owners[name].append(word)
        for name, pair in _pairs(words):
            if name in self._rarity:
                owners[name].append(pair)
        values = {name: (1 + log(len(owned))) * self._rarity[name] for name, owned in owners.items()}
        letters = sqrt(sum(value**2 for name, value in values.items() if name[0] == "l")) or 1.0
        whole = sqrt(sum(value**2 for name, value in values.items() if name[0] != "l")) or 1.0
        vector = {
            name: (value / (letters if name[0] == "l" else whole), _shares(owners[name]))
            for name, value in values.items()
        }
        return vector | self._cue_features(text)

    def _known_of_word(self, word: str) -> tuple[str, ...]:
        return tuple(name for name in _of_word(word) if name in self._rarity)

    def _cue_features(self, text: str) -> dict[str, tuple[float, tuple[WordShare, ...]]]:
        """Return the feature of each group of cues that stands in `text`."""
        return {
            f"c:{code}": (CUE_WEIGHT * min(len(found), MOST_CUES), _shares(found))
            for code, found in self.cues.find(text).items()
        }


def _shares(words: Sequence[str]) -> tuple[WordShare, ...]:
    """Return the share of a feature that each word has that it stands in, 0.0-1.0."""
    if len(words) == 1:
        return ((words[0], 1.0),)
    return tuple((word, count / len(words)) for word, count in Counter(words).items())
