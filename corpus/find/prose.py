"""Measures told in running text: a sentence that says that a region or a part of it has or does something."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from atgardsbanken.corpus.find.area_headings import stated_area
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.headings import Unit, units
from atgardsbanken.corpus.find.sentences import Sentence, sentences
from atgardsbanken.corpus.regions import find_region, may_name_region
from atgardsbanken.corpus.spans import DocumentView, Span

SHORTEST_SENTENCE = 6
"""Words that a sentence which tells of a measure has at least."""
LONGEST_PHRASE = 18
"""Words that the name taken from a sentence has at most."""
NOUN_ENDINGS = ("ing", "ingar", "ingen", "else", "are", "ande", "ingarna")
"""The endings of nouns that begin as verbs of doing do."""
SHORTEST_HEAD = 6
"""Letters of a part of a region by which a compound ("barnkliniken") is known as one."""
PRONOUNS = frozenset({"det", "detta", "dem", "så"})
"""Words that stand for what was said before."""
ARTICLES = frozenset({"det", "den", "de"})
"""Words before the name of what is there that are no part of it."""
AFTER_NAME = frozenset({"som", "där", "under", ",", ".", ";"})
"""Words and signs at which the name of what is there is over."""
OF_NAME = frozenset({"av", "i", "för"})
"""Words at which it is over too, unless they are its second."""
SHORTEST_PHRASE, SHORTEST_OBJECT = 2, 4
"""Words of the name taken from a sentence, and letters of one of them beside the verb, at least."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `prose.toml`."""

    actors: tuple[str, ...]
    verbs: tuple[str, ...]
    whole_verbs: frozenset[str]
    not_verbs: frozenset[str]
    existing: frozenset[str]
    before_att: frozenset[str]
    leading: frozenset[str]
    ends: frozenset[str]
    conjunctions: frozenset[str]
    examples: tuple[str, ...]
    results: tuple[str, ...]
    refused: tuple[str, ...]
    professions: tuple[tuple[str, ...], ...]


@cache
def words() -> Words:
    """The words by which a sentence tells of a measure."""
    data = tomllib.loads(files("atgardsbanken.corpus.find").joinpath("prose.toml").read_text(encoding="utf-8"))
    return Words(
        tuple(data["actors"]["stems"]),
        tuple(data["verbs"]["stems"]),
        frozenset(data["verbs"]["whole"]),
        frozenset(data["verbs"]["not_verbs"]),
        frozenset(data["verbs"]["existing"]),
        frozenset(data["lead"]["before_att"]),
        frozenset(data["lead"]["leading"]),
        frozenset(data["ends"]["words"]),
        frozenset(data["ends"]["conjunctions"]),
        tuple(data["examples"]["phrases"]),
        tuple(data["results"]["beginnings"]),
        tuple(data["not"]["phrases"]),
        tuple(tuple(name.split()) for name in data["professions"]["names"]),
    )


@dataclass(slots=True)
class Told:
    """A measure as a paragraph tells it: the sentence, the names in it, who does it, and what came of it."""

    sentence: Sentence
    spans: list[tuple[int, int]]
    actor: str
    region: str | None
    more: list[Span] = field(default_factory=list)
    result: list[Span] = field(default_factory=list)


def find(view: DocumentView, region: str | None = None) -> list[Candidate]:
    """The measures that sentences tell of, in order.

    Args:
        view: the document.
        region: the code of the region whose document it is; None keeps only what is told of a region by name.
    """
    found: list[Candidate] = []
    section = ""
    for unit in units(view):
        if unit.kind == "heading":
            section = unit.text
        elif region or may_name_region(unit.text):
            found += _candidates(view, unit, section)
    return [candidate for candidate in found if region or candidate.region]


def is_refused(text: str) -> bool:
    """Whether a text says that it tells of no measure of one region."""
    lowered = text.lower()
    return any(phrase in lowered for phrase in words().refused)


def _candidates(view: DocumentView, unit: Unit, section: str) -> Iterator[Candidate]:
    """The measures of one paragraph."""
    area = stated_area(section)
    for told in _told(sentences(view, unit.spans)):
        for start, end in told.spans:
            title = tuple(told.sentence.spans(view, start, end))
            fields = {
                "description": (*told.sentence.spans(view, 0, len(told.sentence.tokens)), *told.more),
                "result": tuple(told.result),
            }
            yield Candidate(
                "prose",
                title,
                {name: value for name, value in fields.items() if value},
                section,
                {},
                told.region,
                area,
                section if area else "",
            )


def _told(found: Iterable[Sentence]) -> list[Told]:
    """What a paragraph's sentences tell: examples take the place of the general sentence before them."""
    told: list[Told] = []
    actor, region = "", None
    for sentence in found:
        lowered = sentence.text.lower()
        if told and lowered.startswith(words().results):
            told[-1].result += sentence.all_spans()
            continue
        mention = find_region(sentence.text)
        region = mention.code if mention else region
        here = _actor(sentence)
        is_example = lowered.startswith(words().examples)
        if len(sentence.tokens) < SHORTEST_SENTENCE or is_refused(sentence.text) or not (here or is_example):
            if told:
                told[-1].more += sentence.all_spans()
            continue
        actor = here or actor
        spans = _spans(sentence, example=is_example)
        if is_example and told and spans:
            told.pop()
        if spans:
            told.append(Told(sentence, spans, actor, region))
    return told


