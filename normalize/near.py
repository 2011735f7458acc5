"""Finds skeletons near a word's own: other letters confused, letters and blanks lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from atgardsbanken.normalize.lexicon import DATA
from atgardsbanken.normalize.skeleton import RUN, skeleton

LOST: Final = "alrtsenjvkg"
"""Letters of a skeleton that OCR drops; the first stands for å, ä and ö."""
SHORT_SKELETON_LETTERS: Final = 2
"""The length up to which only å, ä or ö may have been lost: anything else is another word."""
BLANKLESS: Final = frozenset({"i", "och", "av", "för", "på", "som", "till", "inom", "om", "med", "att", "en", "är"})
"""Small words that run together with the word beside them where the blank is lost."""


@cache
def confusions() -> tuple[tuple[str, str], ...]:
    """Return pairs of what was printed and what may have been meant."""
    lines = (DATA / "near.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((printed, meant) for printed, meant in (line.split("\t") for line in lines if line[0] != "#"))


@cache
def confused_skeletons() -> tuple[tuple[str, str], ...]:
    """Return the same of skeletons; a run of confusable letters may go on beyond the pair, so it is kept too."""
    pairs: set[tuple[str, str]] = set()
    for printed, meant in (map(skeleton, pair) for pair in confusions()):
        before = RUN if printed[0] == RUN != printed else ""
        after = RUN if printed[-1] == RUN != printed else ""
        pairs |= {(printed, skeleton(new)) for new in (meant, before + meant, meant + after)} - {(printed, printed)}
    return tuple(sorted(pairs))


def confused(printed: str, pairs: Iterable[tuple[str, str]], reach: int | None = None) -> Iterator[str]:
    """Yield `printed` with one of the confusions in `pairs` undone, which begins at `reach` at the latest.

    >>> list(confused("arn", [("rn", "m")]))
    ['am']
    """
    last = len(printed) if reach is None else reach
    for wrong, right in pairs:
        at = printed.find(wrong)
        while 0 <= at <= last:
            yield printed[:at] + right + printed[at + len(wrong) :]
            at = printed.find(wrong, at + 1)


def near(key: str, reach: int | None = None) -> set[str]:
    """Return the skeletons near `key`: one confusion undone, one letter too many removed, or a lost one put back.

    Only the first `reach` characters of `key` begin a word, so that only in them, or just behind, is anything changed.
    """
    reach = len(key) if reach is None else reach
    found = {*confused(key, confused_skeletons(), reach)}
    if len(key) <= SHORT_SKELETON_LETTERS:
        found.update(key[:at] + RUN + key[at:] for at in range(len(key) + 1))
    else:
        last = len(key) - 1
        found.update([key[:at] + key[at + 1 :] for at in range(1, min(last, reach + 1))])
        found.update([key[:at] + letter + key[at:] for letter in LOST for at in range(min(last, reach) + 1)])
    return {spelling.replace(RUN + RUN, RUN) if RUN + RUN in spelling else spelling for spelling in found}


def parted(printed: str) -> Iterator[tuple[str, str]]:
    """Yield `printed` as two words whose blank was lost, one of them like a word of `BLANKLESS`."""
    for at in range(1, max(map(len, BLANKLESS)) + 1):
        if skeleton(printed[:at]) in _blankless():
            yield printed[:at], printed[at:]
        if skeleton(printed[-at:]) in _blankless():
            yield printed[:-at], printed[-at:]


@cache
def _blankless() -> frozenset[str]:
    """Return the skeletons of `BLANKLESS`."""
    return frozenset(map(skeleton, BLANKLESS))
