"""Tables of numbers: heads of two levels, the row's own name, units, titles, and what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pages import Grid, document, heading, paragraph

from atgardsbanken.corpus.facts.read import read_metadata
from atgardsbanken.corpus.figures import find_figures
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.records import Figure
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.corpus.tabled.find import HEADLESS, NAMELESS
from atgardsbanken.extract.records import Document

MONEY = "Överskottet var 4,2 miljoner kronor eller 1,3 procent."


def figures(made: Document) -> tuple[Figure, ...]:
    """The document's figures."""
    source = DocumentView(made)
    return find_figures(source, read_metadata(source), Sections(source))


def table(*rows: Sequence[str]) -> Grid:
    """A table whose first row is its header."""
    return Grid([("header" if number == 0 else "body", list(row)) for number, row in enumerate(rows)])


def test_the_corner_states_the_unit_but_a_rows_own_wins() -> None:
    """The head over the names says what amounts are in; the paragraph above does not."""
    grid = table(
        ["Flerårsöversikt (tkr)", "2023", "2022"], ["Intäkter", "2 505", "2 340"], ["Soliditet (%)", "83", "84"]
    )
    found = figures(document([heading("Ekonomi"), paragraph(MONEY), grid]))
    assert [(f.indicator, f.year, f.value, f.unit) for f in found] == [
        ("Intäkter – 2023", 2023, 2505.0, "tkr"),
        ("Intäkter – 2022", 2022, 2340.0, "tkr"),
        ("Soliditet (%) – 2023", 2023, 83.0, "%"),
        ("Soliditet (%) – 2022", 2022, 84.0, "%"),
    ]
    assert {f.table_title for f in found} == {"Ekonomi"}


def test_heads_of_two_levels_are_kept() -> None:
    """An upper head that stands over one column spreads over those that the lower heads repeat."""
    rows = [
        ("header", ["", "", "2021", "", "2022"]),
        ("header", ["Enhet", "Plan", "Utfall", "Plan", "Utfall"]),
        ("body", ["Akuten", "10", "11", "12", "13"]),
    ]
    found = figures(document([paragraph("Tabell 1. Antal besök"), Grid(rows)]))
    assert [(f.indicator, f.year, f.value, f.unit) for f in found] == [
        ("Akuten – 2021 | Plan", 2021, 10.0, "antal"),
        ("Akuten – 2021 | Utfall", 2021, 11.0, "antal"),
        ("Akuten – 2022 | Plan", 2022, 12.0, "antal"),
        ("Akuten – 2022 | Utfall", 2022, 13.0, "antal"),
    ]


def test_numbers_beside_their_heads_are_paired_in_order() -> None:
    """Heads set to the left of numbers set to the right fall into columns of their own; as many of each are pairs."""
    rows = [
        ("header", ["Förvaltning", "2023", "", "", "2022", ""]),
        ("header", ["", "Budget", "Utfall", "", "Utfall", ""]),
        ("body", ["Sjukhuset", "", "10", "11", "", "12"]),
        ("body", ["Tandvården", "", "20", "21", "", "22"]),
    ]
    found = figures(document([paragraph("Tabell 1. Driftredovisning, tkr"), Grid(rows)]))
    assert [(f.indicator, f.year, f.value) for f in found if "Sjukhuset" in f.indicator] == [
        ("Sjukhuset – 2023 | Budget", 2023, 10.0),
        ("Sjukhuset – 2023 | Utfall", 2023, 11.0),
        ("Sjukhuset – 2022 | Utfall", 2022, 12.0),
    ]


def test_a_row_is_named_by_its_indicator() -> None:
    """Neither the focus area nor the number of a project is what a number is about."""
    goals = table(["Fokusområde", "Indikator", "Utfall 2023"], ["Nöjda invånare", "Väntetid (dagar)", "66"])
    assert [(f.indicator, f.unit) for f in figures(document([goals]))] == [("Väntetid (dagar) – Utfall 2023", "dagar")]
    projects = table(["Projektnr", "Projekt", "Utfall"], ["91001", "Ny förskola", "31"], ["91014", "Kök", "69"])
    assert [f.indicator for f in figures(document([projects]))] == ["Ny förskola – Utfall", "Kök – Utfall"]


