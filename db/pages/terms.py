"""The content of the page of terms: short forms and definitions as the documents have them, with their places."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from atgardsbanken.db.search.passages import FoundPassage, all_passages
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.sql import PRINTED_PAGE
from atgardsbanken.normalize.abbreviations import expansions

MOST_DEFINITIONS = 100
"""Definitions, and short forms, on the page."""
MOST_READ = 400
"""Passages that are searched for definitions; each holds a word that introduces one."""
MOST_TRIED = 20
"""Passages in which a short form is sought: the search finds it in small letters, too."""
INTRODUCING = ("avses", "definieras")
MEANT = re.compile(
    r"\bMed (?:(?:begreppe|orde)t |termen )?[”\"']?(?P<term>[^.;:()”\"]{3,60}?)[”\"']?,? avses\b[^.]{10,400}\.?"
)
DEFINED = re.compile(r"(?:^|(?<=\. ))(?P<term>[A-ZÅÄÖ][^.;:()]{2,60}?) definieras (?:här )?som\b[^.]{5,400}\.?")
POINTING = re.compile(r"^(?:det|detta|den|denna|de|dessa|dem)\b", re.IGNORECASE)
"""A term that is none but points at one elsewhere."""


@dataclass(frozen=True, slots=True)
class TermPlace:
    """The place of a definition: a passage, on a page (from 1; `printed_page` is "" where none is printed)."""

    passage: str
    document: str
    document_title: str
    page: int
    printed_page: str


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form with what it stands for, and where; `explained` tells whether that place says what it stands for."""

    short: str
    long: str
    place: TermPlace
    explained: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with the sentence that defines it."""

    term: str
    sentence: str
    place: TermPlace


@dataclass(frozen=True, slots=True)
class Terms:
    """The content of the page of terms, each list in the order of the alphabet."""

    short_forms: tuple[ShortForm, ...]
    definitions: tuple[Definition, ...]


EXPLAINED = f"""
    SELECT f.short, f.long, p.text, p.id, d.id, d.title, p.page, {PRINTED_PAGE.format(row="p")}
    FROM search_definitions f JOIN passages p ON p.id = f.passage JOIN documents d ON d.id = p.document
    GROUP BY f.short, f.long ORDER BY f.short, sum(f.count) DESC LIMIT {MOST_DEFINITIONS}
"""  # noqa: S608 (constants)


def terms(connection: sqlite3.Connection) -> Terms:
    """Read the short forms and definitions of a bank's documents."""
    explained = [_explained(*row) for row in connection.execute(EXPLAINED)]
    known = {each.short.lower() for each in explained}
    used = (_used(connection, short, long) for short, long in expansions().items() if short not in known)
    short_forms = sorted([*explained, *filter(None, used)], key=lambda each: each.short.casefold())
    return Terms(tuple(short_forms), tuple(_definitions(connection)))


def _explained(short: str, long: str, text: str, *place: str | int) -> ShortForm:
    """Return a short form with what it stands for, both as they are printed."""
    return ShortForm(
        short=_printed(text, re.escape(short)) or short.upper(),
        long=_printed(text, r"\W+".join(map(re.escape, long.split()))) or long,
        place=TermPlace(*place),  # type: ignore[arg-type]  # The columns of the query.
        explained=True,
    )


def _printed(text: str, pattern: str) -> str:
    found = re.search(rf"\b{pattern}\b", text, re.IGNORECASE)
    return " ".join(found[0].split()) if found else ""


def _used(connection: sqlite3.Connection, short: str, long: str) -> ShortForm | None:
    """Find where documents use a short form, in capitals, that none explains."""
    capitals = re.compile(rf"\b(?:{re.escape(short.upper())}|{re.escape(short[:1].upper() + short[1:-1])}[A-ZÅÄÖ])\b")
    asked = replace(parse(short, mode="words"), abbreviations={}, regions=(), synonyms=False)
    for passage in all_passages(connection, asked, limit=MOST_TRIED):
        found = capitals.search(passage.text)
        if found:
            return ShortForm(found[0], long, _place(passage), explained=False)
    return None


def _place(passage: FoundPassage) -> TermPlace:
    return TermPlace(passage.id, passage.document, passage.document_title, passage.page, passage.printed_page)


def _definitions(connection: sqlite3.Connection) -> list[Definition]:
    """Find the definitions of documents, one for each term, in the order of the alphabet."""
    asked = (parse(word, mode="words") for word in INTRODUCING)
    passages = (each for query in asked for each in all_passages(connection, query, limit=MOST_READ))
    found: dict[str, Definition] = {}
    for definition in _all_definitions(passages):
        found.setdefault(definition.term.casefold(), definition)
    return [found[term] for term in sorted(found)][:MOST_DEFINITIONS]


def _all_definitions(passages: Iterable[FoundPassage]) -> Iterator[Definition]:
    for passage in passages:
        for term, sentence in definitions_in(passage.text):
            yield Definition(term, sentence, _place(passage))


def definitions_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the terms that a text defines, each with the sentence that does.

    >>> list(definitions_in("Med helg avses tiden från fredag till måndag. Med detta avses utveckling av stöd."))
    [('helg', 'Med helg avses tiden från fredag till måndag.')]
    """
    whole = " ".join(text.split())
    for pattern in (MEANT, DEFINED):
        for match in pattern.finditer(whole):
            if not POINTING.match(match["term"]):
                yield match["term"].strip(" ,"), match[0]
