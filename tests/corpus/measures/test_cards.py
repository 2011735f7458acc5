"""Headings over labelled values name measures."""

from __future__ import annotations

import pytest
from pages import document, heading, paragraph

from atgardsbanken.corpus.measures.cards import FEWEST_CARDS, heads_of_cards
from atgardsbanken.corpus.measures.units import read_units
from atgardsbanken.corpus.spans import DocumentView

NAMES = ("Språkombud", "Nattkamera", "Rehabteam", "Läsplattor")


def heads(cards: int, *, without: int = 0, label: str = "Status") -> list[str]:
    """The headings that name cards, of `cards` with labels and some `without`."""
    told = [(heading(name), paragraph("Ansvarig: Enhetschef"), paragraph(f"{label}: Klar")) for name in NAMES[:cards]]
    rest = [(heading(f"Kapitel {number}"), paragraph("Text.")) for number in range(without)]
    units = read_units(DocumentView(document([spec for group in (*told, *rest) for spec in group])))
    return [units[number].text for number in sorted(heads_of_cards(units))]


@pytest.mark.parametrize("count", [FEWEST_CARDS - 1, FEWEST_CARDS])
def test_headings_over_cards(count: int) -> None:
    """As many as make a series name cards, fewer none."""
    assert heads(count) == (list(NAMES[:count]) if count == FEWEST_CARDS else [])


def test_chapters_have_none() -> None:
    """A heading without a card names none; where most are such, no heading does."""
    assert heads(FEWEST_CARDS, without=1) == list(NAMES[:FEWEST_CARDS])
    assert heads(FEWEST_CARDS, without=4) == []


def test_two_fields_tell_of_a_measure() -> None:
    """Who alone is not enough; a card that says its title has no other."""
    assert heads(FEWEST_CARDS, label="Syfte") == []
    assert heads(FEWEST_CARDS, label="Åtgärd") == []
