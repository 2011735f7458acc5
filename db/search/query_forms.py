"""A query understood once: for each of its terms the words that are looked for, by the form in which they may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from atgardsbanken.db.search.analysis import AnalysedWord, analyse, smallest_parts, stem
from atgardsbanken.db.search.match_forms import (
    AS_FOLDED,
    EXACT,
    FORM,
    LEMMAS,
    MATCH_FORMS,
    PART,
    PARTS,
    PIECE,
    RELATED,
    SHORT,
    SYNONYM,
    WORDS,
    IndexColumn,
    MatchForm,
)
from atgardsbanken.db.search.query import Query, QueryTerm, query_words
from atgardsbanken.db.search.ranking import RoleName
from atgardsbanken.db.search.related import related
from atgardsbanken.db.search.synonyms import Written, lemmas, near_of, synonyms_of
from atgardsbanken.db.search.word_classes import word_class
from atgardsbanken.normalize import lexicon, words

SHORTEST_PART = 3
"""Letters in the shortest part of a compound that is searched for by itself."""
SHORTEST_BEGINNING = 5
"""Letters in the shortest stem by whose beginning related words are found."""
SHORTEST_HEAD = 5
"""Letters in the shortest last part of a compound that is searched for by itself."""
RAREST_HEAD = 0.62
"""How rare a last part of a compound must be to be searched for by itself, 0.0-1.0."""
PIECE_RARITY_POWER = 2.0
"""The exponent of the rarity of a compound's part, by which matches of the part alone are weighed."""
RAREST_COST = 14.0
"""The cost (-ln of its probability) from which a word is as rare as can be: that of unknown words."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that are looked for in one form.

    Attributes:
        form: the form, which names the column of the index.
        phrases: what is looked for in that column, each a word or several in their order.
        words: what a word of a text is compared with.
        beginnings: how a word of a text may begin.
        runs: phrases by their dictionary forms, which words of a text may follow.
        begins: whether the last word of each phrase may go on.
        column: the column in which the phrases are looked up, where it is not the form's own.
        share: what a match is worth beside others of the form, 0.0-1.0.
    """

    form: MatchForm
    phrases: tuple[Written, ...] = ()
    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    runs: frozenset[Written] = frozenset()
    begins: bool = False
    column: IndexColumn | None = None
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class TermForms:
    """All that stands for one term of a query.

    Attributes:
        own: forms of the term itself.
        near: parts of it that are long enough to stand alone, and words that begin like it.
        others: the term written together with its neighbour, its short form, and its synonyms.
        parts: the smallest parts of a compound, which may also stand apart.
        in_text: all forms that a word of a text is compared with, one `Sought` a form, the strongest first.
        rarity: how rare the term is in administrative Swedish, 0.0-1.0: words that are everywhere tell little.
        roles: why the term tells less than a noun that is asked for.
        known: words of texts that were compared with it, and the strongest form in which each matches.
    """

    own: tuple[Sought, ...]
    near: tuple[Sought, ...] = ()
    others: tuple[Sought, ...] = ()
    parts: tuple[str, ...] = ()
    in_text: tuple[Sought, ...] = ()
    rarity: float = 1.0
    roles: tuple[RoleName, ...] = ()
    known: dict[str, MatchForm | None] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class QueryForms:
    """A query with the forms of the terms that are asked for and of those that must not be there."""

    query: Query
    wanted: tuple[TermForms, ...]
    unwanted: tuple[TermForms, ...]


def query_forms(query: Query) -> QueryForms:
    """Understand a query: find the forms of each of its terms.

    >>> from atgardsbanken.db.search.query import parse
    >>> [sought.form.name for sought in query_forms(parse("service")).wanted[0].own]
    ['exact', 'form', 'part', 'folded']
    """
    terms = [term for term in query.terms if not term.negated]
    related = query.mode == "related"
    others = _others(query, terms) if related else [()] * len(terms)
    beside = _beside(query, terms) if related else [()] * len(terms)
    short = query.abbreviations
    wanted = (
        replace(_term_forms(term, more, near, short, related=related), roles=_roles(term, query))
        for term, more, near in zip(terms, others, beside, strict=True)
    )
    unwanted = (_unwanted(term, related=related) for term in query.terms if term.negated)
    return QueryForms(query, tuple(wanted), tuple(unwanted))


def _roles(term: QueryTerm, query: Query) -> tuple[RoleName, ...]:
    """Return the roles of a term; for whom or where something is done tells less of what a question asks for."""
    of_class = word_class(term.words[0]) if term.kind == "word" else None
    circumstance: RoleName | None = "circumstance" if query.is_question and term.circumstance else None
    return tuple(role for role in (of_class, circumstance) if role)


