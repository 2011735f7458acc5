"""The nearest word that the bank holds."""

from __future__ import annotations

import pytest
from readings import measure, reading

from atgardsbanken.db.nearest import nearest
from atgardsbanken.db.store import Bank


@pytest.fixture
def words(bank: Bank) -> Bank:
    """A bank of some words."""
    names = ["Rekrytering", "Rekrytering av läkare", "Ledarskap", "Vårdnära service", "Mål"]
    bank.put(reading("a.pdf", [measure(name, line=n) for n, name in enumerate(names)]), version="1")
    bank.finish()
    return bank


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rekrytring", "rekrytering"),
        ("rekyrtering", "rekrytering"),
        ("ledaskap", "ledarskap"),
        ("vardnara", "vårdnära"),
        ("mal", None),
        ("helt annat", None),
        ("qqqqqqqq", None),
    ],
)
def test_a_few_letters_may_differ(words: Bank, typed: str, meant: str | None) -> None:
    """One letter for every four may be wrong, missing, too much or exchanged; short words must be right."""
    assert nearest(words.connection, typed) == meant


def test_edits_can_be_limited(words: Bank) -> None:
    """Fewer letters may differ where that is asked."""
    assert nearest(words.connection, "rekritring", most=1) is None
    assert nearest(words.connection, "rekritring") == "rekrytering"
