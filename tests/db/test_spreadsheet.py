"""Files for Excel: codes stay text, å ä ö stay letters, nothing is run."""

from __future__ import annotations

import csv
import io
import sys

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from atgardsbanken.db import spreadsheet
from atgardsbanken.db.export import BOM, Table
from atgardsbanken.db.spreadsheet import as_excel_csv, as_xlsx, excel_cell, fitting
from atgardsbanken.extract.errors import BadUsageError, MissingProgramError

ROWS = (("08", "Åtgärd på ö", 2018, 0.85), ("=1+1", "-5", None, ""), ("+46 70", '=HYPERLINK("x")', -3, 1e-05))
TABLE = Table(("regionkod", "åtgärd", "år", "säkerhet"), ROWS)


def sheet(table: Table) -> Worksheet:
    """The sheet that a table becomes, as openpyxl reads it."""
    book = load_workbook(io.BytesIO(as_xlsx(table, sheet="Åtgärder")))
    assert book.sheetnames == ["Åtgärder"]
    return book["Åtgärder"]


def test_xlsx_comes_back_as_it_went() -> None:
    """Texts are texts, numbers numbers; an empty text and nothing are both an empty cell."""
    found = list(sheet(TABLE).iter_rows(values_only=True))
    assert found == [TABLE.headings, *(tuple(cell if cell != "" else None for cell in row) for row in ROWS)]


def test_nothing_in_xlsx_is_a_formula() -> None:
    """Every text has the type of a text, whatever it begins with."""
    kinds = {(type(cell.value), cell.data_type) for row in sheet(TABLE).iter_rows() for cell in row}
    assert kinds == {(str, "s"), (int, "n"), (float, "n"), (type(None), "n")}


def test_the_headings_stay_in_sight() -> None:
    """The first row is frozen, bold, and has a filter."""
    page = sheet(TABLE)
    assert (page.freeze_panes, page.auto_filter.ref, page["A1"].font.bold) == ("A2", "A1:D4", True)


def test_columns_are_as_wide_as_their_texts() -> None:
    """Wide enough for the heading, no wider than the widest that can be read."""
    page = sheet(Table(("a", "en lång rubrik"), [("x" * 200, "y")]))
    narrow, wide = spreadsheet.LEAST_WIDTH_CHARACTERS, spreadsheet.MOST_WIDTH_CHARACTERS
    assert list(spreadsheet._widths(Table(("a", "en lång rubrik"), [("x" * 200, "y")]))) == [wide, 16]
    assert list(spreadsheet._widths(Table(("a",), []))) == [narrow]
    assert page.column_dimensions["A"].width == pytest.approx(wide, abs=1)


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    """A cell holds 32,767 code units, of which an astral letter takes two; none is cut in half."""
    assert spreadsheet.MOST_CHARACTERS == 32_767
    assert fitting("å" * 32_767) == "å" * 32_767
    cut = fitting("𝒜" * 20_000)
    assert (cut.endswith("𝒜 […]"), len(cut.encode("utf-16-le")) // 2) == (True, 32_766)
    assert sheet(Table(("a",), [("å" * 40_000,)]))["A2"].value == fitting("å" * 40_000)


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to do; no row is left out without a word."""
    assert spreadsheet.MOST_ROWS == 2**20
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 4)
    as_xlsx(Table(("a",), [("x",)] * 3), sheet="A")
    with pytest.raises(BadUsageError, match=r"3 rows at most; limit what is exported, or write CSV\.$"):
        as_xlsx(Table(("a",), [("x",)] * 4), sheet="A")


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the package."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingProgramError, match="pip install xlsxwriter"):
        as_xlsx(TABLE, sheet="A")


def test_csv_for_excel_has_columns_and_letters() -> None:
    """Semicolons divide columns, commas decimals; the mark tells the encoding; codes are formulas that give text."""
    text = as_excel_csv(TABLE)
    assert text.startswith(BOM)
    assert list(csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";")) == [
        ["regionkod", "åtgärd", "år", "säkerhet"],
        ['="08"', "Åtgärd på ö", "2018", "0,85"],
        ["'=1+1", '="-5"', "", ""],
        ['="+46 70"', '\'=HYPERLINK("x")', "-3", "1e-05"],
    ]


@pytest.mark.parametrize("text", ["08", "2019-12-31", "12e45", "1 maj", "dec 2018", "maj-19", "1/2", "10 %", "-1,5"])
def test_what_excel_could_take_for_a_value_stays_text(text: str) -> None:
    """Codes, dates and keys that look like numbers are shown as they are."""
    assert excel_cell(text) == f'="{text}"'


@pytest.mark.parametrize(
    "text", ["Lean", "Region Skåne", "Fler ST-läkare 2018 och framåt", "", '24/7-vård; i "hela" länet']
)
def test_other_texts_are_left(text: str) -> None:
    """What no spreadsheet takes for anything else stands as it is."""
    assert excel_cell(text) == text


@pytest.mark.parametrize("text", ['1"&cmd', "@A1", "=A1", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "\t=1"])
def test_no_text_becomes_a_formula_of_its_own(text: str) -> None:
    """What could be run has an apostrophe before it or stands as it is; only whole values are made formulas."""
    assert excel_cell(text) in (text, f"'{text}")
    assert not excel_cell(text).startswith(("=", "+", "-", "@"))
