"""Which pages must be read from their pictures."""

from __future__ import annotations

from extract.pages import Surveyed
from extract.reading import Reading, wanted
from extract.records import Page
from extract.sheet import LaidOut
from extract.sheets import Need


def surveyed(number: int, need: Need, letters: int, font: str) -> Surveyed:
    """A page set in one font."""
    return Surveyed(LaidOut(Page(number, 595, 842, "text", 1.0)), need, letters, frozenset({font}))


def test_short_page_is_judged_with_its_font() -> None:
    """A page too short to tell is read again if its font is garbled on the longer pages, and only then."""
    reading = Reading(count=5)
    reading.pages = {
        1: surveyed(1, "all", 900, "Hidden"),
        2: surveyed(2, "none", 60, "Hidden"),
        3: surveyed(3, "none", 900, "Serif"),
        4: surveyed(4, "none", 60, "Serif"),
    }
    reading.failed = {5: "pypdfium2 fails on the page"}
    assert wanted(reading) == [1, 2, 5]
