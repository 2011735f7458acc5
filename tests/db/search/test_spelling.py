"""Words of a query that the bank does not hold, and the nearest that it does."""

from __future__ import annotations

import pytest
from readings import measure, reading

from atgardsbanken.db.search.query import parse
from atgardsbanken.db.search.spelling import nearest, respelled
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


@pytest.mark.parametrize(
    ("query", "spelled"),
    [
        ("rekrytring läkare", "rekrytering läkare"),
        ("-ledaskap", "ledaskap"),
        ('"ledaskap"', "ledaskap"),
        ("ledaskap*", "ledaskap"),
        ("läkares", "läkares"),
        ("VNS", "vns"),
    ],
)
def test_words_that_the_bank_lacks_are_exchanged(words: Bank, query: str, spelled: str) -> None:
    """Only words that are asked for are; not a form of a word that is there, a short form, a phrase or a prefix."""
    terms = respelled(words.connection, parse(query)).terms
    assert " ".join(term.text for term in terms) == spelled


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lednrskxx", None),
        ("ledarskxx", "ledarskap"),
        ("lkarr", None),
        ("läkarr", "läkare"),
        ("läkxrr", None),
        ("rekryteringsmodxxxx", "rekryteringsmodell"),
        ("rekryteringsmoxxxxxr", None),
        ("mål", None),
        ("måla", "mål"),
    ],
)
def test_an_edit_is_allowed_for_every_four_letters_up_to_four(bank: Bank, typed: str, meant: str | None) -> None:
    """Two of nine letters may differ, one of six, four of sixteen or more; words of three letters must be right."""
    names = ["Ledarskap", "Läkare", "Rekryteringsmodeller", "Mål och mål"]
    bank.put(reading("a.pdf", [measure(name, line=n) for n, name in enumerate(names)]), version="1")
    bank.finish()
    assert nearest(bank.connection, typed) == meant