def whole_word(term: QueryTerm) -> AnalysedWord:
    """Analyse a term's word, written together where it has hyphens; no word without content is a form of it."""
    word = analyse("".join(term.words))
    return replace(word, lemma=word.word) if word.lemma in query_words().silent else word


def synonym_forms(written: Written) -> tuple[Sought, ...]:
    """Return what is looked for of a synonym: a phrase as it stands, a word in all its forms and compounds."""
    if len(written) > 1:
        return (Sought(SYNONYM, (written,)),)
    word = analyse(written[0])
    forms = (Sought(EXACT, ((word.word,), (word.lemma,))), *_inflected(word), *_related(word)[:1])
    return tuple(Sought(SYNONYM, each.phrases, column=each.form.column) for each in forms)


def _term_forms(
    term: QueryTerm,
    others: tuple[Sought, ...],
    beside: tuple[Sought, ...],
    short: Mapping[str, Written],
    *,
    related: bool,
) -> TermForms:
    if not related or term.kind in ("phrase", "prefix"):
        own = (_as_written(term),)
        return TermForms(own, others=others, in_text=_merged((*own, *others)), rarity=_rarity(term.words))
    word = whole_word(term)
    forms = (_exact(term, word), *_inflected(word), *_related(word), *_spelled_out(word, short))
    parts = tuple(smallest_parts(word)) if len(word.parts) > 1 else ()
    near = (*_near(word), *_heads(word), *_used_alike(word), *beside)
    return TermForms(forms, near, others, parts, _merged((*forms, *near, *others)), _rarity((word.lemma,)))


def _rarity(written: Written) -> float:
    """Return how rare the rarest of some words is, 0.0-1.0."""
    costs = [lexicon.cost(word) for word in written]
    return min(1.0, max(RAREST_COST if cost is None else cost for cost in costs) / RAREST_COST)


def _unwanted(term: QueryTerm, *, related: bool) -> TermForms:
    """Return the forms of a word that must not be there: inflected, but not in compounds."""
    if not related or term.kind in ("phrase", "prefix"):
        return TermForms((_as_written(term),))
    word = whole_word(term)
    return TermForms((_exact(term, word), *_inflected(word)))


def _as_written(term: QueryTerm) -> Sought:
    """Return the words of a term as they stand; of a prefix the last word may go on."""
    if term.kind == "prefix":
        return Sought(EXACT, (term.words,), frozenset(term.words[:-1]), term.words[-1:], begins=True)
    return Sought(EXACT, (term.words,), frozenset(term.words))


def _exact(term: QueryTerm, word: AnalysedWord) -> Sought:
    phrases = dict.fromkeys((term.words, (word.word,), (word.lemma,)))
    return Sought(EXACT, tuple(phrases), frozenset({term.text, word.word}))


def _inflected(word: AnalysedWord) -> tuple[Sought, ...]:
    return (Sought(FORM, ((word.lemma,),), frozenset({word.lemma})),)


def _related(word: AnalysedWord) -> tuple[Sought, ...]:
    """Return what is composed with a word, derived from it, or spelled with the å ä ö that it lacks."""
    root = stem(word.lemma)
    found = (Sought(PART, ((root,),), frozenset({root})),)
    if words.folded(word.word) != word.word:
        return found
    return (*found, Sought(AS_FOLDED, ((word.word,),), frozenset({word.word})))


def _spelled_out(word: AnalysedWord, short: Mapping[str, Written]) -> tuple[Sought, ...]:
    """Return the long form of an abbreviation."""
    long = short.get(word.word)
    if not long:
        return ()
    phrase = Sought(SHORT, (tuple(long),), frozenset(long) - query_words().silent)
    return (phrase, Sought(SHORT, (tuple(long),), column=LEMMAS)) if len(long) == 1 else (phrase,)


def _near(word: AnalysedWord) -> tuple[Sought, ...]:
    """Return the parts of a compound, by themselves and in other compounds; of other words the beginning.

    The last part alone is none: driftsmedel have nothing to do with läkemedel.

    >>> [sought.phrases for sought in _near(analyse("driftsmedel"))][0]
    (('drift',),)
    """
    smallest = smallest_parts(word)
    beginnings = () if word.parts else tuple(each for each in word.stems if len(each) >= SHORTEST_BEGINNING)
    found = []
    for part in (part for part in word.parts if len(part) >= SHORTEST_PART and part not in smallest[-1:]):
        root, share = stem(part), _rarity((part,)) ** PIECE_RARITY_POWER
        found.append(Sought(PIECE, ((part,),), column=WORDS, share=share))
        found.append(Sought(PIECE, ((root,),), frozenset({root}), share=share))
    begun = Sought(PIECE, tuple((each,) for each in beginnings), beginnings=beginnings, begins=True, column=WORDS)
    return (*found, begun)


