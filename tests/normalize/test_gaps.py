"""Words broken where a letter was lost."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("v rdn ra service i h lso- och sjukv rden", "vårdnära service i hälso- och sjukvården"),
        ("v rden f r patienter r en viktig fr ga f r alla", "vården för patienter är en viktig fråga för alla"),
        ("tg rder f r kad tillg nglighet", "Åtgärder för ökad tillgänglighet"),
        ("fo r va rd och omsorg i ha lso- och sjukva rden", "för vård och omsorg i hälso- och sjukvården"),
        ("Ma l och uppfo ljning", "Mål och uppföljning"),
        (
            'v!rdn ra f"r l kare och sjuksk"terskor p! v!rdcentralen',
            "vårdnära för läkare och sjuksköterskor på vårdcentralen",
        ),
    ],
)
def test_lost_letters_are_put_back(raw: str, meant: str) -> None:
    """A blank stands for the letter, or follows the letter without its dots; a sign may stand for others."""
    assert repair(raw).text == meant


@pytest.mark.parametrize(
    "text",
    ["fr o m, t o m, d v s, m fl, s k, p g a, f n, e d, f d", "Rum A 1 b, c d, x y z", "Avd 3 b har 2 vpl; kl. 9 f m"],
)
def test_spaced_abbreviations_are_left(text: str) -> None:
    """Letters that stand alone make no words with what stands beside them."""
    assert repair(text).text == text


@pytest.mark.parametrize(
    ("raw", "is_read"),
    [("v rdn ra", True), ("v rden", False), ("v rden f r", True), ("Fr gor om v rd", True), ("Fr gor", False)],
)
def test_two_joints_tell(raw: str, is_read: bool) -> None:
    """One joint may be chance; two in words that gain much tell."""
    assert (repair(raw).text != raw) == is_read
