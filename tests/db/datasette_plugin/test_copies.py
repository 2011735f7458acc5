"""Datasette's own pages of the tables: each row once, found by its words, with names for what it points at."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from asked import Get, asking
from readings import measure, reading

from atgardsbanken.db.site import make_app
from atgardsbanken.db.store import Bank


def count(get: Get, address: str) -> int:
    """The number of rows that an address of a table answers."""
    divider = "&" if "?" in address else "?"
    return len(get(f"/data/{address}{divider}_shape=array&_size=max").json())


@pytest.mark.parametrize("table", ["measures", "figures", "passages"])
def test_copies_are_left_out_unless_asked_for(get: Get, table: str) -> None:
    """A document that the bank has twice gives each row once; what is asked for by its document is there."""
    path = f"{table}.json"
    every = get(f"/data/{path}?_shape=array&_size=max&_copies=1").json()
    copies = {row["id"] for row in get("/data/documents.json?_shape=array&copy_of__notblank=1").json()}
    once = [row for row in every if row["document"] not in copies]
    assert count(get, path) == len(once)
    assert count(get, f"{path}?document={next(iter(copies))}") == len(every) - len(once) > 0


OWN = "Regionen ska införa drönare för transport av blodprov mellan vårdcentralerna under hösten"
"""The measure that only the copy holds."""


@pytest.fixture
def doubled(tmp_path: Path) -> Get:
    """Ask the site of a plan and its copy, which holds a measure more."""
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        best, copy = (
            reading("plan.pdf", [measure("Lean")]),
            reading("plan.txt", [measure("Lean"), measure(OWN, line=1)]),
        )
        held = [replace(each, id=f"copy{each.id[4:]}") for each in copy.measures]
        bank.put(best, version="1")
        bank.put(replace(copy, measures=tuple(held)), version="1")
        bank.set_copies({copy.document.id: best.document.id})
        bank.finish()
    return asking(make_app(tmp_path / "bank.db"))


def test_what_only_a_copy_holds_is_counted(doubled: Get) -> None:
    """The tables show a measure, and its sentence, that only a copy holds, once, as the site does."""
    shown = [row["title"] for row in doubled("/data/measures.json?_shape=array").json()]
    assert sorted(shown) == sorted(each["title"] for each in doubled("/sok.json").json()) == ["Lean", OWN]
    assert {f"/atgard/{each['id']}" for each in doubled("/sok.json").json()} == set(
        re.findall(r"<loc>http://site(/atgard/\w+)</loc>", doubled("/sitemap.xml").text)
    )
    assert [row["text"] for row in doubled("/data/passages.json?_shape=array").json()] == ["Lean.", f"{OWN}."]


def test_csv_leaves_out_the_same(get: Get) -> None:
    """The file of a table has the rows of its page."""
    lines = get("/data/measures.csv?_stream=1&_col=year").text.splitlines()
    assert len(lines) - 1 == count(get, "measures.json")


def test_table_pages_are_searched(get: Get) -> None:
    """The table's search box finds words as they are spelled."""
    titles = [row["title"] for row in get("/data/measures.json?_search=vårdnära&_shape=array").json()]
    assert sorted(titles) == ["Vårdnära service", "Vårdnära service i hela länet"]
    assert count(get, "measures.json?_search=vardnara") == 0


def test_foreign_keys_are_named(get: Get) -> None:
    """A measure's document, region, area and theme stand by their names."""
    page = get("/data/measures?_search=servicevärdar").text
    for name in ("Handlingsplan 2018", "Region Västerbotten", "Vårdnära service"):
        assert f">{name}</a>" in page


def test_tables_and_columns_are_described(get: Get) -> None:
    """A table's page says in Swedish what a row and each column is."""
    page = get("/data/figures").text
    assert "Tal ur tryckta tabeller." in page
    assert "Vad talet mäter." in page
