"""Invented documents as examples: each measure with what stands around it."""

from __future__ import annotations

from atgardsbanken.corpus.examples import Example, load_invented
from atgardsbanken.corpus.invented import examples_in

DOCUMENT = {
    "title": "Plan",
    "blocks": [
        {"type": "heading", "level": 1, "text": "Bemanning"},
        {"type": "paragraph", "text": "Det är svårt. Kliniken ska anställa två läkare i vår. Resten väntar."},
        {"type": "table", "header": ["Åtgärd", "Klart"], "rows": [["Ny app", "2025"]], "section_rows": {"0": "IT"}},
    ],
    "measures": [
        {"title": "anställa två läkare", "at": [1], "area": "forsorjning", "second": None},
        {"title": "Ny app", "at": [2, 0, 0], "area": "it", "second": "kompetens"},
    ],
}


def test_a_measure_stands_in_its_sentence_or_row_under_the_nearest_heading() -> None:
    """The sentence or the row's other cells describe it; a heading over rows is nearer than one over the table."""
    assert list(examples_in(DOCUMENT, "plans/a")) == [
        Example(
            "anställa två läkare",
            "forsorjning",
            source="plans/a",
            description="Kliniken ska anställa två läkare i vår.",
            section="Bemanning",
            document="Plan",
        ),
        Example(
            "Ny app", "it", source="plans/a", second="kompetens", description="2025", section="IT", document="Plan"
        ),
    ]


def test_every_invented_measure_has_its_document() -> None:
    """A measure is left out with the document that it stands in."""
    assert all(example.document and example.group == example.source for example in load_invented())
