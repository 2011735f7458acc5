"""Spellings near a word that no skeleton finds: other letters confused, letters and blanks lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from normalize.lexicon import DATA

LOST: Final = "alrtsenjvikdg"
"""Letters that OCR drops; the first stands for å, ä and ö."""
LONGEST_SMALL: Final = 4
"""Letters in the longest of the small words that run together with others."""
SHORT: Final = 2
"""Letters in a word so short that only å, ä or ö may have been lost."""
BLANKLESS: Final = frozenset({"i", "och", "av", "för", "på", "som", "till", "inom", "om", "med", "att", "en", "är"})
"""Small words that run together with the word beside them where the blank is lost."""


@cache
def confusions() -> tuple[tuple[str, str], ...]:
    """What was printed and what may have been meant."""
    lines = (DATA / "near.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((printed, meant) for printed, meant in (line.split("\t") for line in lines if line[0] != "#"))


def confused(printed: str) -> Iterator[str]:
    """`printed` with one confusion undone."""
    for wrong, right in confusions():
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
    """`printed` as two words between which the blank was lost, one of them short."""
    for at in (*range(1, LONGEST_SMALL + 1), *range(len(printed) - LONGEST_SMALL, len(printed))):
        yield printed[:at], printed[at:]
