"""The search index: built anew from the bank's rows, or brought up to date where few of them have changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import chain

from atgardsbanken.corpus.in_parts import InParts, blocks, here, with_results
from atgardsbanken.db import summary
from atgardsbanken.db.search import abbreviations, index_arrays, index_labels, index_words
from atgardsbanken.db.search.analysis import vocabulary
from atgardsbanken.db.search.copies import SearchedPassage, keep_figures, own_of_copies
from atgardsbanken.db.search.index_rows import (
    MEASURES,
    NEWEST_FIRST,
    PART_ROWS,
    PASSAGES,
    IndexWriter,
    measure_texts,
    prepare_measures,
    prepare_passages,
    title_key,
)
from atgardsbanken.db.search.scope import FACETS
from atgardsbanken.extract.errors import DatabaseError

ANALYSIS = "19"
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
    "search_labels",
    "search_gone",
    "search_themed",
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


def build(connection: sqlite3.Connection, in_parts: InParts = here) -> None:
    """Fill the tables of the search index from measures and passages, in the caller's transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for table in ("measure_index", "passage_index"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
    own = own_of_copies(connection)
    words = _index_measures(connection, own.measures, in_parts)
    _index_passages(connection, own.passages, in_parts)
    keep_figures(connection, own)
    abbreviations.keep(connection)
    connection.executemany("INSERT INTO vocabulary (word, count) VALUES (?, ?)", sorted(words.items()))
    index_words.keep_spellings(connection)
    summary.fill(connection)
    connection.execute(f"DELETE {TOUCHED}")
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('search_index', ?)", [ANALYSIS])


def _index_measures(connection: sqlite3.Connection, own: Container[str], in_parts: InParts) -> Counter[str]:
    """Index the measures, copies' `own` among them, and count their words."""
    writer, titles, words = IndexWriter(connection, "measure_index", (*FACETS, "load")), list[str](), Counter[str]()
    every = connection.execute(f"{MEASURES} {NEWEST_FIRST}")
    some = blocks((row for row in every if row["copy_of"] is None or row["id"] in own), PART_ROWS)
    prepared = with_results(in_parts, prepare_measures, some, lambda rows: [*map(measure_texts, rows)])
    for rows, (columns, counted) in prepared:
        words.update(counted)
        for row, of_row in zip(rows, columns, strict=True):
            writer.add(of_row, row)
            titles.append(title_key(row["title"]))
    _finish(writer)
    index_arrays.keep_numbers(connection, "measure_index", "title", _ranks(titles))
    for label, count in index_labels.keep(connection).items():
        for word in vocabulary(label):
            words[word] += count
    return words


def _ranks(titles: Sequence[str]) -> list[int]:
    """Return the rank of each title, from 0; equal ones follow one another."""
    ranks = [0] * len(titles)
    for rank, number in enumerate(sorted(range(len(titles)), key=titles.__getitem__)):
        ranks[number] = rank
    return ranks


def _index_passages(connection: sqlite3.Connection, own: Sequence[SearchedPassage], in_parts: InParts) -> None:
    """Index the passages of the best copies, then of other copies what only they hold, each in the order of ids."""
    writer = IndexWriter(connection, "passage_index", ("region", "year"))
    some = blocks(chain(_best(connection), sorted(own, key=lambda passage: passage.id)), PART_ROWS)
    prepared = with_results(in_parts, prepare_passages, some, lambda passages: [each.text for each in passages])
    for passages, contents in prepared:
        for passage, content in zip(passages, contents, strict=True):
            writer.add_passage(passage, content)
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
