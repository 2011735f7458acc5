"""Small plans as text extracts, and what a bank made of them says: for tests that load files."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

MEASURES = {
    "Vårdnära service": "Avdelningarna har fått servicevärdar som sköter mat och förråd åt sjuksköterskorna.",
    "Digitala vårdmöten": "Patienter kan träffa en läkare på video från och med hösten.",
    "Introduktionsår för nya sjuksköterskor": "Alla nyanställda får en handledare under det första året.",
    "Schemaläggning efter behov": "Två kliniker prövar att lägga schemat efter hur många patienter som väntas.",
    "Mobila team i hemmet": "Läkare och sjuksköterska åker hem till äldre med många läkemedel.",
}
"""Titles of measures with what is done."""
REGIONS = ("Gotland", "Dalarna", "Halland", "Kalmar län", "Örebro län")


def plan(
    titles: Sequence[str] = tuple(MEASURES)[:4], *, region: str = "Gotland", year: int = 2018, more: str = ""
) -> str:
    """The text of a region's plan with these measures; `more` is said after each."""
    parts = [f"{title}\n• {MEASURES[title]}{more}\n" for title in titles]
    return "\n".join([f" Handlingsplan för kompetensförsörjning {year}\nRegion {region}\n", *parts])


def library(folder: Path, *, regions: int = 3, years: int = 2) -> list[Path]:
    """The files of a folder of plans, one for each region and year."""
    folder.mkdir(exist_ok=True)
    paths = []
    for number, region in enumerate(REGIONS[:regions]):
        for year in range(2018, 2018 + years):
            titles = [title for place, title in enumerate(MEASURES) if place != (number + year) % len(MEASURES)]
            path = folder / f"{region.split()[0].lower()}-handlingsplan-{year}.txt"
            path.write_text(plan(titles, region=region, year=year), encoding="utf-8")
            paths.append(path)
    return paths


def dump(bank: Path) -> list[str]:
    """The bank's contents as SQL, its index and its ids included.

    Left out are the runs, which hold times, and the pieces of the tables' search, which is filled row by row.
    """
    left_out = ('INSERT INTO "loads"', 'INSERT INTO "measures_fts_')
    with sqlite3.connect(bank) as connection:
        return [line for line in connection.iterdump() if not line.startswith(left_out)]


def problems(bank: Path) -> list[str]:
    """What is wrong with a bank's file: SQLite's own checks, loose rows, and full-text indexes that are not whole."""
    found: list[str] = []
    with sqlite3.connect(bank) as connection:
        found += [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"{row[0]} points at nothing" for row in connection.execute("PRAGMA foreign_key_check")]
        for index in ("measure_index", "passage_index", "measures_fts"):
            try:
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
            except sqlite3.DatabaseError as error:
                found.append(f"{index}: {error}")
        connection.rollback()
    return found
