"""The bank's words: how often each is used, and those that spelling may suggest."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from atgardsbanken.db.search.analysis import vocabulary
from atgardsbanken.normalize.words import folded

MEASURES_PER_SPELLING = 50_000
"""Spelling suggests words that stand at least once in so many measures: rarer ones are likely misspelt too."""


def keep_spellings(connection: sqlite3.Connection, letters: Collection[int] | None = None) -> None:
    """Store the words that spelling may suggest, all or those of some lengths, from the vocabulary."""
    rows = connection.execute("SELECT count(*) FROM search_rows").fetchone()[0]
    counts = connection.execute(
        "SELECT word, count FROM vocabulary WHERE count * ? >= ?", [MEASURES_PER_SPELLING, rows]
    )
    words = {word: count for word, count in counts if letters is None or len(word) in letters}
    if letters is None:
        connection.execute("DELETE FROM search_spellings")
    for each in letters or ():
        connection.execute("DELETE FROM search_spellings WHERE letters = ?", [each])
    connection.executemany("INSERT INTO search_spellings VALUES (?, ?, ?)", spellings(words, rows))


def spellings(words: Mapping[str, int], rows: int) -> Iterator[tuple[int, str, str]]:
    """Return the words that spelling may suggest, by their length in letters, as written and without marks."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word, count in sorted(words.items()):
        if count * MEASURES_PER_SPELLING >= rows:
            by_length[len(word)].append(word)
    for letters, same in sorted(by_length.items()):
        yield letters, "\n".join(same), "\n".join(map(folded, same))


def recount(connection: sqlite3.Connection, lines: Mapping[str, int], rows_before: int) -> None:
    """Change the counts of words by those that went and came; suggest others where that makes a difference.

    Args:
        connection: of the bank.
        lines: how many more times each line of text is there than before: most are there as often.
        rows_before: how many measures the index had before.
    """
    rows = connection.execute("SELECT count(*) FROM search_rows").fetchone()[0]
    changes = Counter[str]()
    for line, more in lines.items():
        for word in vocabulary(line) if more else ():
            changes[word] += more
    before = _counts(connection, [word for word, change in changes.items() if change])
    after = {word: before.get(word, 0) + change for word, change in changes.items() if change}
    kept = [(word, count) for word, count in sorted(after.items()) if count > 0]
    connection.executemany("INSERT OR REPLACE INTO vocabulary (word, count) VALUES (?, ?)", kept)
    connection.executemany("DELETE FROM vocabulary WHERE word = ?", [[w] for w, n in sorted(after.items()) if n <= 0])
    least_before, least = -(-rows_before // MEASURES_PER_SPELLING), -(-rows // MEASURES_PER_SPELLING)
    changed = {len(word) for word, n in after.items() if (n >= max(1, least)) != (before.get(word, 0) >= max(1, least))}
    if changed or least_before != least:
        keep_spellings(connection, changed if least_before == least else None)


def _counts(connection: sqlite3.Connection, words: Collection[str]) -> dict[str, int]:
    """Read how often each of these words is used, where it is."""
    found = (
        (word, connection.execute("SELECT count FROM vocabulary WHERE word = ?", [word]).fetchone()) for word in words
    )
    return {word: row[0] for word, row in found if row}
