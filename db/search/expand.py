"""The forms of a query's terms as expressions over a full-text index, from all terms to anything near one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, assert_never

from atgardsbanken.db.search.analysis import stem
from atgardsbanken.db.search.expression import AllOf, AnyOf, Expression, Phrase, Without
from atgardsbanken.db.search.index_arrays import IndexName
from atgardsbanken.db.search.match_forms import FIELDS, PARTS, WORDS, IndexColumn
from atgardsbanken.db.search.query_forms import QueryForms, Sought, TermForms
from atgardsbanken.db.search.ranking import FieldName

Which = Literal["all", "enough", "apart", "some", "near"]
"""Rows with all terms; with enough of them to answer a question; with all, parts of compounds also standing apart; with
at least one; with anything near one."""


def expression(forms: QueryForms, index: IndexName, which: Which = "all") -> Expression:
    """Return what is looked for in an index; every `which` leaves out rows with an unwanted term."""
    match which:
        case "all":
            wanted: Expression = AllOf(tuple(_whole(term, index) for term in forms.wanted))
        case "apart":
            wanted = AllOf(tuple(_apart(term, index) for term in forms.wanted))
        case "enough" | "some":
            wanted = AnyOf(tuple(_apart(term, index) for term in forms.wanted))
        case "near":
            wanted = AnyOf(tuple(_near(term, index) for term in forms.wanted))
        case _:
            assert_never(which)
    return Without(wanted, unwanted(forms, index)) if forms.unwanted else wanted


def unwanted(forms: QueryForms, index: IndexName) -> AnyOf:
    """Return the expression of the rows that hold a term which must not be there."""
    return _any(_whole(term, index) for term in forms.unwanted)


def any_of(sought: Iterable[Sought], index: IndexName) -> AnyOf:
    """Return the expression of the rows that hold one of the phrases looked for."""
    return _any(_phrases(sought, index))


def _whole(term: TermForms, index: IndexName) -> AnyOf:
    in_title = filter(None, [parts_in_title(term, index)])
    return _any((*_phrases((*term.own, *term.others), index), *in_title))


def _apart(term: TermForms, index: IndexName) -> AnyOf:
    """Return the expression of a term, or of all its parts, each as a word or in another compound."""
    apart = filter(None, [parts_apart(term, index)])
    return _any((*_phrases(term.own, index), *apart, *_phrases(term.others, index)))


def _near(term: TermForms, index: IndexName) -> AnyOf:
    return any_of((*term.own, *term.near, *term.others), index)


def evidence(term: TermForms, index: IndexName, *, near: bool = True) -> Iterator[tuple[Phrase, float]]:
    """Yield all that may stand for a term, with what a match is worth in a title, 0.0-1.0; what is near it if asked."""
    for each in (*term.own, *(term.near if near else ()), *term.others):
        for phrase in _phrases((each,), index):
            yield phrase, each.share * each.form.strength


def parts_apart(term: TermForms, index: IndexName) -> AllOf | None:
    """Return the expression of a compound's parts, each as a word or in another compound; None for other words."""
    return _all_parts(term, FIELDS[index])


def parts_in_title(term: TermForms, index: IndexName) -> AllOf | None:
    """Return the same within a title, which is short enough for the parts to belong together.

    "Sjuksköterskor specialistutbildning" is about a specialistsjuksköterska. None for other words, and for texts
    without titles.
    """
    return _all_parts(term, ("title",)) if "title" in FIELDS[index] else None


def _all_parts(term: TermForms, fields: Iterable[FieldName]) -> AllOf | None:
    words, stems = (tuple(f"{field}{column.ending}" for field in fields) for column in (WORDS, PARTS))
    each = tuple(AnyOf((Phrase(words, (part,)), Phrase(stems, (stem(part),)))) for part in term.parts)
    return AllOf(each) if each else None


def _phrases(sought: Iterable[Sought], index: IndexName) -> Iterator[Phrase]:
    for each in sought:
        fields = _fields(each.column or each.form.column, index)
        for words in each.phrases:
            yield Phrase(fields, words, begins=each.begins, rank_share=each.form.rank_share)


def _fields(column: IndexColumn, index: IndexName) -> tuple[str, ...]:
    """Return the names of a kind of column in an index, one for each field of a row."""
    return tuple(f"{field}{column.ending}" for field in FIELDS[index])


def _any(expressions: Iterable[Expression]) -> AnyOf:
    return AnyOf(tuple(dict.fromkeys(expressions)))
