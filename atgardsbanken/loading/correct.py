"""What a person says of measures: said on the command line or in a CSV file, kept in the bank."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from atgardsbanken.corpus.corrections import COLUMNS, Conflict, Correction, correct, from_rows, to_rows
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading.connect import connect_documents


def say(bank: Bank, measure: str, values: Mapping[str, str], *, note: str, by: str) -> tuple[Conflict, ...]:
    """Keep what was said of one measure, bring links and search up to date, and return what needs a look.

    Raises:
        BadUsageError: there is no such measure, or a value does not fit its field.
    """
    found = bank.measure_as_read(measure)
    if found is None:
        raise BadUsageError(f"{measure}: no measure has this id; `atgardsbanken search` shows the ids.")
    as_read, document = found
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return keep(
        bank,
        [correct(as_read, field, value, document=document, note=note, by=by, at=at) for field, value in values.items()],
    )


def keep(bank: Bank, corrections: Iterable[Correction]) -> tuple[Conflict, ...]:
    """Keep corrections, bring links and search up to date, and return what needs a look."""
    conflicts = bank.correct(corrections)
    connect_documents(bank)
    return conflicts


def take_back(bank: Bank, measure: str, field: str) -> None:
    """Let a field say again what was read."""
    bank.take_back(measure, field)
    connect_documents(bank)


def to_csv(bank: Bank) -> str:
    """All corrections of the bank as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(to_rows(bank.corrections()))
    return out.getvalue()


def from_csv(text: str) -> list[Correction]:
    """The corrections of a CSV file.

    Raises:
        BadUsageError: a row does not say what to correct.
    """
    return from_rows(csv.DictReader(io.StringIO(text)))
