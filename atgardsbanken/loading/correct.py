"""Correcting measures, one by one or from a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from atgardsbanken.corpus.corrections import COLUMNS, NONE_WRITTEN, Conflict, Correction, correct, from_rows, to_rows
from atgardsbanken.db.export import FORMULA_STARTS
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading.connect import connect_documents
from atgardsbanken.loading.input_files import table_rows


def correct_measure(bank: Bank, measure: str, values: Mapping[str, str], *, note: str, by: str) -> tuple[Conflict, ...]:
    """Correct fields of one measure, update links and search, and return conflicts.

    Raises:
        BadUsageError: there is no such measure, or a value does not fit its field.
    """
    found = bank.measure_as_read(measure)
    if found is None:
        raise BadUsageError(f"{measure}: no measure has this id; `atgardsbanken search` shows the ids.")
    as_read, document = found
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return store_corrections(
        bank,
        [correct(as_read, field, value, document=document, note=note, by=by, at=at) for field, value in values.items()],
    )


def store_corrections(bank: Bank, corrections: Iterable[Correction]) -> tuple[Conflict, ...]:
    """Store corrections, update links and search, and return conflicts."""
    conflicts = bank.correct(corrections)
    connect_documents(bank)
    return conflicts


def undo_correction(bank: Bank, measure: str, field: str) -> None:
    """Undo the correction of a field."""
    bank.take_back(measure, field)
    connect_documents(bank)


def to_csv(bank: Bank) -> str:
    """Write all corrections of the bank as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _defused(cell) for name, cell in row.items()} for row in to_rows(bank.corrections()))
    return out.getvalue()


def from_csv(text: str) -> list[Correction]:
    """Read corrections from CSV.

    Raises:
        BadUsageError: a row does not say what to correct.
    """
    rows = table_rows(text)
    if missing := [name for name in ("measure", "field", "value") if name not in (rows.fieldnames or ())]:
        raise BadUsageError(f"the first line has no column {', '.join(missing)}; begin with what --export writes.")
    return from_rows({name: _as_typed(cell) for name, cell in row.items() if name} for row in rows)


def _defused(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, and that `_as_typed` turns back.

    >>> _defused("=1+1"), _as_typed("'=1+1"), _as_typed(_defused("'=1+1")), _defused("-")
    ("'=1+1", '=1+1', "'=1+1", '-')
    """
    return f"'{cell}" if _begins_formula(cell) and cell != NONE_WRITTEN else cell


def _as_typed(cell: str) -> str:
    return cell[1:] if cell and cell.startswith("'") and _begins_formula(cell) else cell


def _begins_formula(cell: str) -> bool:
    """Return whether a formula begins behind the apostrophes of a cell, if it has any."""
    return cell.lstrip("'").startswith(FORMULA_STARTS)
