"""Which standard field a column of a table fills, from its printed heading or from what its cells say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from atgardsbanken.corpus.find.deadline import has_date
from atgardsbanken.corpus.regions import fold

CLOSED = frozenset({"responsible", "status", "deadline"})
"""Fields whose values are short and of a known kind."""
HEADING_LIKENESS = 87.0
"""rapidfuzz' ratio (0-100) from which a printed heading is one of the known names."""
PART_DISCOUNT = 4.0
"""What a heading that is known only by one of its parts loses of its likeness."""
CONTENT_SHARE = 0.6
"""The share of a column's cells that must look like a field's."""
LONGEST_VALUE = 60
"""Characters of a cell that may still be a status, a name or a date."""
LONGEST_HEADING = 45
"""Characters of a cell that may still be a column's heading."""
DATED = re.compile(r"\([^)]*\)|\b\d[\d-]*\b|[*:?]+")
"""What a heading may add to its name: a date, a note in brackets."""
PARTS = re.compile(r"\s*[/,]\s*|\s+(?:och|samt|eller|&)\s+|\s+[-–]\s+")
"""What stands between two names in one heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed heading understood: its `field` and the likeness (0-100) to the name it was known by."""

    field: str
    likeness: float


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """The folded names of each field."""
    data = tomllib.loads(files("atgardsbanken.corpus.find").joinpath("columns.toml").read_text(encoding="utf-8"))
    return {field: tuple(fold(name) for name in names) for field, names in data["names"].items()}


@cache
def _fields() -> Mapping[str, str]:
    """The field of each folded name; the first field to claim a name has it."""
    return {name: field for field, names in reversed(list(_names().items())) for name in names}


@cache
def _contents() -> Mapping[str, tuple[str, ...]]:
    """The folded words that a field's cells are known by."""
    data = tomllib.loads(files("atgardsbanken.corpus.find").joinpath("columns.toml").read_text(encoding="utf-8"))
    return {field: tuple(fold(name) for name in names) for field, names in data["content"].items()}


def understand(printed: str) -> Heading | None:
    """The field that a column with this printed heading fills, or None."""
    words = " ".join(DATED.sub(" ", printed).split())
    if not words or len(words) > LONGEST_HEADING:
        return None
    whole = named(words)
    if whole:
        return whole
    parts = [heading for part in PARTS.split(words) if (heading := named(part))]
    ends = [heading for part in (words.split()[-1], words.split()[0]) if (heading := named(part))]
    known = parts[:1] or sorted(ends, key=lambda heading: -heading.likeness)[:1]
    return Heading(known[0].field, known[0].likeness - PART_DISCOUNT) if known else None


def named(printed: str) -> Heading | None:
    """The field whose name is most like `printed` as a whole, None where none is."""
    folded = fold(printed)
    if not folded:
        return None
    found = process.extractOne(folded, _fields().keys(), scorer=fuzz.ratio, score_cutoff=HEADING_LIKENESS)
    return Heading(_fields()[found[0]], float(found[1])) if found else None


def guess(cells: Sequence[str]) -> str:
    """The field that a column with these cells fills by what they say: `status`, `deadline`, `responsible` or ""."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return ""
    shares = {
        field: sum(says(field, cell) for cell in filled) / len(filled)
        for field in ("status", "deadline", "responsible")
    }
    field = max(shares, key=lambda name: shares[name])
    return field if shares[field] >= CONTENT_SHARE else ""


def says(field: str, cell: str) -> bool:
    """Whether a cell could be one of the field's."""
    if len(cell) > LONGEST_VALUE:
        return False
    if field == "deadline":
        return has_date(cell)
    words = [fold(word) for word in cell.split()]
    if field == "status":
        return len(words) <= 3 and (
            fold(cell) in _contents()[field] or (bool(words) and words[0] in _contents()[field])
        )
    return any(word == cue or (len(cue) > 3 and cue in word) for word in words for cue in _contents()[field])


def fields_of(printed: Sequence[str], cells: Sequence[Sequence[str]]) -> dict[int, str]:
    """The field of each column, by its number from 0; {} where the table is not one of measures.

    Args:
        printed: each column's heading, "" where there is none.
        cells: each column's cells as they are printed.
    """
    known = {number: heading.field for number, text in enumerate(printed) if (heading := understand(text))}
    if _of_another_kind(printed, known):
        return {}
    for number, column in enumerate(cells):
        if number not in known and (field := guess(column)) and field not in known.values():
            known[number] = field
    supporting = {
        field for field in known.values() if field in ("description", "result", "responsible", "status", "deadline")
    }
    if "title" not in known.values():
        first = min((number for number in range(len(printed)) if number not in known), default=None)
        if first is None or len(supporting) < 2 or not _wordy(cells[first]):
            return {}
        known[first] = "title"
    others = [column for number, column in enumerate(cells) if known.get(number) != "title"]
    return _single(known) if not others or any(_wordy(column) for column in others) else {}


def title_column(fields: Mapping[int, str]) -> int | None:
    """The number of the column of titles, None where there is none."""
    return next((number for number, field in fields.items() if field == "title"), None)


def _of_another_kind(printed: Sequence[str], known: Mapping[int, str]) -> bool:
    """Whether the first named column is that of a table of numbers, terms or people."""
    first = next((number for number, text in enumerate(printed) if text.strip() and known.get(number) != "aside"), None)
    return first is not None and known.get(first) in ("other_table", "indicator")


def _wordy(cells: Sequence[str]) -> bool:
    """Whether most of the cells are words rather than numbers."""
    filled = [cell for cell in cells if cell.strip()]
    wordy = [cell for cell in filled if sum(character.isalpha() for character in cell) > len(cell) / 2]
    return len(wordy) * 2 > len(filled)


def _single(known: Mapping[int, str]) -> dict[int, str]:
    """The same, with one title: the first; further titles describe, as their heading's second best meaning."""
    titles = [number for number, field in sorted(known.items()) if field == "title"]
    return {
        number: "description" if field == "title" and number != titles[0] else field for number, field in known.items()
    }
