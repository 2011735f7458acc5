"""Tables of text extracts whose columns have lost their places."""

from __future__ import annotations

from pages import extract

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.lost_columns import find
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.measures.heads import header_of
from atgardsbanken.corpus.spans import DocumentView, text_of

CLOSED = """Övergripande åtgärder

Insats Beskrivning Ansvarig Status

Rekrytera redan pensionerade
medarbetare

Ta fram villkor för den som vill
arbeta längre

HR-staben Pågår

E-besök Utveckla vård på distans. Områdeschef Klart

Bostad till nyanställda

Fler lägenheter i kommunen.

Områdeschef
samt HR-stab

Pågår
Stipendier
Stipendier för den som läser vidare

Verksamhetschef Ej påbörjad

Verksamhetsnära åtgärder

Insats Beskrivning Ansvarig Status

Kapacitetsplanering för
jämnare flöde

Verksamhetschef Pågår
"""
OPEN = """Ärende/fråga Rapport

Pågående arbete/åtgärder                         Resultat

Minska inhyrd personal

Handlingsplaner i alla

divisioner

Divisionerna arbetar med sina aktiviteter som de beslutade

under hösten.



Bisysslor  Inget nytt att redovisa, arbetet pågår med det som

är beslutat.

Antalet bisysslor

har halverats.

Översyn av vårdtiderna

Vårdtider i Kalix Arbetet under året inriktas på patientens väg genom

vården och dess flöden.
"""


def found(text: str) -> list[Candidate]:
    """The measures of a text extract."""
    source = DocumentView(extract(text))
    return find(source, Sections(source))


def told(candidate: Candidate) -> dict[str, str]:
    """What a measure says, by field."""
    return {"title": text_of(candidate.title), **{name: text_of(words) for name, words in candidate.fields.items()}}


def test_a_line_of_headings_is_known() -> None:
    """Only a line made up of columns' names is a header."""
    assert header_of("Åtgärd Syfte Klart senast") == {
        "title": "Åtgärd",
        "description": "Syfte",
        "deadline": "Klart senast",
    }
    assert header_of("Projekt för bättre resursutnyttjande") is None
    assert header_of("Åtgärd") is None


def test_rows_end_with_a_value_of_a_closed_kind() -> None:
    """Status and who is responsible end a row; white or a new beginning parts title and description."""
    rows = [told(candidate) for candidate in found(CLOSED)]
    assert rows == [
        {
            "title": "Rekrytera redan pensionerade medarbetare",
            "description": "Ta fram villkor för den som vill arbeta längre",
            "responsible": "HR-staben",
            "status": "Pågår",
        },
        {
            "title": "E-besök",
            "description": "Utveckla vård på distans.",
            "responsible": "Områdeschef",
            "status": "Klart",
        },
        {
            "title": "Bostad till nyanställda",
            "description": "Fler lägenheter i kommunen.",
            "responsible": "Områdeschef samt HR-stab",
            "status": "Pågår",
        },
        {
            "title": "Stipendier",
            "description": "Stipendier för den som läser vidare",
            "responsible": "Verksamhetschef",
            "status": "Ej påbörjad",
        },
        {"title": "Kapacitetsplanering för jämnare flöde", "responsible": "Verksamhetschef", "status": "Pågår"},
    ]


def test_a_line_above_a_repeated_header_is_a_section() -> None:
    """The second table's rows stand under its own heading."""
    assert [candidate.section for candidate in found(CLOSED)][-1] == "Verksamhetsnära åtgärder"


def test_a_table_may_begin_at_the_top_of_a_page() -> None:
    """Its only line has no white above it that would tell how lines are set."""
    (row,) = found("Åtgärd Resultat\n\fBisysslor  Inget nytt att redovisa.")
    assert told(row) == {"title": "Bisysslor", "description": "Inget nytt att redovisa."}


def test_rows_are_told_apart_by_how_lines_begin_and_break() -> None:
    """Names are titles or sections, sentences are what is told, early breaks are the narrow column's."""
    rows = [(candidate.section, told(candidate)) for candidate in found(OPEN)]
    assert rows == [
        (
            "Minska inhyrd personal",
            {
                "title": "Handlingsplaner i alla divisioner",
                "description": "Divisionerna arbetar med sina aktiviteter som de beslutade under hösten.",
            },
        ),
        (
            "Minska inhyrd personal",
            {
                "title": "Bisysslor",
                "description": "Inget nytt att redovisa, arbetet pågår med det som är beslutat.",
                "result": "Antalet bisysslor har halverats.",
            },
        ),
        (
            "Översyn av vårdtiderna",
            {
                "title": "Vårdtider i Kalix",
                "description": "Arbetet under året inriktas på patientens väg genom vården och dess flöden.",
            },
        ),
    ]
