"""The content of the pages of figures: printed tables as regions by what is counted, and the figures of one region."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from atgardsbanken.db.languages import number, text
from atgardsbanken.db.pages.groups import Listed, window
from atgardsbanken.db.periods import period_text
from atgardsbanken.db.population import population
from atgardsbanken.db.search.analysis import stem
from atgardsbanken.db.search.query import Query, QueryTerm, query_words
from atgardsbanken.db.shown import COUNTED_FIGURES, FIGURES, TABLE
from atgardsbanken.normalize.words import tokens

KRONOR_IN = {"kronor": 1, "tkr": 1_000, "mkr": 1_000_000, "mdkr": 1_000_000_000}
"""Kronor in each unit of money."""
COUNTS = ("antal", "årsarbetare")
"""Units of what is counted one by one."""
COUNTED_PER = 10_000
"""Inhabitants for whom counts are told: a handful of nurses is then a number that one can read."""
MOST_OF_REGION = 40
"""Figures on a region's page; all are in their tables."""
MOST_ANSWERS = 4
"""Figures that answer a query."""
MOST_COMPARED = 1000
"""Figures of a region among which those are looked for, the newest ones."""


@dataclass(frozen=True, slots=True)
class TableRef:
    """A table in a list: its document, the number of its first figure there, and how much it holds."""

    document: str
    document_title: str
    publisher: str
    period_from: int | None
    period_to: int | None
    title: str
    first: int
    page: int
    regions: int
    figures: int

    @property
    def period(self) -> str:
        """The years that its document is about, as they are shown."""
        return period_text(self.period_from, self.period_to)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a column of figures counts, in which unit, and of which year; `is_divided` by inhabitants or not."""

    indicator: str
    year: int | None
    unit: str
    is_divided: bool = False

    @property
    def heading(self) -> str:
        """What the column is called where a line is all there is room for: "Stimulansmedel, 2018 (kronor)"."""
        named = ", ".join(filter(None, (self.indicator, str(self.year or ""))))
        return f"{named} ({self.unit})" if self.unit else named


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a table; `share` is its part of the largest in its column, 0.0-1.0; `page` counts from 1."""

    value: float
    page: int
    warning: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a table: a region's, or one with only a name, as a total."""

    region: str | None
    label: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A printed table; `per_inhabitant` tells whether its figures have been divided, which `can_be_divided` allows."""

    ref: TableRef
    columns: tuple[Counted, ...]
    rows: tuple[FigureRow, ...]
    per_inhabitant: bool
    can_be_divided: bool


@dataclass(frozen=True, slots=True)
class RegionFigure:
    """A figure of a region, with its table's title and the number of that table's first figure.

    `divided` is the same per inhabitant, None where that says nothing.
    """

    indicator: str
    year: int | None
    value: float
    unit: str
    title: str
    document: str
    document_title: str
    first: int
    region_name: str
    divided: float | None = None

    @property
    def divided_unit(self) -> str:
        """The unit of `divided`."""
        return _divided_unit(self.unit)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A row of `figures`."""

    region: str | None
    region_name: str
    indicator: str
    year: int | None
    value: float
    unit: str
    page: int
    warning: str


SHOWN = f"f.value IS NOT NULL AND {COUNTED_FIGURES}"
ASKED = "(:words = '' OR f.table_title LIKE :words OR f.indicator LIKE :words OR d.title LIKE :words)"
TABLES = f"""
    SELECT f.document, d.title, d.publisher, d.period_from, d.period_to, f.table_title, min(f.number), min(f.page),
        count(DISTINCT f.region) AS regions, count(*)
    FROM {FIGURES}
    WHERE {SHOWN} AND {ASKED} GROUP BY f.document, {TABLE}
"""  # noqa: S608 (constants)
ONE_TABLE = f"""
    SELECT f.region, coalesce(r.name, ''), f.indicator, f.year, f.value, f.unit, f.page, f.warning
    FROM {FIGURES} LEFT JOIN regions r ON r.code = f.region
    WHERE {SHOWN} AND f.document = ? AND f.table_title = ? AND (f.table_title <> '' OR f.page = ?) ORDER BY f.number
"""  # noqa: S608 (constants)
OF_REGION = f"""
    SELECT f.indicator, f.year, f.value, f.unit, f.table_title, f.document, d.title,
        (SELECT min(o.number) FROM figures o WHERE o.document = f.document AND o.table_title = f.table_title
            AND o.value IS NOT NULL AND (o.table_title <> '' OR o.page = f.page)), r.name
    FROM {FIGURES} JOIN regions r ON r.code = f.region
    WHERE {SHOWN} AND f.region = ? ORDER BY f.year DESC, d.title, f.number LIMIT ?
"""  # noqa: S608 (constants)


