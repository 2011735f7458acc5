"""A query's units to what is looked for in the index: each word or what stands for it, in the columns of its kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from atgardsbanken.db.expression import AllOf, AnyOf, Expression, Phrase, Without
from atgardsbanken.db.query import Mode, Query, Unit, query_words
from atgardsbanken.db.sql import marks
from atgardsbanken.db.synonyms import otherwise
from atgardsbanken.db.terms import Term, stem, term
from atgardsbanken.normalize import words

MEASURE_COLUMNS = {
    "words": ("title", "body"),
    "lemmas": ("title_lemmas", "body_lemmas"),
    "parts": ("title_parts", "body_parts"),
    "folded": ("title_folded", "body_folded"),
}
PASSAGE_COLUMNS = {"words": ("body",), "lemmas": ("body_lemmas",), "parts": ("body_parts",), "folded": ("body_folded",)}
SYNONYM = 0.2
"""What a synonym counts for beside the word that was typed."""
SHORTEST_PART = 4
"""Letters in the shortest part of a compound that is searched for by itself."""
SHORTEST_BEGINNING = 5
"""Letters in the shortest stem that words are taken for relatives by which begin with it."""
Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """What stands for one unit of a query: expressions, each looser than the one before.

    `apart` also takes a compound's parts that stand apart, `loose` any one of them and words that begin alike.
    """

    unit: Unit
    expression: AnyOf
    apart: AnyOf
    loose: AnyOf


@dataclass(frozen=True, slots=True)
class Expansion:
    """A whole query: the groups that are asked for and those that must not be there."""

    wanted: tuple[Group, ...]
    unwanted: tuple[Group, ...]

    def all_of_them(self) -> Expression:
        """The rows that hold every unit."""
        return self._without(AllOf(tuple(group.expression for group in self.wanted)))

    def all_apart(self) -> Expression:
        """The rows that hold every unit, compounds also with their parts apart."""
        return self._without(AllOf(tuple(group.apart for group in self.wanted)))

    def any_of_them(self) -> Expression:
        """The rows that hold at least one unit, a compound also with its parts apart."""
        return self._without(AnyOf(tuple(group.apart for group in self.wanted)))

    def anything_near(self) -> Expression:
        """The rows that hold at least one unit, a part of one, or a word that begins like one."""
        return self._without(AnyOf(tuple(group.loose for group in self.wanted)))

    def none_of_them(self) -> Expression:
        """The rows that hold a unit which must not be there."""
        return _any([group.expression for group in self.unwanted])

    def _without(self, wanted: Expression) -> Expression:
        return Without(wanted, self.none_of_them()) if self.unwanted else wanted


def expand(query: Query, columns: Columns) -> Expansion:
    """What is looked for `query` in the columns of one index."""
    wanted = [unit for unit in query.units if not unit.negated]
    groups = _joined([_group(unit, query.mode, columns) for unit in wanted], query.mode, columns)
    groups = _shortened(groups, query.mode, columns)
    if query.mode == "related" and query.synonyms:
        groups = _said_otherwise(groups, columns)
    unwanted = [_group(unit, query.mode, columns) for unit in query.units if unit.negated]
    return Expansion(tuple(groups), tuple(unwanted))


def _group(unit: Unit, mode: Mode, columns: Columns) -> Group:
    expression = _expression(unit, mode, columns)
    if mode != "related" or unit.kind in ("phrase", "prefix"):
        return Group(unit, expression, expression, expression)
    whole = term("".join(unit.words))
    apart = _any([*expression.parts, _apart(whole, columns)]) if len(whole.parts) > 1 else expression
    parts = [phrase for part in _singles(whole) if len(part) >= SHORTEST_PART for phrase in _part(part, columns).parts]
    alike = [Phrase(columns["words"], (each,), begins=True) for each in beginnings(whole)]
    return Group(unit, expression, apart, _any([*expression.parts, *parts, *alike]))


def beginnings(word: Term) -> tuple[str, ...]:
    """The stem of a word that is not put together, if it is long enough for its relatives to be known by it."""
    return tuple(each for each in word.stems if not word.parts and len(each) >= SHORTEST_BEGINNING)


def known(connection: sqlite3.Connection, unit: Unit) -> bool:
    """Whether the bank holds the unit's word in any form; phrases and beginnings are not looked into."""
    if unit.kind in ("phrase", "prefix"):
        return True
    whole = term("".join(unit.words))
    if whole.word in query_words().abbreviations or _held(connection, (whole.word, whole.lemma)):
        return True
    return any(_held(connection, other) for others in otherwise([unit]).values() for other in others if len(other) == 1)


def parts_known(connection: sqlite3.Connection, unit: Unit) -> bool:
    """Whether the bank holds each part of the unit's word, which is a compound."""
    singles = _singles(term("".join(unit.words)))
    return bool(singles) and all(_held(connection, (part,)) for part in singles)


