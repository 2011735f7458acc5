"""Numbers from printed tables: of whom, what, when, and whether they add up."""

from __future__ import annotations

import pytest
from pages import Grid, document, extract, heading, paragraph

from atgardsbanken.corpus.facts.read import read_metadata
from atgardsbanken.corpus.figures import find_figures
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.records import Figure
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.records import Document


def figures(made: Document) -> tuple[Figure, ...]:
    """The document's figures."""
    source = DocumentView(made)
    return find_figures(source, read_metadata(source), Sections(source))


def money(total: str) -> Document:
    """A table of money for two regions with a total."""
    table = Grid(
        [
            ("header", ["Landsting", "Stimulansmedel", "Medel 2019"]),
            ("body", ["Stockholms läns landsting", "148 780 771", "12"]),
            ("body", ["Region Uppsala", "23 664 708", "10"]),
            ("body", ["Totalt", total, "22"]),
        ]
    )
    return document([heading("Bilaga 2"), paragraph("Fördelning av medel för år 2018. Belopp i kronor."), table])


def test_a_table_of_money() -> None:
    """Each number has its region, its column as indicator, its year and unit, and the text above as title."""
    found = figures(money("172 445 479"))
    assert [(f.region, f.indicator, f.year, f.value, f.unit) for f in found[:2]] == [
        ("01", "Stimulansmedel", 2018, 148780771.0, "kronor"),
        ("01", "Medel 2019", 2019, 12.0, "kronor"),
    ]
    assert {f.table_title for f in found} == {"Fördelning av medel för år 2018. Belopp i kronor."}
    assert {f.warning for f in found} == {""}


def test_a_total_that_does_not_add_up_is_warned_of() -> None:
    """Only the wrong total has a warning, and it names both sums."""
    warned = [f for f in figures(money("172 445 470")) if f.warning]
    assert [(f.region, f.value) for f in warned] == [(None, 172445470.0)]
    assert "172\N{NO-BREAK SPACE}445\N{NO-BREAK SPACE}479" in warned[0].warning


def test_shares_are_not_added_up() -> None:
    """A mean of the whole country is no sum."""
    table = Grid(
        [
            ("header", ["Region", "Andel"]),
            ("body", ["Region Skåne", "40 %"]),
            ("body", ["Region Halland", "60 %"]),
            ("body", ["Riket", "50 %"]),
        ]
    )
    assert [f.warning for f in figures(document([table]))] == ["", "", ""]


def test_lines_that_lost_their_columns() -> None:
    """A text extract's lines of a region and numbers are a table."""
    rows = ["Region Skåne 86 718 574 39 718 431", "Region Halland 20 982 383 9 610252", "Totalt 107 700 957 49 328 683"]
    text = "\n".join(["Tabell 1. Belopp i kronor.", "", *rows])
    found = figures(extract(text))
    assert [(f.region, f.value, f.unit) for f in found] == [
        ("12", 86718574.0, "kronor"),
        ("12", 39718431.0, "kronor"),
        ("13", 20982383.0, "kronor"),
        ("13", 9610252.0, "kronor"),
        (None, 107700957.0, "kronor"),
        (None, 49328683.0, "kronor"),
    ]
    assert {f.warning for f in found} == {""}


def test_indicators_without_numbers_are_named() -> None:
    """A table of indicators names what will be counted."""
    table = Grid([("header", ["Indikatorer", "Uppföljning"]), ("body", ["Antal köpta hyrveckor", "Delårsrapport"])])
    assert [(f.indicator, f.value) for f in figures(document([table], name="plan-2018.pdf"))] == [
        ("Antal köpta hyrveckor", None)
    ]


def test_tables_of_words_have_no_figures() -> None:
    """A table of measures is none of numbers."""
    table = Grid([("header", ["Åtgärd", "Status"]), ("body", ["Ny journal", "Pågår"])])
    assert figures(document([table])) == ()


@pytest.mark.parametrize("sign", ["•", "*", "**"])
def test_a_lone_sign_above_a_table_is_no_title(sign: str) -> None:
    """A bullet or a footnote's mark without words names nothing: what stands above it does."""
    lines = ["Fördelade tjänster", "", sign, "", "Region Skåne 120", "Region Halland 80", "Region Dalarna 40"]
    assert {f.table_title for f in figures(extract("\n".join(lines)))} == {"Fördelade tjänster"}


def test_a_header_that_looks_like_any_row() -> None:
    """Words or years above numbers are headings, even where nothing sets them apart."""
    table = Grid(
        [
            ("body", ["Region", "2019", "Andel (%)"]),
            ("body", ["Region Skåne", "120", "12,5"]),
            ("body", ["Region Halland", "–", "8,1"]),
        ]
    )
    found = figures(document([paragraph("Tabell 4. Antal tjänster"), table]))
    assert [(f.region, f.indicator, f.year, f.value, f.unit) for f in found] == [
        ("12", "2019", 2019, 120.0, "antal"),
        ("12", "Andel (%)", 2019, 12.5, "%"),
        ("13", "Andel (%)", 2019, 8.1, "%"),
    ]


def test_marks_are_figures_too() -> None:
    """A cross or a yes by a region is 1, a no is 0; a table of marks for anything else than regions is none."""
    rows = [("header", ["Region", "Studielön"]), ("body", ["Region Skåne", "x"]), ("body", ["Region Halland", "Nej"])]
    found = figures(document([paragraph("Tabell 5. Stöd 2020"), Grid(rows)]))
    assert [(f.region, f.indicator, f.value, f.unit) for f in found] == [
        ("12", "Studielön", 1.0, "ja/nej"),
        ("13", "Studielön", 0.0, "ja/nej"),
    ]
    other = [("header", ["Yrke", "Studielön"]), ("body", ["Läkare", "x"]), ("body", ["Barnmorskor", "Nej"])]
    assert figures(document([Grid(other)])) == ()
