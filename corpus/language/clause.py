"""What the clause around a phrase says: who does it, whether it is done, planned, denied or on a condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.tokens import Span, Token

from atgardsbanken.corpus.language.sentences import Stretch
from atgardsbanken.normalize.data_files import load


class Form(StrEnum):
    """How a phrase names a measure."""

    ACTIVE = "active"
    """Begins at a finite verb or a supine, its subject standing outside or taken in."""
    PASSIVE = "passive"
    """What is done, and a passive verb."""
    INFINITIVE = "infinitive"
    """Begins at an infinitive."""
    NOUN = "noun"
    """Has no verb."""
    WHOLE = "whole"
    """The whole unit."""


class Tense(StrEnum):
    """When the measure is done, as the words tell."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `clauses.toml`, in small letters."""

    negations: frozenset[str]
    none: frozenset[str]
    future: frozenset[str]
    wishes: frozenset[str]
    done: frozenset[str]
    conditions: frozenset[str]
    readers: frozenset[str]


@cache
def load_words() -> Words:
    """Return the words that tell what a clause says."""
    return load("atgardsbanken.corpus.language", "clauses.toml", Words)


@dataclass(frozen=True, slots=True)
class Clause:
    """What the clause around a phrase says; `subject` is a place in the sentence in code points.

    `tense` is None where no verb tells it; the present is called ongoing, though plans are written in it too.
    """

    form: Form
    subject: Stretch | None
    tense: Tense | None
    modal: str
    negated: bool
    conditional: bool
    addresses_reader: bool


def describe(phrase: Span) -> Clause:
    """Return what the clause around `phrase` says, given the parse of its sentence."""
    head = verb_of(phrase.root)
    chain = list(_verbs_above(head))
    subject = next(_subjects(chain), None)
    inside = subject is not None and phrase.start <= subject.i < phrase.end
    return Clause(
        form=_form(phrase),
        subject=None if subject is None or inside else _stretch(subject),
        tense=_tense(head, chain),
        modal=_modal(chain),
        negated=_is_negated(phrase.root) or any(map(_is_negated, _governing(chain))) or _denies(phrase),
        conditional=any(_is_conditional(verb) for verb in chain),
        addresses_reader=any(one.lower_ in load_words().readers for one in [*_subjects(chain), *phrase]),
    )


def verb_of(token: Token) -> Token:
    """Return the verb that `token` is or hangs under; the root of its sentence where there is none."""
    for one in [token, *token.ancestors]:
        if one.pos_ in ("VERB", "AUX") or one.dep_ == "ROOT":
            return one
    return token


def _verbs_above(head: Token) -> Iterator[Token]:
    """Yield a verb and the verbs whose subject it shares: those it is joined to or is the content of."""
    yield head
    while head.dep_ in ("conj", "xcomp", "ccomp", "acl", "csubj") and head.head.i != head.i:
        head = verb_of(head.head)
        yield head


def _subjects(chain: list[Token]) -> Iterator[Token]:
    """Yield the subjects of the verbs, the nearest first."""
    for verb in chain:
        yield from (one for one in verb.children if one.dep_.startswith("nsubj") and one.lower_ != "som")


def _stretch(subject: Token) -> Stretch:
    """Return where a subject stands, without clauses that hang on it."""
    inside = [
        one
        for one in subject.subtree
        if not any(up.dep_ in ("acl", "acl:relcl", "conj", "punct", "cc") for up in _up_to(one, subject))
    ]
    return Stretch(min(one.idx for one in inside), max(one.idx + len(one) for one in inside))


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    """Yield `token` and what it hangs under, below `top`."""
    while token.i != top.i:
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _form(phrase: Span) -> Form:
    """Return how the phrase names a measure."""
    verbs = [one for one in phrase if one.pos_ in ("VERB", "AUX")]
    heads = [
        one for one in verbs if one.i == phrase.root.i or (one.head.i == phrase.root.i and one.dep_.startswith("aux"))
    ]
    if not heads or (
        phrase.root.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and not any("cop" in one.dep_ for one in verbs)
    ):
        return Form.NOUN
    root = phrase.root
    if is_passive(root) and any(one.dep_.startswith("nsubj") for one in root.children):
        return Form.PASSIVE
    if "Inf" in root.morph.get("VerbForm", []) and root.i == phrase.start:
        return Form.INFINITIVE
    return Form.ACTIVE


def is_passive(verb: Token) -> bool:
    """Say whether a verb is passive by its ending or by its auxiliary."""
    return "Pass" in verb.morph.get("Voice", []) or any(one.dep_ in ("aux:pass", "nsubj:pass") for one in verb.children)


def _auxiliaries(verb: Token) -> list[str]:
    """Return the auxiliaries of a verb and the finite verb that governs it, in small letters."""
    return [one.lower_ for one in verb.children if one.dep_.startswith(("aux", "cop"))]


def _governing(chain: list[Token]) -> list[Token]:
    """Return the verb of a phrase and the verbs whose content it is, not those that it is joined to."""
    last = next((i for i, verb in enumerate(chain) if verb.dep_ == "conj"), len(chain))
    return chain[: last + 1]


def _modal(chain: list[Token]) -> str:
    """Return the auxiliary or governing verb that says whether the deed will, may or must be done, or ""."""
    words = load_words()
    said = [*_auxiliaries(chain[0])]
    for verb in chain[1:]:
        said += [*_auxiliaries(verb), verb.lower_]
    return next((word for word in said if word in words.future or word in words.wishes), "")


def _tense(head: Token, chain: list[Token]) -> Tense | None:
    """Return when the deed is done, by its verb, its auxiliaries and the verbs above it."""
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if _modal(chain) or "Inf" in head.morph.get("VerbForm", []):
        return Tense.PLANNED
    past = "Past" in head.morph.get("Tense", []) or "Sup" in head.morph.get("VerbForm", [])
    return Tense.DONE if past or load_words().done.intersection(_auxiliaries(head)) else Tense.ONGOING


def _is_negated(verb: Token) -> bool:
    """Say whether a word that denies hangs on the verb, or begins its subject or object."""
    words = load_words()
    parts = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass", "obj")]
    return any(child.lower_ in words.negations for child in verb.children) or any(
        part.left_edge.lower_ in words.none for part in parts
    )


def _denies(phrase: Span) -> bool:
    """Say whether the phrase has a word that denies, outside clauses that only tell more of a noun."""
    negations = load_words().negations
    return any(one.lower_ in negations and not _is_aside(one, phrase) for one in phrase)


def _is_aside(token: Token, phrase: Span) -> bool:
    """Say whether a token of the phrase stands in a relative or adverbial clause, or tells more of an adjective."""
    return any(
        up.dep_ in ("acl", "acl:relcl", "advcl", "amod") for up in _up_to(token, phrase.root) if up.i != up.head.i
    )


def _is_conditional(verb: Token) -> bool:
    """Say whether the verb stands in a clause that begins with "om" or the like."""
    conditions = load_words().conditions
    return verb.dep_ == "advcl" and any(one.dep_ == "mark" and one.lower_ in conditions for one in verb.children)
