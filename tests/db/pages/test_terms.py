"""The page of terms."""

from __future__ import annotations

from dataclasses import replace

from readings import measure, reading

from atgardsbanken.db.pages.terms import terms
from atgardsbanken.db.store import Bank


def test_terms_are_those_of_the_documents(bank: Bank) -> None:
    """Short forms and definitions are told as they are printed, with their place; a known one also where it is used."""
    said = [
        "Arbetet med Rätt använd kompetens (RAK) går vidare.",
        "Med vårdnära service avses uppgifter nära patienten.",
        "Fyra tjänster för PTP inrättas.",
    ]
    found = reading("plan.pdf", [measure(text, line=line) for line, text in enumerate(said)], title="Planen")
    bank.put(found, version="1")
    bank.finish()
    page = terms(bank.connection)
    assert [(each.short, each.long, each.explained) for each in page.short_forms] == [
        ("PTP", "praktisk tjänstgöring för psykologer", False),
        ("RAK", "Rätt använd kompetens", True),
    ]
    assert [(each.term, each.sentence) for each in page.definitions] == [("vårdnära service", said[1])]
    assert {(each.place.document_title, each.place.page) for each in page.short_forms} == {("Planen", 1)}


def test_a_bank_without_terms_has_none(bank: Bank) -> None:
    """Nothing is invented."""
    bank.put(replace(reading("plan.pdf", [measure("Fler möten")])), version="1")
    bank.finish()
    assert (terms(bank.connection).short_forms, terms(bank.connection).definitions) == ((), ())
