"""The stages' words in Swedish."""

from __future__ import annotations

import pytest

from atgardsbanken.db.wording import reason, rule, wording


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("no text layer; read from the picture", "Sidan saknar textlager; läst ur bilden."),
        (
            "text layer not trusted: 0 å ä ö in 1,000 letters; read from the picture",
            "Textlagret går inte att lita på: 0 å, ä eller ö på 1 000 bokstäver; läst ur bilden.",
        ),
        ("something new", "Something new."),
        ("", ""),
    ],
)
def test_reasons_are_told_in_swedish(english: str, swedish: str) -> None:
    """Each part of a reason is told by itself; what is not known is left as it is."""
    assert reason(english) == swedish


def test_rules_are_told_in_swedish() -> None:
    """Rules that worked together are named together."""
    assert rule("ligature+ocr") == "ligatur och felläst tecken"
    assert rule("unheard of") == "unheard of"


def test_more_special_reasons_come_first() -> None:
    """No pattern stands behind one that takes all that it would take."""
    patterns = [pattern.pattern for pattern, _ in wording().reasons]
    assert len(patterns) == len(set(patterns))
