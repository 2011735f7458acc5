"""Cut the name of a measure out of a unit: no number, leading time, trailing stop or label."""

from __future__ import annotations

import re

from atgardsbanken.corpus.measures.segments import Segment

MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
LEADING = re.compile(
    rf"^(?:Under|Från och med|Från|Sedan|I|Den|Våren|Hösten|Vintern|Sommaren|Inför|Till)\s"
    rf"(?:[^\s,.]+\s){{0,4}}?(?:{MONTHS}|(?:19|20)\d{{2}}|året|år|våren|hösten|sommaren|vintern|vinter|vår|höst|sommar)"
    rf"(?:\s(?:19|20)\d{{2}})?\s*,?\s+(?=[a-zåäö])",
)
"""A time with which a sentence begins."""
NUMBER = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]\)?|[A-ZÅÄÖ]?\d{1,2}(?:\.\d{1,2})+|[-–—•])\s+(?=[^\W\d_])")
"""The number or sign with which a heading or an item begins."""
TAIL = " .,;:–-"
"""Signs that end no name."""


def name_of(segment: Segment) -> tuple[int, int]:
    """Return where in the segment's text the measure's name begins and ends."""
    text = segment.text
    start = 0
    for pattern in (NUMBER, LEADING):
        match = pattern.match(text[start:])
        if match and len(text) - start - match.end() > 12:
            start += match.end()
    end = len(text)
    while end > start and text[end - 1] in TAIL:
        end -= 1
    return start, end