def test_a_column_of_units_tells_each_rows() -> None:
    """Units have a column of their own, which holds no numbers."""
    grid = table(["Nyckeltal", "Enhet", "2021"], ["Vårdplatser", "antal", "201"], ["Beläggning", "%", "91"])
    assert [(f.indicator, f.unit) for f in figures(document([grid]))] == [
        ("Vårdplatser – 2021", "antal"),
        ("Beläggning – 2021", "%"),
    ]


def test_rows_that_run_together_are_parted_or_left_out() -> None:
    """Two numbers in one cell are never one."""
    assert [f.value for f in figures(document([table(["", "2021"], ["Kvinnor", "14 15"], ["Män", "3"])]))] == [3.0]


def test_pages_of_contents_and_axes_are_no_figures() -> None:
    """Numbers that rise by numbered sections are pages, and numbers without any name an axis."""
    contents = table(["1 Inledning", "3"], ["2 Personal", "7"], ["3 Ekonomi", "12"])
    assert figures(document([contents])) == ()
    assert figures(document([heading("Innehåll"), table(["Avsnitt", "Sida"], ["Inledning", "3"])])) == ()
    assert figures(document([Grid([("body", ["600", "6"]), ("body", ["400", "4"]), ("body", ["0", "0"])])])) == ()
    assert figures(document([table(["2", "Lagtext"], ["2.1", "Förslag till lag"])])) == ()


def test_a_numbered_title_may_stand_below() -> None:
    """The title is the table's own, above or below, not what the text above speaks of."""
    grid = table(["Grupp", "2020"], ["Läkare", "198"], ["Sjuksköterskor", "412"])
    found = figures(document([paragraph(MONEY), grid, paragraph("Tabell 2. Antal årsarbetare per grupp")]))
    assert {(f.table_title, f.unit) for f in found} == {("Tabell 2. Antal årsarbetare per grupp", "årsarbetare")}


@pytest.mark.parametrize(("sums", "doubted"), [(["42", "94", "52"], []), (["42", "95", "52"], [95.0])])
def test_totals_are_of_the_rows_since_the_last_total(sums: list[str], doubted: list[float]) -> None:
    """Subtotals are right by their own rows; a wrong one is doubted, in a Swedish sentence."""
    rows = [
        ["Taxor", "12"],
        ["Bidrag", "30"],
        ["Summa intäkter", sums[0]],
        ["Personal", "80"],
        ["Lokaler", "14"],
        ["Summa kostnader", sums[1]],
        ["Nettokostnad", sums[2]],
    ]
    found = figures(document([table(["Mnkr", "2024"], *rows)]))
    assert [f.value for f in found if f.warning] == doubted
    assert {f.warning for f in found if f.warning} <= {
        "Raderna summerar till 94, men tabellens egen summa är 95.",
    }


def test_the_country_is_no_sum_of_some_regions_and_a_mean_is_none() -> None:
    """Nothing is doubted that was never meant to add up."""
    some = table(["Region", "Medel (mnkr)"], ["Region Skåne", "40"], ["Region Halland", "20"], ["Riket", "1 000"])
    mean = table(["Grupp", "Medelålder"], ["Läkare", "47"], ["Sjuksköterskor", "43"], ["Totalt", "44"])
    assert {f.warning for made in (some, mean) for f in figures(document([made]))} == {""}


def test_a_number_without_name_or_head_is_doubted() -> None:
    """What it is about could not be read, and that is said."""
    grid = table(["Grupp", "2020", ""], ["Läkare", "198", "5"], ["", "66", ""])
    assert [f.warning for f in figures(document([grid]))] == ["", HEADLESS, NAMELESS]


def test_a_survey_by_regions_has_both_marks_and_numbers() -> None:
    """Columns answered by yes or no stand beside one of numbers; what lies between yes and no has no value."""
    grid = table(
        ["Region", "Har strategi", "Hyrläkare, %"],
        ["Gotland", "Ja", "5"],
        ["Dalarna", "Delvis", "8"],
        ["Skåne", "Nej", "3"],
    )
    found = figures(document([paragraph("Tabell 1. Svar 2020"), grid]))
    assert [(f.region, f.value) for f in found] == [("09", 1.0), ("09", 5.0), ("20", 8.0), ("12", 0.0), ("12", 3.0)]
