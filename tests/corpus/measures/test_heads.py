"""What the columns of a table mean."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.measures.heads import understand


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("Aktivitet", "title"),
        ("Åtgärder", "title"),
        ("Ärende/fråga", "title"),
        ("Vad ska vi göra?", "title"),
        ("Genomförda insatser", "title"),
        ("Atgard", "title"),
        ("Beskrivning", "description"),
        ("Syfte och mål", "description"),
        ("Pågående arbete/åtgärder", "description"),
        ("Ansvarig chef/klinik", "responsible"),
        ("Ansvarlg", "responsible"),
        ("Klinik", "responsible"),
        ("Status (mars 2019)", "status"),
        ("Läge 2019-03", "status"),
        ("Uppföljning", "status"),
        ("Tidplan", "deadline"),
        ("Klart senast", "deadline"),
        ("Resultat", "result"),
        ("Målområde", "section"),
        ("Indikator", "indicator"),
        ("Kostnad", "aside"),
    ],
)
def test_headings_are_understood(printed: str, field: str) -> None:
    """Many names, dates in brackets and garbled letters lead to the standard field."""
    heading = understand(printed)
    assert heading is not None
    assert heading.field == field


@pytest.mark.parametrize(
    "printed", ["", "Stimulansmedel", "Vårdnära service", "En lång text som berättar om allt det som har hänt"]
)
def test_other_texts_are_no_headings(printed: str) -> None:
    """What is no column's name leads nowhere."""
    assert understand(printed) is None
