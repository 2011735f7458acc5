"""Single garbled words in clean lines."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("Kostnaden har minskat fran 12,3 mnkr till 9,8 mnkr (-20 %).", "från"),
        ("Antalet lakare ökade med 12 procent under året.", "läkare"),
        ("Målet är att sjukvarden ska vara tillgänglig dygnet runt.", "sjukvården"),
        ("Kostnaden okade till 14,2 mnkr under perioden.", "ökade"),
        ("Vi ska aven minska antalet hyrläkare.", "även"),
        ("Antalet l&kare i regionen har ökat under året.", "läkare"),
        ("Projektet pagår till december i hela länet.", "pågår"),
        ("Alla vårdcentraler ska erbjuda tider for digitala besök.", "för"),
    ],
)
def test_the_one_word_is_repaired(raw: str, meant: str) -> None:
    """Only the word that is none changes, where one common word fits."""
    assert [change.after for change in repair(raw).repairs] == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT forsta FROM atgarder WHERE lan = 'X'",
        "Publiken samlas vid varvningen för att titta på loppet.",
        "Det blev ett verkligt rafflande lopp i striden.",
        "I vissa länder är PPP over Ethernet ett vanligt protokoll.",
        "Bussen och att han for till byn igen.",
        "Skicka filen halsa_vard.txt till adressen vard@region.se eller se region.se/varden.",
        "Hästarna revs tillsammans med stallet på den gamla gården.",
        "Inventarierna införskaffades 2017 och bostaden har 2 rok.",
        "Hasselblad, Malmo FF, Orebro SK och Gothenburg har vunnit.",
    ],
)
def test_what_a_clean_text_may_hold_is_left(text: str) -> None:
    """Names, code, addresses, lone words and forms of the dictionary stay."""
    assert repair(text).text == text


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Region har fran mars", True),
        ("Xyzzy fran mars", False),
        ("Regionen har fran mars qwzzx", False),
        ("Det beror pa att planen finns", True),
        ("Regionen har malen", False),
    ],
)
def test_the_line_must_be_clean(text: str, is_read: bool) -> None:
    """Two known words besides, and most of them known; a word that a dictionary has needs the words beside it."""
    assert (repair(text).text != text) == is_read
