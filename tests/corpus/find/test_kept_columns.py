"""Tables of text extracts that kept their columns."""

from __future__ import annotations

import pytest
from pages import extract

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.kept_columns import find
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.spans import DocumentView, text_of

APART = """Plan för 2019

Åtgärd                     Beskrivning                    Ansvarig         Status

Digitala tjänster

Inför webbtidbok vid       Patienten bokar själv sin      HR-direktör      Pågår
alla mottagningar          tid på nätet.

Pröva läsplattor           Chefer deltar.                 IT-chef          Klar

Kompetens

Anställ servicevärdar      Vårdnära service på alla       Verksamhets-     Planerad
                           avdelningar.                   chef

Regionen följer upp planen varje år och tar då bort sådant som är färdigt.
"""
CLOSE = """Insats                     Syfte                          Ansvarig         Tidplan
Inför webbtidbok vid       Patienten bokar själv sin      HR-direktör      2019
alla mottagningar          tid på nätet.
Pröva läsplattor           Chefer deltar.                 IT-chef          2020
\fInsats                     Syfte                          Ansvarig         Tidplan
Anställ servicevärdar      Vårdnära service på alla       Vårdchef         2021
                           avdelningar.
"""
PROSE = """Regionen arbetar med     tre saker      i taget.

Åtgärd och ansvarig står i bilagan, där också status och beskrivning finns.
"""


def found(text: str) -> list[Candidate]:
    """The measures in `text`."""
    source = DocumentView(extract(text))
    return find(source, Sections(source))


@pytest.mark.parametrize("text", [APART, CLOSE], ids=["rows apart", "rows close, over two pages"])
def test_a_row_is_a_measure_with_the_cells_below_the_headings(text: str) -> None:
    """Cells over several lines are one, whether or not empty lines part the rows."""
    rows = found(text)
    assert [text_of(row.title) for row in rows] == [
        "Inför webbtidbok vid alla mottagningar",
        "Pröva läsplattor",
        "Anställ servicevärdar",
    ]
    assert text_of(rows[0].fields["description"]) == "Patienten bokar själv sin tid på nätet."


def test_a_line_with_a_title_alone_is_the_section_of_the_rows_below() -> None:
    """And a sentence across the columns ends the table."""
    assert [row.section for row in found(APART)] == ["Digitala tjänster", "Digitala tjänster", "Kompetens"]
    assert text_of(found(APART)[-1].fields["responsible"]) == "Verksamhetschef"


def test_prose_with_wide_blanks_is_no_table() -> None:
    """Headings must be known and stand side by side."""
    assert found(PROSE) == []
