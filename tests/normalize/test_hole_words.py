"""Choosing and writing words with holes."""

from __future__ import annotations

from collections import Counter

from atgardsbanken.normalize.hole_words import HoleWord, repairs
from atgardsbanken.normalize.holes import HOLE


def written(line: str, start: int, units: tuple[str, ...], pattern: str, **weights: Counter[str]) -> str:
    """The word that is written for a word with holes."""
    return repairs([line], [HoleWord(0, start, units, pattern)], weights, "rule")[0][0].after


def test_the_words_beside_it_choose() -> None:
    """Where two words fit, the one that goes with its neighbours is written."""
    units, pattern = ("f", "?", "r"), f"f{HOLE}r"
    assert written("platser f?r barn", 8, units, pattern) == "för"
    assert written("patienten f?r hjälp", 10, units, pattern, **{"?": Counter({"å": 9})}) == "får"


def test_what_a_sign_stood_for_elsewhere_counts() -> None:
    """A sign that nearly always was å is å in a word that no list knows too."""
    assert written("qzzzx", 0, ("q", "z", "z", "z", "x"), f"qzzz{HOLE}", x=Counter({"å": 5})) == "qzzzå"


def test_capitals_are_kept() -> None:
    """A word in capitals stays so; a hole in front has one where a sentence begins."""
    assert written("F?R", 0, ("F", "?", "R"), f"f{HOLE}r") == "FÖR"
    assert written("?ven", 0, ("?", "v", "e", "n"), f"{HOLE}ven") == "Även"
    assert written("som ?ven", 4, ("?", "v", "e", "n"), f"{HOLE}ven") == "även"