def _actor(sentence: Sentence) -> str:
    """Who the sentence says does something: a region or a part of one; "" for nobody."""
    mention = find_region(sentence.text)
    if mention:
        return sentence.text[mention.start : mention.end]
    return next(
        (token for token in sentence.lowered if token.startswith(words().actors) or _is_compound_actor(token)), ""
    )


def _is_compound_actor(token: str) -> bool:
    """Whether a token ends as a part of a region in the definite form: "barnkliniken"."""
    return any(stem in token for stem in words().actors if len(stem) >= SHORTEST_HEAD)


def _spans(sentence: Sentence, *, example: bool) -> list[tuple[int, int]]:
    """The stretches of tokens that name what is done."""
    tokens = sentence.lowered
    if example:
        by_profession = list(_professions(tokens))
        if by_profession:
            return by_profession
    there = _what_is_there(tokens, sentence.text)
    if there:
        return [there]
    starts = list(_starts_after_att(tokens)) or _starts_of_verbs(tokens)
    spans = [(start, _end(tokens, start)) for start in starts]
    return [
        (start, end)
        for start, end in spans
        if SHORTEST_PHRASE <= end - start <= LONGEST_PHRASE and _says_what(tokens[start + 1 : end])
    ]


def _says_what(tokens: Sequence[str]) -> bool:
    """Whether what follows a verb says what is done, rather than "for it"."""
    if PRONOUNS & set(tokens[:2]):
        return False
    return any(len(token) >= SHORTEST_OBJECT for token in tokens)


def _what_is_there(tokens: Sequence[str], text: str) -> tuple[int, int] | None:
    """The stretch that names what a region has, said to be there: "I Region X består introduktionen av …"."""
    mention = find_region(text)
    if tokens[:1] != ["i"] or mention is None:
        return None
    verb = len(text[: mention.end].split())
    if tokens[verb : verb + 1] and tokens[verb] not in words().existing:
        return None
    start = verb + (2 if ARTICLES & set(tokens[verb + 1 : verb + 2]) else 1)
    end = _first(AFTER_NAME, tokens, start + 1, len(tokens))
    end = _first(OF_NAME, tokens, start + 2, end)
    return (start, end) if start < end <= start + LONGEST_PHRASE else None


def _first(wanted: Collection[str], tokens: Sequence[str], start: int, end: int) -> int:
    """Where the first token of those wanted stands between `start` and `end`, or else `end`."""
    return next((at for at in range(start, end) if tokens[at] in wanted), end)


def _professions(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches "a profession that does something"."""
    for index in range(len(tokens)):
        for name in words().professions:
            after = index + len(name)
            if tuple(tokens[index:after]) == name and tokens[after : after + 1] == ["som"]:
                yield index, _end(tokens, after + 1)


def _starts_after_att(tokens: Sequence[str]) -> Iterator[int]:
    """Where what is done begins after "att" or a verb that only leads over to it ("har börjat använda")."""
    leads = any(token in words().leading for token in tokens)
    for index, word in enumerate(tokens[:-1]):
        after = leads and word == "att" and index > 0 and tokens[index - 1] in words().before_att
        over = word in words().leading and tokens[index + 1].endswith("a")
        if (after or over) and is_doing(tokens[index + 1]):
            yield index + 1


def _starts_of_verbs(tokens: Sequence[str]) -> list[int]:
    """Where the first verb of doing stands that the sentence's subject does: no infinitive, no relative clause."""
    for index, token in enumerate(tokens):
        inside = "som" in tokens[max(0, index - 3) : index] or tokens[index - 1 : index] == ["att"]
        if is_doing(token) and not inside and not token.endswith("a") and token not in words().leading:
            return [index]
    return []


def is_doing(token: str) -> bool:
    """Whether a word is a form of a verb of doing."""
    if token in words().whole_verbs:
        return True
    return token.startswith(words().verbs) and token not in words().not_verbs and not token.endswith(NOUN_ENDINGS)


def _end(tokens: Sequence[str], start: int) -> int:
    """Where what is done, begun at `start`, is over."""
    for index in range(start + 1, len(tokens)):
        word = tokens[index]
        after = tokens[index + 1 : index + 3]
        if word in words().ends or word in ".;:()":
            return index
        if word == "," and after[:1] and (after[0] in words().ends or after[0] in ("som", "och", "så", "men")):
            return index
        if word in words().conjunctions and index > start + 1 and _begins_anew(tokens, index + 1):
            return index
    return len(tokens)


def _begins_anew(tokens: Sequence[str], index: int) -> bool:
    """Whether another thing that is done begins at `index`."""
    if tokens[index : index + 1] == ["att"] or (tokens[index : index + 1] and is_doing(tokens[index])):
        return True
    return any(
        tuple(tokens[index : index + len(name)]) == name
        and tokens[index + len(name) : index + len(name) + 1] == ["som"]
        for name in words().professions
    )
