"""No text, however it is made, keeps a pattern of the package longer than its length."""

from __future__ import annotations

import re

import pytest
from patterns import patterns, too_fast

PATTERNS = patterns()


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_is_linear(name: str) -> None:
    """On repetitions of what it asks for, four times the text takes about four times as long."""
    assert too_fast(PATTERNS[name]) == []


@pytest.mark.parametrize("grows", [r"\*+$", r"^(?:\s|\d[\d ]*)+$", r"\w+@", r"\s*,\s*", r"(?:a|ab|b)+c"])
def test_patterns_that_grow_faster_are_found(grows: str) -> None:
    """Quadratic and exponential patterns are told by what they are slow on."""
    assert too_fast(re.compile(grows))


def test_all_rooms_are_looked_at() -> None:
    """Patterns of every stage are found, in tables too."""
    assert {name.split(".")[1] for name in PATTERNS} >= {"extract", "normalize", "corpus", "db"}
    assert "atgardsbanken.corpus.listed.columns_apart.ONLY_NUMBERS" in PATTERNS
