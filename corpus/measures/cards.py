"""Find headings that name cards: above labelled values that say who does something, when and how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atgardsbanken.corpus.measures.heads import CLOSED, field_of
from atgardsbanken.corpus.measures.units import Unit

FEWEST_CARDS = 3
"""Headings of one look with a card each from which such headings name cards: fewer may be a document's own labels."""
MOST_CARDS_SHARE = 0.6
"""Part of the headings of that look that have a card at least: others head chapters."""
FEWEST_TOLD = 2
"""Fields out of who, when and how far that a card tells at least."""


def heads_of_cards(units: Sequence[Unit]) -> set[int]:
    """Return the numbers of the headings that name cards."""
    alike: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        if unit.kind == "heading":
            alike.setdefault(unit.place.series, []).append(number)
    found: set[int] = set()
    for numbers in alike.values():
        own = {number for number in numbers if _heads_card(units, number)}
        if len(own) >= max(FEWEST_CARDS, MOST_CARDS_SHARE * len(numbers)):
            found |= own
    return found


def _heads_card(units: Sequence[Unit], heading: int) -> bool:
    """Return whether labelled values below a heading tell of it, and none is a title of its own."""
    fields = {field_of(unit.place.column) for unit in _below(units, heading) if unit.kind == "value"}
    return "title" not in fields and len(CLOSED & fields) >= FEWEST_TOLD


def _below(units: Sequence[Unit], heading: int) -> Iterator[Unit]:
    """Yield the units below a heading, up to the next."""
    for unit in units[heading + 1 :]:
        if unit.kind == "heading":
            return
        yield unit
