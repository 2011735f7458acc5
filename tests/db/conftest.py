"""What the tests of the bank may ask for: an empty bank and one with two small documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from readings import measure, reading

from atgardsbanken.db.store import Bank


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    """An empty bank."""
    with Bank.open(tmp_path / "bank.db", create=True) as empty:
        yield empty


@pytest.fixture
def small_bank(bank: Bank) -> Bank:
    """A bank with a plan of two measures and its follow-up the year after."""
    plan = [measure("Vårdnära service"), measure("Betald specialistutbildning", line=1, area="forsorjning")]
    later = [measure("Vårdnära service", year=2019), measure("Digitala vårdmöten", year=2019, line=1, area="it")]
    bank.put(reading("plan.pdf", plan), version="1")
    bank.put(reading("uppfoljning.pdf", later, year=2019, kind="follow_up"), version="1")
    bank.finish()
    return bank
