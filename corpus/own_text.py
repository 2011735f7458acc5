"""Finds what only a copy of a document holds: sentences that stand nowhere in the better form; lengths in letters.

Both are compared by their letters without marks, so that OCR's errors and other line ends make no difference: runs of
letters that a sentence has in common with the other text tell where it may stand, and what stands there is compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from atgardsbanken.corpus.language.sentences import split_sentences
from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.compounds import parts
from atgardsbanken.normalize.words import folded, tokens

RUN_LETTERS = 5
"""Letters of a run that is looked up: OCR leaves runs of five right in nearly every sentence."""
MOST_PLACES = 40
"""Places that are kept of a run: common ones tell nothing, but a running head is found in its first places."""
STRETCH_LETTERS = 32
"""Letters within which runs speak for the same place, whatever letters are lost between them."""
SAME_RATIO = 70.0
"""rapidfuzz' ratio (0-100) from which two stretches of text are the same, garbled or not."""
PIECE_WORDS = 4
"""Words of a piece of a sentence, as long as a line of a narrow column."""
PIECE_RATIO = 80.0
"""The ratio from which pieces are the same: short ones are more alike by chance."""
HELD_SHARE = 0.5
"""Share of a sentence's pieces that must stand in the better form for the sentence to be held there."""
FEWEST_LETTERS = 24
"""Letters of a sentence below which it tells nothing of its own: numbers, heads and crumbs of tables."""
FEWEST_TITLE_LETTERS = 10
"""Letters of a measure's title below which it stands in any text by chance."""
WORD_LETTERS = 3.5
"""Letters of a text's words, on average, below which they are crumbs: Swedish words have five to six."""
KNOWN_SHARE = 0.8
"""Share of a sentence's words that must be known ones: what OCR made of pictures is no text."""


class HeldText:
    """The text of a document's better form, to which what is found to be its copies' own is added."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts in the order in which they are printed."""
        self._letters = ""
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Hold a further text as well."""
        start = max(0, len(self._letters) - RUN_LETTERS + 1)
        self._letters += _letters(text)
        for at in range(start, len(self._letters) - RUN_LETTERS + 1):
            places = self._places[self._letters[at : at + RUN_LETTERS]]
            if len(places) < MOST_PLACES:
                places.append(at)

    def holds(self, text: str) -> bool:
        """Return whether `text` stands here, garbled or not, in one piece or in several: columns are read across too.

        >>> held = HeldText(["Vårdnära service införs på alla av-", "delningar."])
        >>> held.holds("Vardnara service infors pa alla avdelningar")
        True
        """
        words = text.split()
        pieces = [" ".join(words[at : at + PIECE_WORDS]) for at in range(0, len(words), PIECE_WORDS)]
        found = sum(self._stands(piece, PIECE_RATIO) for piece in pieces)
        return found > HELD_SHARE * len(pieces) or self._stands(text, SAME_RATIO)

    def _stands(self, text: str, ratio: float) -> bool:
        """Return whether a stretch of letters here is like those of `text` from `ratio` (0-100) on."""
        letters = _letters(text)
        reach = len(letters) + 3 * STRETCH_LETTERS
        return any(
            fuzz.partial_ratio(letters, self._letters[max(0, at) : at + reach]) >= ratio for at in self._likely(letters)
        )

    def _likely(self, letters: str) -> list[int]:
        """Return where `letters` may begin here: the places for which most of its runs speak."""
        votes: Counter[int] = Counter()
        for start in range(len(letters) - RUN_LETTERS + 1):
            places = self._places.get(letters[start : start + RUN_LETTERS], ())
            votes.update({(at - start) // STRETCH_LETTERS for at in places})
        return [(stretch - 1) * STRETCH_LETTERS for stretch, _ in votes.most_common(3)]


def own_sentences(text: str, held: HeldText) -> Iterator[str]:
    """Yield the sentences of a copy's passage that the better form does not hold."""
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if len(_letters(sentence)) >= FEWEST_LETTERS and _reads_well(sentence) and not held.holds(sentence):
            yield sentence


def is_own_title(title: str, sentences: Iterable[str], held: HeldText) -> bool:
    """Return whether a measure's title stands in one of a copy's own `sentences`, and not in the better form.

    >>> is_own_title("införa vårdnära service", ["Regionen ska införa vårdnära service i vår."], HeldText([]))
    True
    """
    letters = _letters(title)
    if len(letters) < FEWEST_TITLE_LETTERS or held.holds(title):
        return False
    return any(letters in _letters(sentence) for sentence in sentences)


def _reads_well(text: str) -> bool:
    """Return whether a text is made of known words that are not all crumbs."""
    words = [word for word in tokens(text) if word.isalpha()]
    known = sum(lexicon.cost(word) is not None or len(parts(word)) > 1 for word in words)
    return bool(words) and known >= KNOWN_SHARE * len(words) and sum(map(len, words)) >= WORD_LETTERS * len(words)


def _letters(text: str) -> str:
    """Return the letters and digits of a text without marks, in small letters."""
    return "".join(letter for letter in folded(text) if letter.isalnum())
