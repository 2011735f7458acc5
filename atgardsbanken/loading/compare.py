"""Measures of a bank compared with those that a person wrote down from the same documents; shares are 0.0-1.0."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from rapidfuzz import fuzz

from atgardsbanken.db.export import COLUMNS
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading.input_files import table_rows

SAME_TITLE = 80.0
"""The likeness (0-100) of two titles from which they are one measure's: set by hand, some words more or less."""
NO_AREA = "-"
"""What is written where a measure belongs to none of the areas; an empty cell says nothing."""


@dataclass(frozen=True, slots=True)
class Named:
    """A measure by what is compared: its title, its area ("" where nothing is said) and its document's id or name."""

    title: str
    area: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is found of the measures that a person wrote down, `wanted`, among those of the bank, `found`."""

    documents: int
    wanted: int
    found: int
    pairs: tuple[tuple[Named, Named], ...]
    missed: tuple[Named, ...]
    invented: tuple[Named, ...]

    @property
    def precision(self) -> float:
        """The share of found measures that are wanted."""
        return len(self.pairs) / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of wanted measures that are found."""
        return len(self.pairs) / self.wanted if self.wanted else 1.0

    @property
    def judged(self) -> tuple[int, int]:
        """How many areas are right, of how many that are told."""
        told = [(wanted.area, found.area) for wanted, found in self.pairs if wanted.area]
        return sum(wanted == found for wanted, found in told), len(told)


def wanted_measures(text: str) -> list[Named]:
    """Read the measures that a person wrote down: CSV with the headings of an export, Swedish or those of its JSON.

    Raises:
        BadUsageError: no column holds titles.
    """
    rows = table_rows(text)
    keys = {COLUMNS[key]: key for key in ("title", "area", "document")}
    names = {keys.get(name.strip().lower(), name.strip().lower()): name for name in rows.fieldnames or ()}
    if "title" not in names:
        raise BadUsageError(f"no column {COLUMNS['title']}; begin with a line such as dokument,åtgärd,område.")
    values = ({key: (row[names[key]] or "").strip() for key in keys.values() if key in names} for row in rows)
    return [Named(**value) for value in values if value["title"]]


def compare(connection: sqlite3.Connection, wanted: Sequence[Named]) -> Comparison:
    """Compare measures with the bank's, of the documents that are named, or of all where none is.

    Raises:
        BadUsageError: the bank has no document of that id or file name.
    """
    documents = {str(row[0]): str(row[1]) for row in connection.execute("SELECT id, name FROM documents")}
    by_name = {form: key for key, name in documents.items() for form in (key, name, PurePath(name).stem)}
    if unknown := sorted({each.document for each in wanted if each.document and each.document not in by_name}):
        raise BadUsageError(f"{unknown[0]}: the bank has no document of this id or file name; see its coverage page.")
    placed = [Named(each.title, each.area, by_name.get(each.document, "")) for each in wanted]
    meant = {each.document for each in placed if each.document} or set(documents)
    rows = connection.execute("SELECT title, area, document FROM measures ORDER BY id")
    found = [Named(str(row[0]), str(row[1] or NO_AREA), str(row[2])) for row in rows if row[2] in meant]
    pairs = tuple(_pairs(placed, found))
    seen = {id(each) for pair in pairs for each in pair}
    return Comparison(
        len(meant),
        len(placed),
        len(found),
        pairs,
        tuple(each for each in placed if id(each) not in seen),
        tuple(each for each in found if id(each) not in seen),
    )


def _pairs(wanted: Sequence[Named], found: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pair measures one to one, the likest titles first; of documents that are named only their own."""
    alike = [
        (likeness, at, other)
        for at, one in enumerate(wanted)
        for other, candidate in enumerate(found)
        if one.document in ("", candidate.document)
        if (likeness := fuzz.ratio(one.title.casefold(), candidate.title.casefold())) >= SAME_TITLE
    ]
    taken: set[tuple[str, int]] = set()
    for _, at, other in sorted(alike, key=lambda each: (-each[0], each[1:])):
        if not taken & {("wanted", at), ("found", other)}:
            taken |= {("wanted", at), ("found", other)}
            yield wanted[at], found[other]
