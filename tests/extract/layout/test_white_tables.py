"""Tables that white keeps apart, of text extracts that kept their columns and of print, as pages are laid out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_pages import put

from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.stretches import lay_out_long
from atgardsbanken.extract.layout.table_joining import join_tables
from atgardsbanken.extract.records import BBox, Word
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


def cells(text: str) -> list[tuple[str, ...]]:
    """The cells of the only table's rows."""
    (table,) = tables(text)
    return [row[1:] for row in table]


def test_a_long_cell_pushes_the_next_one() -> None:
    """A cell that runs over its column's edge pushes the next one aside by a blank: where it begins is weighed."""
    assert cells(
        "Brist                    Risk  Vad gör vi           Vem\n"
        "Buller i triagehallen, 68 dB Medel Absorbenter i tak Fastighet\n"
        "Tunga lyft               Hög   Två eldrivna britsar Enhetschef\n"
        "Ventilation akutrum 1    Låg                        Fastighet\n"
    ) == [
        ("Brist", "Risk", "Vad gör vi", "Vem"),
        ("Buller i triagehallen, 68 dB", "Medel", "Absorbenter i tak", "Fastighet"),
        ("Tunga lyft", "Hög", "Två eldrivna britsar", "Enhetschef"),
        ("Ventilation akutrum 1", "Låg", "", "Fastighet"),
    ]


def test_columns_one_blank_apart() -> None:
    """Columns may stand one blank apart all the way down, where a heading and most lines have a word in one place."""
    assert cells(
        "Finansiellt mål      Målnivå   Utfall Bedömning\n"
        "Resultat, andel        2,0 %    2,7 % Uppfyllt\n"
        "Soliditet             > 10 %     13 % Uppfyllt\n"
        "Likviditet, dagar         30       41 Ej uppfyllt\n"
    )[1:] == [
        ("Resultat, andel", "2,0 %", "2,7 %", "Uppfyllt"),
        ("Soliditet", "> 10 %", "13 %", "Uppfyllt"),
        ("Likviditet, dagar", "30", "41", "Ej uppfyllt"),
    ]


def test_two_columns_and_small_letters() -> None:
    """Two columns are a table from three lines on; cells that all begin in lower case begin rows all the same."""
    assert cells(
        "Nyckel          Förklaring\n"
        "planId          Globalt unik identitet\n"
        "status          Planens status\n"
        "slutdatum       Anges senast när planen av-\n"
        "                slutas\n"
        "samtycke        Om samtycke finns\n"
    ) == [
        ("Nyckel", "Förklaring"),
        ("planId", "Globalt unik identitet"),
        ("status", "Planens status"),
        ("slutdatum", "Anges senast när planen av- slutas"),
        ("samtycke", "Om samtycke finns"),
    ]


def test_figures_set_to_the_right_under_an_empty_heading() -> None:
    """Figures of different lengths are one column; the first heading may be empty."""
    assert cells(
        "                        2021      2022\n"
        "Stockholm              3 410    13 655\n"
        "Kalmar län               402       419\n"
        "Västra Götaland        2 990     3 412\n"
    ) == [
        ("", "2021", "2022"),
        ("Stockholm", "3 410", "13 655"),
        ("Kalmar län", "402", "419"),
        ("Västra Götaland", "2 990", "3 412"),
    ]


def test_first_column_merged_over_rows() -> None:
    """A row whose first column is empty begins where a column is filled that the line above leaves empty."""
    assert cells(
        "Sjukhus      Enhet              Juli        Kommentar\n"
        "Sundsvall    Avd 14 och 15      Slås ihop   Personal till\n"
        "                                            IMA\n"
        "             Kirurgavd          Stängt      Akut kirurgi\n"
        "             BB                 Öppet       Normal drift\n"
    )[2:] == [("", "Kirurgavd", "Stängt", "Akut kirurgi"), ("", "BB", "Öppet", "Normal drift")]


@pytest.mark.parametrize(
    "text",
    [
        "1.   Andelen ska öka.\n2.   Alla ska nå målet.\n3.   Fler ska delta.\n4.   Språket ska stärkas.\n",
        "Inledning               3\nBakgrund                4\nMål                     7\nUppföljning             9\n",
        "Dnr 2024     Region Norr\nPlanen gäller från den 1 maj och följs upp varje år av nämnden.\n",
    ],
)
def test_no_tables(text: str) -> None:
    """Numbered lines, lists of pages and letterheads are none."""
    assert tables(text) == []


def test_two_columns_of_running_text() -> None:
    """Running text in two columns is read one column after the other, and is no table."""
    left = [f"Regionen inför bokning av tid {number}" for number in range(9)]
    right = [f"och vårdnära service på avdelning {number}" for number in range(9)]
    text = "\n".join(f"{one}     {other}" for one, other in zip(left, right, strict=True))
    (laid,) = [lay_out_long(raw) for raw in text_pages(text)]
    assert (laid.grids, [line.text for line in laid.page.lines]) == ((), left + right)


SIZE = 10.0


