"""Joins printed lines into running text: tells a hyphen that divides a word from one that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from atgardsbanken.normalize import lexicon

_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}", "\N{NON-BREAKING HYPHEN}")
_BROKEN = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)[{''.join(_HYPHENS)}]$")
_BEGINNING = re.compile(r"([^\W\d_]+)")
CONJUNCTIONS = frozenset({"och", "eller", "samt", "respektive", "men", "till", "än", "som", "i", "och/eller", "resp"})
"""Words before which a hyphen stands for a head that follows later: "hälso- och sjukvård"."""
SHORT_FIRST_PARTS = frozenset({"e", "it", "m", "p", "ai", "at", "st", "bt", "tv", "id", "eu", "s", "u", "i"})
"""First parts that keep their hyphen inside a word: "e-hälsa"."""


def join(lines: Sequence[str]) -> str:
    """Return the lines as one text with a blank between them, without hyphens that only divide a word.

    >>> join(["fortsatt utveckl-", "ing av e-", "hälsa"])
    'fortsatt utveckling av e-hälsa'
    """
    text = ""
    for line in (line.strip() for line in lines):
        if not line:
            continue
        text = _joined(text, line) if text else line
    return text


def _joined(text: str, line: str) -> str:
    """Return `text` with one more line."""
    if not text.endswith(_HYPHENS):  # Asked first, since the search goes through the whole text.
        return f"{text} {line}"
    broken = _BROKEN.search(text)
    beginning = _BEGINNING.match(line)
    if broken is None or beginning is None or beginning[1].lower() in CONJUNCTIONS:
        return f"{text} {line}"
    if divides(broken[1], beginning[1]):
        return text[:-1] + line
    return text + line if beginning[1][0].islower() or text[-2].isupper() else f"{text} {line}"


def divides(before: str, after: str) -> bool:
    """Return whether the hyphen between `before` and `after` only divides a word at a line end.

    It does not after letters that keep it ("e-", "AT-") nor before a capital or a figure, unless both are in capitals
    and one word together.

    >>> divides("utveckl", "ing"), divides("AT", "läkare")
    (True, False)
    """
    if before.isupper() and after.isupper():
        return lexicon.cost((before + after).lower()) is not None
    keeps = before.lower() in SHORT_FIRST_PARTS or before.isupper()
    return after[0].islower() and not keeps
