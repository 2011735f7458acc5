"""The phrases of a text that could name a measure: where each begins and ends, and what its clause says.

A phrase is as short as names the measure fully. With an acting subject it begins at the verb, in a passive it takes
the subject in, after "att" it begins at the infinitive; a noun phrase is enough. A time or place in front, numbers,
bullets and trailing reasons and dates are left out. Places are in code points of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from atgardsbanken.corpus.language.candidates import candidates
from atgardsbanken.corpus.language.clause import Clause, Form, Tense, describe
from atgardsbanken.corpus.language.parsed import Parsed, read_parse
from atgardsbanken.corpus.language.pipeline import load_pipeline
from atgardsbanken.corpus.language.ranking import Ranker, load_ranker, ranked_features
from atgardsbanken.corpus.language.sentences import Stretch, split_sentences
from atgardsbanken.corpus.language.tagger import Numbers, load_tagger, probabilities
from atgardsbanken.corpus.language.token_features import sentence_features

LEAST_PROBABILITY = 0.4
"""Probability from which a phrase is told though the text has a better one: gives the highest F1 on kept-back texts."""
LEAST_IN_SERIES = 0.1
"""The same for one that goes on a series."""
NEAR_WORDS = 4
"""Words from a stretch's first among which a "som" tells of its noun."""
LEADING = re.compile(r"^[\s•·▪■●○◦–—-]*(?:(?:\d{1,2}|[a-zåäö])[.)]\s+)*")
"""A bullet or a number in front of a sentence."""
NAMED_WORDS = re.compile(r"[^\W\d_]{2}")
"""What a sentence must have to be read at all: two letters in a row."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that could name a measure.

    `start` and `end` are a slice of the text, `probability` (0-1) says how often such a phrase is right where its text
    holds a measure, and `subject` is the slice of who does it, where that stands outside the phrase.
    """

    start: int
    end: int
    probability: float
    form: Form
    subject: Stretch | None
    tense: Tense | None
    modal: str
    negated: bool
    conditional: bool
    addresses_reader: bool


class Read(NamedTuple):
    """A parsed sentence of a unit: its place in the unit's text, its number there, spaCy's parse and its rows."""

    place: Stretch
    number: int
    doc: Doc
    said: Parsed


class Option(NamedTuple):
    """A candidate with its probability, its sentence, its first and last words there and how it opens."""

    probability: float
    sentence: int
    start: int
    end: int
    opening: str = ""


def naming_phrases(text: str, kind: str = "sentence") -> tuple[Phrase, ...]:
    """Return the phrases of `text` that could name measures, in order; none share words.

    The best phrase is told however improbable it is, others from LEAST_PROBABILITY. `kind` is what the text is:
    "sentence", "item" (of a list), "cell" (of a table) or "heading".
    """
    return phrases_in_all([(text, kind)])[0]


def phrases_in_all(texts: Sequence[tuple[str, str]]) -> list[tuple[Phrase, ...]]:
    """Return the phrases of each text, given with its kind: quicker than one text at a time."""
    read = read_all([text for text, _ in texts], load_pipeline())
    return [_phrases(text, kind, sentences) for (text, kind), sentences in zip(texts, read, strict=True)]


def read_all(texts: Sequence[str], nlp: Language) -> list[list[Read]]:
    """Return the parsed sentences of each text."""
    wanted = [
        (number, order, place) for number, text in enumerate(texts) for order, place in enumerate(_readable(text))
    ]
    docs = nlp.pipe(_whole(nlp, texts[number][place.start : place.end]) for number, _, place in wanted)
    read: list[list[Read]] = [[] for _ in texts]
    for (number, order, place), doc in zip(wanted, docs, strict=True):
        read[number].append(Read(place, order, doc, read_parse(doc)))
    return read


def _readable(text: str) -> list[Stretch]:
    """Return the sentences of `text` that have words, without bullet and number."""
    found = []
    for start, end in split_sentences(text):
        leading = LEADING.match(text[start:end])
        begin = start + (leading.end() if leading else 0)
        if NAMED_WORDS.search(text, begin, end):
            found.append(Stretch(begin, end))
    return found


def _whole(nlp: Language, sentence: str) -> Doc:
    """Return a sentence as tokens that the parser must not divide."""
    doc = nlp.make_doc(sentence)
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _phrases(text: str, kind: str, sentences: Sequence[Read]) -> tuple[Phrase, ...]:
    """Return the best phrases of a text."""
    labels = [probabilities(load_tagger(), sentence_features(one.said, kind, one.number)) for one in sentences]
    options = rank(sentences, labels, kind, load_ranker())
    return tuple(_phrase(text, sentences[one.sentence], one) for one in choose(options, LEAST_PROBABILITY))


def rank(sentences: Sequence[Read], labels: Sequence[Numbers], kind: str, ranker: Ranker) -> list[Option]:
    """Return the candidates of all sentences of a unit with their probability."""
    found = []
    for number, (read, marginals) in enumerate(zip(sentences, labels, strict=True)):
        options = candidates(read.said, marginals)
        for option, features in zip(options, ranked_features(read.said, marginals, options, kind), strict=True):
            opening = _opening(read.said, option.start)
            found.append(Option(ranker.probability(features), number, option.start, option.end, opening))
    return found


def choose(options: Iterable[Option], least_probability: float) -> list[Option]:
    """Return the most probable options that share no words, in order: one, and more from `least_probability`.

    One more of a series needs less.
    """
    chosen: list[Option] = []
    for option in sorted(options, key=lambda one: (-one.probability, one.sentence, one.start, one.end)):
        least = LEAST_IN_SERIES if any(_goes_on(option, other) for other in chosen) else least_probability
        if (not chosen or option.probability >= least) and not any(_share(option, other) for other in chosen):
            chosen.append(option)
    return sorted(chosen, key=lambda one: (one.sentence, one.start))


def _opening(said: Parsed, start: int) -> str:
    """Return the word by which a stretch may be known as one of a series: "att" before it, or "som" after its noun."""
    if start and said.words[start - 1] == "att":
        return "att"
    return "som" if "som" in said.words[start + 1 : start + NEAR_WORDS] else ""


def _goes_on(option: Option, other: Option) -> bool:
    """Say whether two options are of a series: "att införa … och att öppna …", "läkare som … och barnmorskor som …"."""
    return option.sentence == other.sentence and option.opening == other.opening != ""


def _share(first: Option, second: Option) -> bool:
    """Say whether two options share words, or go on one in the other: two measures have a word or a sign between."""
    return first.sentence == second.sentence and first.start <= second.end and second.start <= first.end


def _phrase(text: str, read: Read, option: Option) -> Phrase:
    """Return the phrase that an option stands for."""
    offset = read.place.start
    start, end = offset + read.said.starts[option.start], offset + read.said.ends[option.end - 1]
    clause = describe(read.doc[option.start : option.end])
    return Phrase(
        start=start,
        end=end,
        probability=option.probability,
        form=Form.WHOLE if _is_whole(text, start, end) else clause.form,
        subject=_moved(clause, offset),
        tense=clause.tense,
        modal=clause.modal,
        negated=clause.negated,
        conditional=clause.conditional,
        addresses_reader=clause.addresses_reader,
    )


def _moved(clause: Clause, offset: int) -> Stretch | None:
    """Return where in the text the clause's subject stands."""
    place = clause.subject
    return None if place is None else Stretch(place.start + offset, place.end + offset)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether nothing but signs stands outside the slice."""
    return not NAMED_WORDS.search(text, 0, start) and not NAMED_WORDS.search(text, end)
