"""Spellings near a word that no skeleton finds: other letters confused, letters and blanks lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

CONFUSIONS: Final = (
    ("fi", "ti"), ("fj", "tj"), ("f", "t"), ("t", "f"), ("i", "l"), ("l", "i"), ("ii", "tt"), ("ti", "tt"), ("i", "tt"),
    ("n", "rv"), ("m", "rv"), ("nv", "rv"), ("sn", "sn"), ("c", "e"), ("e", "c"), ("e", "o"), ("o", "e"), ("s", "a"),
    ("s", "ö"), ("S", "ö"), ("5", "ö"), ("8", "ö"), ("g", "ö"), ("m", "n"), ("n", "m"), ("n", "rn"), ("v", "y"),
    ("h", "b"), ("b", "h"), ("li", "h"), ("h", "li"), ("ri", "n"), ("n", "ri"), ("u", "n"), ("n", "u"), ("k", "t"),
    ("t", "k"), ("iii", "m"), ("cl", "d"), ("rt", "tt"), ("lt", "tt"), ("r", "j"), ("rn", "rni"), ("j", "i"),
    ("i", "j"), ("y", "v"), ("e", "a"), ("q", "g"), ("g", "q"), ("u", "ö"), ("ri", "rj"), ("in", "rn"), ("in", "jn"),
    ("5", "s"), ("S", "s"), ("$", "s"), ("8", "s"), ("z", "s"), ("1", "t"), ("t", "l"), ("ff", "tt"), ("i", "t"), ("x", "k"),
)  # fmt: skip
"""What was printed, what may have been meant: seen in English OCR of other letters than å, ä and ö."""
LOST: Final = ("a", "l", "r", "t", "s", "e", "n", "j")
"""Letters that OCR drops; the first stands for å, ä and ö."""
BLANKLESS: Final = frozenset({"i", "och", "av", "för", "på", "som", "till", "inom", "om", "med", "att", "en", "är"})
"""Small words that run together with the word before them where the blank is lost."""


def near(printed: str) -> Iterator[str]:
    """`printed` with one other confusion undone, or one lost letter put back."""
    for wrong, right in CONFUSIONS:
        at = printed.find(wrong)
        while at >= 0:
            yield printed[:at] + right + printed[at + len(wrong) :]
            at = printed.find(wrong, at + 1)
    for at in range(1, len(printed) - 1):
        yield printed[:at] + printed[at + 1 :]
    for letter in LOST:
        for at in range(len(printed) + 1):
            if letter not in printed[max(at - 1, 0) : at + 1]:
                yield printed[:at] + letter + printed[at:]


def parted(printed: str) -> Iterator[tuple[str, str]]:
    """`printed` as two words between which the blank was lost, the second a small one."""
    for at in range(max(len(printed) - 4, 3), len(printed)):
        yield printed[:at], printed[at:]
