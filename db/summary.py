"""Counts of the whole bank, made once when the search index is built instead of for each reader."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from atgardsbanken.db.periods import BOUND
from atgardsbanken.db.shown import COUNTS, FILES, MEASURES
from atgardsbanken.db.sql import pick

SURE_TEXT = 0.9
"""The probability from which a title counts as read rightly."""
SURE_AREA = 0.7
"""The probability from which a predicted area counts as right."""
SURE = f"""
    (m.text_confidence >= {SURE_TEXT} AND (m.area_source <> 'predicted' OR m.area_confidence >= {SURE_AREA}))
"""
"""The SQL condition for a measure whose title and area count as right."""
TABLES = ("search_groups", "search_themes", "search_sums", "search_figures")
BEST = f"FROM {MEASURES} WHERE {COUNTS}"
"""The measures that count."""
GROUPS = f"INSERT INTO search_groups SELECT d.id, m.region, m.year, m.area, count(*) {BEST}"
IN_ORDER = " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
THEMES = f"""
    WITH d AS MATERIALIZED (
        SELECT id, copy_of, period_from, period_to FROM documents WHERE copy_of IS NULL
        UNION ALL SELECT f.id, f.copy_of, d.period_from, d.period_to
        FROM documents f JOIN documents d ON d.id = f.copy_of WHERE f.copy_of IS NOT NULL
    )
    INSERT INTO search_themes SELECT m.theme, count(DISTINCT m.region), count(*),
        min({BOUND.format(bound="period_from")}), max({BOUND.format(bound="period_to")})
    FROM measures m JOIN d ON d.id = m.document
    WHERE (d.copy_of IS NULL OR m.id IN (SELECT measure FROM search_rows)) AND m.theme IS NOT NULL
"""  # noqa: S608 (constants)
"""The files' rows are long and many measures' themes are few: so what is needed of files is read once."""
SUMS: dict[str, str] = {
    "measures": f"m.document, 0, count(*) {BEST}",
    "unsure": f"m.document, 0, count(*) {BEST} AND NOT ({SURE})",
    "repairs": "m.document, 0, count(*) FROM repairs m WHERE 1",
    "route": "m.document, 0, count(*) FROM pages m WHERE 1",
    "area_source": f"m.document, 0, count(*) {BEST} AND m.area IS NOT NULL",
    "form": f"m.document, 0, count(*) {BEST}",
    "area_confidence": f"m.document, total(m.area_confidence), count(*) {BEST} AND m.area_source = 'predicted'",
    "text_confidence": f"m.document, total(m.text_confidence), count(*) {BEST}",
}
"""The figures of the whole bank, each with what is summed by file."""
ENTRIES = {"route": "m.route", "area_source": "m.area_source", "form": "m.form"}
"""What the counts of a figure are told apart by; the others have the one entry ""."""
MEANS = ("area_confidence", "text_confidence")
"""The figures that are means, not counts."""
FIGURES = f"""
    INSERT INTO search_figures
    SELECT figure, entry, CASE WHEN figure IN {MEANS} THEN sum(total) / sum(count) ELSE sum(count) END
    FROM search_sums GROUP BY figure, entry
"""  # noqa: S608 (constants)
PICKED = "(SELECT key FROM temp.{})"
BEST_FORMS = f"SELECT copy_of FROM documents WHERE copy_of IS NOT NULL AND id IN {PICKED.format('picked_documents')}"  # noqa: S608


def fill(connection: sqlite3.Connection) -> None:
    """Count all figures anew, in the caller's transaction, after the rows of the index are there."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute(GROUPS + IN_ORDER)
    connection.execute(THEMES + " GROUP BY 1")
    _sum(connection, "")


def refill(connection: sqlite3.Connection, documents: Collection[str], themes: Collection[str]) -> None:
    """Count the figures of some documents, of their best forms, and of themes anew, in the caller's transaction.

    As in `fill`, the rows of the index must be there.
    """
    pick(connection, "picked_documents", documents)
    best = {row[0] for row in connection.execute(BEST_FORMS)}
    pick(connection, "picked_documents", best.union(documents))
    pick(connection, "picked_themes", themes)
    those = PICKED.format("picked_documents")
    files = FILES.format(of=f"d.id IN {those}")
    for table, column in (("search_groups", "document"), ("search_sums", "document")):
        connection.execute(f"DELETE FROM {table} WHERE {column} IN {those}")  # noqa: S608
    connection.execute(f"{GROUPS} AND m.document IN ({files}){IN_ORDER}")
    connection.execute(f"DELETE FROM search_themes WHERE theme IN {PICKED.format('picked_themes')}")  # noqa: S608
    if themes:
        connection.execute(f"{THEMES} AND m.theme IN {PICKED.format('picked_themes')} GROUP BY 1")
    connection.execute("DELETE FROM search_figures")
    _sum(connection, f" AND m.document IN {those}")


def _sum(connection: sqlite3.Connection, condition: str) -> None:
    """Sum the figures of the documents for which a condition on `m` holds, then those of the whole bank."""
    for figure, counted in SUMS.items():
        entry = ENTRIES.get(figure, "''")
        query = f"INSERT INTO search_sums SELECT '{figure}', {entry}, {counted}{condition} GROUP BY {entry}, m.document"
        connection.execute(query)
    connection.execute(FIGURES)


def figure(connection: sqlite3.Connection, name: str) -> float:
    """Read a figure without entries; 0 where nothing is counted yet."""
    row = connection.execute("SELECT value FROM search_figures WHERE figure = ? AND entry = ''", [name]).fetchone()
    return float(row[0]) if row else 0.0


def entries(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, int], ...]:
    """Read the entries of a figure with their counts, most first."""
    query = "SELECT entry, value FROM search_figures WHERE figure = ? ORDER BY value DESC, entry"
    return tuple((row[0], int(row[1])) for row in connection.execute(query, [name]))
