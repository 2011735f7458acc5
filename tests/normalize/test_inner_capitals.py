"""Capitals inside words."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("god vÅrd och omsorg", "vård"),
        ("brist på personaL i länet", "personal"),
        ("fÖr alla", "för"),
        ("brist på PerSonal", "Personal"),
        ("god UTveckling här", "Utveckling"),
        ("en kompetenSväxling", "kompetensväxling"),
    ],
)
def test_a_capital_inside_a_common_word_becomes_small(raw: str, meant: str) -> None:
    """No clean text has one there."""
    assert [change.after for change in repair(raw).repairs] == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "enligt SoL och LiÖ",
        "TakeCare och LibreOffice",
        "variabeln vårdPlats",
        "vÅrd.plats = 1",
        "nyÅr",
        "McDonald",
        "ITalienska och EUropa",
        "IDstöd, PDLs och VDn",
        "projektet KompetensVäxling, HälsoSam, FramtidsPlan, SamverkansForum",
        "Oktal, Hex eller iNgen",
    ],
)
def test_names_abbreviations_and_code_keep_theirs(text: str) -> None:
    """A capital that begins a word inside the word, or stands in a short one, is meant."""
    assert repair(text).text == text
