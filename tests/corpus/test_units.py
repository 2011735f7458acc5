"""Units: their names, and whether a text states one or only mentions it."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.units import label_unit, stated_unit, unit_of


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nettokostnad (mnkr)", "mkr"),
        ("Flerårsöversikt (tkr)", "tkr"),
        ("Tabell 2. Antal årsarbetare per grupp", "årsarbetare"),
        ("Antal fallskador per 1 000 vårddygn", "antal"),
        ("Andel som får tid inom 90 dagar (%)", "%"),
        ("Andel som får tid inom 90 dagar", ""),
        ("Sjukfrånvaro, % av ordinarie arbetstid", "%"),
        ("Nettokostnad per invånare, kr", "kronor"),
        ("miljoner kronor", "mkr"),
        ("Belopp i TSEK", "tkr"),
        ("Skuld (mdr)", "mdkr"),
        ("Krav på vården", ""),
    ],
)
def test_the_unit_beside_what_is_measured_wins(text: str, unit: str) -> None:
    """A unit in brackets, after a comma or counted is meant, a length of time in a sentence is not."""
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Samtliga belopp anges i tkr", "tkr"),
        ("(mnkr)", "mkr"),
        ("Överskottet var 4,2 miljoner kronor, 1,3 procent av omsättningen.", ""),
        ("Kommunen har 4 100 årsarbetare.", ""),
    ],
)
def test_a_text_that_only_mentions_a_unit_states_none(text: str, unit: str) -> None:
    """The paragraph above a table does not tell what its numbers are in, unless it says so."""
    assert stated_unit(text) == unit


def test_a_rows_name_states_its_unit_or_counts() -> None:
    """Days in the name of a cost are not what it is in."""
    assert (label_unit("Sjuklön dagar 2–14"), label_unit("Soliditet (%)"), label_unit("Antal besök")) == (
        "",
        "%",
        "antal",
    )
