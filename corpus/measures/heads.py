"""Which standard field a column of a table fills, from its printed heading or from what its cells say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec
from rapidfuzz import fuzz, process

from atgardsbanken.corpus.find.deadline import has_date
from atgardsbanken.corpus.find.grammar import ends_sentence
from atgardsbanken.corpus.regions import fold
from atgardsbanken.normalize.data_files import load
from atgardsbanken.normalize.own_words import own_words

CLOSED = frozenset({"responsible", "status", "deadline"})
"""Fields whose values are short and of a known kind: told of measures and of little else."""
HEADING_LIKENESS = 87.0
"""rapidfuzz' ratio (0-100) from which a printed heading is one of the known names."""
PART_DISCOUNT = 4.0
"""What a heading that is known only by one of its parts loses of its likeness."""
LONGEST_VALUE = 60
"""Characters of a cell that may still be a status, a name or a date."""
MOST_HEADER_WORDS = 10
"""Words that a line of heads has at most."""
SURE = 90.0
"""The likeness from which a head is known beside others on one line."""
LONGEST_HEADING = 45
"""Characters of a cell that may still be a column's heading."""
DATED = re.compile(r"\([^)]{0,200}\)|\b\d[\d-]*\b|[*:?]+")
"""What a heading may add to its name: a date, a note in brackets."""
PARTS = re.compile(r"[/,]\s*+|(?<!\s)\s++(?:[/,]\s*+|(?:och|samt|eller|&)\s++|[-–]\s++)")
"""What stands between two names in one heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed heading understood: its `field` and the likeness (0-100) to the name it was known by."""

    field: str
    likeness: float


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    """The words of `heads.toml` by field: what heads are called, and what cells say."""

    names: dict[str, tuple[str, ...]]
    content: dict[str, tuple[str, ...]]


@cache
def _words() -> _Words:
    """Return the words of `heads.toml`, and after them a user's own names."""
    known = load("atgardsbanken.corpus.measures", "heads.toml", _Words)
    own = own_words().columns
    names = {
        field: (*names, *(name for each, more in own.items() if each == field for name in more))
        for field, names in known.names.items()
    }
    return _Words(names, known.content)


def _folded(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    return {field: tuple(map(fold, names)) for field, names in words.items()}


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return the folded names of each field."""
    return _folded(_words().names)


@cache
def _fields() -> Mapping[str, str]:
    """Return the field of each folded name; the first field to claim a name has it."""
    return {name: field for field, names in reversed(list(_names().items())) for name in names}


@cache
def _contents() -> Mapping[str, tuple[str, ...]]:
    """Return the folded words that a field's cells are known by."""
    return _folded(_words().content)


def understand(printed: str) -> Heading | None:
    """Return the field that a column with this printed heading fills, or None."""
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
    """Return the field whose name is most like `printed` as a whole, None where none is."""
    folded = fold(printed)
    if not folded:
        return None
    found = process.extractOne(folded, _fields().keys(), scorer=fuzz.ratio, score_cutoff=HEADING_LIKENESS)
    return Heading(_fields()[found[0]], float(found[1])) if found else None


def says(field: str, cell: str) -> bool:
    """Tell whether a cell could be one of the field's."""
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


@lru_cache(maxsize=20_000)
def field_of(printed: str) -> str:
    """Return the field that a head or label names, "" where it is not known."""
    known = understand(printed)
    return known.field if known else ""


def header_of(text: str) -> dict[str, str] | None:
    """Return the printed heading of each field, where a line is made up of columns' headings; else None.

    >>> header_of("Aktivitet Beskrivning Ansvarig Status")
    {'title': 'Aktivitet', 'description': 'Beskrivning', 'responsible': 'Ansvarig', 'status': 'Status'}
    >>> header_of("Projekt för bättre resursutnyttjande") is None
    True
    """
    words = text.split()
    if not 2 <= len(words) <= MOST_HEADER_WORDS or ends_sentence(text):
        return None
    parts = _headings_in(words)
    found: dict[str, str] = {}
    known = [(heading.field, part) for part in parts if (heading := named(part))]
    for name, part in known:
        found.setdefault(name, part)
    return found if len(known) == len(parts) and len(found) > 1 else None


def _headings_in(words: Sequence[str]) -> list[str]:
    """Return the words cut into as few known headings as they can be, [] where they can't."""
    best: list[list[str] | None] = [[], *([None] * len(words))]
    for end in range(1, len(words) + 1):
        for start in range(end):
            before, part = best[start], " ".join(words[start:end])
            heading = named(part) if before is not None else None
            if before is not None and heading and heading.likeness >= SURE and part[0].isupper():
                best[end] = min((option for option in (best[end], [*before, part]) if option), key=len)
    return best[-1] or []
