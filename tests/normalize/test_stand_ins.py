"""Signs and foreign letters in the place of å, ä, ö and ligatures."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("r\ufffdntgen", "röntgen"),
        ("E\ufffdektiva arbetss\ufffdtt och speci\ufffdka insatser", "Effektiva arbetssätt och specifika insatser"),
        ("\ufffdTG\ufffdRDER F\ufffdR \ufffdKAD V\ufffdRD", "ÅTGÄRDER FÖR ÖKAD VÅRD"),
        ("\ufffdtg\ufffdrder i \ufffdrebro. \ufffdven \ufffdldre", "Åtgärder i Örebro. Även äldre"),
        ("sk\ufffd\ufffdterska f\ufffd\ufffdr l\ufffd\ufffdkare", "sköterska för läkare"),
        ("v?rdcentralen f?r r?ntgen", "vårdcentralen för röntgen"),
        ("f#r v$rdcentralen och sjuksk#terskor p$ sjukhus", "för vårdcentralen och sjuksköterskor på sjukhus"),
        ("arbetsf\x94rmedlingen \x84r", "arbetsförmedlingen är"),
        ("speci\x0bk e\x0cektiv", "specifik effektiv"),
        ("vårdnæra service før lækare", "vårdnära service för läkare"),
        ("vãrdnära sõker lãkare", "vårdnära söker läkare"),
    ],
)
def test_what_a_sign_stands_for_is_learned(raw: str, meant: str) -> None:
    """The words that only a sign leaves unknown tell its letters, whatever the sign."""
    assert repair(raw).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "Vad menas? Hur ofta? Varför? (ja/nej?)",
        "Søren Kierkegaard, Tromsø, Bjørn Ødegård och Læsø kommune",
        "Sundhedsvæsenet og læger, som ikke får en stilling før foråret",
        "Français, à la carte, crème brûlée, Müller, São Paulo och Dvořák",
        "hen*hon läkar*innor, pris*antal=summa!, 3×4 och ½",
        "En fil index.php?vard=l?kare och www.v?rden.se/v?rdcentralen",
        "a\ufffd \ufffd b, 2017\ufffd2018",
    ],
)
def test_signs_with_a_meaning_are_left(text: str) -> None:
    """Marks, names, other languages and addresses stay, and what fits no word."""
    assert repair(text).text == text


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("En l?kare", "En läkare"),
        ("En v?rda", "En v?rda"),
        ("En v?rda och v?rdar", "En vårda och vårdar"),
        ("En lækare", "En lækare"),
        ("En vårdnæra plan", "En vårdnära plan"),
        ("f#r l?kare", "för läkare"),
        ("v#rda l?kare", "vårda läkare"),
        ("l?kare x?qz", "läkare x?qz"),
        ("l?kare x?qzw", "l?kare x?qzw"),
    ],
)
def test_enough_letters_tell(raw: str, meant: str) -> None:
    """Six letters tell of a sign, seven of foreign ones, three beside another sign; three of five must be explained."""
    assert repair(raw).text == meant
