"""Text in which letters stand for others."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.ciphers import segment
from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("'HW DYWDO PHOODQ 6YHULJH RFK 'DQPDUN RP EHVNDWWQLQJ", "Det avtal mellan Sverige och Danmark om beskattning"),
        (
            "f|r en god v}rd p} lika villkor f|r hela befolkningen",
            "för en god vård på lika villkor för hela befolkningen",
        ),
        ("fšr en god vŒrd pŒ lika villkor", "för en god vård på lika villkor"),
    ],
)
def test_a_known_cipher_is_read(raw: str, meant: str) -> None:
    """Glyph numbers, the old Swedish 7-bit set and Mac OS Roman are undone."""
    assert repair(raw).text == meant


@pytest.mark.parametrize("text", ["MRSA, ESBL, TNF, CRP, EKG OCH MR", "AVTAL MELLAN SVERIGE OCH DANMARK", "a | b | c"])
def test_capitals_and_bars_are_no_cipher(text: str) -> None:
    """What reads as it stands is left."""
    assert repair(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Bilaga 2 (LS/1810/2013) och 19RGK1261, LS-LED17-1234-5",
        "Blankett TSTRK1007 (U06, 130624) Sid 1(4)",
        "Enligt PDLs och HSLs regler flyttar ÖNHs mottagning",
        "Fyll i datum som ”ÅÅÅÅ-MM-DD” eller ÅÅMMDD-XXXX",
        "Se [R1], [R2] och [K3]; [SKR 2019] och {a|b} i C:\\Regionen\\Planer",
        "”det är bra”, sade hon; ”vi är glada”, och ”ni med”…",
        "XU7856, FC8176, RP6851 och SNOMED 38341003",
    ],
)
def test_codes_references_and_quotations_are_no_cipher(text: str) -> None:
    """Codes, abbreviations, brackets and quotation marks stand, also where a garbled font stands beside them."""
    assert repair(text).text == text
    garbled = "QlUPDVW HIWHU GHW ODJHQ WUlGHU L NUDIW"
    assert repair(f"{garbled}\n{text}").text == f"närmast efter det lagen träder i kraft\n{text}"


def test_blanks_are_put_back_between_known_words() -> None:
    """A run of letters is parted into the likeliest words, or not at all."""
    assert segment("framgårav") == ("framgår", "av")
    assert segment("xyzzyq") == ()


@pytest.mark.parametrize(
    ("raw", "is_read"),
    [
        ("f|r v}rd p}", True),
        ("v}rd p}", False),
        ("f|r v}rd p} x}q z{k", True),
        ("f|r v}rd p} x}q z{k q|w", False),
    ],
)
def test_enough_chunks_become_known_words(raw: str, is_read: bool) -> None:
    """Three known words, and three of five chunks with such a sign, make it the old Swedish set."""
    assert ("vård" in repair(raw).text) == is_read
