"""Words that tell the kind of document are found in their forms and at the end of compounds."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.facts.words import kind_words


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Årsredovisning 2019", ["report"]),
        ("Uppföljning av handlingsplanen", ["follow_up", "plan"]),
        ("Kompetensförsörjningsplan 2021–2025", ["plan"]),
        ("Delårsrapport per den 31 augusti", ["follow_up"]),
        ("Frågor och svar om vården", ["record"]),
        ("Planerna för hösten", []),
        ("Introduktion för nya", []),
    ],
)
def test_kind_words(text: str, groups: list[str]) -> None:
    """A whole word wins over the end of a compound; a word with more than an ending is another."""
    assert kind_words(text) == groups
