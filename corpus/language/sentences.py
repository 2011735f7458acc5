"""Sentences of a text, by rule; places in code points."""

from __future__ import annotations

import re
from typing import NamedTuple

END = re.compile(r"(?<![.!?…])[.!?…]++[\"”»’')\]]*+(?=\s)")
"""Signs that may end a sentence, with what closes after them."""
NEXT = re.compile(r"(?<!\s)\s++[\"”»’'(\[–—-]*\s?[A-ZÅÄÖÉÜ0-9§•]")
"""How the sentence after it may begin."""
ABBREVIATION = re.compile(
    r"(?:^|[\s(\"”/–-])(?:[a-zåäö]\.(?:\s?[a-zåäö]{1,3}\.)*|[A-ZÅÄÖ]|bl\.?\s?a|t\.?\s?ex|m\.?\s?fl|m\.?\s?m|d\.?\s?v\.?\s?s"
    r"|f\.?\s?d|s\.?\s?k|p\.?\s?g\.?\s?a|o\.?\s?d|f\.?\s?n|e\.?\s?d|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|u\.?\s?a"
    r"|ca|kl|nr|st|dr|prof|resp|jfr|kap|tfn|tel|milj|mnkr|tkr|inkl|exkl|min|max|ev|enl|ang|avd|sid|bil|ref|dnr"
    r"|jan|feb|mar|apr|aug|sept?|okt|nov|dec|etc|ggr|vs|art|el)\.$"
)
"""An abbreviation with its point, at the end of a stretch."""
OFTEN_LAST = re.compile(r"(?:m\.\s?m|m\.\s?fl|o\.\s?d|o\.\s?dyl|etc|osv|o\.\s?s\.\s?v|mnkr|tkr)\.$")
"""An abbreviation that ends its sentence where a capital follows."""
ORDINAL = re.compile(r"(?:^|[\s(])\d{1,2}\.$")
"""A number with a point: of a list, a date, a paragraph."""
MONTH = re.compile(r"(?<!\s)\s++(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)


class Stretch(NamedTuple):
    """A part of a text: `start` and `end` as in a slice."""

    start: int
    end: int


def split_sentences(text: str) -> list[Stretch]:
    """Return the sentences of `text` in order, without the blanks between them.

    >>> text = "Bl.a. införs en pool. Den startar 1 jan. 2020."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Bl.a. införs en pool.', 'Den startar 1 jan. 2020.']
    """
    stretches: list[Stretch] = []
    start = 0
    for match in END.finditer(text):
        if _ends(text, start, match):
            stretches.append(Stretch(start, match.end()))
            start = match.end()
    stretches.append(Stretch(start, len(text)))
    return [found for found in (_stripped(text, stretch) for stretch in stretches) if found.end > found.start]


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether the sign ends the sentence that begins at `start`."""
    if not NEXT.match(text, match.end()):
        return False
    before = text[start : match.end()]
    if ORDINAL.search(before):
        return not MONTH.match(text, match.end()) and len(before.split()) > 1
    return match.group() != "." or bool(OFTEN_LAST.search(before)) or not ABBREVIATION.search(before)


def _stripped(text: str, stretch: Stretch) -> Stretch:
    """Return `stretch` without blanks at its ends."""
    part = text[stretch.start : stretch.end]
    return Stretch(stretch.start + len(part) - len(part.lstrip()), stretch.start + len(part.rstrip()))
