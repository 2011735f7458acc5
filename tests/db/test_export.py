"""Measures as files for other programs."""

from __future__ import annotations

import csv
import io
import json

import pytest
from readings import measure, reading

from atgardsbanken.db.export import (
    BOM,
    COLUMNS,
    PASSAGE_COLUMNS,
    defused,
    json_text,
    measures_table,
    passage_record,
    record,
    table_as_csv,
)
from atgardsbanken.db.pages.items import Item, items
from atgardsbanken.db.search.passages import FoundPassage
from atgardsbanken.db.store import Bank


@pytest.fixture
def exported(bank: Bank) -> list[Item]:
    """Two measures, one of which looks like a formula."""
    new = [measure("Vårdnära; service", description='Säger "ja"\noch nej'), measure("+46 70", line=1)]
    bank.put(reading("plan.pdf", new), version="1")
    return items(bank.connection, "1")


def test_csv_comes_back_as_it_went(exported: list[Item]) -> None:
    """Quotation marks, line breaks and semicolons survive; Excel is told the encoding."""
    text = table_as_csv(measures_table(exported, site="https://bank.example"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))
    assert text.startswith(BOM)
    assert list(rows[0]) == list(COLUMNS.values())
    assert rows[0]["beskrivning"] == 'Säger "ja"\noch nej'
    assert rows[1]["åtgärd"] == "'+46 70"
    assert rows[0]["adress"] == f"https://bank.example/atgard/{exported[0].id}"


def test_json_keeps_types_and_letters(exported: list[Item]) -> None:
    """Years are numbers, letters are letters, formulas need no defusing."""
    text = json_text([record(item) for item in exported])
    assert "Vårdnära" in text
    assert [(row["year"], row["title"]) for row in json.loads(text)][1] == (2018, "+46 70")


def test_every_column_is_exported(exported: list[Item]) -> None:
    """What a record holds has a heading, and the other way round."""
    assert set(record(exported[0])) == set(COLUMNS)
    passage = FoundPassage("p", "d", "Plan", "Region Skåne", 2018, 3, "item", "Mål", "Text", 2018, 2018, "5")
    assert set(passage_record(passage)) == set(PASSAGE_COLUMNS)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_defused(sign: str) -> None:
    """A text that a spreadsheet would run is shown instead; numbers and other texts are left."""
    assert defused(f"{sign}1+1") == f"'{sign}1+1"
    assert (defused(-1), defused(None), defused("a=b")) == ("-1", "", "a=b")
