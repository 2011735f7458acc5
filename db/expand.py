"""A query's units to an FTS5 expression: each word or what stands for it, in the columns that hold its kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from db.query import Mode, Query, Unit, query_words
from db.terms import Term, stem, term
from normalize import words

MEASURE_COLUMNS = {
    "words": ("title", "body"),
    "lemmas": ("title_lemmas", "body_lemmas"),
    "parts": ("title_parts", "body_parts"),
    "folded": ("title_folded", "body_folded"),
}
PASSAGE_COLUMNS = {"words": ("body",), "lemmas": ("body_lemmas",), "parts": ("body_parts",), "folded": ("body_folded",)}
SHORTEST_PART = 4
"""Letters in the shortest part of a compound that is searched for by itself."""
SHORTEST_BEGINNING = 5
"""Letters in the shortest stem that words are taken for relatives by which begin with it."""
Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """What stands for one unit of a query: FTS5 expressions, each looser than the one before.

    `apart` also takes a compound's parts that stand apart, `loose` any one of them and words that begin alike.
    """

    unit: Unit
    expression: str
    apart: str
    loose: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """A whole query for FTS5: the groups that are asked for and those that must not be there."""

    wanted: tuple[Group, ...]
    unwanted: tuple[Group, ...]

    def all_of_them(self) -> str:
        """The expression for rows that hold every unit."""
        return self._without(" AND ".join(group.expression for group in self.wanted))

    def all_apart(self) -> str:
        """The expression for rows that hold every unit, compounds also with their parts apart."""
        return self._without(" AND ".join(group.apart for group in self.wanted))

    def any_of_them(self) -> str:
        """The expression for rows that hold at least one unit, a compound also with its parts apart."""
        return self._without(" OR ".join(group.apart for group in self.wanted))

    def anything_near(self) -> str:
        """The expression for rows that hold at least one unit, a part of one, or a word that begins like one."""
        return self._without(" OR ".join(group.loose for group in self.wanted))

    def _without(self, expression: str) -> str:
        for group in self.unwanted:
            expression = f"({expression}) NOT {group.expression}"
        return expression


def expand(query: Query, columns: Columns) -> Expansion:
    """The FTS5 expressions for `query` over the columns of one index."""
    wanted = [unit for unit in query.units if not unit.negated]
    groups = _joined([_group(unit, query.mode, columns) for unit in wanted], query.mode, columns)
    groups = _shortened(groups, query.mode, columns)
    unwanted = [_group(unit, query.mode, columns) for unit in query.units if unit.negated]
    return Expansion(tuple(groups), tuple(unwanted))


def _group(unit: Unit, mode: Mode, columns: Columns) -> Group:
    expression = _expression(unit, mode, columns)
    if mode != "related" or unit.kind in ("phrase", "prefix"):
        return Group(unit, expression, expression, expression)
    whole = term("".join(unit.words))
    apart = _any([expression, _apart(whole, columns)]) if len(whole.parts) > 1 else expression
    found = [expression, *(_part(part, columns) for part in _singles(whole) if len(part) >= SHORTEST_PART)]
    found.extend(_in(columns["words"], f"{_quoted([each])} *") for each in beginnings(whole))
    return Group(unit, expression, apart, _any(found))


def beginnings(word: Term) -> tuple[str, ...]:
    """The stem of a word that is not put together, if it is long enough for its relatives to be known by it."""
    return tuple(each for each in word.stems if not word.parts and len(each) >= SHORTEST_BEGINNING)


def known(connection: sqlite3.Connection, unit: Unit) -> bool:
    """Whether the bank holds the unit's word in any form; phrases and beginnings are not looked into."""
    if unit.kind in ("phrase", "prefix"):
        return True
    whole = term("".join(unit.words))
    return whole.word in query_words().abbreviations or _held(connection, (whole.word, whole.lemma))


def parts_known(connection: sqlite3.Connection, unit: Unit) -> bool:
    """Whether the bank holds each part of the unit's word, which is a compound."""
    singles = _singles(term("".join(unit.words)))
    return bool(singles) and all(_held(connection, (part,)) for part in singles)


def _held(connection: sqlite3.Connection, forms: Sequence[str]) -> bool:
    places = ", ".join("?" * len(forms))
    query = f"SELECT 1 FROM vocabulary WHERE word IN ({places}) LIMIT 1"  # noqa: S608
    return connection.execute(query, forms).fetchone() is not None


def _expression(unit: Unit, mode: Mode, columns: Columns) -> str:
    written = f"{_quoted(unit.words)}{' *' if unit.kind == 'prefix' else ''}"
    found = [_in(columns["words"], written)]
    if mode != "related" or unit.kind in ("phrase", "prefix"):
        return _any(found)
    whole = term("".join(unit.words))
    found.extend(_inflected(whole, columns))
    if not unit.negated:
        found.extend(_related(whole, columns))
        long = query_words().abbreviations.get(whole.word)
        if long:
            found.append(_in(columns["words"], _quoted(long)))
    return _any(found)


def _inflected(word: Term, columns: Columns) -> list[str]:
    """The expressions for the forms of a word: what a person who does not want it does not want either."""
    forms = dict.fromkeys((word.word, word.lemma))
    return [*(_in(columns["words"], _quoted([form])) for form in forms), _in(columns["lemmas"], _quoted([word.lemma]))]


def _related(word: Term, columns: Columns) -> list[str]:
    """The expressions for what is put together with a word, made from it, or spelled without å ä ö."""
    found = [_in(columns["parts"], _quoted([stem(word.lemma)]))]
    if words.folded(word.word) == word.word:
        found.append(_in(columns["folded"], _quoted([word.word])))
    return found


def _apart(word: Term, columns: Columns) -> str:
    """The expression for a compound whose parts stand apart, as words or in other compounds."""
    return f"({' AND '.join(_part(part, columns) for part in _singles(word))})"


def _part(part: str, columns: Columns) -> str:
    return _any([_in(columns["words"], _quoted([part])), _in(columns["parts"], _quoted([stem(part)]))])


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
            joined = _expression(Unit("word", (one.unit.words[0] + other.unit.words[0],)), "words", columns)
            stemmed = _in(columns["parts"], _quoted([term(one.unit.words[0] + other.unit.words[0]).stems[0]]))
            for place in (index, index + 1):
                out[place] = _widened(out[place], joined, stemmed)
    return out


def _widened(group: Group, *others: str) -> Group:
    """The group, which other expressions stand for too."""
    each = (_any([expression, *others]) for expression in (group.expression, group.apart, group.loose))
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
                alternative = _in(columns["words"], _quoted([short]))
                out[place] = _widened(out[place], alternative)
    return out


def _runs(sequence: Sequence[tuple[str, ...]], wanted: Sequence[tuple[str, ...]]) -> list[int]:
    return [
        start
        for start in range(len(sequence) - len(wanted) + 1)
        if list(sequence[start : start + len(wanted)]) == wanted
    ]


def _in(columns: Iterable[str], expression: str) -> str:
    return f"{{{' '.join(columns)}}} : {expression}"


def _quoted(phrase: Iterable[str]) -> str:
    """An FTS5 string; tokens hold letters, digits and colons alone, so no quotation mark can end it."""
    return f'"{" ".join(phrase)}"'


def _any(expressions: Sequence[str]) -> str:
    return f"({' OR '.join(dict.fromkeys(expressions))})"
