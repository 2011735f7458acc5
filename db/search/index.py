"""The search index: built anew from the bank's rows, or brought up to date where few of them have changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import chain

from atgardsbanken.db import summary
from atgardsbanken.db.search import abbreviations, index_arrays, index_words
from atgardsbanken.db.search.analysis import vocabulary
from atgardsbanken.db.search.copies import SearchedPassage, keep_figures, own_of_copies
from atgardsbanken.db.search.index_rows import (
    MEASURES,
    NEWEST_FIRST,
    PASSAGES,
    IndexWriter,
    around_texts,
    measure_columns,
    measure_text,
    title_key,
)
from atgardsbanken.db.search.scope import FACETS
from atgardsbanken.extract.errors import DatabaseError

ANALYSIS = "18"
"""The version of the analysis in `db.analysis`; another one makes every index stale."""
TABLES = (
    "search_rows",
    "search_groups",
    "passage_rows",
    "vocabulary",
    "search_columns",
    "search_postings",
    "search_spellings",
    "search_abbreviations",
    "search_definitions",
    "search_touched",
    "search_own_figures",
)
TOUCHED = "FROM touched WHERE kind <> 'link'"
"""What has changed since the index was brought up to date."""


def is_stale(connection: sqlite3.Connection) -> bool:
    """Return whether the index must be built, or brought up to date, before the bank is searched."""
    return not is_built(connection) or connection.execute(f"SELECT 1 {TOUCHED} LIMIT 1").fetchone() is not None


def is_built(connection: sqlite3.Connection) -> bool:
    """Return whether there is an index that this program can bring up to date."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'search_index'").fetchone()
    return row is not None and row[0] == ANALYSIS


def check(connection: sqlite3.Connection) -> None:
    """Make sure that the index, if there is one, is what this program reads.

    Raises:
        DatabaseError: another version of the program made it.
    """
    row = connection.execute("SELECT value FROM settings WHERE name = 'search_index'").fetchone()
    if row is not None and row[0] != ANALYSIS:
        raise DatabaseError("The search index is of another version; run `atgardsbanken upgrade` on the bank once")


def build(connection: sqlite3.Connection) -> None:
    """Fill the tables of the search index from measures and passages, in the caller's transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for table in ("measure_index", "passage_index"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
    own = own_of_copies(connection)
    words = _index_measures(connection, own.measures)
    _index_passages(connection, own.passages)
    keep_figures(connection, own)
    abbreviations.keep(connection)
    connection.executemany("INSERT INTO vocabulary (word, count) VALUES (?, ?)", sorted(words.items()))
    index_words.keep_spellings(connection)
    summary.fill(connection)
    connection.execute(f"DELETE {TOUCHED}")
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('search_index', ?)", [ANALYSIS])


def _index_measures(connection: sqlite3.Connection, own: Container[str]) -> Counter[str]:
    """Index the measures, copies' `own` among them, and count their words."""
    writer, titles, words = IndexWriter(connection, "measure_index", (*FACETS, "load")), list[str](), Counter[str]()
    around = around_texts()
    for row in connection.execute(f"{MEASURES} {NEWEST_FIRST}"):
        if row["copy_of"] is None or row["id"] in own:
            words.update(vocabulary(measure_text(row)))
            writer.add(measure_columns(row, around), row)
            titles.append(title_key(row["title"]))
    _finish(writer)
    index_arrays.keep_numbers(connection, "measure_index", "title", _ranks(titles))
    return words


def _ranks(titles: Sequence[str]) -> list[int]:
    """Return the rank of each title, from 0; equal ones follow one another."""
    ranks = [0] * len(titles)
    for rank, number in enumerate(sorted(range(len(titles)), key=titles.__getitem__)):
        ranks[number] = rank
    return ranks


def _index_passages(connection: sqlite3.Connection, own: Sequence[SearchedPassage]) -> None:
    """Index the passages of the best copies, then of other copies what only they hold, each in the order of ids."""
    writer = IndexWriter(connection, "passage_index", ("region", "year"))
    for passage in chain(_best(connection), sorted(own, key=lambda passage: passage.id)):
        writer.add_passage(passage)
    _finish(writer)


def _best(connection: sqlite3.Connection) -> Iterator[SearchedPassage]:
    return (SearchedPassage(*row) for row in connection.execute(f"{PASSAGES} ORDER BY p.id"))


def _finish(writer: IndexWriter) -> None:
    """Store the arrays of a new index, and the rows of common words."""
    index_arrays.keep_numbers(writer.connection, writer.index, "length", writer.lengths)
    for name, values in writer.values.items():
        index_arrays.keep_values(writer.connection, writer.index, name, values)
    size = len(writer.lengths)
    for name, numbers in (("order", range(size)), ("live", [1] * size), ("base", [size])):
        index_arrays.keep_numbers(writer.connection, writer.index, name, numbers)
    writer.connection.execute(f"INSERT INTO {writer.index} ({writer.index}) VALUES ('optimize')")  # noqa: S608
    index_arrays.keep_common(writer.connection, writer.index, size)
