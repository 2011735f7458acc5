"""Counts of the whole bank, made once when the search index is built instead of for each reader."""

from __future__ import annotations

import sqlite3

from atgardsbanken.db.periods import BOUND
from atgardsbanken.db.shown import COUNTS, MEASURES

SURE_TEXT = 0.9
"""The probability from which a title counts as read rightly."""
SURE_AREA = 0.7
"""The probability from which a predicted area counts as right."""
SURE = f"""
    (m.text_confidence >= {SURE_TEXT} AND (m.area_source <> 'predicted' OR m.area_confidence >= {SURE_AREA}))
"""
"""The SQL condition for a measure whose title and area count as right."""
TABLES = ("search_groups", "search_themes", "search_figures")
GROUPS = f"""
    INSERT INTO search_groups SELECT d.id, m.region, m.year, m.area, count(*)
    FROM {MEASURES} WHERE {COUNTS} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""  # noqa: S608 (constants)
THEMES = f"""
    INSERT INTO search_themes SELECT m.theme, count(DISTINCT m.region), count(*),
        min({BOUND.format(bound="period_from")}), max({BOUND.format(bound="period_to")})
    FROM {MEASURES} WHERE {COUNTS} AND m.theme IS NOT NULL GROUP BY 1
"""  # noqa: S608 (constants)
BEST = f"FROM {MEASURES} WHERE {COUNTS}"
"""The measures that count."""
FIGURES: dict[str, str] = {
    "measures": f"SELECT '', count(*) {BEST}",
    "unsure": f"SELECT '', count(*) {BEST} AND NOT ({SURE})",
    "repairs": "SELECT '', count(*) FROM repairs",
    "route": "SELECT route, count(*) FROM pages GROUP BY 1",
    "area_source": f"SELECT m.area_source, count(*) {BEST} AND m.area IS NOT NULL GROUP BY 1",
    "form": f"SELECT m.form, count(*) {BEST} GROUP BY 1",
    "area_confidence": f"SELECT '', avg(m.area_confidence) {BEST} AND m.area_source = 'predicted'",
    "text_confidence": f"SELECT '', avg(m.text_confidence) {BEST}",
}
"""The figures of the whole bank, each with the query for its entries and values."""


def fill(connection: sqlite3.Connection) -> None:
    """Count all figures anew, in the caller's transaction, after the rows of the index are there."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute(GROUPS)
    connection.execute(THEMES)
    for figure, query in FIGURES.items():
        rows = [(figure, entry, value or 0) for entry, value in connection.execute(query).fetchall()]
        connection.executemany("INSERT INTO search_figures VALUES (?, ?, ?)", rows)


def figure(connection: sqlite3.Connection, name: str) -> float:
    """Read a figure without entries; 0 where nothing is counted yet."""
    row = connection.execute("SELECT value FROM search_figures WHERE figure = ? AND entry = ''", [name]).fetchone()
    return float(row[0]) if row else 0.0


def entries(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, int], ...]:
    """Read the entries of a figure with their counts, most first."""
    query = "SELECT entry, value FROM search_figures WHERE figure = ? ORDER BY value DESC, entry"
    return tuple((row[0], int(row[1])) for row in connection.execute(query, [name]))
