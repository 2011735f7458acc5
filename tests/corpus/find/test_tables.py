"""Rows of ruled tables as measures."""

from __future__ import annotations

from pages import Grid, document, heading

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.find.tables import find
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import Document


def found(made: Document) -> list[Candidate]:
    """The measures in the document's tables."""
    source = DocumentView(made)
    return find(source, Sections(source))


def titles(candidates: list[Candidate]) -> list[str]:
    """What the measures are called."""
    return [text_of(candidate.title) for candidate in candidates]


def test_section_rows_head_the_rows_below() -> None:
    """A row that spans the table is the section of those that follow."""
    table = Grid(
        [
            ("header", ["Ärende/fråga", "Pågående arbete/åtgärder", "Resultat"]),
            ("section", ["Minska övertid"]),
            ("body", ["Schemaöversyn", "Pågår i tre\navdelningar", "Halverad övertid"]),
            ("section", ["Övrigt"]),
            ("body", ["Sjukresor", "Möte inbokat", ""]),
        ]
    )
    candidates = found(document([table]))
    assert [(text_of(c.title), c.section) for c in candidates] == [
        ("Schemaöversyn", "Minska övertid"),
        ("Sjukresor", "Övrigt"),
    ]
    assert text_of(candidates[0].fields["description"]) == "Pågår i tre avdelningar"
    assert text_of(candidates[0].fields["result"]) == "Halverad övertid"
    assert candidates[0].headings["title"] == "Ärende/fråga"


def test_the_heading_above_a_table_is_its_section() -> None:
    """Each table stands under its own heading."""
    rows = [("header", ["Aktivitet", "Status"]), ("body", ["E-besök", "Pågår"])]
    candidates = found(document([heading("Övergripande"), Grid(rows), heading("Verksamhetsnära"), Grid(rows)]))  # type: ignore[arg-type]
    assert [c.section for c in candidates] == ["Övergripande", "Verksamhetsnära"]


def test_a_section_column_is_the_section() -> None:
    """A column of areas is carried down where its cell is empty."""
    table = Grid(
        [
            ("header", ["Målområde", "Insats", "Ansvar"]),
            ("body", ["Bemanning", "Fler ST-läkare", "HR"]),
            ("body", ["", "Fler AT-läkare", "HR"]),
        ]
    )
    assert [(text_of(c.title), c.section) for c in found(document([table]))] == [
        ("Fler ST-läkare", "Bemanning"),
        ("Fler AT-läkare", "Bemanning"),
    ]


def test_a_row_without_a_title_goes_on_with_the_one_above() -> None:
    """What a page end cut off belongs to its row."""
    table = Grid(
        [
            ("header", ["Åtgärd", "Syfte"]),
            ("body", ["Ny journal", "Mindre administration"]),
            ("body", ["", "och bättre överblick"]),
        ]
    )
    (candidate,) = found(document([table]))
    assert text_of(candidate.fields["description"]) == "Mindre administration och bättre överblick"


def test_a_table_without_a_header_goes_on_from_the_one_before() -> None:
    """Extraction may see a table that goes on as another one."""
    first = Grid([("header", ["Åtgärd", "Syfte", "Läge"]), ("body", ["Ny journal", "Överblick", "Pågår"])])
    second = Grid([("body", ["Ny telefoni", "Mobilitet", "Klart"])])
    assert titles(found(document([first], [second]))) == ["Ny journal", "Ny telefoni"]


def test_headers_that_extraction_missed_are_known_by_their_words() -> None:
    """A first row of column names is a header."""
    table = Grid([("body", ["Åtgärd", "Ansvarig", "Klart senast"]), ("body", ["Ny journal", "IT-chef", "2019-12-31"])])
    (candidate,) = found(document([table]))
    assert {name: text_of(words) for name, words in candidate.fields.items()} == {
        "responsible": "IT-chef",
        "deadline": "2019-12-31",
    }


def test_a_region_column_gives_each_row_its_region() -> None:
    """A national table may name each measure's region."""
    table = Grid(
        [
            ("header", ["Region", "Åtgärd", "Beskrivning"]),
            ("body", ["Landstinget Sörmland", "Vårdnära service", "På sex avdelningar"]),
        ]
    )
    assert [c.region for c in found(document([table]))] == ["04"]


def test_other_tables_are_left() -> None:
    """A table of indicators has no measures."""
    assert (
        found(document([Grid([("header", ["Indikatorer", "Frekvens"]), ("body", ["Antal hyrveckor", "Delår"])])])) == []
    )
