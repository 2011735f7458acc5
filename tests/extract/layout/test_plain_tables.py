"""Tables of text extracts that kept their columns, as pages of them are laid out."""

from __future__ import annotations

import pytest

from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.stretches import lay_out_long
from atgardsbanken.extract.layout.table_joining import join_tables
from atgardsbanken.extract.textfile import text_pages

APART = """Plan för 2019

Åtgärd                     Beskrivning                    Ansvarig         Status

Digitala tjänster

Inför webbtidbok vid       Patienten bokar själv sin      HR-direktör      Pågår
alla mottagningar          tid på nätet.

Pröva läsplattor           Chefer deltar.                 IT-chef          Klar

Kompetens som alla avdelningar behöver ha

Anställ servicevärdar      Vårdnära service på alla       Verksamhets-     Planerad
                           avdelningar.                   chef

Regionen följer upp planen varje år och tar då bort sådant som är färdigt.
"""
CLOSE = """Insats                     Syfte                          Ansvarig         Tidplan
Inför webbtidbok vid       Patienten bokar själv sin      HR-direktör      2019
alla mottagningar          tid på nätet.
Pröva läsplattor           Chefer deltar i alla led med   Verksamhetschef  2020
                           sina medarbetare.
\fInsats                     Syfte                          Ansvarig         Tidplan
Anställ servicevärdar      Vårdnära service på alla       Vårdchef         2021
                           avdelningar.
"""


def tables(text: str) -> list[list[tuple[str, ...]]]:
    """Kind and cells of each row, table by table."""
    laid = assemble([lay_out_long(raw) for raw in text_pages(text)])
    return [
        [
            (
                row.kind,
                *(" ".join(laid[at.page - 1].page.lines[at.line].text for at in cell.lines) for cell in row.cells),
            )
            for row in table.rows
        ]
        for table in join_tables(laid)
    ]


def test_rows_that_white_parts() -> None:
    """Cells over several lines are one; a line alone, in the first column or across them, is a section."""
    assert tables(APART) == [
        [
            ("header", "Åtgärd", "Beskrivning", "Ansvarig", "Status"),
            ("section", "Digitala tjänster"),
            (
                "body",
                "Inför webbtidbok vid alla mottagningar",
                "Patienten bokar själv sin tid på nätet.",
                "HR-direktör",
                "Pågår",
            ),
            ("body", "Pröva läsplattor", "Chefer deltar.", "IT-chef", "Klar"),
            ("section", "Kompetens som alla avdelningar behöver ha"),
            (
                "body",
                "Anställ servicevärdar",
                "Vårdnära service på alla avdelningar.",
                "Verksamhets- chef",
                "Planerad",
            ),
        ]
    ]


def test_rows_without_white_over_a_page_end() -> None:
    """A row begins where a title and a short value stand side by side; a repeated header stands once."""
    assert [row[1] for row in tables(CLOSE)[0]] == [
        "Insats",
        "Inför webbtidbok vid alla mottagningar",
        "Pröva läsplattor",
        "Anställ servicevärdar",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Regionen arbetar med     tre saker      i taget.\n\nÅtgärd och ansvarig står i bilagan.\n",
        "Åtgärd     Ansvarig     Status\n\nTabellen finns i bilagan, som alla har fått del av i god tid.\n",
        "Åtgärd     Ansvarig     Status\n",
        "Inför     Pröva\nAnställ     Utöka\n",
    ],
    ids=["a sentence", "headings alone above text", "headings alone", "two columns"],
)
def test_what_is_no_table(text: str) -> None:
    """Wide blanks in running text, and headings without cells under them, make none."""
    assert tables(text) == []


def test_figures_are_a_table_too() -> None:
    """Labels and columns of figures need no headings; a line above with single blanks only is none of the table."""
    rows = [
        "Regionerna redovisar vad de har lagt på hyrpersonal",
        *(f"Region {n}      1 24{n}     33{n}" for n in "123"),
    ]
    assert tables("\n".join(rows)) == [[("body", f"Region {n}", f"1 24{n}", f"33{n}") for n in "123"]]
