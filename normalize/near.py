"""Spellings near a word that no skeleton finds: other letters confused, letters and blanks lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

CONFUSIONS: Final = (
    ("fi", "ti"), ("fj", "tj"), ("f", "t"), ("t", "f"), ("i", "l"), ("il", "l"), ("l", "i"), ("ii", "tt"), ("ti", "tt"), ("i", "tt"), ("o", "p"), ("o", "b"),
    ("m", "rn"), ("rn", "m"), ("n", "rv"), ("m", "rv"), ("d", "rd"), ("M", "N"), ("m", "n"), ("nv", "rv"), ("c", "e"), ("e", "c"), ("e", "o"), ("o", "e"),
    ("s", "ö"), ("S", "ö"), ("5", "ö"), ("8", "ö"), ("g", "ö"), ("m", "n"), ("n", "m"), ("n", "rn"), ("v", "y"),
    ("h", "b"), ("b", "h"), ("li", "h"), ("h", "li"), ("ri", "n"), ("n", "ri"), ("u", "n"), ("n", "u"), ("k", "t"),
    ("t", "k"), ("iii", "m"), ("cl", "d"), ("rt", "tt"), ("lt", "tt"), ("r", "j"), ("rn", "rni"), ("j", "i"),
    ("i", "j"), ("y", "v"), ("e", "a"), ("q", "g"), ("g", "q"), ("u", "ö"), ("ri", "rj"), ("in", "rn"), ("in", "jn"),
    ("5", "s"), ("S", "s"), ("$", "s"), ("8", "s"), ("z", "s"), ("1", "t"), ("t", "l"), ("ff", "tt"), ("mi", "mt"), ("x", "k"),
)  # fmt: skip
"""What was printed, what may have been meant: seen in English OCR of other letters than å, ä and ö."""
LOST: Final = "alrtsenjvikdg"
"""Letters that OCR drops; the first stands for å, ä and ö."""
SHORT: Final = 2
"""Letters in a word so short that only å, ä or ö may have been lost."""
BLANKLESS: Final = frozenset({"i", "och", "av", "för", "på", "som", "till", "inom", "om", "med", "att", "en", "är"})
"""Small words that run together with the word before them where the blank is lost."""


def confused(printed: str) -> Iterator[str]:
    """`printed` with one confusion undone."""
    for wrong, right in CONFUSIONS:
        at = printed.find(wrong)
        while at >= 0:
            yield printed[:at] + right + printed[at + len(wrong) :]
            at = printed.find(wrong, at + 1)


def near(printed: str) -> Iterator[str]:
    """`printed` with one confusion undone, one letter too many taken out, or a lost one put back."""
    yield from confused(printed)
    if len(printed) <= SHORT:
        yield from (printed[:at] + LOST[0] + printed[at:] for at in range(len(printed) + 1))
        return
    last = len(printed) - 1
    for at in range(1, last):
        yield printed[:at] + printed[at + 1 :]
    for letter in LOST:
        for at in range(last + 1):
            if letter not in printed[max(at - 1, 0) : at + 1]:
                yield printed[:at] + letter + printed[at:]


def parted(printed: str) -> Iterator[tuple[str, str]]:
    """`printed` as two words between which the blank was lost, the second a small one."""
    for at in range(max(len(printed) - 4, 3), len(printed)):
        yield printed[:at], printed[at:]
