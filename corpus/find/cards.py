"""Measures printed each as a card: a small table whose first column names what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.columns import named
from atgardsbanken.corpus.spans import DocumentView, Span, text_of
from atgardsbanken.extract.records import Cell, Row, Table

KNOWN_SHARE = 0.6
"""The share of a card's labels that are known as columns' headings."""
FEWEST_FIELDS = 3
"""Different fields that a card's labels name at least."""


@dataclass(slots=True)
class Card:
    """A measure as it is read: its title, its fields' spans, and the printed label of each."""

    title: tuple[Span, ...]
    fields: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def candidate(self, kept: Sequence[str], section: str) -> Candidate:
        """The card as a measure with the fields that are `kept`."""
        told = {name: spans for name, spans in self.fields.items() if name in kept and spans}
        return Candidate("table", self.title, told, section, self.labels)


def find(view: DocumentView, table: Table, kept: Sequence[str], section: str) -> list[Candidate]:
    """The measures of a table of cards, [] where the table is none.

    Labels stand in every other column from the first. A card begins with the label of a title, or with a row of one
    text above labels.
    """
    labels = [_text(view, label) for row in table.rows for label, _ in _pairs(row)]
    known = [heading.field for label in labels if (heading := named(label))]
    if len(known) < KNOWN_SHARE * len(labels) or len(set(known)) < FEWEST_FIELDS or table.columns % 2:
        return []
    cards: list[Card] = []
    for row in table.rows:
        _read(view, row, cards)
    return [card.candidate(kept, section) for card in cards if card.title and card.fields]


def _read(view: DocumentView, row: Row, cards: list[Card]) -> None:
    """Put down a row: a card's title, or labels with their values."""
    filled = [cell for cell in row.cells if cell.lines]
    if len(filled) == 1 and filled[0].column == 0:
        cards.append(Card(view.cell(filled[0])))
        return
    for label, value in _pairs(row):
        heading = named(_text(view, label))
        if heading and heading.field == "title":
            cards.append(Card(view.cell(value)))
        elif heading and cards:
            cards[-1].fields[heading.field] = (*cards[-1].fields.get(heading.field, ()), *view.cell(value))
        if heading and cards:
            cards[-1].labels.setdefault(heading.field, _text(view, label))


def _pairs(row: Row) -> Iterator[tuple[Cell, Cell]]:
    """Each label of a row with the cell beside it."""
    for label in row.cells:
        if label.column % 2 == 0 and (value := _beside(row, label)):
            yield label, value


def _beside(row: Row, label: Cell) -> Cell | None:
    """The filled cell right beside a filled one."""
    return next((cell for cell in row.cells if label.lines and cell.lines and cell.column == label.column + 1), None)


def _text(view: DocumentView, cell: Cell) -> str:
    return text_of(view.cell(cell)).rstrip(":")
