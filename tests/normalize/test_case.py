"""Capitals of what was meant."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.case import cased


@pytest.mark.parametrize(
    ("printed", "word", "begins", "running", "expected"),
    [
        ("Gverens", "överens", False, True, "överens"),
        ("Overens", "överens", True, True, "Överens"),
        ("Oversikt", "översikt", False, False, "Översikt"),
        ("6vriga", "övriga", True, True, "Övriga"),
        ("6vriga", "övriga", False, True, "övriga"),
        ("S6rmland", "sörmland", False, True, "Sörmland"),
        ("6stergotland", "östergötland", False, True, "Östergötland"),
        ("I&n", "län", False, True, "län"),
        ("VARDEN", "vården", False, False, "VÅRDEN"),
        ("LandStinget", "landstinget", False, False, "Landstinget"),
        ("SaBo", "säbo", False, True, "SäBo"),
        ("Vård", "vård", False, False, "Vård"),
    ],
)
def test_capitals_follow_what_was_printed(printed: str, word: str, begins: bool, running: bool, expected: str) -> None:
    """A capital stays where it is one, and goes where a sign only looks like one."""
    assert cased(printed, word, begins=begins, running=running) == expected
