"""Brings the search index up to date with the few rows of the bank that have changed, as `touched` tells.

Rows are appended, and those of what is gone stay in the full-text tables without counting, until the index is next
built as a whole. Places are row numbers less one.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from atgardsbanken.db import summary
from atgardsbanken.db.search import abbreviations, index_arrays, index_labels, index_words
from atgardsbanken.db.search.copies import OwnOfCopies, SearchedPassage, keep_figures, own_of_copies
from atgardsbanken.db.search.index import is_built
from atgardsbanken.db.search.index_arrays import IndexName, Mask
from atgardsbanken.db.search.index_rows import (
    MEASURES,
    NEWEST_FIRST,
    PASSAGES,
    IndexWriter,
    measure_columns,
    measure_text,
    measure_texts,
    prepare_passages,
    title_key,
)
from atgardsbanken.db.search.scope import FACETS
from atgardsbanken.db.sql import pick

MOST_CHANGED_SHARE = 0.1
"""The share of the index's rows that may change, or be gone, before it is built as a whole: that is faster then."""
TEXT = """
    title || char(10) || description || char(10) || result || char(10) || responsible || char(10) || s.around
"""
"""What the index holds of a measure `m` of the row `s`, as the triggers keep it."""
OWN_BEFORE = """
    SELECT s.measure
    FROM documents f CROSS JOIN measures m ON m.document = f.id CROSS JOIN search_rows s ON s.measure = m.id
    WHERE f.copy_of IS NOT NULL AND f.copy_of NOT IN (SELECT key FROM temp.picked_documents)
"""
"""The measures that only copies hold, of documents whose copies hold what they did."""
COPIES_GROUP = "SELECT coalesce(copy_of, id) FROM documents d WHERE {} AND (copy_of IS NOT NULL OR {})"
HAS_COPIES = "EXISTS (SELECT 1 FROM documents c WHERE c.copy_of = d.id)"
PICKED = "(SELECT key FROM temp.picked_documents)"
PICKED_MEASURES = "(SELECT key FROM temp.picked_measures)"
MEASURE_OF_ROW = """
    SELECT m.year, m.id, m.title FROM search_rows s JOIN measures m ON m.id = s.measure WHERE s.id = ?
"""
PASSAGE_OF_ROW = """
    SELECT d.copy_of IS NOT NULL, p.id FROM passage_rows s JOIN passages p ON p.id = s.passage
    JOIN documents d ON d.id = p.document WHERE s.id = ?
"""
THEMED = """
    SELECT s.id - 1, m.theme FROM search_themed t CROSS JOIN search_rows s ON s.measure = t.measure
    CROSS JOIN measures m ON m.id = t.measure
"""
GONE = -1
"""Stands for the place of a rank that no row has any more."""
SortKey = TypeVar("SortKey", tuple[int, str], tuple[str, int, str])
Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Changed:
    """What the index must follow.

    Attributes:
        documents: that came, went, or are a copy now or no longer.
        measures: of these, and others whose row is not what it was.
        groups: documents whose copies may now hold something else.
        themes: of which measures came or went.
        own: what only copies hold: the passages and figures of those groups, and all measures.
    """

    documents: frozenset[str]
    measures: frozenset[str]
    groups: frozenset[str]
    themes: frozenset[str]
    own: OwnOfCopies


def is_small(connection: sqlite3.Connection) -> bool:
    """Return whether so little has changed that it pays not to build the index as a whole."""
    touched = connection.execute("SELECT count(*) FROM touched WHERE kind = 'measure'").fetchone()[0]
    live = index_arrays.numbers(connection, "measure_index", "live")
    gone = len(_gone(connection, "measure_index"))
    rows = int(np.count_nonzero(live)) - gone
    return bool(max(touched, len(live) - rows) <= MOST_CHANGED_SHARE * rows)


def _gone(connection: sqlite3.Connection, index: IndexName) -> list[int]:
    """Read the places of the rows that went from an index since its arrays were stored."""
    return [row[0] - 1 for row in connection.execute("SELECT id FROM search_gone WHERE source = ?", [index])]