def table_list(connection: sqlite3.Connection, *, words: str, page: int) -> Listed[TableRef]:
    """Read a page (from 1) of the tables with `words` in them, those with most regions first."""
    asked = {"words": words and f"%{words}%", **window(page)}
    total = connection.execute(f"SELECT count(*) FROM ({TABLES})", asked).fetchone()[0]  # noqa: S608
    ordered = f"{TABLES} ORDER BY regions DESC, d.period_from DESC, d.title, min(f.number) LIMIT :limit OFFSET :offset"
    return Listed(tuple(TableRef(*row) for row in connection.execute(ordered, asked)), int(total), page)


def figure_table(
    connection: sqlite3.Connection, document: str, first: int, *, per_inhabitant: bool = False, largest: int = 0
) -> FigureTable | None:
    """Read the table that begins with a figure; None where none does.

    Args:
        connection: of the bank.
        document: the id of its document.
        first: the number of its first figure.
        per_inhabitant: whether figures of regions are divided by their inhabitants.
        largest: the column (from 1) whose largest figures go first; 0 for the order in which they are printed.
    """
    found = connection.execute(
        f"{TABLES} HAVING f.document = :document AND min(f.number) = :first", _key(document, first)
    )
    row = found.fetchone()
    if row is None:
        return None
    ref = TableRef(*row)
    printed = [_Printed(*each) for each in connection.execute(ONE_TABLE, [document, ref.title, ref.page])]
    columns, rows = _by_region(printed) if ref.regions > 1 else _by_indicator(printed)
    can_be_divided = ref.regions > 1 and any(_divided_unit(column.unit) for column in columns)
    if per_inhabitant and can_be_divided:
        columns, rows = _divided(columns, rows)
    ordered = _ordered(_with_shares(rows), largest)
    return FigureTable(ref, tuple(columns), tuple(ordered), per_inhabitant and can_be_divided, can_be_divided)


def figures_of_region(
    connection: sqlite3.Connection, region: str, *, limit: int = MOST_OF_REGION
) -> list[RegionFigure]:
    """Read the figures of a region, the newest first."""
    return [_of_region(region, row) for row in connection.execute(OF_REGION, [region, limit])]


def answering(connection: sqlite3.Connection, query: Query) -> tuple[RegionFigure, ...]:
    """Return the figures of a query's regions that half of its words ask for, those with most of the words first."""
    wanted = [term for term in query.terms if not term.negated]
    if not query.regions or not wanted:
        return ()
    held = [each for region in query.regions for each in figures_of_region(connection, region, limit=MOST_COMPARED)]
    asked = [each for each in held if not query.years or each.year in query.years]
    scores = [sum(_is_asked(term, each) for term in wanted) for each in asked]
    ranked = sorted(zip(scores, range(len(asked)), strict=True), key=lambda pair: (-pair[0], pair[1]))
    return tuple(asked[place] for score, place in ranked[:MOST_ANSWERS] if 2 * score >= len(wanted))


def _is_asked(term: QueryTerm, figure: RegionFigure) -> bool:
    """Return whether a word or phrase names what a figure counts, or asks for money and the figure is of money."""
    if figure.unit in KRONOR_IN and set(term.words) & query_words().money:
        return True
    named = {stem(word) for word in tokens(f"{figure.indicator} {figure.title}")}
    return all(stem(word) in named for word in term.words)


def _key(document: str, first: int) -> Mapping[str, str | int]:
    return {"words": "", "document": document, "first": first}


def _of_region(region: str, row: sqlite3.Row) -> RegionFigure:
    figure = RegionFigure(*row)
    return replace(figure, divided=_per_inhabitant(figure.value, region, figure.unit))


def _by_region(printed: Sequence[_Printed]) -> tuple[list[Counted], list[FigureRow]]:
    """Return what is counted as columns and regions as rows, then the rows that are of no region."""
    columns = list(dict.fromkeys(Counted(each.indicator, each.year, each.unit) for each in printed if each.region))
    cells: dict[tuple[str | None, str], dict[Counted, Cell]] = {}
    for each in printed:
        label, indicator = (each.region_name, each.indicator) if each.region else _total(each.indicator, columns)
        counted = Counted(indicator, each.year, each.unit)
        if counted in columns:
            cells.setdefault((each.region, label), {})[counted] = Cell(each.value, each.page, each.warning)
    rows = [FigureRow(code, label, tuple(map(held.get, columns))) for (code, label), held in cells.items()]
    return columns, sorted(rows, key=lambda row: row.region is None)


