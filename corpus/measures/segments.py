"""Split printed lines into segments: sentences, run-in heads and labelled values that know their printed words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from atgardsbanken.corpus.measures.heads import field_of
from atgardsbanken.corpus.spans import BULLET, DocumentView, Span
from atgardsbanken.extract.records import LineRef
from atgardsbanken.normalize.lines import join

ABBREVIATIONS = (
    "t.ex bl.a dvs d.v.s m.m m.fl o.s.v osv etc resp ca kap nr st dr prof inkl exkl ev kl tel tfn s.k f.d fr.o.m "
    "t.o.m "
    "p.g.a mm ex forts jfr art enl max min avd dnr tex bla ang utb prim jan feb apr aug sept okt "
    "nov dec sid s k d v i"
)
"""Words whose full stop ends no sentence; amounts ("143 mnkr.") are written without one, so theirs does."""
STOP = re.compile(r"(?<!\S)(\S*?)(?<![.!?…])([.!?…]++[”\"’»)]*+)\s++(?=[\"”»(–]?[A-ZÅÄÖ0-9•])")
"""A word, the stop that ends it, and what may begin a sentence after it."""
LABELLED = re.compile(
    r"(?<=\S)\s+(?=(?:[Aa]nsvar(?:ig|iga|ar)?|[Kk]lart?(?: senast)?|[Tt]id(?:s?plan|punkt)?|[Ss]tatus|[Uu]ppföljning|"
    r"[Uu]tfall|[Rr]esultat|[Rr]esurser|[Bb]udget|[Kk]ostnad|[Ss]yfte|[Mm]ål|[Nn]är|[Vv]em|[Ii]ndikator(?:er)?|"
    r"[Ff]örväntad effekt|[Ee]ffekt|[Kk]ommentar|[Ss]enast)\s?:)"
)
"""White before a label that goes on in the same line: "… Ansvarig: HR"."""

LABEL = re.compile(r"^([^\W\d_][^:.;!?()]{1,38}?)\s?:(?:\s+|$)")
"""A label and its colon."""
LONGEST_LABEL_WORDS = 5
"""Words that a label has at most."""

_NO_STOP = frozenset(ABBREVIATIONS.split())


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word as it is meant, its line, its number (from 0) in the line, -1 for the whole line, and its look."""

    text: str
    ref: LineRef
    number: int
    bold: bool
    size: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of running text and the printed words that its characters stand in (start, end, word)."""

    text: str
    places: tuple[tuple[int, int, PrintedWord], ...]

    def spans(self, view: DocumentView, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return the printed words that the characters from `start` up to `end` stand in."""
        stop = len(self.text) if end is None else end
        return tuple(_fragments(view, [word for _, _, word in self._places(start, stop)]))

    def _places(self, start: int, end: int) -> tuple[tuple[int, int, PrintedWord], ...]:
        """Return the places that the characters from `start` up to `end` reach into."""
        first = bisect_right(self.places, start, key=itemgetter(1))
        return self.places[first : bisect_left(self.places, end, key=itemgetter(0))]

    def cut(self, start: int, end: int) -> Segment:
        """Return the segment of the characters from `start` up to `end`, without white at its ends."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        kept = [
            (max(begin, start) - start, min(over, end) - start, word) for begin, over, word in self._places(start, end)
        ]
        places = tuple(place for place in kept if place[0] < place[1])
        return Segment(self.text[start:end], places)


def read_segment(view: DocumentView, spans: Sequence[Span]) -> Segment:
    """Return whole lines as one segment, without their bullets."""
    text = ""
    places: list[tuple[int, int, PrintedWord]] = []
    for word in (word for span in spans for word in _words(view, span)):
        if places and places[-1][2].ref != word.ref:
            glued = join([text.rsplit(" ", 1)[-1], word.text])
            text = " ".join([*text.rsplit(" ", 1)[:-1], glued]) if " " not in glued else f"{text} {word.text}"
        else:
            text = f"{text} {word.text}" if text else word.text
        places.append((len(text) - len(word.text), len(text), word))
    return Segment(text, tuple(places))


def label_in(text: str, labels: Collection[str] = ()) -> re.Match[str] | None:
    """Return the match of the label that a text begins with, its name first: it names a field, or is one of `labels`.

    >>> label_in("Ansvarig: HR-avdelningen")[1]
    'Ansvarig'
    >>> label_in("Så gör vi: nytt schema"), label_in("Så gör vi: nytt schema", ["Så gör vi"])[1]
    (None, 'Så gör vi')
    """
    match = LABEL.match(text)
    if not match or len(match[1].split()) > LONGEST_LABEL_WORDS:
        return None
    return match if match[1] in labels or field_of(match[1]) else None


def split_segment(segment: Segment, labels: Collection[str] = ()) -> Iterator[Segment]:
    """Yield the sentences, run-in heads and labelled values of a segment, in order; `labels` are the document's own."""
    inside = {*_stops(segment.text), *_labels(segment.text), *_labelled_lines(segment, labels)}
    if label_in(segment.text, labels) is None:
        inside |= {*_bold_ends(segment)}
    cuts = sorted({0, len(segment.text), *inside})
    for start, end in pairwise(cuts):
        part = segment.cut(start, end)
        if any(map(str.isalnum, part.text)):
            yield part


def _stops(text: str) -> Iterator[int]:
    """Yield where sentences begin after the first."""
    for match in STOP.finditer(text):
        word = match[1].lower().lstrip('("”')
        abbreviated = match[2].startswith(".") and (
            word in _NO_STOP or (len(word) == 1 and word.isalpha()) or (len(word) < 3 and word.isdigit())
        )
        if not abbreviated:
            yield match.end()


def _labels(text: str) -> Iterator[int]:
    """Yield where labels begin inside the text."""
    return (match.end() for match in LABELLED.finditer(text))


def _labelled_lines(segment: Segment, labels: Collection[str]) -> Iterator[int]:
    """Yield where printed lines begin with a label."""
    for (_, _, before), (start, _, word) in pairwise(segment.places):
        if word.ref != before.ref and label_in(segment.text[start:], labels):
            yield start


def _bold_ends(segment: Segment) -> Iterator[int]:
    """Yield where a bold beginning ends and lighter words follow."""
    bold = [word.bold for _, _, word in segment.places]
    if bold and bold[0] and not all(bold):
        first = bold.index(False)
        start = segment.places[first][0]
        head, rest = segment.text[:start].rstrip(), segment.text[start:]
        if not any(bold[first:]) and (head.endswith((".", ":", "–")) or not rest[:1].islower()):
            yield start


def _words(view: DocumentView, span: Span) -> Iterator[PrintedWord]:
    """Yield the line's words as they are meant; where repairs changed their number, all stand for the whole line."""
    ref = LineRef(span.page, span.line)
    printed = view.document.line(ref).words
    texts = BULLET.sub("", span.text).split()
    skipped = len(printed) - len(texts)
    known = 0 <= skipped <= 1
    for number, text in enumerate(texts):
        if known:
            word = printed[number + skipped]
            yield PrintedWord(text, ref, number + skipped, word.bold, word.size)
        else:
            yield PrintedWord(text, ref, -1, span.bold, span.size)


def _fragments(view: DocumentView, words: Sequence[PrintedWord]) -> Iterator[Span]:
    """Yield the words as spans of their lines, each word once."""
    for ref, group in groupby(words, key=lambda word: word.ref):
        numbers = sorted({word.number for word in group})
        whole = numbers[0] < 0 or not view.document.line(ref).words
        yield from [view.line(ref)] if whole else view.split(ref, [numbers])
