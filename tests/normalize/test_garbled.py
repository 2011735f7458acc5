"""Which lines are garbled."""

from __future__ import annotations

from pathlib import Path

import pytest

from atgardsbanken.normalize.garbled import garbled_lines, is_garbled, quality

TEXTS = Path(__file__).parent.parent / "cases" / "text"


@pytest.mark.parametrize("text", ["halso- och sjukvarden", "Region Vastra Gotaland", "Landstinget Sérmland"])
def test_swedish_without_its_letters_is_garbled(text: str) -> None:
    """Words that are none without å, ä and ö give it away."""
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    ["", "lag, tal, hot, sal, mal", "Hälso- och sjukvård", "This is for all the staff", "Region Uppsala", "12 345"],
)
def test_what_may_stand_is_clean(text: str) -> None:
    """Real words, English, numbers and names are no evidence."""
    assert not is_garbled(text)


@pytest.mark.parametrize("name", ["plain", "tempting"])
def test_clean_text_is_clean_line_by_line(name: str) -> None:
    """No line of a clean text counts as garbled."""
    assert not any(garbled_lines((TEXTS / f"{name}.txt").read_text("utf-8").split("\n")))


def test_a_clean_page_among_garbled_ones_is_seen() -> None:
    """Lines are judged with their neighbours, not by the document's average."""
    garbled = ["Landstingen har tidigare foljt upp atgarderna inom sjukvarden och halsan"] * 4
    clean = ["Åtgärderna följs upp av hälso- och sjukvårdsnämnden två gånger om året"] * 4
    assert garbled_lines(garbled + clean + garbled) == [True] * 4 + [False] * 4 + [True] * 4


def test_quality_is_the_share_that_reads_as_it_should() -> None:
    """Clean text has 1.0, text without words too, garbled text less."""
    assert quality("Hälso- och sjukvården") == 1.0
    assert quality("12 %") == 1.0
    assert quality("halso- och sjukvarden") < 0.7


@pytest.mark.parametrize(
    "text",
    [
        "Anna Hallberg, Goran Pettersson, Asa Lindstrom och Soren Akerlund skrev.",
        "@regionskane @lakarforbundet #tillsammansforalla #vardforbundet",
        "kPa, mmHg, IE/ml, kcal, kWh, dB(A), Mbit/s",
        "Dim sDate As String Dim tDate As Date",
        "svc.LoadLibrary x=antal.forsta myForm.CloseDocument",
        "ip6-localhost fe00::0 ip6-localnet",
    ],
)
def test_names_tags_units_and_code_are_no_evidence(text: str) -> None:
    """A line is garbled only if a word without doubt stands in it or beside it."""
    assert not is_garbled(text)
