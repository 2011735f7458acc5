"""The figures of the about page: how much the bank holds and how sure it is, from the bank itself."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """Counts, and shares 0.0-1.0; the pairs are codes with counts, most first."""

    documents: int
    copies: int
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


AREA_SOURCES = """
    SELECT m.area_source, count(*) FROM search_rows s JOIN measures m ON m.id = s.measure
    WHERE m.area IS NOT NULL GROUP BY 1 ORDER BY 2 DESC
"""
FORMS = "SELECT m.form, count(*) FROM search_rows s JOIN measures m ON m.id = s.measure GROUP BY 1 ORDER BY 2 DESC, 1"
AREA_CONFIDENCE = """
    SELECT avg(m.area_confidence) FROM search_rows s JOIN measures m ON m.id = s.measure
    WHERE m.area_source = 'predicted'
"""
TEXT_CONFIDENCE = "SELECT avg(m.text_confidence) FROM search_rows s JOIN measures m ON m.id = s.measure"
PUBLISHERS = """
    SELECT publisher, count(*) FROM documents WHERE copy_of IS NULL AND publisher <> '' GROUP BY 1 ORDER BY 2 DESC, 1
"""


def about(connection: sqlite3.Connection) -> About:
    """The figures as they stand."""

    def number(query: str) -> float:
        return connection.execute(query).fetchone()[0] or 0

    def pairs(query: str) -> tuple[tuple[str, int], ...]:
        return tuple((row[0], row[1]) for row in connection.execute(query))

    version = connection.execute("SELECT version FROM loads ORDER BY id DESC LIMIT 1").fetchone()
    return About(
        documents=int(number("SELECT count(*) FROM documents WHERE copy_of IS NULL")),
        copies=int(number("SELECT count(*) FROM documents WHERE copy_of IS NOT NULL")),
        pages=int(number("SELECT count(*) FROM pages")),
        measures=int(number("SELECT count(*) FROM search_rows")),
        repairs=int(number("SELECT count(*) FROM repairs")),
        themes=int(number("SELECT count(*) FROM themes")),
        routes=pairs("SELECT route, count(*) FROM pages GROUP BY 1 ORDER BY 2 DESC, 1"),
        area_sources=pairs(AREA_SOURCES),
        forms=pairs(FORMS),
        mean_area_confidence=number(AREA_CONFIDENCE),
        mean_text_confidence=number(TEXT_CONFIDENCE),
        unsure=int(number("SELECT count(*) FROM search_rows WHERE NOT sure")),
        publishers=pairs(PUBLISHERS),
        version=version[0] if version else "",
    )
