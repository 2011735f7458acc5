"""What only a copy of a document holds: passages, measures and figures that are shown beside the better form's."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from atgardsbanken.corpus.own_figures import HeldFigures, TabledFigure, own_tables
from atgardsbanken.corpus.own_text import HeldText, is_own_title, own_sentences
from atgardsbanken.db.owners import DOCUMENT_OWNER
from atgardsbanken.db.periods import PERIOD
from atgardsbanken.db.shown import TABLE
from atgardsbanken.db.sql import marks
from atgardsbanken.db.summary import SURE_TEXT

COPIES = "SELECT id, copy_of FROM documents WHERE copy_of IS NOT NULL"
IN_ORDER = "ORDER BY copy_of, quality DESC, id"
"""Copies of the same document after each other, those that read best first."""
SEARCHED = f"p.id, {DOCUMENT_OWNER} AS region, d.year AS first_year, {PERIOD.format(year='d.year')} AS year, p.text"
"""The columns of a `SearchedPassage`."""
PASSAGES = f"""
    SELECT {SEARCHED}, p.page FROM passages p JOIN documents d ON d.id = p.document WHERE d.id = ? ORDER BY p.page, p.id
"""  # noqa: S608 (constants)
"""The passages of a document in order."""
PAGE_TEXTS = "SELECT text FROM pages WHERE document = ? ORDER BY number"
PASSAGE_TEXTS = "SELECT text FROM passages WHERE document = ? ORDER BY page, id"
MEASURES = "SELECT id, page, title FROM measures WHERE document = ? AND text_confidence >= ?"
"""The measures of a copy that are read for certain."""
FIGURES = f"""
    SELECT number, {TABLE} AS tabled, region, value FROM figures f WHERE document = ? AND value IS NOT NULL
"""  # noqa: S608 (a constant)
"""The figures of a file, each with what tells its table from others."""


@dataclass(frozen=True, slots=True)
class SearchedPassage:
    """A passage that search finds: its place and the text of it that is searched, of a copy only what is its own.

    `region` is a region's or a municipality's code, `year` the period that it counts in as text.
    """

    id: str
    region: str | None
    first_year: int | None
    year: str | None
    text: str


@dataclass(slots=True)
class OwnOfCopies:
    """The passages that only copies hold, the ids of the measures in them, and figures by document and number."""

    passages: list[SearchedPassage] = field(default_factory=list)
    measures: set[str] = field(default_factory=set)
    figures: set[tuple[str, int]] = field(default_factory=set)


def own_of_copies(connection: sqlite3.Connection, of: Collection[str] | None = None) -> OwnOfCopies:
    """Find what only copies hold; what two copies of a document hold is shown from the one that reads better.

    With `of` only the copies of these documents are looked at.
    """
    own = OwnOfCopies()
    condition = "" if of is None else f"AND copy_of IN ({marks(of)})"
    rows = connection.execute(f"{COPIES} {condition} {IN_ORDER}", sorted(of or ())).fetchall()
    for best, copies in groupby(rows, key=lambda row: str(row["copy_of"])):
        held, tabled = HeldText(_texts(connection, best)), HeldFigures()
        tabled.add(_figures(connection, best))
        for copy in copies:
            _add_own(connection, copy["id"], held, own)
            _add_own_figures(connection, copy["id"], tabled, own)
    return own


def _texts(connection: sqlite3.Connection, document: str) -> Iterator[str]:
    """Yield the text of a document's pages and of its passages, which are in order where columns are not."""
    for query in (PAGE_TEXTS, PASSAGE_TEXTS):
        for (text,) in connection.execute(query, [document]):
            yield text


def _add_own(connection: sqlite3.Connection, copy: str, held: HeldText, own: OwnOfCopies) -> None:
    """Add what the copy holds and `held` does not, to both."""
    on_page: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(PASSAGES, [copy]).fetchall():
        sentences = list(own_sentences(row["text"], held))
        if sentences:
            own.passages.append(
                SearchedPassage(row["id"], row["region"], row["first_year"], row["year"], " ".join(sentences))
            )
            on_page[row["page"]] += sentences
    for row in connection.execute(MEASURES, [copy, SURE_TEXT]):
        if is_own_title(row["title"], on_page[row["page"]], held):
            own.measures.add(row["id"])
    for sentences in on_page.values():
        held.add(" ".join(sentences))


def _figures(connection: sqlite3.Connection, document: str) -> list[TabledFigure]:
    return [TabledFigure(*row) for row in connection.execute(FIGURES, [document])]


def _add_own_figures(connection: sqlite3.Connection, copy: str, held: HeldFigures, own: OwnOfCopies) -> None:
    """Add the figures of the copy's tables that `held` lacks, to both."""
    for table in list(own_tables(_figures(connection, copy), held)):
        own.figures.update((copy, figure.number) for figure in table)
        held.add(table)


def keep_figures(connection: sqlite3.Connection, own: OwnOfCopies) -> None:
    """Note which figures of copies count, in the caller's transaction."""
    connection.executemany("INSERT INTO search_own_figures VALUES (?, ?)", sorted(own.figures))
