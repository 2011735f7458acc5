"""Short forms: those that all rooms share, and those that documents define, "Rätt använd kompetens (RAK)"."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from atgardsbanken.db.search.analysis import analyse, smallest_parts
from atgardsbanken.db.search.query import query_words
from atgardsbanken.normalize import words

Abbreviations = Mapping[str, tuple[str, ...]]
"""The words that each short form stands for, all in small letters."""
Definition = tuple[str, tuple[str, ...]]
"""A short form and the words that it stands for."""
Defined = tuple[str, str, int]
"""A short form, the words that it stands for with blanks between, and how often a text says so."""

SHORT = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}[A-ZÅÄÖ]"
"""Matches a short form: two to six letters, the first and the last capitals."""
LONG_THEN_SHORT = re.compile(
    rf"(?P<long>[^\W\d_][^()\n.;:]{{3,90}}?)\s*(?:\(|\s[–-]\s)(?P<short>{SHORT})\b\)?(?!\s*\d)"
)
"""A number behind makes of it the name of a thing: `(SOSFS 2008:1)`."""
SHORT_THEN_LONG = re.compile(rf"\b(?P<short>{SHORT})\s*(?:\(|\s[–-]\s)(?P<long>[^()\n.;:,]{{3,90}})\)?")
MOST_WORDS = 6
"""Words that a short form may stand for."""


def definitions(text: str) -> Iterator[Definition]:
    """Find the short forms that a text defines, with the words that they stand for.

    >>> list(definitions("Arbetet med Rätt använd kompetens (RAK) och med VNS (vårdnära service) går vidare."))
    [('rak', ('rätt', 'använd', 'kompetens')), ('vns', ('vårdnära', 'service'))]
    """
    if not any(mark in text for mark in ("(", "–", " - ")):
        return
    for match in LONG_THEN_SHORT.finditer(text):
        long = words.tokens(match["long"])[-MOST_WORDS:]
        ends = (long[start:] for start in range(len(long) - 1, -1, -1))
        yield from _first(match["short"], ends)
    for match in SHORT_THEN_LONG.finditer(text):
        long = words.tokens(match["long"])
        yield from _first(match["short"], (long[:end] for end in range(1, min(len(long), MOST_WORDS) + 1)))


def _first(short: str, candidates: Iterable[Sequence[str]]) -> Iterator[Definition]:
    """Yield the shortest of the candidates that a short form stands for, if one does."""
    fitting = (tuple(long) for long in candidates if is_short_form(short.lower(), long))
    yield from ((short.lower(), long) for long in [next(fitting, None)] if long)


def is_short_form(short: str, long: Sequence[str]) -> bool:
    """Return whether the letters of `short` begin the words of `long`, or parts of compounds, in order.

    Every word with a content of its own gives at least its first letter.

    >>> is_short_form("pok", ["produktions", "och", "kapacitetsplanering"]), is_short_form("st", ["se", "över"])
    (True, False)
    """
    if not long:
        return not short
    word, others = long[0], long[1:]
    if word in query_words().silent and others and is_short_form(short, others):
        return True
    return any(
        short.startswith(initials) and is_short_form(short[len(initials) :], others) for initials in _initials(word)
    )


def _initials(word: str) -> Iterator[str]:
    """Yield the initials of a word, and of a compound those of its parts."""
    yield word[0]
    smallest = smallest_parts(analyse(word))
    for count in range(2, len(smallest) + 1):
        yield "".join(part[0] for part in smallest[:count])


def kept(found: Mapping[Definition, int]) -> list[tuple[str, str]]:
    """Return for each short form what it stands for most often, in order; those that are shared by all are left out."""
    longs: dict[str, Counter[tuple[str, ...]]] = {}
    for (short, long), count in found.items():
        if short not in query_words().abbreviations and len("".join(long)) > len(short):
            longs.setdefault(short, Counter())[long] += count
    return [(short, " ".join(_commonest(each))) for short, each in sorted(longs.items())]


def _commonest(longs: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    return min(longs, key=lambda long: (-longs[long], long))


def abbreviations(connection: sqlite3.Connection) -> Abbreviations:
    """Read the short forms that all rooms share, and those of the bank."""
    rows = connection.execute("SELECT short, long FROM search_abbreviations").fetchall()
    return {**{short: tuple(long.split()) for short, long in rows}, **query_words().abbreviations}


def defined(text: str) -> list[Defined]:
    """Return the short forms that a text defines, what each stands for, and how often."""
    return [(short, " ".join(long), count) for (short, long), count in sorted(Counter(definitions(text)).items())]


def keep_definitions(connection: sqlite3.Connection, passage: str, found: Iterable[Defined]) -> None:
    """Store how often a passage defines each short form."""
    connection.executemany("INSERT INTO search_definitions VALUES (?, ?, ?, ?)", ([passage, *each] for each in found))


def keep(connection: sqlite3.Connection) -> None:
    """Store the bank's short forms in place of all earlier ones, from the definitions that its passages hold."""
    counted = connection.execute("SELECT short, long, sum(count) FROM search_definitions GROUP BY 1, 2")
    found = {(short, tuple(long.split())): count for short, long, count in counted}
    connection.execute("DELETE FROM search_abbreviations")
    connection.executemany("INSERT INTO search_abbreviations VALUES (?, ?)", kept(found))
