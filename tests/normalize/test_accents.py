"""Accents that are signs of their own."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("˚atg¨ard f¨or ¨oppenv˚ard", "åtgärd för öppenvård"),
        ("A˚tga¨rd fo¨r o¨ppenva˚rd", "Åtgärd för öppenvård"),
        ("va°rd pa° sjukhus", "vård på sjukhus"),
        ("f ¨or v ˚ard i ¨ar en ¨oversyn", "för vård i är en översyn"),
        ("fo¨ r va˚ rd", "för vård"),
        ("f\u0308or", "för"),
    ],
)
def test_an_accent_is_put_on_its_letter(raw: str, meant: str) -> None:
    """It stands before or after the letter as in the rest of the text, a blank beside it or not."""
    assert repair(raw).text == meant


@pytest.mark.parametrize("text", ["25 °C, 40 °A och 3°", "”¨” är ett trema", "idé´"])
def test_signs_that_are_no_accents_are_left(text: str) -> None:
    """Degrees and signs without a letter stay."""
    assert repair(text).text == text
