"""Letters printed more than once."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("TTiillllggäänngglliigghheett oocchh vvåårrdd 22001188", "Tillgänglighet och vård 2018"),
        ("MMååll  ((oocchh))  vvåårrdd,, klar", "Mål (och) vård, klar"),
        ("vvvååårrrddd", "vård"),
        ("HHÄÄLLSSOO-- oocchh", "HÄLSO- och"),
    ],
)
def test_copies_are_taken_away(raw: str, meant: str) -> None:
    """All characters of a run of chunks, blanks too, stand as often."""
    assert repair(raw).text == meant


@pytest.mark.parametrize("text", ["ÅÅÅÅ-MM-DD, ÅÅÅÅMMDD", "AA, BB, XX, II och 1122", "aabb ooaa", "oss alla"])
def test_codes_of_pairs_are_left(text: str) -> None:
    """Without a known word of three letters in it, a run is what it is."""
    assert repair(text).text == text
