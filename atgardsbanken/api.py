"""The public Python API: repair, read, find and classify measures, and query a bank; pages from 1, boxes in points.

Semantic versioning covers what is named here. Every function takes a `str` or a `Path` where it asks for a file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Literal

from atgardsbanken.corpus.classify import Classifier
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import AreaJudgement, Measure
from atgardsbanken.db.connection import explained, one_state, open_for_reading
from atgardsbanken.db.periods import IN_YEAR
from atgardsbanken.db.search import find
from atgardsbanken.db.search.query import Mode
from atgardsbanken.db.shown import COUNTED_FIGURES, COUNTED_MEASURES, MEASURES
from atgardsbanken.extract.errors import BadUsageError, MissingProgramError
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read as read_file
from atgardsbanken.extract.records import Document
from atgardsbanken.loading.interpret import interpret
from atgardsbanken.normalize.records import Repaired
from atgardsbanken.normalize.repair import repair as repair_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Bank", "Rows", "classify", "find_measures", "open_bank", "read", "repair"]

Value = str | int | float | None
FilePath = str | PathLike[str]
Wanted = str | int | Sequence[str | int] | None
"""A filter: a value, several of which any will do, or None for all."""
Table = Literal["measures", "figures", "documents"]

HIT_COLUMNS = ("id", "title", "region", "region_name", "year", "area", "score", "why")
"""What a row of search holds, as in `atgardsbanken search --json`."""
ORDER: Mapping[Table, str] = {
    "measures": "document, page, top, x0, id",
    "figures": "document, number",
    "documents": "id",
}
"""The order of a table's rows: as printed."""
COLUMNS = "SELECT name FROM pragma_table_info(?)"
"""The query for a table's columns without those that are generated."""

KNOWN_VALUES: Mapping[str, str] = {
    "region": "SELECT code FROM regions",
    "area": "SELECT code FROM areas",
    "theme": "SELECT id FROM themes",
    "document": "SELECT id FROM documents",
}
"""The values that a filter may have, where the bank knows them all; years and kinds may be any."""
MOST_NAMED = 30
"""The most values that a message lists."""

ABOUT_YEARS: Mapping[Table, str] = {
    "measures": f"""
        id IN (SELECT m.id FROM {MEASURES}
            JOIN json_each(?) y ON {IN_YEAR.format(of="m", year="y.value")})
    """,  # noqa: S608 (a constant)
    "documents": """
        id IN (SELECT d.id FROM documents d JOIN json_each(?) y ON y.value BETWEEN d.period_from AND d.period_to)
    """,
}
"""The conditions for rows about some years (a JSON list): those in whose periods the years lie."""


