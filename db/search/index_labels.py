"""The names of themes in the search index: a row for each, beside those of measures: a new name costs one row."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

import numpy as np

from atgardsbanken.db.search import index_arrays
from atgardsbanken.db.search.analysis import indexed_text
from atgardsbanken.db.search.index_arrays import LABELS
from atgardsbanken.db.search.index_rows import word_count
from atgardsbanken.db.search.match_forms import BM25_WEIGHTS, COLUMNS
from atgardsbanken.db.sql import marks

FIELDS = tuple(f"around{column.ending}" for column in COLUMNS)
"""The columns of the index that hold a name: those of what stands over a measure."""
ADD = f"INSERT INTO measure_index (rowid, {', '.join(FIELDS)}) VALUES (?, {marks(FIELDS)})"  # noqa: S608 (constants)
REMOVE = f"""
    INSERT INTO measure_index (measure_index, rowid, {", ".join(BM25_WEIGHTS["measure_index"])})
    VALUES ('delete', ?, {", ".join("?" if column in FIELDS else "''" for column in BM25_WEIGHTS["measure_index"])})
"""  # noqa: S608 (constants)
STORE = "INSERT OR REPLACE INTO search_labels (number, theme, label, measures, words) VALUES (?, ?, ?, ?, ?)"


class Label(NamedTuple):
    """The name of a theme in the index: the theme's number (from 1), its measures in the index, and its words there."""

    number: int
    theme: str
    label: str
    measures: int
    words: int


def keep(connection: sqlite3.Connection) -> Counter[str]:
    """Index the names that are new or others than before, and store which one each measure has.

    Facets must be stored already.

    Returns:
        How many more times each name stands over a measure than before.
    """
    before = {row[1]: Label(*row) for row in connection.execute("SELECT * FROM search_labels")}
    now = {each.theme: each for each in _now(connection, before)}
    changed = Counter[str]()
    for sign, these, others in ((-1, before, now), (1, now, before)):
        for theme, each in these.items():
            other = others.get(theme)
            changed[each.label] += sign * each.measures
            if other is None or other.label != each.label:
                _write(connection, each, is_new=sign > 0)
    connection.executemany("DELETE FROM search_labels WHERE theme = ?", [[theme] for theme in before.keys() - now])
    connection.executemany(STORE, sorted({*now.values()} - {*before.values()}))
    _keep_arrays(connection, now)
    return changed


def _now(connection: sqlite3.Connection, before: Mapping[str, Label]) -> Iterator[Label]:
    """Yield the names of the themes that measures of the index have; a theme keeps its number."""
    used = {each.number for each in before.values()}
    free = (number for number in count(1) if number not in used)
    names = dict(connection.execute("SELECT id, label FROM themes").fetchall())
    for theme, measures in _counts(connection).items():
        known, label = before.get(theme), names[theme]
        words = known.words if known and known.label == label else word_count(indexed_text(label))
        yield Label(known.number if known else next(free), theme, label, measures, words)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the measures of the index by their themes."""
    live = index_arrays.numbers(connection, "measure_index", "live").astype(np.bool_)
    themes = index_arrays.numbers(connection, "measure_index", "theme")
    entries = index_arrays.entries(connection, "measure_index", "theme")
    counts = np.bincount(themes[live], minlength=len(entries)).tolist()
    return {str(theme): number for theme, number in zip(entries, counts, strict=True) if theme is not None and number}


def _write(connection: sqlite3.Connection, label: Label, *, is_new: bool) -> None:
    """Write a name to the full-text index, or take it out."""
    connection.execute(ADD if is_new else REMOVE, [LABELS + label.number, *indexed_text(label.label)])


def _keep_arrays(connection: sqlite3.Connection, labels: Mapping[str, Label]) -> None:
    """Store the number of each row's theme, 0 for none, and the words of each theme's name."""
    entries = index_arrays.entries(connection, "measure_index", "theme")
    numbers = [labels[str(theme)].number if theme in labels else 0 for theme in entries]
    themes = index_arrays.numbers(connection, "measure_index", "theme")
    index_arrays.keep_numbers(connection, "measure_index", "label", np.array(numbers or [0], np.int64)[themes])
    lengths = np.zeros(max(numbers, default=0) + 1, np.int64)
    for label in labels.values():
        lengths[label.number] = label.words
    index_arrays.keep_numbers(connection, "measure_index", "label_length", lengths)
