"""What the documents' running text says of a query: sentences beside the measures, on the first page of their hits."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from atgardsbanken.corpus.regions import region_name, regions_in
from atgardsbanken.db.search import explain
from atgardsbanken.db.search.passages import FoundPassage, PassageHit, all_passages
from atgardsbanken.db.search.query import Query
from atgardsbanken.db.search.query_forms import query_forms
from atgardsbanken.db.sql import marks

MOST_SHOWN = 3
"""Passages beside the measures; all are under a tab of their own."""
READ_IN_TURN = (15, 45)
"""Passages among which running text is looked for: more where most are titles of measures, which rank first.

Reading one takes 0.15 ms of processor time in a bank of 100,000 measures.
"""
ENDS = (".", "!", "?")
"""What a sentence ends with; a list of names that was read as a paragraph does not."""
GARBLED = re.compile(r"\w[?;|=~^_]\w")
"""A mark inside a word, as where a page's picture was misread."""
FEWEST_CHARACTERS = 60
"""The length of a passage that says more than a title does, in code points."""


def region_of(passage: FoundPassage) -> str:
    """Return the name of who a passage is about: its document's, or the one that its heading begins with; "" for none.

    A national report gives each region a page or a box: "Region Kronoberg Exempel på utvecklingsarbete".
    """
    named = {mention.code: mention.start for mention in regions_in(passage.section)}
    begins = len(named) == 1 and min(named.values()) == 0
    return passage.region_name or (region_name(next(iter(named))) if begins else "")


def running_text(connection: sqlite3.Connection, query: Query) -> tuple[PassageHit, ...]:
    """Return the best passages of running text that have all terms of a query, each said once."""
    wanted = query_forms(query).wanted
    if not wanted:
        return ()
    found: list[FoundPassage] = []
    for most in READ_IN_TURN:
        read = all_passages(connection, query, limit=most)
        found = list(_said(read))
        if len(found) >= MOST_SHOWN or len(read) < most:
            break
    copies = _copies(connection, {each.document for each in found})
    shown = sorted(found, key=lambda each: each.document in copies)[:MOST_SHOWN]
    return tuple(PassageHit(each, explain.snippet(each.text, explain.matches(each.text, wanted))) for each in shown)


def _copies(connection: sqlite3.Connection, documents: set[str]) -> set[str]:
    """Return which documents are copies, whose text may be badly read: what stands in them goes last."""
    query = f"SELECT id FROM documents WHERE copy_of IS NOT NULL AND id IN ({marks(documents)})"  # noqa: S608 (marks)
    return {row[0] for row in connection.execute(query, list(documents))}


def _said(passages: Iterable[FoundPassage]) -> Iterator[FoundPassage]:
    """Yield passages that end as sentences do; of those that say the same, as editions of a report do, the first."""
    seen = set[str]()
    for passage in passages:
        text = " ".join(passage.text.casefold().split())
        sentence = passage.kind == "paragraph" and len(text) >= FEWEST_CHARACTERS and text.endswith(ENDS)
        if sentence and text not in seen and not GARBLED.search(text):
            seen.add(text)
            yield passage
