"""Damage other than OCR's."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant", "rule"),
    [
        ("fÃ¶r Ã¥tgÃ¤rder", "för åtgärder", "mojibake"),
        ("fÃƒÂ¶r", "för", "mojibake"),
        ("va\u030ard", "vård", "decomposed letter"),
        ("˚atg¨ard", "åtgärd", "decomposed letter"),
        ("utveck\xadling", "utveckling", "soft hyphen"),
        ("utveck\xad", "utveck-", "soft hyphen"),
        ("eﬀektiv", "effektiv", "ligature"),
        ("\uf0b7 Öka", "• Öka", "bullet"),
        ("S a m m a n f a t t n i n g", "Sammanfattning", "spaced letters"),
        ("H Å L L B A R B E M A N N I N G", "HÅLLBAR BEMANNING", "spaced letters"),
        ("K O M P E T E N S R Å D", "KOMPETENSRÅD", "spaced letters"),
        ("en specik och eektiv plan", "en specifik och effektiv plan", "lost ligature"),
    ],
)
def test_each_cause_is_mended_by_its_rule(raw: str, meant: str, rule: str) -> None:
    """The text comes out right and the rule is on record."""
    repaired = repair(raw)
    assert repaired.text == meant
    assert {change.rule for change in repaired.repairs} == {rule}


@pytest.mark.parametrize("text", ["A B C D E", "för åtgärd à jour", "en eektiv plan", "25 °C", "Ã"])
def test_what_only_looks_like_damage_is_left(text: str) -> None:
    """Letters in a row, French accents and a single unknown word stay."""
    assert repair(text).repairs == ()
