"""Fields beside and below a measure."""

from __future__ import annotations

from pages import Grid, document, heading, paragraph

from atgardsbanken.corpus.measures.fields import fields_of_unit
from atgardsbanken.corpus.measures.units import Unit, read_units
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.records import Document


def told(made: Document, text: str) -> dict[str, str]:
    """The fields of the unit that says `text`."""
    units: list[Unit] = read_units(DocumentView(made))
    number = next(n for n, unit in enumerate(units) if unit.text == text)
    fields, _ = fields_of_unit(units, number, {number}, "description")
    return {name: " ".join(units[n].text for n in numbers) for name, numbers in fields.items()}


def test_cells_of_the_row() -> None:
    """The row's other cells are its fields by their heads; a date is no responsible, a name no deadline."""
    rows = [("header", ["Åtgärd", "Ansvarig", "Klart", "Status"]), ("body", ["Fler tjänster", "HR", "2024", "Pågår"])]
    expected = {"responsible": "HR", "deadline": "2024", "status": "Pågår"}
    assert told(document([Grid(rows)]), "Fler tjänster") == expected


def test_a_value_must_be_of_its_kind() -> None:
    """What is no time is no deadline, whatever its head."""
    rows = [("header", ["Åtgärd", "Klart"]), ("body", ["Fler tjänster", "HR-chefen"])]
    assert told(document([Grid(rows)]), "Fler tjänster") == {}


def test_labels_below_a_heading() -> None:
    """Text below a heading describes it, labels are its fields, up to the next heading."""
    made = document(
        [
            heading("Fler tjänster", level=2),
            paragraph("Tio tjänster inrättas."),
            paragraph("Ansvarig: HR-chefen"),
            heading("Mentorer", level=2),
            paragraph("Status: Klar"),
        ]
    )
    assert told(made, "Fler tjänster") == {"description": "Tio tjänster inrättas.", "responsible": "HR-chefen"}
