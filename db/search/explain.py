"""Why a row was found: the words of its text that match a query, in which form, and the sentence they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from atgardsbanken.db.languages import strung, swedish, text
from atgardsbanken.db.search.analysis import HYPHENATED, analyse, joined, stem
from atgardsbanken.db.search.match_forms import EXACT, FORM, PART, MatchForm
from atgardsbanken.db.search.query_forms import Sought, TermForms
from atgardsbanken.db.search.synonyms import lemmas
from atgardsbanken.normalize import words

SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
SNIPPET_LENGTH = 240
"""Code points of a snippet at most, without the dots that say it was cut: about three lines of a results page."""


class Fragment(NamedTuple):
    """A stretch of text, and whether it matches the query."""

    text: str
    hit: bool


class Match(NamedTuple):
    """A word of a text that matches a query.

    Attributes:
        start: where it begins, in code points.
        end: where it ends.
        word: the word in small letters.
        terms: the places of the terms that it matches.
        form: the strongest form in which it matches one of them.
    """

    start: int
    end: int
    word: str
    terms: tuple[int, ...]
    form: MatchForm


def matches(text: str, wanted: Sequence[TermForms]) -> list[Match]:
    """Find the words of `text` that match a term, in order; a word with hyphens that matches as a whole is one."""
    spans = list(words.TOKEN.finditer(text))
    wholes = [match for span in HYPHENATED.finditer(text) if (match := _match(span, wanted, hyphenated=True))]
    found = [match for span in spans if (match := _match(span, wanted, hyphenated=False))]
    found += _synonyms(text, spans, wanted)
    outside = [match for match in found if not any(whole.start <= match.start < whole.end for whole in wholes)]
    return sorted([*wholes, *_strongest(outside)], key=lambda match: match.start)


def _strongest(found: Iterable[Match]) -> list[Match]:
    """Keep of matches that overlap the strongest, of equally strong ones the longest."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda each: (-each.form.strength, each.start - each.end)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return kept


def _synonyms(text: str, spans: Sequence[re.Match[str]], wanted: Sequence[TermForms]) -> Iterator[Match]:
    """Find the words and phrases of a text that are synonyms of a term; `spans` are the text's words."""
    runs = [(place, each.form, run) for place, term in enumerate(wanted) for each in term.in_text for run in each.runs]
    if not runs:
        return
    said = lemmas([span.group().lower() for span in spans])
    for place, form, run in runs:
        for first in range(len(said) - len(run) + 1):
            if said[first : first + len(run)] == run:
                start, end = spans[first].start(), spans[first + len(run) - 1].end()
                yield Match(start, end, text[start:end].lower(), (place,), form)


def _match(span: re.Match[str], wanted: Sequence[TermForms], *, hyphenated: bool) -> Match | None:
    word = span.group().lower()
    forms = [_form_of_hyphenated(word, term.in_text) if hyphenated else _known_form(word, term) for term in wanted]
    best = max(filter(None, forms), key=lambda form: form.strength, default=None)
    if best is None:
        return None
    return Match(span.start(), span.end(), word, tuple(place for place, form in enumerate(forms) if form), best)


def _known_form(word: str, term: TermForms) -> MatchForm | None:
    """Return the strongest form in which a word matches a term; the words of a query's texts recur."""
    if word not in term.known:
        term.known[word] = _form_of_word(word, term.in_text)
    return term.known[word]


def _form_of_word(word: str, sought: Sequence[Sought]) -> MatchForm | None:
    """Return the strongest form in which a word matches, None where it does not."""
    analysed = analyse(word)
    for each in sought:
        if not each.words.isdisjoint(each.form.compared(analysed)) or word.startswith(each.beginnings):
            return each.form
    return None


def _form_of_hyphenated(word: str, sought: Sequence[Sought]) -> MatchForm | None:
    """Return the same for a word with hyphens, compared as it is written without them, whole or up to a part."""
    by_form = {each.form.name: each.words for each in sought}
    if word in by_form.get("exact", ()):
        return EXACT
    stems = by_form.get("part", frozenset())
    whole, *begun = joined(word)
    if stem(whole) in stems:
        return FORM
    return None if stems.isdisjoint(map(stem, begun)) else PART


def why(found: Iterable[Match]) -> str:
    """Say why a row was found: each word once, the strongest first, then as they stand in the text."""
    ordered = sorted(dict.fromkeys((match.word, match.form) for match in found), key=lambda each: -each[1].strength)
    return strung("; ", (text(form.reason).format(word=swedish(word)) for word, form in ordered))


def marked(text: str, found: Sequence[Match]) -> tuple[Fragment, ...]:
    """Divide `text` into stretches that match the query and stretches that do not."""
    fragments, at = [], 0
    for match in found:
        fragments.append(Fragment(text[at : match.start], False))
        fragments.append(Fragment(text[match.start : match.end], True))
        at = match.end
    fragments.append(Fragment(text[at:], False))
    return tuple(each for each in fragments if each.text)


def snippet(text: str, found: Sequence[Match]) -> tuple[Fragment, ...]:
    """Return the sentence of `text` in which most terms match, cut around its first match; empty where none does."""
    best: tuple[int, int, int, list[Match]] = (0, 0, 0, [])
    for start, end in _sentences(text) if found else ():
        inside = [match for match in found if start <= match.start and match.end <= end]
        matched = len({place for match in inside for place in match.terms})
        if matched > best[0]:
            best = (matched, start, end, inside)
    _, start, end, inside = best
    moved = [match._replace(start=match.start - start, end=match.end - start) for match in inside]
    return _cut(marked(text[start:end], moved), moved[0].start if moved else 0)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _cut(fragments: Sequence[Fragment], first: int) -> tuple[Fragment, ...]:
    """Cut the fragments to `SNIPPET_LENGTH`, between words, from a little before the first match."""
    text = "".join(each.text for each in fragments)
    begin, end = _stretch(text, first)
    out, at = [], 0
    for each in fragments:
        kept = each.text[max(0, begin - at) : max(0, end - at)]
        out.append(Fragment(kept, each.hit))
        at += len(each.text)
    before, after = Fragment("… " if begin else "", False), Fragment(" …" if end < len(text) else "", False)
    return tuple(each for each in (before, *out, after) if each.text)


def _stretch(text: str, first: int) -> tuple[int, int]:
    """Return where the stretch around the match at `first` begins and ends: between words, if there are blanks."""
    begin = max(0, first - SNIPPET_LENGTH // 3)
    if begin:
        begin = text.find(" ", begin - 1, first) + 1 or first
    end = begin + SNIPPET_LENGTH
    if end >= len(text):
        return begin, len(text)
    blank = text.rfind(" ", first, end + 1)
    return begin, end if blank < 0 else blank
