"""The theme that a query asks for, to be named above its hits."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np

from atgardsbanken.db.search import explain
from atgardsbanken.db.search.index_arrays import Mask
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.search.match_forms import EXACT, FORM, SHORT
from atgardsbanken.db.search.scope import Scope
from atgardsbanken.db.sql import marks

MOST_THEMES = 20
"""Themes with most of the measures found, of which one may be suggested."""
FEWEST_REGIONS = 2
"""Regions of a theme from which it is worth a look beside the hits."""
SURE_FORMS = (EXACT, FORM, SHORT)
"""The forms in which a theme's name must hold every word of the query."""
THEMES = """
    SELECT t.id, t.label, s.regions FROM themes t JOIN search_themes s ON s.theme = t.id
    WHERE s.regions >= ? AND t.id IN ({}) ORDER BY s.regions DESC, t.id
"""


@dataclass(frozen=True, slots=True)
class SuggestedTheme:
    """A theme with the count of the regions that have a measure of it."""

    id: str
    label: str
    regions: int


def suggested_theme(reader: IndexReader, scope: Scope, rows: Mask) -> SuggestedTheme | None:
    """Return the theme of most regions, among those of the rows found, whose name holds every word of the query."""
    if not scope.has_words or not scope.is_full:
        return None
    counts = np.bincount(reader.numbers("theme")[rows]) if rows.any() else np.zeros(0, np.int64)
    entries = reader.entries("theme")
    most = [entries[number] for number in np.argsort(-counts, kind="stable")[:MOST_THEMES].tolist() if counts[number]]
    found = _themes(reader.connection, [str(theme) for theme in most if theme])
    return next((theme for theme in found if _names_all(theme.label, scope)), None)


def _themes(connection: sqlite3.Connection, ids: list[str]) -> list[SuggestedTheme]:
    rows = connection.execute(THEMES.format(marks(ids)), [FEWEST_REGIONS, *ids]) if ids else ()
    return [SuggestedTheme(*row) for row in rows]


def _names_all(label: str, scope: Scope) -> bool:
    """Return whether a theme's name holds every word of the query."""
    found = [match for match in explain.matches(label, scope.forms.wanted) if match.form in SURE_FORMS]
    return {term for match in found for term in match.terms} == set(range(len(scope.forms.wanted)))