def _total(indicator: str, columns: Iterable[Counted]) -> tuple[str, str]:
    """Return the name of a row that is of no region and what it counts, which are printed in one.

    >>> _total("Totalt – Stimulansmedel", [Counted("Stimulansmedel", 2018, "kronor")])
    ('Totalt', 'Stimulansmedel')
    """
    for column in columns:
        label = indicator.removesuffix(f" – {column.indicator}")
        if label != indicator:
            return label, column.indicator
    return indicator, indicator


def _by_indicator(printed: Sequence[_Printed]) -> tuple[list[Counted], list[FigureRow]]:
    """Return years and units as columns and what is counted as rows."""
    columns = list(dict.fromkeys(Counted("", each.year, each.unit) for each in printed))
    cells: dict[str, dict[Counted, Cell]] = {}
    for each in printed:
        held = cells.setdefault(each.indicator, {})
        held.setdefault(Counted("", each.year, each.unit), Cell(each.value, each.page, each.warning))
    return columns, [FigureRow(None, label, tuple(map(held.get, columns))) for label, held in cells.items()]


def _divided(columns: Iterable[Counted], rows: Iterable[FigureRow]) -> tuple[list[Counted], list[FigureRow]]:
    """Return a table of regions per inhabitant, without rows of which the inhabitants are not known."""
    before = list(columns)
    return [_divided_column(column) for column in before], [
        replace(row, cells=tuple(_shown(cell, row.region, c.unit) for cell, c in zip(row.cells, before, strict=True)))
        for row in rows
        if row.region in population().inhabitants
    ]


def _divided_column(column: Counted) -> Counted:
    unit = _divided_unit(column.unit)
    return replace(column, unit=unit, is_divided=True) if unit else column


def _shown(cell: Cell | None, region: str | None, unit: str) -> Cell | None:
    """Return a figure per inhabitant where that says something, or else as it is."""
    divided = _per_inhabitant(cell.value, region, unit) if cell else None
    return cell if cell is None or divided is None else replace(cell, value=divided)


def _per_inhabitant(value: float, region: str | None, unit: str) -> float | None:
    """Return money in kronor per inhabitant, counts per `COUNTED_PER` inhabitants, and None for all else."""
    people = population().inhabitants.get(region or "")
    if not people or not _divided_unit(unit):
        return None
    return value * KRONOR_IN.get(unit, COUNTED_PER) / people


def _divided_unit(unit: str) -> str:
    """Return the unit of a figure per inhabitant as it is shown, "" where dividing says nothing.

    >>> _divided_unit("tkr"), _divided_unit("%")
    ('kronor per invånare', '')
    """
    if unit in KRONOR_IN:
        return text("kronor per invånare")
    return text("{unit} per {count} invånare").format(unit=unit, count=number(COUNTED_PER)) if unit in COUNTS else ""


def _with_shares(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """Return rows whose cells know their part of the largest of a region in their column, or of any where none is."""
    compared = [row for row in rows if row.region] or rows
    largest = [max((abs(cell.value) for cell in column if cell), default=0.0) for column in _columns(compared)]
    return [replace(row, cells=tuple(map(_with_share, row.cells, largest))) for row in rows]


def _columns(rows: Iterable[FigureRow]) -> Iterable[tuple[Cell | None, ...]]:
    return zip(*(row.cells for row in rows), strict=True)


def _with_share(cell: Cell | None, largest: float) -> Cell | None:
    return replace(cell, share=min(1.0, abs(cell.value) / largest)) if cell and largest else cell


def _ordered(rows: Sequence[FigureRow], largest: int) -> list[FigureRow]:
    """Return rows with the largest figures of a column (from 1) first; those without a figure, and totals, go last."""
    if not rows or not 0 < largest <= len(rows[0].cells):
        return list(rows)
    return sorted(rows, key=lambda row: (row.region is None, *_descending(row.cells[largest - 1])))


def _descending(cell: Cell | None) -> tuple[bool, float]:
    """Return the key by which larger figures go first and missing ones last."""
    return cell is None, -cell.value if cell else 0.0
