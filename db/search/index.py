"""The search index: built anew from the bank's rows whenever they have changed, always in the same order."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from atgardsbanken.db import shown, summary
from atgardsbanken.db.owners import OWNER
from atgardsbanken.db.periods import PERIOD
from atgardsbanken.db.search import abbreviations, index_arrays
from atgardsbanken.db.search.abbreviations import Definition
from atgardsbanken.db.search.analysis import indexed_text, vocabulary
from atgardsbanken.db.search.copies import SEARCHED, SearchedPassage, own_of_copies
from atgardsbanken.db.search.index_arrays import FacetValue, IndexName
from atgardsbanken.db.search.match_forms import BM25_WEIGHTS
from atgardsbanken.db.sql import marks
from atgardsbanken.db.summary import SURE
from atgardsbanken.extract.errors import DatabaseError
from atgardsbanken.normalize.words import folded

ANALYSIS = "14"
"""The version of the analysis in `db.analysis`; another one makes every index stale."""

MEASURES = f"""
    SELECT m.id, {OWNER} AS region, {PERIOD.format(year="m.year")} AS year, m.area, m.theme, m.status,
        d.kind, d.first_load AS load, m.title, m.description, m.result, m.responsible,
        m.section || char(10) || d.title || char(10) || coalesce(t.label, '') AS around, {SURE} AS sure,
        CASE WHEN m.confidence >= 0.9 THEN 90 WHEN m.confidence >= 0.7 THEN 70 WHEN m.confidence >= 0.5 THEN 50
            ELSE 0 END AS confidence, f.copy_of
    FROM {shown.MEASURES} LEFT JOIN themes t ON t.id = m.theme
    ORDER BY m.year DESC, m.id
"""  # noqa: S608 (constants)
"""Newest first: the order of results without words. `year` is the period that a measure counts in, as text."""
BODY = ("description", "result", "responsible")
FACETS = ("region", "year", "area", "theme", "status", "kind", "sure", "confidence")
TABLES = (
    "search_rows",
    "search_groups",
    "passage_rows",
    "vocabulary",
    "search_columns",
    "search_postings",
    "search_spellings",
    "search_abbreviations",
)
MEASURES_PER_SPELLING = 50_000
"""Spelling suggests words that stand at least once in so many measures: rarer ones are likely misspelt too."""
MOST_AROUND = 1000
"""Texts around measures that are kept prepared, since the measures of a section share theirs."""
ALPHABET = str.maketrans("åäö", "{|}")
"""Characters that sort after z, in the place of å, ä and ö."""
PASSAGES = f"""
    SELECT {SEARCHED} FROM passages p JOIN documents d ON d.id = p.document WHERE d.copy_of IS NULL ORDER BY p.id
"""  # noqa: S608 (constants)


def mark_stale(connection: sqlite3.Connection) -> None:
    """Note that the index no longer agrees with the rows it is made from."""
    connection.execute("DELETE FROM settings WHERE name = 'search_index'")


def is_stale(connection: sqlite3.Connection) -> bool:
    """Return whether the index must be built before the bank is searched."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'search_index'").fetchone()
    return row is None or row[0] != ANALYSIS


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
    words: Counter[str] = Counter()
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for table in ("measure_index", "passage_index"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
    own = own_of_copies(connection)
    rows = _index_measures(connection, words, own.measures)
    defined = _index_passages(connection, own.passages)
    connection.executemany("INSERT INTO search_abbreviations VALUES (?, ?)", abbreviations.kept(defined))
    connection.executemany("INSERT INTO vocabulary (word, count) VALUES (?, ?)", sorted(words.items()))
    connection.executemany("INSERT INTO search_spellings VALUES (?, ?, ?)", _spellings(words, rows))
    summary.fill(connection)
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('search_index', ?)", [ANALYSIS])


class _Writer:
    """Writes one index, row by row, and then the arrays beside it."""

    def __init__(self, connection: sqlite3.Connection, index: IndexName, names: Sequence[str]) -> None:
        self.connection = connection
        self.index: IndexName = index
        self.lengths: list[int] = []
        self.values: dict[str, list[FacetValue]] = {name: [] for name in names}
        columns = ("rowid", *BM25_WEIGHTS[index])
        self._insert = f"INSERT INTO {index} ({', '.join(columns)}) VALUES ({marks(columns)})"  # noqa: S608

    def add(self, prepared: Sequence[str], row: sqlite3.Row | Mapping[str, FacetValue]) -> int:
        """Index a row's words, its length and values; return the row's number in the index."""
        self.lengths.append(sum(len(column.split()) for column in prepared))
        self.connection.execute(self._insert, [len(self.lengths), *prepared])
        for name, values in self.values.items():
            values.append(row[name])
        return len(self.lengths)

    def finish(self) -> None:
        """Store the arrays, and the rows of common words."""
        index_arrays.keep_numbers(self.connection, self.index, "length", self.lengths)
        for name, values in self.values.items():
            index_arrays.keep_values(self.connection, self.index, name, values)
        self.connection.execute(f"INSERT INTO {self.index} ({self.index}) VALUES ('optimize')")  # noqa: S608
        index_arrays.keep_common(self.connection, self.index, len(self.lengths))


def _index_measures(connection: sqlite3.Connection, words: Counter[str], own: Container[str]) -> int:
    """Index the measures, copies' `own` among them, count their words, and return how many measures there are."""
    writer, titles = _Writer(connection, "measure_index", (*FACETS, "load")), list[str]()
    around = lru_cache(maxsize=MOST_AROUND)(indexed_text)
    for row in connection.execute(MEASURES):
        if row["copy_of"] is not None and row["id"] not in own:
            continue
        title, body = row["title"], "\n".join(row[column] for column in BODY)
        words.update(vocabulary(f"{title}\n{body}\n{row['around']}"))
        number = writer.add([*indexed_text(title), *indexed_text(body), *around(row["around"])], row)
        connection.execute("INSERT INTO search_rows VALUES (?, ?)", [number, row["id"]])
        titles.append(title.casefold().translate(ALPHABET))
    writer.finish()
    index_arrays.keep_numbers(connection, "measure_index", "title", _ranks(titles))
    return len(titles)


def _ranks(titles: Sequence[str]) -> list[int]:
    """Return the rank of each title, from 0; equal ones follow one another."""
    ranks = [0] * len(titles)
    for rank, number in enumerate(sorted(range(len(titles)), key=titles.__getitem__)):
        ranks[number] = rank
    return ranks


def _spellings(words: Mapping[str, int], rows: int) -> Iterator[tuple[int, str, str]]:
    """Return the words that spelling may suggest, by their length in letters, as written and without marks."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word, count in sorted(words.items()):
        if count * MEASURES_PER_SPELLING >= rows:
            by_length[len(word)].append(word)
    for letters, same in sorted(by_length.items()):
        yield letters, "\n".join(same), "\n".join(map(folded, same))


def _index_passages(connection: sqlite3.Connection, own: Sequence[SearchedPassage]) -> Counter[Definition]:
    """Index the best copies' passages, then what only other copies hold; count the short forms that they define."""
    defined = Counter[Definition]()
    writer = _Writer(connection, "passage_index", ("region", "year"))
    best = (SearchedPassage(*row) for row in connection.execute(PASSAGES))
    for passage in chain(best, own):
        defined.update(abbreviations.definitions(passage.text))
        number = writer.add(indexed_text(passage.text), {"region": passage.region, "year": passage.year})
        connection.execute(
            "INSERT INTO passage_rows VALUES (?, ?, ?, ?)", [number, passage.id, passage.region, passage.first_year]
        )
    writer.finish()
    return defined
