"""The rows of the search index: which measures and passages there are, with their prepared words and values."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from atgardsbanken.db import shown
from atgardsbanken.db.owners import OWNER
from atgardsbanken.db.periods import PERIOD
from atgardsbanken.db.search import abbreviations
from atgardsbanken.db.search.analysis import IndexedText, indexed_text, vocabulary
from atgardsbanken.db.search.copies import SEARCHED, SearchedPassage
from atgardsbanken.db.search.index_arrays import FacetValue, IndexName
from atgardsbanken.db.search.match_forms import BM25_WEIGHTS
from atgardsbanken.db.sql import marks
from atgardsbanken.db.summary import SURE

MEASURES = f"""
    SELECT m.id, {OWNER} AS region, {PERIOD.format(year="m.year")} AS year, m.area, m.theme, m.status,
        d.kind, d.first_load AS load, m.title, m.description, m.result, m.responsible,
        m.section || char(10) || d.title AS around, {SURE} AS sure,
        CASE WHEN m.confidence >= 0.9 THEN 90 WHEN m.confidence >= 0.7 THEN 70 WHEN m.confidence >= 0.5 THEN 50
            ELSE 0 END AS confidence, f.copy_of
    FROM {shown.MEASURES}
"""  # noqa: S608 (constants)
"""The measures with what they are searched by; `year` is the period that a measure counts in, as text."""
NEWEST_FIRST = "ORDER BY m.year DESC, m.id"
"""The order of results without words."""
PASSAGES = f"SELECT {SEARCHED} FROM passages p JOIN documents d ON d.id = p.document WHERE d.copy_of IS NULL"  # noqa: S608
"""The passages of the best copies."""
BODY = ("description", "result", "responsible")
MOST_AROUND = 1000
"""Texts around measures that are kept prepared, since the measures of a section share theirs."""
ALPHABET = str.maketrans("åäö", "{|}")
"""Characters that sort after z, in the place of å, ä and ö."""
PART_ROWS = 2_000
"""Rows that a part of work prepares: about half a second of it (`bench/parts.py`)."""
Values = sqlite3.Row | Mapping[str, FacetValue]
MeasureTexts = tuple[str, str, str]
"""What a measure is searched by: its title, what is said of it, and what stands around it."""


class PreparedPassage(NamedTuple):
    """The words of a passage for the columns of the index, and the short forms that it defines."""

    columns: IndexedText
    defined: Sequence[abbreviations.Defined]


class IndexWriter:
    """Appends rows to one index, after the `first` ones that it has, and gathers what its arrays hold of them."""

    def __init__(self, connection: sqlite3.Connection, index: IndexName, names: Sequence[str], first: int = 0) -> None:
        self.connection = connection
        self.index: IndexName = index
        self.first = first
        self.lengths: list[int] = []
        self.values: dict[str, list[FacetValue]] = {name: [] for name in names}
        columns = ("rowid", *BM25_WEIGHTS[index])
        self._insert = f"INSERT INTO {index} ({', '.join(columns)}) VALUES ({marks(columns)})"  # noqa: S608

    def add(self, prepared: Sequence[str], row: sqlite3.Row) -> None:
        """Index a measure's words, its length and values; keep what stands over it."""
        number = self._add(prepared, row)
        self.connection.execute("INSERT INTO search_rows VALUES (?, ?, ?)", [number, row["id"], row["around"]])

    def add_passage(self, passage: SearchedPassage, prepared: PreparedPassage) -> None:
        """Index a passage's words, its length, region and year, and the short forms that it defines."""
        number = self._add(prepared.columns, {"region": passage.region, "year": passage.year})
        values = [number, passage.id, passage.region, passage.first_year]
        self.connection.execute("INSERT INTO passage_rows VALUES (?, ?, ?, ?)", values)
        abbreviations.keep_definitions(self.connection, passage.id, prepared.defined)

    def _add(self, prepared: Sequence[str], row: Values) -> int:
        self.lengths.append(word_count(prepared))
        number = self.first + len(self.lengths)
        self.connection.execute(self._insert, [number, *prepared])
        for name, values in self.values.items():
            values.append(row[name])
        return number


def word_count(prepared: Iterable[str]) -> int:
    """Count the words in the columns of a prepared text."""
    return sum(len(column.split()) for column in prepared)


def measure_texts(row: sqlite3.Row) -> MeasureTexts:
    """Return the texts of a row of `MEASURES`."""
    return row["title"], "\n".join(row[column] for column in BODY), row["around"]


def measure_columns(texts: MeasureTexts) -> list[str]:
    """Return the words of a measure for the columns of the index."""
    title, body, around = texts
    return [*indexed_text(title), *indexed_text(body), *_around_columns(around)]


def measure_text(texts: MeasureTexts) -> str:
    """Return the text of a measure whose words are of the vocabulary."""
    return "\n".join(texts)


@lru_cache(maxsize=MOST_AROUND)
def _around_columns(text: str) -> IndexedText:
    """Return the words of a text around measures, which those of a section share."""
    return indexed_text(text)


def prepare_measures(texts: Sequence[MeasureTexts]) -> tuple[list[list[str]], Counter[str]]:
    """Return the columns of some measures, and how often each word stands in all of them: a work on part."""
    words = Counter(word for each in texts for word in vocabulary(measure_text(each)))
    return [measure_columns(each) for each in texts], words


def prepare_passages(texts: Sequence[str]) -> list[PreparedPassage]:
    """Return what is indexed of some passages: a work on part."""
    return [PreparedPassage(indexed_text(text), abbreviations.defined(text)) for text in texts]


def title_key(title: str) -> str:
    """Return what titles are sorted by.

    >>> sorted(["Öga", "zon", "Ål"], key=title_key)
    ['zon', 'Ål', 'Öga']
    """
    return title.casefold().translate(ALPHABET)
