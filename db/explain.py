"""Why a row was found: the words of its text that answer a query, how they do, and the sentence they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from atgardsbanken.db.expand import SHORTEST_PART, beginnings
from atgardsbanken.db.query import Query, Unit, query_words
from atgardsbanken.db.synonyms import Written, lemmas, otherwise
from atgardsbanken.db.terms import HYPHENATED, joined, stem, term
from atgardsbanken.normalize import words

How = Literal["exact", "form", "short", "part", "synonym", "piece", "folded"]

STRENGTH: dict[How, float] = {
    "exact": 1.0,
    "form": 0.9,
    "short": 0.8,
    "part": 0.6,
    "synonym": 0.4,
    "piece": 0.3,
    "folded": 0.3,
}
"""How much a match is worth beside an exact one."""
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
SNIPPET_LENGTH = 240
"""Letters of the stretch that is shown of a long text."""


class Piece(NamedTuple):
    """A stretch of text, and whether it answers the query."""

    text: str
    hit: bool


class Match(NamedTuple):
    """A word of a text, where it stands, which units of the query it answers, and how it answers the first best."""

    start: int
    end: int
    word: str
    units: tuple[int, ...]
    how: How


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms in which one unit of a query may stand in a text."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    lemmas: frozenset[str]
    stems: frozenset[str]
    pieces: frozenset[str]
    beginnings: tuple[str, ...]
    folded: frozenset[str]
    short: frozenset[str]
    synonyms: frozenset[Written] = frozenset()


def forms(query: Query) -> list[Forms]:
    """The forms of each unit that is asked for, in order."""
    wanted = [unit for unit in query.units if not unit.negated]
    shorts = _shorts(wanted)
    related = query.mode == "related"
    others = otherwise(wanted) if related and query.synonyms else {}
    return [
        replace(
            _forms(unit, shorts, _neighbours(wanted, place), related=related),
            synonyms=frozenset(map(lemmas, others.get(place, ()))),
        )
        for place, unit in enumerate(wanted)
    ]


def _neighbours(units: Sequence[Unit], place: int) -> frozenset[str]:
    """The word at `place` written together with the one before or after it, in dictionary form."""
    near = pairwise(units[max(0, place - 1) : place + 2])
    wholes = (one.words[0] + other.words[0] for one, other in near if one.kind == other.kind == "word")
    return frozenset(term(word).lemma for word in wholes)


def _forms(unit: Unit, shorts: frozenset[str], wholes: frozenset[str], *, related: bool) -> Forms:
    none: frozenset[str] = frozenset()
    if unit.kind == "prefix":
        return Forms(frozenset(unit.words[:-1]), unit.words[-1:], none, none, none, (), none, none)
    if unit.kind == "phrase" or not related:
        return Forms(frozenset(unit.words), (), none, none, none, (), none, none)
    whole = term("".join(unit.words))
    plain = whole.word if words.folded(whole.word) == whole.word else ""
    long = query_words().abbreviations.get(whole.word, ())
    return Forms(
        exact=frozenset({unit.text, whole.word}),
        prefixes=(),
        lemmas=wholes | {whole.lemma},
        stems=frozenset(map(stem, (*wholes, whole.lemma))),
        pieces=frozenset(stem(part) for part in whole.parts if len(part) >= SHORTEST_PART),
        beginnings=beginnings(whole),
        folded=frozenset({plain} - {""}),
        short=shorts | (frozenset(long) - query_words().silent),
    )


def _shorts(units: Sequence[Unit]) -> frozenset[str]:
    """The short forms of what the units say together."""
    said = {term(word).lemma for unit in units for word in unit.words}
    known = query_words()
    return frozenset(
        short
        for short, long in known.abbreviations.items()
        if {term(word).lemma for word in long} - known.silent <= said
    )


def matches(text: str, wanted: Sequence[Forms]) -> list[Match]:
    """The words of `text` that answer a unit, in order; where a word with hyphens answers as a whole it is one word."""
    spans = list(words.TOKEN.finditer(text))
    wholes = [match for span in HYPHENATED.finditer(text) if (match := _match(span, wanted, _how_joined))]
    found = [match for span in spans if (match := _match(span, wanted, _how))]
    found += _said_otherwise(text, spans, wanted)
    outside = [match for match in found if not any(whole.start <= match.start < whole.end for whole in wholes)]
    return sorted([*wholes, *_apart(outside)])


def _apart(found: Iterable[Match]) -> list[Match]:
    """Of matches that overlap the strongest; of equally strong ones the longest."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda each: (-STRENGTH[each.how], each.start - each.end)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return kept


