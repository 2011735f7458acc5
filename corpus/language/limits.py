"""What no name of a measure begins or ends with, by rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from atgardsbanken.corpus.language.parsed import Parsed
from atgardsbanken.normalize.data_files import load
from atgardsbanken.normalize.years import YEAR

NUMBER = re.compile(r"\d{1,4}(?:[–-]\d{1,4})?\.?|\d{1,2}/\d{1,2}")
YEARS = re.compile(rf"{YEAR}(?:[–-]\d{{2,4}})?")
LEADING_ON = frozenset({"ADV", "ADJ", "AUX", "PART", "SCONJ"})
"""Parts of speech that no name ends with if they tell more of a later word."""
DONE = frozenset({"obj", "xcomp"})
"""Relations of what a verb does to the verb: no name ends with the verb and leaves it off."""
PASSIVE_VERB = frozenset({"VERB", "Pass"})
"""The form of a verb that is done to what stands before it."""
NOUNS = frozenset({"NOUN", "PROPN"})
"""Parts of speech that such a thing has."""
COMMENT = "vilket"
"""A word that begins a comment on all that was said before."""
BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Limits:
    """The words of `limits.toml`, in small letters."""

    never_first: frozenset[str]
    times: frozenset[str]
    between: frozenset[str]
    quantities: frozenset[str]


@cache
def load_limits() -> Limits:
    """Return the words that the rules name."""
    return load("atgardsbanken.corpus.language", "limits.toml", Limits)


def may_begin(said: Parsed, i: int) -> bool:
    """Say whether a name may begin with word `i`: not with a sign, a small word that leads on, or a date.

    Nor with "införas", which says nothing without what is introduced.
    """
    if said.pos[i] == "PUNCT" or said.words[i] in load_limits().never_first:
        return False
    return not (_is_date(said, i) or _leaves_off_subject(said, i))


def _leaves_off_subject(said: Parsed, i: int) -> bool:
    """Say whether word `i` is a passive verb with a noun before it that it is done to: "kommer … att införas".

    The parser hangs the noun under the verb, under its auxiliary, or the verb under the noun. A verb with an object
    ("att erbjudas utbildning") says what is given to the noun.
    """
    is_passive = set(said.forms[i].split("|")) >= PASSIVE_VERB
    if not is_passive or any(said.deps[child] == "obj" for child in said.children[i]):
        return False
    verbs = {i, said.heads[i], *(child for child in said.children[i] if said.deps[child] == "aux")}
    return any(
        said.pos[word] in NOUNS
        and (word == said.heads[i] or (said.deps[word].startswith("nsubj") and said.heads[word] in verbs))
        for word in range(i)
    )


def _is_date(said: Parsed, i: int) -> bool:
    """Say whether a date begins at word `i`: a day and a month, or a year that a colon follows."""
    after = said.words[i + 1] if i + 1 < len(said.words) else ""
    if YEARS.fullmatch(said.words[i]):
        return after in (":", "–", "-")
    return bool(NUMBER.fullmatch(said.words[i])) and after in load_limits().times


def trailing_time(said: Parsed, start: int, end: int) -> int:
    """Return how many words of time a stretch ends with: 2 in "öppnar i november", 0 in "utökas till 45 per år"."""
    limits = load_limits()
    first, named = end, False
    while first > start and (kind := _time(said.words[first - 1], limits)):
        named = named or kind == "time"
        first -= 1
    while first < end and said.words[first] not in limits.between and _time(said.words[first], limits) != "time":
        first += 1
    return end - first if named and first > start else 0


def _time(word: str, limits: Limits) -> str:
    """Return "time" for a word that names a time, "between" for one that may stand among such, "" for others."""
    if word in limits.times or YEARS.fullmatch(word):
        return "time"
    return "between" if word in limits.between or NUMBER.fullmatch(word) else ""


def is_balanced(said: Parsed, start: int, end: int) -> bool:
    """Say whether every bracket that opens in a stretch closes in it, and none closes that did not open."""
    depth = 0
    for word in said.words[start:end]:
        depth += (word in BRACKETS) - (word in BRACKETS.values())
        if depth < 0:
            return False
    return depth == 0


def is_one(said: Parsed, start: int, end: int) -> bool:
    """Say whether a stretch names one deed: it takes in no second clause with "att" or with a subject of its own.

    Nor a second noun that is told of as the first is: "läkare som … och barnmorskor som …".
    """
    return not any(
        _begins_clause(said, i) or _is_clause_of(said, i, start) or _is_told_of(said, i, start)
        for i in range(start + 1, end)
    )


def _is_told_of(said: Parsed, i: int, start: int) -> bool:
    """Say whether word `i` is a "som" that tells of a noun after "och", as an earlier one tells of another."""
    if said.words[i] != "som" or "som" not in said.words[start + 1 : i] or said.pos[i - 1] != "NOUN":
        return False
    before = i - 2
    while before > start and said.pos[before] in ("ADJ", "DET"):
        before -= 1
    return said.pos[before] == "CCONJ"


def _begins_clause(said: Parsed, i: int) -> bool:
    """Say whether word `i` is an "att" that goes on a list of clauses."""
    return said.words[i] == "att" and said.words[i - 1] in (",", "och", "samt", "eller") and _is_verb(said, i + 1)


def _is_clause_of(said: Parsed, i: int, start: int) -> bool:
    """Say whether word `i` is a verb with a subject of its own, joined to a verb from word `start` on."""
    joined = said.deps[i] == "conj" and _is_verb(said, i) and _is_verb(said, said.heads[i]) and said.heads[i] >= start
    return joined and any(said.deps[one].startswith("nsubj") for one in said.children[i])


def _is_verb(said: Parsed, i: int) -> bool:
    """Say whether word `i` is there and is a verb."""
    return i < len(said.words) and said.pos[i] == "VERB"


def is_whole(said: Parsed, start: int, end: int) -> bool:
    """Say whether the last word of a stretch leads on to nothing that is left off, as in "för att bättre"."""
    last = end - 1
    leads_on = said.pos[last] in LEADING_ON or said.words[last] == "att"
    does_what = any(said.deps[child] in DONE and child >= end for child in said.children[last])
    return not (leads_on and said.heads[last] >= end) and not does_what and COMMENT not in said.words[start + 1 : end]


def is_deed(said: Parsed, start: int, end: int) -> bool:
    """Say whether a stretch is more than a quantity: "antalet platser" is none without what is done to it."""
    return said.words[start] not in load_limits().quantities or any(_is_verb(said, i) for i in range(start, end))
