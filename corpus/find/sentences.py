"""Sentences of a paragraph as tokens that know the printed words they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from atgardsbanken.corpus.measures.segments import PrintedWord, read_segment
from atgardsbanken.corpus.spans import DocumentView, Span

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its text, its tokens, and the printed words that each token stands in."""

    text: str
    tokens: tuple[str, ...]
    printed: tuple[tuple[PrintedWord, ...], ...]
    whole: tuple[Span, ...]

    @property
    def lowered(self) -> list[str]:
        """The tokens in lower case."""
        return [token.lower() for token in self.tokens]

    def all_spans(self) -> tuple[Span, ...]:
        """The sentence's printed words."""
        return self.whole

    def spans(self, view: DocumentView, start: int, end: int) -> list[Span]:
        """The printed words of the tokens from `start` up to `end`, without the stop that ends them."""
        chosen = [word for words in self.printed[start:end] for word in words]
        return _fragments(view, chosen)


@cache
def language() -> Language:
    """SpaCy's rules for Swedish words and sentences; no model is downloaded."""
    # Only prose needs spaCy, which takes longer to load than most documents to be read.
    import spacy

    nlp = spacy.blank("sv")
    nlp.add_pipe("sentencizer")
    return nlp


def sentences(view: DocumentView, spans: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences of a paragraph, given its lines."""
    segment = read_segment(view, spans)
    for span in language()(segment.text).sents:
        tokens = [token for token in span if not token.is_space]
        if tokens:
            printed = tuple(_under(segment.places, token.idx, token.idx + len(token)) for token in tokens)
            whole = _fragments(view, [word for group in printed for word in group])
            yield Sentence(span.text.strip(), tuple(token.text for token in tokens), printed, tuple(whole))


def _under(places: Sequence[tuple[int, int, PrintedWord]], start: int, end: int) -> tuple[PrintedWord, ...]:
    """The printed words that a stretch of the running text stands in."""
    return tuple(word for begin, stop, word in places if begin < end and start < stop)


def _fragments(view: DocumentView, words: Sequence[PrintedWord]) -> list[Span]:
    """The words as spans of their lines, each word once."""
    found: list[Span] = []
    for ref, group in groupby(dict.fromkeys(words), key=lambda word: word.ref):
        numbers = sorted({word.number for word in group})
        found += [view.line(ref)] if numbers[0] < 0 or not view.document.line(ref).words else view.split(ref, [numbers])
    return found