def _held(connection: sqlite3.Connection, forms: Sequence[str]) -> bool:
    query = f"SELECT 1 FROM vocabulary WHERE word IN ({marks(forms)}) LIMIT 1"  # noqa: S608
    return connection.execute(query, forms).fetchone() is not None


def _expression(unit: Unit, mode: Mode, columns: Columns) -> AnyOf:
    found: list[Expression] = [Phrase(columns["words"], unit.words, begins=unit.kind == "prefix")]
    if mode != "related" or unit.kind in ("phrase", "prefix"):
        return _any(found)
    whole = term("".join(unit.words))
    found.extend(_inflected(whole, columns))
    if not unit.negated:
        found.extend(_related(whole, columns))
        long = query_words().abbreviations.get(whole.word)
        if long:
            found.append(Phrase(columns["words"], tuple(long)))
    return _any(found)


def _inflected(word: Term, columns: Columns) -> list[Phrase]:
    """The forms of a word: what a person who does not want it does not want either."""
    forms = dict.fromkeys((word.word, word.lemma))
    return [*(Phrase(columns["words"], (form,)) for form in forms), Phrase(columns["lemmas"], (word.lemma,))]


def _related(word: Term, columns: Columns) -> list[Phrase]:
    """What is put together with a word, made from it, or spelled without å ä ö."""
    found = [Phrase(columns["parts"], (stem(word.lemma),))]
    if words.folded(word.word) == word.word:
        found.append(Phrase(columns["folded"], (word.word,)))
    return found


def _apart(word: Term, columns: Columns) -> AllOf:
    """A compound whose parts stand apart, as words or in other compounds."""
    return AllOf(tuple(_part(part, columns) for part in _singles(word)))


def _part(part: str, columns: Columns) -> AnyOf:
    return AnyOf((Phrase(columns["words"], (part,)), Phrase(columns["parts"], (stem(part),))))


def _singles(word: Term) -> list[str]:
    """The smallest parts of a compound."""
    return [part for part in word.parts if not any(other != part and other in part for other in word.parts)]


def _joined(groups: list[Group], mode: Mode, columns: Columns) -> list[Group]:
    """The groups, each pair of words also as one ("kompetens försörjning")."""
    if mode != "related":
        return groups
    out = list(groups)
    for index, (one, other) in enumerate(pairwise(groups)):
        if one.unit.kind == other.unit.kind == "word":
            whole = one.unit.words[0] + other.unit.words[0]
            joined = Phrase(columns["words"], (whole,)), Phrase(columns["parts"], (term(whole).stems[0],))
            for place in (index, index + 1):
                out[place] = _widened(out[place], *joined)
    return out


def _widened(group: Group, *others: Phrase) -> Group:
    """The group, which other phrases stand for too."""
    each = (_any([*found.parts, *others]) for found in (group.expression, group.apart, group.loose))
    return Group(group.unit, *each)


def _shortened(groups: list[Group], mode: Mode, columns: Columns) -> list[Group]:
    """The groups, each run of words that has a short form also as that."""
    if mode != "related":
        return groups
    out = list(groups)
    lemmas = [tuple(term(word).lemma for word in group.unit.words) for group in groups]
    for short, long in query_words().abbreviations.items():
        wanted = [(term(word).lemma,) for word in long if word not in query_words().silent]
        for start in _runs(lemmas, wanted):
            for place in range(start, start + len(wanted)):
                out[place] = _widened(out[place], Phrase(columns["words"], (short,)))
    return out


def _said_otherwise(groups: list[Group], columns: Columns) -> list[Group]:
    """The groups, each word or phrase that has synonyms also as these."""
    out = list(groups)
    for place, others in otherwise([group.unit for group in groups]).items():
        out[place] = _widened(out[place], *(phrase for other in others for phrase in synonym(other, columns)))
    return out


def synonym(written: Sequence[str], columns: Columns) -> list[Phrase]:
    """A phrase as it stands, or a word in all its forms and compounds."""
    if len(written) > 1:
        return [Phrase(columns["words"], tuple(written), worth=SYNONYM)]
    word = term(written[0])
    return [replace(phrase, worth=SYNONYM) for phrase in (*_inflected(word, columns), *_related(word, columns))]


def _runs(sequence: Sequence[tuple[str, ...]], wanted: Sequence[tuple[str, ...]]) -> list[int]:
    return [
        start
        for start in range(len(sequence) - len(wanted) + 1)
        if list(sequence[start : start + len(wanted)]) == wanted
    ]


def _any(expressions: Sequence[Expression]) -> AnyOf:
    return AnyOf(tuple(dict.fromkeys(expressions)))
