"""Running text beside the measures: sentences that have all words, each once, no titles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import measure, reading

from atgardsbanken.corpus.records import Passage
from atgardsbanken.db.pages.running_text import region_of, running_text
from atgardsbanken.db.search.passages import FoundPassage
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.store import Bank

SAID = "Av landstingen har sjutton infört vårdnära service, och fyra väntar på beslut i frågan."
LISTED = "Vårdnära service Sjuksköterskor specialistutbildning Produktionsplanering Utlandsrekrytering"
MISREAD = "Av landst?ngen har sjutton infört vårdnära service, och fyra väntar på beslut i frågan."


def texts(bank: Bank, words: str) -> list[str]:
    """The running text that answers a query."""
    return [hit.passage.text for hit in running_text(bank.connection, parse(words))]


@pytest.fixture
def told(bank: Bank) -> Bank:
    """A bank with a plan whose passages are a title, a list read as a paragraph, and a sentence, misread once."""
    found = reading("plan.pdf", [measure("Vårdnära service")])
    box = found.passages[0].box
    said = [
        Passage(f"p{n}", 1, "paragraph", "", each, each, box) for n, each in enumerate([LISTED, MISREAD, SAID, SAID])
    ]
    bank.put(replace(found, passages=(*found.passages, *said)), version="1")
    bank.finish()
    return bank


def test_sentences_are_shown_once_and_no_titles(told: Bank) -> None:
    """What a title or a list says stands among the measures; a sentence is shown once."""
    assert texts(told, "vårdnära service") == [SAID]


def test_all_words_are_asked_for(told: Bank) -> None:
    """A sentence without one of the words is no answer, nor is any to a query without words."""
    assert (texts(told, "vårdnära service drönare"), texts(told, "")) == ([], [])


def test_sentences_of_copies_go_last(told: Bank) -> None:
    """A copy, whose text may be badly read, adds what it alone has after the better form's sentences."""
    other = SAID.replace("sjutton", "arton")
    copy = reading("plan.txt", [measure("Lean")])
    added = Passage("c1", 1, "paragraph", "", other, other, copy.passages[0].box)
    bank = told
    bank.put(replace(copy, passages=(added,)), version="1")
    bank.set_copies({copy.document.id: reading("plan.pdf", []).document.id})
    bank.finish()
    assert texts(bank, "vårdnära service")[0] == SAID


@pytest.mark.parametrize(
    ("section", "named"),
    [
        ("Region Kronoberg Exempel på utvecklingsarbete", "Region Kronoberg"),
        ("Landstinget i Kalmar län", "Region Kalmar län"),
        ("Samarbete mellan Region Skåne och Region Halland", ""),
        ("Besök i Region Skåne", ""),
        ("", ""),
    ],
)
def test_a_heading_that_begins_with_a_region_tells_whose_it_is(section: str, named: str) -> None:
    """In a report on many regions a passage below one's heading is that region's."""
    found = FoundPassage("p", "d", "Rapport", "", 2018, 1, "paragraph", section, "", None, None, "")
    assert region_of(found) == named
    assert region_of(replace(found, region_name="Region Gotland")) == "Region Gotland"
