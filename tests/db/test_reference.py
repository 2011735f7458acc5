"""The tables that come from data files."""

from __future__ import annotations

import pytest

from atgardsbanken.db import reference
from atgardsbanken.db.store import Bank


def test_all_regions_are_there_with_a_place_of_their_own(bank: Bank) -> None:
    """The 21 regions have county codes and no two stand on the same tile."""
    rows = bank.connection.execute("SELECT code, map_row, map_column FROM regions").fetchall()
    assert len({row["code"] for row in rows}) == len({(row["map_row"], row["map_column"]) for row in rows}) == 21


def test_areas_stand_in_their_order(bank: Bank) -> None:
    """The three areas are shown in the order of the agreement, each with a definition."""
    rows = bank.connection.execute("SELECT code, definition FROM areas ORDER BY position").fetchall()
    assert [row["code"] for row in rows] == ["it", "kompetens", "forsorjning"]
    assert all(row["definition"] for row in rows)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Region Kalmar län", "Kalmar"),
        ("Region Jönköpings län", "Jönköping"),
        ("Västra Götalandsregionen", "Västra Götaland"),
        ("Region Jämtland Härjedalen", "Jämtland Härjedalen"),
    ],
)
def test_short_names_lack_the_word_region(name: str, short: str) -> None:
    """The short name is what people say."""
    assert reference.short_name(name) == short


def test_renamed_region_is_renamed_everywhere(bank: Bank) -> None:
    """Opening a bank brings names up to the data files."""
    bank.connection.execute("UPDATE regions SET name = 'Landstinget' WHERE code = '24'")
    with Bank.open(bank.path) as again:
        name = again.connection.execute("SELECT name FROM regions WHERE code = '24'").fetchone()[0]
    assert name == "Region Västerbotten"
