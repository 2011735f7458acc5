"""Paragraphs that begin with the sign of an item or a note are such."""

from __future__ import annotations

import pytest

from atgardsbanken.extract.markup.pieces import Piece
from atgardsbanken.extract.markup.typed import with_typed_marks


def typed(*texts: str) -> list[tuple[str, str, str]]:
    """Kind, marker and text of paragraphs."""
    return [
        (each.kind, each.marker, each.text) for each in with_typed_marks([Piece("paragraph", text) for text in texts])
    ]


def test_a_bullet_makes_an_item() -> None:
    """Alone too, whatever white follows it; and what is numbered beside it."""
    assert typed("·\u00a0Inför stöd", "1. Utbilda") == [("item", "·", "Inför stöd"), ("item", "1.", "Utbilda")]


def test_dashes_and_numbers_make_items_where_they_are_several() -> None:
    """One alone may be anything."""
    assert typed("- Inför stöd", "- Utbilda") == [("item", "-", "Inför stöd"), ("item", "-", "Utbilda")]
    assert typed("Vi ska", "1. Inför stöd", "Sedan") == [
        ("paragraph", "", "Vi ska"),
        ("paragraph", "", "1. Inför stöd"),
        ("paragraph", "", "Sedan"),
    ]


def test_talk_is_no_list() -> None:
    """In Swedish a dash begins what somebody says."""
    said = ("– Vi har nått målen.", "– Nästa år gör vi mer, säger chefen.")
    assert typed(*said) == [("paragraph", "", text) for text in said]


@pytest.mark.parametrize(("text", "kind"), [("¹ Enligt beslut.", "note"), ("Kostnad³", "paragraph")])
def test_a_raised_figure_begins_a_note(text: str, kind: str) -> None:
    """At its beginning only."""
    assert typed(text) == [(kind, "", text)]
