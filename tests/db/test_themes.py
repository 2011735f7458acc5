"""Themes in the bank are those that linking all its measures gives, whether made anew or kept up to date."""

from __future__ import annotations

from unittest import mock

import pytest
from readings import measure, reading

from atgardsbanken.corpus.link import themes as linked
from atgardsbanken.db import links, themes
from atgardsbanken.db.store import Bank
from atgardsbanken.loading.connect import connect_documents

TITLES = ("Vårdnära service", "VNS i större skala", "Digitala vårdmöten", "Digitala vårdmöten, patologi", "Lean")


def put(bank: Bank, region: str, first: int) -> None:
    """Store a region's plan with four of the titles."""
    titles = [TITLES[(first + place) % len(TITLES)] for place in range(4)]
    measures = [measure(title, region=region, line=10 * first + place) for place, title in enumerate(titles)]
    bank.put(reading(f"{region}.pdf", measures, region=region, title=f"Plan {region}"), version="1")


def stored(bank: Bank) -> list[tuple[str, str, tuple[str, ...]]]:
    """The themes of the bank: id, label, members."""
    rows = bank.connection.execute("SELECT id, label FROM themes ORDER BY id").fetchall()
    query = "SELECT id FROM measures WHERE theme = ? ORDER BY id"
    return [(id_, label, tuple(row[0] for row in bank.connection.execute(query, [id_]))) for id_, label in rows]


@pytest.mark.parametrize("share", [0.0, 100.0])
def test_themes_are_those_of_all_measures_linked(bank: Bank, share: float) -> None:
    """Reports that come and go one after another leave the themes of what is there."""
    with mock.patch.object(themes, "MOST_TOUCHED_SHARE", share):
        for number, region in enumerate(("01", "03", "12", "24")):
            put(bank, region, number)
            connect_documents(bank)
            every = linked(links.linkables(bank.connection, ()))
            assert every or not number
            assert stored(bank) == sorted((each.id, each.label, each.members) for each in every)
        bank.delete(reading("12.pdf", [], region="12").document.id)
        connect_documents(bank)
        every = linked(links.linkables(bank.connection, ()))
        assert stored(bank) == sorted((each.id, each.label, each.members) for each in every)
