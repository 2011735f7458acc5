"""The content of the about page: counts and figures of quality, from the bank itself."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from atgardsbanken.db.summary import entries, figure


@dataclass(frozen=True, slots=True)
class About:
    """Counts, and means 0.0-1.0; the pairs are codes with counts, most first.

    `documents` were read and are no copies; `failed` could not be read.
    """

    documents: int
    copies: int
    failed: int
    pages: int
    measures: int
    repairs: int
    themes: int
    routes: tuple[tuple[str, int], ...]
    area_sources: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, int], ...]
    mean_area_confidence: float
    mean_text_confidence: float
    unsure: int
    publishers: tuple[tuple[str, int], ...]
    version: str


READ = "FROM documents WHERE copy_of IS NULL AND status <> 'failed'"
PUBLISHERS = f"SELECT publisher, count(*) {READ} AND publisher <> '' GROUP BY 1 ORDER BY 2 DESC, 1"


def about(connection: sqlite3.Connection) -> About:
    """Read the figures."""

    def number(query: str) -> float:
        return connection.execute(query).fetchone()[0] or 0

    version = connection.execute("SELECT version FROM loads ORDER BY id DESC LIMIT 1").fetchone()
    return About(
        documents=int(number(f"SELECT count(*) {READ}")),
        copies=int(number("SELECT count(*) FROM documents WHERE copy_of IS NOT NULL")),
        failed=int(number("SELECT count(*) FROM documents WHERE status = 'failed'")),
        pages=int(number("SELECT sum(pages) FROM documents")),
        measures=int(figure(connection, "measures")),
        repairs=int(figure(connection, "repairs")),
        themes=int(number("SELECT count(*) FROM themes")),
        routes=entries(connection, "route"),
        area_sources=entries(connection, "area_source"),
        forms=entries(connection, "form"),
        mean_area_confidence=figure(connection, "area_confidence"),
        mean_text_confidence=figure(connection, "text_confidence"),
        unsure=int(figure(connection, "unsure")),
        publishers=tuple((row[0], row[1]) for row in connection.execute(PUBLISHERS)),
        version=version[0] if version else "",
    )
