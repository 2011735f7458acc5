"""Short forms that documents define."""

from __future__ import annotations

import pytest
from readings import measure, reading

from atgardsbanken.db.search.abbreviations import abbreviations, definitions, is_short_form, kept
from atgardsbanken.db.store import Bank


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kompletterande underläkartjänst (KULT) inrättas.", [("kult", ("kompletterande", "underläkartjänst"))]),
        ("RAK – rätt använd kompetens", [("rak", ("rätt", "använd", "kompetens"))]),
        ("produktions- och kapacitetsplanering (PoK)", [("pok", ("produktions", "och", "kapacitetsplanering"))]),
        ("Enligt Socialstyrelsen (SVT) ökar kostnaden", []),
        ("i syfte och Socialstyrelsens föreskrifter (SOSFS 2008:1) om medicinteknik", []),
        ("Inga förkortningar här.", []),
    ],
)
def test_definitions_are_read_from_text(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    """A short form beside words whose initials it is, before or after them; other brackets define nothing."""
    found = list(definitions(text))
    assert set(expected) <= set(found)
    assert bool(expected) == bool(found)


def test_every_word_with_content_gives_its_initial() -> None:
    """A word may not be passed over, unless it only binds others together."""
    assert is_short_form("vns", ["vårdnära", "service"])
    assert is_short_form("fou", ["forskning", "och", "utveckling"])
    assert not is_short_form("vs", ["vårdnära", "mobil", "service"])


def test_the_commonest_meaning_is_kept() -> None:
    """A short form that all rooms share keeps its meaning."""
    found = {
        ("kit", ("klinisk", "introduktionstjänst")): 2,
        ("kit", ("kurs", "i", "teknik")): 1,
        ("rak", ("a", "b")): 9,
    }
    assert kept(found) == [("kit", "klinisk introduktionstjänst")]


def test_shared_short_forms_are_those_of_every_bank(bank: Bank) -> None:
    """What the bank defines is added to what is known."""
    bank.put(reading("a.pdf", [measure("Rekrytering")], year=2018), version="1")
    bank.finish()
    assert abbreviations(bank.connection)["vns"] == ("vårdnära", "service")
