"""Printed lines become running text."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.lines import join


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["fortsatt utveckl-", "ing av vård"], "fortsatt utveckling av vård"),
        (["hälso-", "och sjukvård"], "hälso- och sjukvård"),
        (["AT-", "och ST-läkare"], "AT- och ST-läkare"),
        (["en ny e-", "hälsa"], "en ny e-hälsa"),
        (["nytt IT-", "stöd"], "nytt IT-stöd"),
        (["Västra Göta-", "landsregionen"], "Västra Götalandsregionen"),
        (["åren 2016-", "2017"], "åren 2016- 2017"),
        (["FÖRSÖRJ-", "NING AV AT-", "LÄKARE"], "FÖRSÖRJNING AV AT-LÄKARE"),
        (["", "en rad", "", "till"], "en rad till"),
        ([], ""),
    ],
)
def test_only_a_dividing_hyphen_is_taken_out(lines: list[str], text: str) -> None:
    """A hyphen that only divides a word goes, every other one stays."""
    assert join(lines) == text