def _heads(word: AnalysedWord) -> Iterator[Sought]:
    """Yield the last part of a compound, where it is a rare word that tells by itself what is meant.

    >>> [sought.phrases for sought in _heads(analyse("vårdplatskoordinatorn"))], list(_heads(analyse("driftsmedel")))
    ([(('koordiner',),)], [])
    """
    for head in smallest_parts(word)[-1:]:
        if len(head) >= SHORTEST_HEAD and _rarity((head,)) >= RAREST_HEAD:
            root = stem(head)
            yield Sought(RELATED, ((root,),), frozenset({root}), column=PARTS)


def _used_alike(word: AnalysedWord) -> Iterator[Sought]:
    """Yield the words that are used like a word, in their forms; not in compounds, which mean other things."""
    for lemma in related(word.lemma):
        yield Sought(RELATED, ((lemma,),), frozenset({lemma}))
        yield Sought(RELATED, ((lemma,),), column=WORDS)


def _beside(query: Query, terms: Sequence[QueryTerm]) -> list[tuple[Sought, ...]]:
    """Return for each term the words that belong to it without meaning the same, in all their forms and compounds."""
    found = near_of(terms) if query.synonyms else {}
    return [
        tuple(sought for written in found.get(place, ()) for sought in _beside_one(written))
        for place in range(len(terms))
    ]


def _beside_one(written: Written) -> tuple[Sought, ...]:
    """Return what is looked for of a word that belongs to a term: its stem, which all its forms share; or a phrase."""
    if len(written) > 1:
        return (Sought(RELATED, (written,), runs=frozenset([lemmas(written)]), column=WORDS),)
    root = stem(analyse(written[0]).lemma)
    return (Sought(RELATED, ((root,),), frozenset({root}), column=PARTS), Sought(RELATED, ((root,),), column=WORDS))


def _others(query: Query, terms: Sequence[QueryTerm]) -> list[tuple[Sought, ...]]:
    """Return for each term what stands for it because of the terms beside it, or means the same."""
    found: list[list[Sought]] = [[] for _ in terms]
    for place, (one, other) in enumerate(pairwise(terms)):
        if one.kind == other.kind == "word":
            for each in found[place : place + 2]:
                each += _written_together(one.words[0] + other.words[0])
    for short, places in _abbreviated(terms, query.abbreviations):
        for each in found[places.start : places.stop]:
            each.append(Sought(SHORT, ((short,),), frozenset({short})))
    for place, synonyms in synonyms_of(terms).items() if query.synonyms else ():
        every = (*synonyms, *_short_forms(synonyms, query.abbreviations))
        found[place] += [sought for written in every for sought in synonym_forms(written)]
        found[place].append(Sought(SYNONYM, runs=frozenset(map(lemmas, every))))
    return [tuple(each) for each in found]


def _short_forms(written: Iterable[Written], abbreviations: Mapping[str, Written]) -> list[Written]:
    """Return the short forms of words and phrases."""
    said = {lemmas(each) for each in written}
    return [(short,) for short, long in abbreviations.items() if lemmas(long) in said]


def _written_together(joined: str) -> tuple[Sought, ...]:
    """Return the forms of two words written as one ("kompetens försörjning")."""
    word = analyse(joined)
    root = stem(word.lemma)
    together = Sought(FORM, words=frozenset({word.lemma}))
    return (Sought(EXACT, ((joined,),)), together, Sought(PART, ((root,),), frozenset({root})))


def _abbreviated(terms: Sequence[QueryTerm], abbreviations: Mapping[str, Written]) -> list[tuple[str, range]]:
    """Return each abbreviation of terms that follow one another, with their places."""
    said = [lemmas(term.words) for term in terms]
    found = []
    for short, long in abbreviations.items():
        wanted = [lemmas([word]) for word in long if word not in query_words().silent]
        places = (range(start, start + len(wanted)) for start in range(len(said) - len(wanted) + 1))
        found += [(short, each) for each in places if said[each.start : each.stop] == wanted]
    return found


def _merged(sought: Iterable[Sought]) -> tuple[Sought, ...]:
    """Return what a word of a text is compared with, by form; forms with nothing to compare are left out."""
    by_form = {form.name: Sought(form) for form in MATCH_FORMS}
    for each in sought:
        known = by_form[each.form.name]
        by_form[each.form.name] = replace(
            known,
            words=known.words | each.words,
            beginnings=known.beginnings + each.beginnings,
            runs=known.runs | each.runs,
        )
    return tuple(each for each in by_form.values() if each.words or each.beginnings or each.runs)
