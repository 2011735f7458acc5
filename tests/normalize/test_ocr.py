"""What OCR without Swedish letters printed."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("Region Jénkdpings I&n och Region Orebro 1&n", "Region Jönköpings län och Region Örebro län"),
        ("stod till béttre anvdndning av kompetens", "stöd till bättre användning av kompetens"),
        ("sjukskoterskor 1 enlighet med 6verenskommelsen", "sjuksköterskor i enlighet med överenskommelsen"),
        ("FORDELNING AV MEDEL | HALSO- OCH SJUKVARDEN", "FÖRDELNING AV MEDEL I HÄLSO- OCH SJUKVÅRDEN"),
        ("AT-lakare och ST-lakare pa vardcentraler", "AT-läkare och ST-läkare på vårdcentraler"),
    ],
)  # fmt: skip
def test_words_are_chosen_with_their_neighbours(raw: str, meant: str) -> None:
    """Names, function words, lone signs and capitals come out right."""
    assert repair(raw).text == meant
