"""Which standard field a column of a table fills, from its printed heading or from what its cells say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atgardsbanken.corpus.measures.heads import CLOSED, Heading, guess, named, says, understand

__all__ = ["CLOSED", "Heading", "fields_of", "guess", "named", "says", "title_column", "understand"]


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
