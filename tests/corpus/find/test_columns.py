"""What the columns of a table mean."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.find.columns import fields_of, guess, title_column, understand


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("Aktivitet", "title"),
        ("Åtgärder", "title"),
        ("Ärende/fråga", "title"),
        ("Vad ska vi göra?", "title"),
        ("Genomförda insatser", "title"),
        ("Atgard", "title"),
        ("Beskrivning", "description"),
        ("Syfte och mål", "description"),
        ("Pågående arbete/åtgärder", "description"),
        ("Ansvarig chef/klinik", "responsible"),
        ("Ansvarlg", "responsible"),
        ("Klinik", "responsible"),
        ("Status (mars 2019)", "status"),
        ("Läge 2019-03", "status"),
        ("Uppföljning", "status"),
        ("Tidplan", "deadline"),
        ("Klart senast", "deadline"),
        ("Resultat", "result"),
        ("Målområde", "section"),
        ("Indikator", "indicator"),
        ("Kostnad", "aside"),
    ],
)
def test_headings_are_understood(printed: str, field: str) -> None:
    """Many names, dates in brackets and garbled letters lead to the standard field."""
    heading = understand(printed)
    assert heading is not None
    assert heading.field == field


@pytest.mark.parametrize(
    "printed", ["", "Stimulansmedel", "Vårdnära service", "En lång text som berättar om allt det som har hänt"]
)
def test_other_texts_are_no_headings(printed: str) -> None:
    """What is no column's name leads nowhere."""
    assert understand(printed) is None


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["Pågår", "Klart", "Ej påbörjad"], "status"),
        (["HR-chef", "Verksamhetschef medicin", "HR-staben"], "responsible"),
        (["2019-12-31", "hösten 2019", "Q2"], "deadline"),
        (["Inför vårdnära service", "Se över scheman"], ""),
        ([], ""),
    ],
)
def test_cells_tell_a_columns_field(cells: list[str], field: str) -> None:
    """A column without a heading is known by its cells."""
    assert guess(cells) == field


def test_a_title_column_without_a_known_name() -> None:
    """Where other columns are a plan's, the first unknown column of words names the measures."""
    found = fields_of(["Förslag", "Ansvarig", "Status"], [["Ny journal"], ["IT-chef"], ["Pågår"]])
    assert (title_column(found), title_column({})) == (0, None)
    assert found == {0: "title", 1: "responsible", 2: "status"}


def test_a_second_title_column_describes() -> None:
    """Of two columns that could name measures, the first does."""
    assert fields_of(["Insats", "Åtgärder"], [["Ny journal"], ["Köp in"]]) == {0: "title", 1: "description"}


@pytest.mark.parametrize(
    ("printed", "cells"),
    [
        (["Indikatorer", "Uppföljningsfrekvens"], [["Antal hyrveckor"], ["Årsrapport"]]),
        (["Landsting", "Stimulansmedel"], [["Region Skåne"], ["86 718 574"]]),
        (["Projekt", "Belopp"], [["Ny journal"], ["100 000"]]),
        (["Begrepp", "Beskrivning"], [["RAK"], ["Rätt använd kompetens"]]),
    ],
)
def test_other_tables_have_no_measures(printed: list[str], cells: list[list[str]]) -> None:
    """Indicators, money and terms are no measures."""
    assert fields_of(printed, cells) == {}