def printed_table(rows: list[tuple[str, ...]], *, lefts: tuple[int, ...], pitch: float = 18.0) -> list[Word]:
    """Words of print in columns that begin at `lefts`, a row every `pitch` points."""
    return [
        word
        for number, row in enumerate(rows)
        for text, left in zip(row, lefts, strict=False)
        for word in put(text, left, 50 + pitch * number, size=SIZE)
    ]


def found(words: list[Word], rules: tuple[BBox, ...] = ()) -> list[tuple[str, ...]]:
    """The cells of the only table's rows that print shows, empty ones as ""."""
    laid = lay_out(RawPage(1, 595, 842, tuple(words), rules))
    (grid,) = laid.grids
    return [
        tuple(" ".join(laid.page.lines[index].text for index in cell.lines) for cell in row.cells) for row in grid.rows
    ]


@pytest.mark.parametrize(("right", "grids"), [((7, 8, 9, 10), 0), ((7, 7, 9, 9), 1)])
def test_numbered_lists_side_by_side(right: tuple[int, ...], grids: int) -> None:
    """Two columns of numbers that go up by one are lists beside each other and no table."""
    rows = [(f"{one}.", "Fasta läkare", f"{other}.", "Fler sköterskor") for one, other in enumerate(right, start=1)]
    words = printed_table(rows, lefts=(50, 70, 250, 270))
    assert len(lay_out(RawPage(1, 595, 842, tuple(words), ())).grids) == grids


def test_print_without_lines() -> None:
    """White between rows parts them, and white of more than a word space parts their cells."""
    rows = [
        ("Åtgärd", "Ansvarig", "Läge"),
        ("Inför webbtidbok", "IT-chef", "Pågår"),
        ("Anställ värdar", "HR-direktör", "Klar"),
    ]
    assert found(printed_table(rows, lefts=(50, 200, 320))) == rows


def test_level_rules_part_rows() -> None:
    """Where a rule runs between most rows, lines between two rules are one row, though each looks like one."""
    rows = [("Åtgärd", "Ansvarig"), ("Inför tidbok", "IT-chef"), ("Anställ värdar", "Förvaltning"), ("Utbilda", "HR")]
    words = printed_table(rows, lefts=(50, 200), pitch=12)
    rules = tuple(BBox(48, y, 300, y) for y in (61, 85))
    assert found(words, rules) == [
        ("Åtgärd", "Ansvarig"),
        ("Inför tidbok Anställ värdar", "IT-chef Förvaltning"),
        ("Utbilda", "HR"),
    ]


def test_cells_are_never_glued_over_rows() -> None:
    """Figures right below each other are rows of their own, without rule or white between them."""
    rows = [("", "2017", "2018"), ("Läkare", "3 410", "13 655"), ("Övriga", "402", "419"), ("Alla", "2 990", "3 412")]
    assert found(printed_table(rows, lefts=(50, 200, 320), pitch=12)) == rows


def test_two_levels_of_headings() -> None:
    """A row of headings over the first, each between two columns, stands over both of them."""
    rows = [("Grupp", "Budget", "Utfall", "Budget", "Utfall"), *[(f"Avd {n}", "31", "42", "53", "64") for n in "abc"]]
    words = printed_table(rows, lefts=(50, 150, 220, 290, 360))
    words += [*put("2017", 188, 38, size=SIZE), *put("2018", 328, 38, size=SIZE)]
    laid = lay_out(RawPage(1, 595, 842, tuple(words)))
    assert [(cell.column, cell.span) for cell in laid.grids[0].rows[0].cells] == [(0, 1), (1, 2), (3, 2)]


def test_a_table_ends_at_its_header_repeated() -> None:
    """Tables of one header one below the other are several, and headings between them are none of theirs."""
    table = [("Bolag", "Ansvarig", "Tid"), ("Norr", "IT-chef", "2019"), ("Syd", "HR-chef", "2020")]
    words = [*printed_table(table, lefts=(50, 200, 320)), *put("Digital anmälan", 50, 130, size=SIZE)]
    below = [
        replace(word, box=word.box._replace(top=word.box.top + 100, bottom=word.box.bottom + 100))
        for word in printed_table(table, lefts=(50, 200, 320))
    ]
    laid = lay_out(RawPage(1, 595, 842, (*words, *below)))
    assert [len(grid.rows) for grid in laid.grids] == [3, 3]


def test_other_cells_beside_the_middle_of_the_first() -> None:
    """Lines without white between them are one row where cells stand beside the middle of a longer first one."""
    rows = [
        ("Förvaltning", "Ansvarig", "Tid"),
        ("Folktandvården", "", ""),
        ("Lasarettet", "IT-chef", "2019"),
        ("Psykiatrin", "", ""),
    ]
    assert found(printed_table(rows, lefts=(50, 200, 320), pitch=11)) == [
        ("Förvaltning", "Ansvarig", "Tid"),
        ("Folktandvården Lasarettet Psykiatrin", "IT-chef", "2019"),
    ]