def _said_otherwise(text: str, spans: Sequence[re.Match[str]], wanted: Sequence[Forms]) -> Iterator[Match]:
    """The words and phrases of a text that mean the same as a unit; `spans` are the text's words."""
    if not any(form.synonyms for form in wanted):
        return
    said = lemmas([span.group().lower() for span in spans])
    for unit, form in enumerate(wanted):
        for synonym in form.synonyms:
            for first in range(len(said) - len(synonym) + 1):
                if said[first : first + len(synonym)] == synonym:
                    start, end = spans[first].start(), spans[first + len(synonym) - 1].end()
                    yield Match(start, end, text[start:end].lower(), (unit,), "synonym")


def _match(span: re.Match[str], wanted: Sequence[Forms], judge: Callable[[str, Forms], How | None]) -> Match | None:
    word = span.group().lower()
    hows = [judge(word, form) for form in wanted]
    units = tuple(unit for unit, how in enumerate(hows) if how)
    if not units:
        return None
    best = max((how for how in hows if how), key=lambda how: STRENGTH[how])
    return Match(span.start(), span.end(), word, units, best)


def _how_joined(word: str, form: Forms) -> How | None:
    if word in form.exact:
        return "exact"
    whole, *begun = joined(word)
    if stem(whole) in form.stems:
        return "form"
    return None if form.stems.isdisjoint(map(stem, begun)) else "part"


def _how(word: str, form: Forms) -> How | None:
    each = term(word)
    if each.word in form.exact or any(each.word.startswith(prefix) for prefix in form.prefixes):
        return "exact"
    if each.lemma in form.lemmas:
        return "form"
    if each.word in form.short or each.lemma in form.short:
        return "short"
    if not form.stems.isdisjoint(each.stems):
        return "part"
    if not form.pieces.isdisjoint(each.stems) or each.word.startswith(form.beginnings):
        return "piece"
    return None if form.folded.isdisjoint(each.folded) else "folded"


REASONS: dict[How, str] = {
    "exact": "ordet ”{word}”",
    "form": "böjningsformen ”{word}”",
    "short": "förkortning eller utskriven form: ”{word}”",
    "part": "sammansättning eller avledning: ”{word}”",
    "synonym": "synonymen ”{word}”",
    "piece": "det närliggande ordet ”{word}”",
    "folded": "”{word}” skrivet utan å, ä eller ö",
}


def why(found: Iterable[Match]) -> str:
    """The reasons in Swedish, each word once, the strongest first, then as they stand in the text."""
    ordered = sorted(dict.fromkeys((match.word, match.how) for match in found), key=lambda each: -STRENGTH[each[1]])
    return "; ".join(REASONS[how].format(word=word) for word, how in ordered)


def marked(text: str, found: Sequence[Match]) -> tuple[Piece, ...]:
    """`text` in stretches that answer the query and stretches that do not."""
    pieces, at = [], 0
    for match in found:
        pieces.append(Piece(text[at : match.start], False))
        pieces.append(Piece(text[match.start : match.end], True))
        at = match.end
    pieces.append(Piece(text[at:], False))
    return tuple(piece for piece in pieces if piece.text)


def snippet(text: str, wanted: Sequence[Forms]) -> tuple[Piece, ...]:
    """The sentence of `text` that answers most units, shortened around its first answer; empty where none does."""
    best: tuple[int, str, list[Match]] = (0, "", [])
    for sentence in SENTENCE_END.split(text):
        found = matches(sentence, wanted)
        answered = len({unit for match in found for unit in match.units})
        if answered > best[0]:
            best = (answered, sentence, found)
    _, sentence, found = best
    return _shortened(marked(sentence, found), found[0].start if found else 0)


def _shortened(pieces: Sequence[Piece], first: int) -> tuple[Piece, ...]:
    """The pieces with at most `SNIPPET_LENGTH` letters, whole words, from a little before the first answer."""
    text = "".join(piece.text for piece in pieces)
    begin, end = _stretch(text, first)
    out, at = [], 0
    for piece in pieces:
        kept = piece.text[max(0, begin - at) : max(0, end - at)]
        out.append(Piece(kept, piece.hit))
        at += len(piece.text)
    before, after = Piece("… " if begin else "", False), Piece(" …" if end < len(text) else "", False)
    return tuple(piece for piece in (before, *out, after) if piece.text)


def _stretch(text: str, first: int) -> tuple[int, int]:
    """Where the stretch around the answer at `first` begins and ends: between words, as far as there are blanks."""
    begin = max(0, first - SNIPPET_LENGTH // 3)
    if begin:
        begin = text.find(" ", begin - 1, first) + 1 or first
    end = begin + SNIPPET_LENGTH
    if end >= len(text):
        return begin, len(text)
    blank = text.rfind(" ", first, end + 1)
    return begin, end if blank < 0 else blank
