"""Measures, passages and other tables as files for other programs: CSV, JSON, and Parquet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.util import find_spec

from atgardsbanken.db.pages.changes import SeriesChanges
from atgardsbanken.db.pages.figures import FigureTable
from atgardsbanken.db.pages.items import Item
from atgardsbanken.db.pages.running_text import region_of
from atgardsbanken.db.search.passages import FoundPassage
from atgardsbanken.extract.errors import MissingProgramError

Cell = str | int | float | None
Record = dict[str, Cell]
BOM = "\ufeff"
"""The byte order mark, by which Excel knows that a CSV file is UTF-8."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Characters that begin a formula in a spreadsheet."""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
"""A number as SQLite writes it, which a spreadsheet may read as one."""
COLUMNS = {
    "id": "id",
    "title": "åtgärd",
    "description": "beskrivning",
    "result": "resultat",
    "region": "regionkod",
    "region_name": "region",
    "year": "år",
    "area": "område",
    "area_source": "områdets källa",
    "area_confidence": "områdets sannolikhet",
    "status": "status",
    "responsible": "ansvarig",
    "deadline": "ska vara klart",
    "section": "avsnitt",
    "theme": "tema",
    "document": "dokument",
    "document_title": "dokumentets titel",
    "page": "sida",
    "confidence": "säkerhet",
    "printed_page": "tryckt sida",
    "publisher": "utgivare",
    "municipality": "kommun",
    "period_from": "handlar om från",
    "period_to": "handlar om till",
    "series": "serie",
    "printed_title": "åtgärd som den är tryckt, där den är rättad",
    "best_form": "dokumentets bästa form",
    "url": "adress",
}
SHOWN_COLUMNS = {**COLUMNS, "place": "plats bland träffarna", "match": "träff"}
"""The headings of the hits of a search, the most relevant one first unless it is sorted otherwise."""
MATCHES = {"all": "alla ord", "near": "närliggande"}
"""How a hit matches, in Swedish."""
PASSAGE_COLUMNS = {
    "id": "id",
    "text": "text",
    "kind": "typ",
    "section": "avsnitt",
    "region_name": "region",
    "year": "år",
    "document": "dokument",
    "document_title": "dokumentets titel",
    "page": "sida",
    "period_from": "handlar om från",
    "period_to": "handlar om till",
    "printed_page": "tryckt sida",
    "url": "adress",
}


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A measure among the hits of a search: its place (from 1), and whether all terms match."""

    item: Item
    place: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table as people read it: Swedish headings, and rows with as many cells."""

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def measures_table(items: Iterable[Item], *, site: str = "") -> Table:
    """Return measures as a table; `site` is the address that measures' pages begin with."""
    return _as_table((record(item, site=site) for item in items), COLUMNS)


def shown_table(shown: Iterable[ShownItem], *, site: str = "") -> Table:
    """Return the hits of a search as a table; `site` is the address that measures' pages begin with."""
    records = (shown_record(each, site=site) for each in shown)
    return _as_table(({**each, "match": MATCHES[str(each["match"])]} for each in records), SHOWN_COLUMNS)


def shown_record(shown: ShownItem, *, site: str = "") -> Record:
    """Return a hit's columns: the measure's, its place among the hits, and whether all terms match ("all", "near")."""
    return {**record(shown.item, site=site), "place": shown.place, "match": "all" if shown.complete else "near"}


def passages_table(passages: Iterable[FoundPassage], *, site: str = "") -> Table:
    """Return passages as a table; `site` is the address that documents' pages begin with."""
    return _as_table((passage_record(passage, site=site) for passage in passages), PASSAGE_COLUMNS)


def figures_table(table: FigureTable) -> Table:
    """Return a printed table of figures, with the code of each row's region before its name."""
    headings = ("regionkod", "rad", *(column.heading for column in table.columns))
    rows = [[row.region, row.label, *(cell.value if cell else None for cell in row.cells)] for row in table.rows]
    return Table(headings, rows)


CHANGE_COLUMNS = {
    "change": "förändring",
    "region": "regionkod",
    "name": "region",
    "earlier": "åtgärd i det tidigare dokumentet",
    "later": "åtgärd i det senare dokumentet",
    "area": "område",
    "theme": "tema",
    "score": "likhet",
    "url": "adress",
}
"""The headings of what changed between two issues of a series."""