class Rows(list[dict[str, Value]]):
    """Rows of a bank, a dictionary each; `to_pandas` turns them into a table."""

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame.

        Raises:
            MissingProgramError: pandas is not installed.
        """
        table: pd.DataFrame = _pandas().DataFrame.from_records(self)
        return table


def repair(text: str) -> Repaired:
    """Repair garbled Swedish; each change is on record, with offsets in code points.

    >>> repair("bittre halso- och sjukvard").text
    'bättre hälso- och sjukvård'
    """
    return repair_text(text)


def read(path: FilePath, *, ocr: bool = True) -> Document:
    """Read a PDF or text extract into its pages, lines and tables, as printed.

    Args:
        path: the file.
        ocr: read scanned pages with Tesseract, where it is installed.

    Raises:
        PipelineError: the file is missing or can't be read.
    """
    return read_file(Path(path), ReadOptions(ocr=ocr))


def find_measures(source: FilePath | Document, *, ocr: bool = True) -> tuple[Measure, ...]:
    """Find the measures of a file, or of a document that was read, in reading order.

    Raises:
        PipelineError: the file is missing or can't be read.
    """
    document = source if isinstance(source, Document) else read(source, ocr=ocr)
    _, found = interpret(document, None, StatedMetadata())
    return found.measures


def classify(title: str, description: str = "") -> AreaJudgement:
    """Judge which development area a measure belongs to, with a probability (0-1) and the words that decided.

    >>> classify("Digitala vårdmöten").area
    'it'
    """
    return _classifier().judge(title, description)


def open_bank(path: FilePath) -> Bank:
    """Open a bank for reading.

    Raises:
        FileMissingError: there is no such file.
        DatabaseError: it is no bank, or one that this version can't read.
    """
    return Bank(Path(path))


class Bank:
    """A bank opened for reading; close it, or use it in a `with` statement."""

    def __init__(self, path: Path) -> None:
        """Open the bank at `path`."""
        self.path = path
        self._connection = open_for_reading(path)

    def measures(
        self,
        *,
        region: Wanted = None,
        year: Wanted = None,
        area: Wanted = None,
        theme: Wanted = None,
        document: Wanted = None,
    ) -> Rows:
        """Return the measures that search shows; each filter takes a value or several, None leaves it out.

        A measure counts in each year of its document's period. What a municipality does has no region.
        """
        wanted = {"region": region, "year": year, "area": area, "theme": theme, "document": document}
        return self._rows("measures", COUNTED_MEASURES, wanted)

    def figures(self, *, region: Wanted = None, year: Wanted = None, document: Wanted = None) -> Rows:
        """Return the numbers of printed tables, filtered as measures are."""
        return self._rows("figures", COUNTED_FIGURES, {"region": region, "year": year, "document": document})

    def documents(self, *, region: Wanted = None, year: Wanted = None, kind: Wanted = None) -> Rows:
        """Return the documents, copies too, filtered as measures are; municipalities' have a `county` instead."""
        return self._rows("documents", "1", {"region": region, "year": year, "kind": kind})

    def search(self, query: str, *, mode: Mode = "related", limit: int = 50) -> Rows:
        """Search measures as the site does, best first: id, title, region, year, area, score and why each was found."""
        with explained(self.path), one_state(self._connection):
            hits = find(self._connection, query, mode=mode, limit=limit).hits
        return Rows({name: getattr(hit, name) for name in HIT_COLUMNS} for hit in hits)

    def close(self) -> None:
        """Close the bank."""
        self._connection.close()

    def __enter__(self) -> Bank:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check(self, wanted: Mapping[str, Wanted]) -> None:
        """Make sure that the bank knows each value of each filter.

        Raises:
            BadUsageError: it does not, so that nothing could be found.
        """
        for column, several in wanted.items():
            values = [several] if isinstance(several, str | int) else several or ()
            if column in KNOWN_VALUES:
                with explained(self.path):
                    known = {row[0] for row in self._connection.execute(KNOWN_VALUES[column])}
                if unknown := [str(value) for value in values if value not in known]:
                    said = ", ".join(sorted(known)) if len(known) <= MOST_NAMED else "one of the bank"
                    raise BadUsageError(f"{column}: {', '.join(unknown)} is none; give {said}.")

    def _rows(self, table: Table, shown: str, wanted: Mapping[str, Wanted]) -> Rows:
        self._check(wanted)
        conditions = [shown]
        values: list[str] = []
        for column, several in wanted.items():
            if several is not None:
                options = [several] if isinstance(several, str | int) else several
                about = ABOUT_YEARS.get(table) if column == "year" else None
                conditions.append(about or f"{column} IN (SELECT value FROM json_each(?))")  # noqa: S608 (the schema's own names)
                values.append(json.dumps(list(options)))
        # Table and columns are the schema's own names; values are bound.
        with explained(self.path):
            columns = ", ".join(row[0] for row in self._connection.execute(COLUMNS, [table]))
            query = f"SELECT {columns} FROM {table} WHERE {' AND '.join(conditions)} ORDER BY {ORDER[table]}"  # noqa: S608
            return Rows(dict(row) for row in self._connection.execute(query, values))


@cache
def _classifier() -> Classifier:
    return Classifier.load()


def _pandas() -> ModuleType:
    try:
        return import_module("pandas")
    except ImportError as error:
        raise MissingProgramError("Tables need pandas; install it with: pip install pandas") from error
