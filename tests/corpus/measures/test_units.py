"""The document as units that know their place."""

from __future__ import annotations

import pytest
from pages import Grid, document, extract, heading, item, paragraph

from atgardsbanken.corpus.measures.units import Unit, read_units
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.records import Document


def units(made: Document) -> list[Unit]:
    """The units of a document."""
    return read_units(DocumentView(made))


def told(made: Document) -> list[tuple[str, str]]:
    """Kind and text of each unit."""
    return [(unit.kind, unit.text) for unit in units(made)]


def test_sentences_of_a_paragraph() -> None:
    """A full stop ends a sentence, but not after an abbreviation or a day of the month."""
    made = document([paragraph("Vi startar bl.a. team den 3. mars. Arbetet pågår.")])
    assert told(made) == [("sentence", "Vi startar bl.a. team den 3. mars."), ("sentence", "Arbetet pågår.")]


def test_an_amount_ends_a_sentence() -> None:
    """Units of money are written without a full stop of their own."""
    made = document([paragraph("Kostnaden blev 143 mnkr. Team startades.")])
    assert [text for _, text in told(made)] == ["Kostnaden blev 143 mnkr.", "Team startades."]


def test_an_item_knows_its_introduction_and_its_marker() -> None:
    """The line above a list introduces it; the bullet is no part of what the item says."""
    made = document(
        [heading("Bemanning"), paragraph("Aktiviteter under året är:"), item("– Fler tjänster", marker="–")]
    )
    *_, unit = units(made)
    assert (unit.kind, unit.text, unit.place.marker) == ("item", "Fler tjänster", "–")
    assert (unit.place.section, unit.place.intro) == (("Bemanning",), "Aktiviteter under året är:")


def test_a_label_alone_introduces() -> None:
    """A known label without a value is no unit."""
    assert told(document([paragraph("Aktiviteter:"), item("Fler tjänster")])) == [("item", "Fler tjänster")]


def test_labels_in_one_line() -> None:
    """Labels part a line, each with its value."""
    made = document([paragraph("Mentor för alla. Ansvarig: HR-chefen Klart: 2024")])
    assert [(u.kind, u.place.column, u.text) for u in units(made)] == [
        ("sentence", "", "Mentor för alla."),
        ("value", "Ansvarig", "HR-chefen"),
        ("value", "Klart", "2024"),
    ]


def test_labels_that_recur_begin_lines() -> None:
    """What several lines begin with before a colon is a label, though nobody knows the word."""
    card = paragraph("Aktivitet A1: Mentorer", "Utmaning: Många slutar", "Så gör vi: Ett nytt", "schema. Det är klart.")
    found = units(document([card, card, card]))[:4]
    assert [(u.kind, u.place.column, u.text) for u in found] == [
        ("value", "Aktivitet", "Mentorer"),
        ("value", "Utmaning", "Många slutar"),
        ("value", "Så gör vi", "Ett nytt schema."),
        ("value", "Så gör vi", "Det är klart."),
    ]


def test_a_bullet_alone_is_no_unit() -> None:
    """A line without words is passed over."""
    assert told(document([paragraph("•")])) == []


def test_cells_know_their_head_and_row() -> None:
    """A cell stands under its column's head; a section row is a heading."""
    rows = [("header", ["Åtgärd", "När"]), ("section", ["Bemanning"]), ("body", ["Fler tjänster", "2024"])]
    found = units(document([Grid(rows)]))
    assert [(u.kind, u.place.column, u.text) for u in found] == [
        ("heading", "", "Bemanning"),
        ("cell", "Åtgärd", "Fler tjänster"),
        ("cell", "När", "2024"),
    ]
    assert found[1].place.row == found[2].place.row
    assert found[1].place.section == ("Bemanning",)


def test_a_first_column_of_labels() -> None:
    """In a table of labels the second column holds values."""
    rows = [("body", ["Åtgärd", "Fler tjänster"]), ("body", ["Ansvarig", "HR"]), ("body", ["Tidplan", "2024"])]
    found = units(document([Grid(rows)]))
    assert [(u.kind, u.place.column) for u in found] == [
        ("value", "Åtgärd"),
        ("value", "Ansvarig"),
        ("value", "Tidplan"),
    ]


@pytest.mark.parametrize(
    ("printed", "marker", "text"),
    [
        ("2.1 Ta fram en plan", "2.1", "Ta fram en plan"),
        ("Åtgärd 3: Ny rutin", "Åtgärd 3:", "Ny rutin"),
        ("7.5 hp utbildning", "", "7.5 hp utbildning"),
        ("1177 Vårdguiden", "", "1177 Vårdguiden"),
    ],
)
def test_numbers_in_front(printed: str, marker: str, text: str) -> None:
    """A number in front is a marker, unless it counts something."""
    (unit,) = units(document([paragraph(printed)]))
    assert (unit.place.marker, unit.text) == (marker, text)


def test_short_lines_of_a_text_extract() -> None:
    """In an extract a line that ends early ends its text; alone above a longer one it is a heading."""
    longer = "Vi inför mentorer på alla kliniker under nästa år.\nArbetet leds av HR och pågår till våren 2025.\n"
    text = f"Rekrytering\n{longer}"
    assert [kind for kind, _ in told(extract(text))] == ["heading", "sentence", "sentence"]


def test_columns_of_a_text_extract() -> None:
    """Under known heads that white keeps apart, words stand in columns."""
    text = (
        "Åtgärd                 Ansvarig        Klart\nFler AT-platser        HR-chefen       2024\n"
        "Mentor för alla nya    Klinikchef      2025\n"
    )
    assert [(u.place.column, u.text) for u in units(extract(text)) if u.place.column == "Åtgärd"] == [
        ("Åtgärd", "Fler AT-platser"),
        ("Åtgärd", "Mentor för alla nya"),
    ]


def test_no_words_no_units() -> None:
    """A document without words has no units."""
    assert units(document([])) == []


def test_a_card_that_begins_with_who() -> None:
    """The first row of a card is a label and its value, though it is short as heads are."""
    rows = [("header", ["Ansvarig", "Region Kalmar län, primärvård"]), ("body", ["Sluttid", "2026-03-01"])]
    found = units(document([paragraph("Äldrevårdscentral"), Grid([*rows, ("body", ["Status", "Planerad"])])]))
    assert [(unit.place.column, unit.text) for unit in found[1:]] == [
        ("Ansvarig", "Region Kalmar län, primärvård"),
        ("Sluttid", "2026-03-01"),
        ("Status", "Planerad"),
    ]