def update(connection: sqlite3.Connection) -> None:
    """Bring the index up to date, in the caller's transaction."""
    changed = _changed(connection)
    rows_before = int(np.count_nonzero(index_arrays.numbers(connection, "measure_index", "live")))
    titles = _touched(connection, "titles").keys()
    counted = {row[0] for row in connection.execute("SELECT document FROM search_touched")}
    same = _same_places(connection, changed, titles)
    lines = _index_measures(connection, changed, same, _forget(connection, changed))
    lines.update(index_labels.keep(connection))
    if changed.documents:
        _index_passages(connection, changed)
        keep_figures(connection, changed.own)
        abbreviations.keep(connection)
    index_words.recount(connection, lines, rows_before)
    summary.refill(connection, counted | changed.documents | changed.groups | titles, changed.themes)
    connection.execute("DELETE FROM touched WHERE kind <> 'link'")
    for table in ("search_touched", "search_themed"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 (a constant)


def _touched(connection: sqlite3.Connection, kind: str) -> dict[str, str]:
    """Read the ids of a kind that were touched, each with what the index held."""
    return dict(connection.execute("SELECT key, text FROM touched WHERE kind = ?", [kind]).fetchall())


def _changed(connection: sqlite3.Connection) -> Changed:
    """Read what has changed since the index was last brought up to date."""
    documents = {*_touched(connection, "document")}
    measures = {*_touched(connection, "measure")}
    groups = _touched_groups(connection)
    pick(connection, "picked_documents", groups)
    copies = connection.execute(f"SELECT id FROM documents WHERE copy_of IN {PICKED}").fetchall()  # noqa: S608
    documents |= {row[0] for row in copies}
    pick(connection, "picked_documents", documents)
    of_documents = connection.execute(f"SELECT id, theme FROM measures WHERE document IN {PICKED}").fetchall()  # noqa: S608
    themes = {row["theme"] for row in of_documents if row["theme"]} | _touched(connection, "theme").keys()
    measures |= {row["id"] for row in of_documents}
    own = _own(connection, groups)
    return Changed(frozenset(documents), frozenset(measures), frozenset(groups), frozenset(themes), own)


def counted_of_copies(connection: sqlite3.Connection) -> set[str]:
    """Return the measures that only copies hold, as the index will have them once it is brought up to date."""
    own = _own(connection, _touched_groups(connection)) if is_built(connection) else own_of_copies(connection)
    return own.measures


def _own(connection: sqlite3.Connection, groups: Collection[str]) -> OwnOfCopies:
    """Find what only copies of the groups hold, and add the measures that the index has of other copies."""
    own = own_of_copies(connection, groups)
    pick(connection, "picked_documents", groups)
    own.measures.update(row[0] for row in connection.execute(OWN_BEFORE))
    return own


def _touched_groups(connection: sqlite3.Connection) -> set[str]:
    """Find the documents whose copies may now hold something else than when the index was made."""
    touched = _touched(connection, "document").keys() | _touched(connection, "titles").keys()
    return _groups(connection, touched) | _touched(connection, "group").keys()


def _groups(connection: sqlite3.Connection, documents: Collection[str]) -> set[str]:
    """Find the documents that have copies among which, or of which, these are."""
    pick(connection, "picked_documents", documents)
    query = COPIES_GROUP.format(f"id IN {PICKED}", HAS_COPIES)
    return {row[0] for row in connection.execute(query)}


def _same_places(connection: sqlite3.Connection, changed: Changed, titles: Collection[str]) -> dict[str, int]:
    """Read the places of measures that keep their rank when they are indexed anew: their title and year are the same.

    `titles` are the documents of which measures are called otherwise.
    """
    pick(connection, "picked_measures", changed.measures)
    pick(connection, "picked_documents", changed.documents.union(titles))
    query = f"""
        SELECT s.measure, s.id - 1 FROM search_rows s JOIN measures m ON m.id = s.measure
        WHERE s.measure IN {PICKED_MEASURES} AND m.document NOT IN {PICKED}
    """  # noqa: S608 (constants)
    return dict(connection.execute(query).fetchall())


def _forget(connection: sqlite3.Connection, changed: Changed) -> Counter[str]:
    """Forget the rows of what has changed; return how often the measures among them had each line of text."""
    pick(connection, "picked_measures", changed.measures)
    pick(connection, "picked_documents", changed.documents)
    touched = _touched(connection, "measure")
    query = f"""
        SELECT m.id, {TEXT} FROM search_rows s JOIN measures m ON m.id = s.measure WHERE m.id IN {PICKED_MEASURES}
    """  # noqa: S608
    held = {**dict(connection.execute(query).fetchall()), **touched}
    connection.execute(f"DELETE FROM search_rows WHERE measure IN {PICKED_MEASURES}")  # noqa: S608
    connection.execute(f"DELETE FROM search_own_figures WHERE document IN {PICKED}")  # noqa: S608 (a constant)
    for table in ("passage_rows", "search_definitions"):
        connection.execute(
            f"DELETE FROM {table} WHERE passage IN (SELECT id FROM passages WHERE document IN {PICKED})"  # noqa: S608
        )
    return Counter(line for text in held.values() for line in text.split("\n"))


def _index_measures(
    connection: sqlite3.Connection, changed: Changed, same: Mapping[str, int], gone: Mapping[str, int]
) -> Counter[str]:
    """Append the rows of measures that changed or came.

    Args:
        connection: of the bank.
        changed: what has.
        same: the places, until now, of measures that keep their rank.
        gone: how often each line of text was there before.

    Returns:
        How many more times each line is there than before.
    """
    kept: dict[int, int] = {}
    size = len(index_arrays.numbers(connection, "measure_index", "length"))
    writer, lines = IndexWriter(connection, "measure_index", (*FACETS, "load"), size), Counter[str]()
    lines.subtract(gone)
    pick(connection, "picked_measures", changed.measures)
    for row in connection.execute(f"{MEASURES} WHERE m.id IN {PICKED_MEASURES} {NEWEST_FIRST}").fetchall():
        if row["copy_of"] is None or row["id"] in changed.own.measures:
            if row["id"] in same:
                kept[size + len(writer.lengths)] = same[row["id"]]
            texts = measure_texts(row)
            lines.update(measure_text(texts).split("\n"))
            writer.add(measure_columns(texts), row)
    live = _finish(writer)
    index_arrays.change_values(connection, "measure_index", "theme", _themed(connection), live)
    order = _ranked(connection, "measure_index", "order", live, size, _by_year(connection), kept)
    index_arrays.keep_numbers(connection, "measure_index", "order", order)
    titles = _ranked(connection, "measure_index", "title", live, size, _by_title(connection), kept)
    index_arrays.keep_numbers(connection, "measure_index", "title", titles)
    return lines


def _themed(connection: sqlite3.Connection) -> dict[int, str | None]:
    """Read the places of the measures that are of another theme than before, each with the theme."""
    return dict(map(tuple, connection.execute(THEMED)))


def _index_passages(connection: sqlite3.Connection, changed: Changed) -> None:
    """Append the passages of documents that came, and what only copies hold."""
    size = len(index_arrays.numbers(connection, "passage_index", "length"))
    writer = IndexWriter(connection, "passage_index", ("region", "year"), size)
    pick(connection, "picked_documents", changed.documents)
    best = connection.execute(f"{PASSAGES} AND p.document IN {PICKED} ORDER BY p.id").fetchall()
    passages = [*(SearchedPassage(*row) for row in best), *changed.own.passages]
    contents = prepare_passages([passage.text for passage in passages])
    for passage, content in zip(passages, contents, strict=True):
        writer.add_passage(passage, content)
    live = _finish(writer)
    order = _ranked(connection, "passage_index", "order", live, size, _by_form(connection), {})
    index_arrays.keep_numbers(connection, "passage_index", "order", order)


def _finish(writer: IndexWriter) -> Mask:
    """Store the arrays with the new rows' numbers and values; return which rows count."""
    connection, index = writer.connection, writer.index
    lengths = np.concatenate([index_arrays.numbers(connection, index, "length"), np.array(writer.lengths, np.int64)])
    index_arrays.keep_numbers(connection, index, "length", lengths)
    live = np.ones(len(lengths), np.bool_)
    live[: writer.first] = index_arrays.numbers(connection, index, "live")
    live[_gone(connection, index)] = False
    connection.execute("DELETE FROM search_gone WHERE source = ?", [index])
    index_arrays.keep_numbers(connection, index, "live", live.astype(np.uint8))
    for name, values in writer.values.items():
        index_arrays.change_values(connection, index, name, dict(enumerate(values, start=writer.first)), live)
    return live


def _ranked(
    connection: sqlite3.Connection,
    index: IndexName,
    name: str,
    live: Mask,
    size: int,
    key: Callable[[int], SortKey],
    same: Mapping[int, int],
) -> Ranks:
    """Return the ranks of all rows: those before with the ones after the first `size` put between them by a key.

    Those of `same` take the rank of another place.
    """
    before = index_arrays.numbers(connection, index, name)
    kept = np.flatnonzero(live[:size])
    at_rank = np.full(int(before.max(initial=0)) + 1, GONE)
    at_rank[before[kept]] = kept
    at_rank[before[[*same.values()]]] = [*same]
    kept = at_rank[at_rank != GONE]
    new = sorted((place for place in range(size, len(live)) if place not in same), key=key)
    at = [bisect_left(kept, key(place), key=lambda place: key(int(place))) for place in new]
    ordered = np.insert(kept, at, new)
    ranks = np.zeros(len(live), np.int64)
    ranks[ordered] = np.arange(len(ordered))
    return ranks


def _by_year(connection: sqlite3.Connection) -> Callable[[int], tuple[int, str]]:
    """Return what gives a place the key by which the newest measures come first."""

    def key(place: int) -> tuple[int, str]:
        year, id_, _ = connection.execute(MEASURE_OF_ROW, [place + 1]).fetchone()
        return -(year or 0), id_

    return key


def _by_title(connection: sqlite3.Connection) -> Callable[[int], tuple[str, int, str]]:
    """Return what gives a place the key by which titles are sorted, the newest first among equals."""

    def key(place: int) -> tuple[str, int, str]:
        year, id_, title = connection.execute(MEASURE_OF_ROW, [place + 1]).fetchone()
        return title_key(title), -(year or 0), id_

    return key


def _by_form(connection: sqlite3.Connection) -> Callable[[int], tuple[int, str]]:
    """Return what gives a place the key by which passages of the best copies come before what only others hold."""

    def key(place: int) -> tuple[int, str]:
        is_copy, id_ = connection.execute(PASSAGE_OF_ROW, [place + 1]).fetchone()
        return is_copy, id_

    return key