def changes_table(compared: SeriesChanges, *, site: str = "") -> Table:
    """Return what changed between two issues of a series, region by region."""
    return _as_table(_change_records(compared, site), CHANGE_COLUMNS)


def _change_records(compared: SeriesChanges, site: str) -> Iterator[Record]:
    for owner in compared.owners:
        gone = "återfinns inte" if owner.is_followed else "regionen saknas i det senare dokumentet"
        told: tuple[tuple[str, Item, str, str, float | None], ...] = (
            *(("ny", item, "", item.title, None) for item in owner.change.new),
            *(("fortsätter", p.later, p.earlier.title, p.later.title, p.score) for p in owner.change.goes_on),
            *((gone, item, item.title, "", None) for item in owner.change.ended),
            *(("kan finnas bland förslagen", item, item.title, "", None) for item in owner.change.suggested),
        )
        for change, item, earlier, later, score in told:
            yield {
                "change": change,
                "region": owner.region,
                "name": owner.name,
                "earlier": earlier,
                "later": later,
                "area": item.area,
                "theme": item.theme,
                "score": score,
                "url": f"{site}/atgard/{item.id}",
            }


def as_parquet(items: Iterable[Item], *, site: str = "") -> bytes:
    """Write measures as a Parquet file with the columns of the JSON.

    Raises:
        MissingProgramError: pyarrow is not installed.
    """
    return records_as_parquet([record(item, site=site) for item in items])


def records_as_parquet(records: Sequence[Record]) -> bytes:
    """Write records with the same columns as a Parquet file.

    Raises:
        MissingProgramError: pyarrow is not installed.
    """
    try:
        from pyarrow import Table, parquet
    except ImportError as error:
        raise MissingProgramError("Parquet needs pyarrow; install it with: pip install pyarrow") from error
    buffer = io.BytesIO()
    parquet.write_table(Table.from_pylist(list(records)), buffer)
    return buffer.getvalue()


def has_parquet() -> bool:
    """Return whether measures can be written as Parquet here."""
    return find_spec("pyarrow") is not None


def record(item: Item, *, site: str = "") -> Record:
    """Return a measure's columns with its permanent address."""
    return {**_fields(item), "url": f"{site}/atgard/{item.id}"}


def passage_record(passage: FoundPassage, *, site: str = "") -> Record:
    """Return a passage's columns with the address of its page, where it is framed."""
    place = f"{site}/dokument/{passage.document}?sida={passage.page}&stycke={passage.id}"
    return {**_fields(passage), "region_name": region_of(passage), "url": place}


def _fields(row: Item | FoundPassage) -> Record:
    """Return the fields of a row by name: `asdict` copies each value, which takes ten times as long."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _as_table(records: Iterable[Record], columns: Mapping[str, str]) -> Table:
    """Return records as a table; `columns` are the headings by the records' names."""
    return Table(tuple(columns.values()), [[row[column] for column in columns] for row in records])


def table_as_csv(table: Table) -> str:
    """Write a table as CSV with commas (RFC 4180), marked as UTF-8."""
    return BOM + csv_text((table.headings, *table.rows), defused)


def csv_text(rows: Iterable[Sequence[Cell]], write: Callable[[Cell], str], *, delimiter: str = ",") -> str:
    """Write rows as CSV, each cell as `write` has it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for row in rows:
        writer.writerow(map(write, row))
    return out.getvalue()


def json_text(content: object) -> str:
    """Write what a file holds as JSON, as all files have it: indented, with letters as they are."""
    return json.dumps(content, ensure_ascii=False, indent=1)


def defused_csv(text: str) -> str:
    """Return lines of CSV whose cells no spreadsheet takes for formulas; numbers stay as they are.

    >>> defused_csv("-5,=1+1")
    "-5,'=1+1\\r\\n"
    """
    return csv_text(csv.reader(io.StringIO(text, newline="")), _defused_unless_number)


def _defused_unless_number(value: Cell) -> str:
    return value if isinstance(value, str) and NUMBER.fullmatch(value) else defused(value)


def defused(value: str | float | None) -> str:
    """Write a cell that no spreadsheet takes for a formula: with an apostrophe before it.

    >>> defused("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    text = "" if value is None else str(value)
    if isinstance(value, str) and text.startswith(FORMULA_STARTS):
        return f"'{text}"
    return text
