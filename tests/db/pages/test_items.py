"""Measures as lists show them."""

from __future__ import annotations

import sqlite3

import pytest

from atgardsbanken.db.pages import items as module
from atgardsbanken.db.pages.items import BY_COLUMN, best_items, items, items_by_id, names


def test_measures_stand_with_the_newest_first(read: sqlite3.Connection) -> None:
    """Within a year as they stand in their document; copies are there too."""
    found = items(read, "m.region = ?", ["24"])
    assert [(item.year, item.title) for item in found[:3]] == [
        (2019, "Vårdnära service i hela länet"),
        (2019, "Kompetensförsörjningsplan"),
        (2018, "Vårdnära service"),
    ]
    assert (len(found), len(best_items(read, "m.region = ?", ["24"]))) == (8, 5)
    assert len(best_items(read, "m.region = ? OR 1", ["24"], limit=2)) == 2


def test_measures_can_be_read_down_the_columns(read: sqlite3.Connection, plan: str) -> None:
    """On a page the order is that of reading."""
    found = items(read, "m.document = ?", [plan], order=BY_COLUMN)
    assert [item.title.split()[0] for item in found] == ["Vårdnära", "Betald", "Digitala"]


def test_ids_keep_their_order(read: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are asked for at once, they come in their order; unknown ones are left out."""
    ids = [item.id for item in items(read, "m.region = ?", ["12"])][::-1]
    monkeypatch.setattr(module, "IDS_PER_QUERY", 7)
    assert [item.id for item in items_by_id(read, [ids[0], "none", *ids[1:]])] == ids


def test_codes_have_names(read: sqlite3.Connection) -> None:
    """Regions by their short names in order, areas in theirs."""
    called = names(read)
    assert (len(called.regions), called.regions["24"], called.short_regions["08"]) == (
        21,
        "Region Västerbotten",
        "Kalmar",
    )
    assert list(called.areas) == ["it", "kompetens", "forsorjning"]
    assert called.areas.keys() == called.definitions.keys() == called.full_areas.keys()
