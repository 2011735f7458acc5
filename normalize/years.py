"""How years are printed, and the blank taken out of one that OCR read as thousands (`år 1 987`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from atgardsbanken.normalize.records import Repair

YEAR: Final = r"(?:19|20)\d\d"
"""Matches a year that a document may be about or plan for."""
NAMED_YEAR: Final = r"(?:18|19|20)\d\d"
"""Matches a year that a text may name; other numbers of four figures are amounts."""
MONTHS: Final = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
"""Matches the name of a month; in the order of the year."""
RULE: Final = "blank in a number"
CONFIDENCE_PROBABILITY: Final = 0.95
"""Probability that a number is a year where only a year can stand."""

_MONTH: Final = rf"(?:{MONTHS}|våren|sommaren|hösten|vintern)"
_YEARLY: Final = r"(?<!per )(?<!varje )(?<!i )(?<!om )(?<!samma )(?:år(?:en)?|årsskiftet)"
_SOURCE: Final = r"(?:SFS|SOU|Ds|[Dd]ir\.|[Pp]rop\.|[Bb]et\.|[Rr]skr\.|[Mm]ot\.|[Ll]ag(?:en)?|[Ff]örordning(?:en)?)"
_BLANK_IN_YEAR: Final = r"(?:1 [89]|2 0)\d\d"
_PARTED: Final = rf"(?P<year>{_BLANK_IN_YEAR})"
_NO_AMOUNT: Final = r"(?!\d|[ ,.]\d| ?(?:kr\b|kronor|[tm]n?kr\b|miljon|miljard|procent|%|:-|st\b|personer|invånare))"
_CLOSED: Final = r"(?=[.,;:)]|\s*$| ?[–-]| (?:och|samt|till|som|har|att|för|med|om|i|på|års?)\b)"
_PATTERNS: Final = tuple(
    map(
        re.compile,
        (
            rf"\b\d{{1,2}} {_MONTH} {_PARTED}{_NO_AMOUNT}",
            rf"\b(?:{_MONTH}|{_YEARLY}) {_PARTED}{_NO_AMOUNT}{_CLOSED}",
            rf"(?:(?<!\S)\(|\b{_SOURCE} \(?){_PARTED}(?=(?:/\d\d)?:\d{{1,4}}(?!\d| ?kr))",
            rf"(?<![\d.,-])(?<!\d ){_PARTED}(?=-[01]\d-[0-3]\d(?!\d))",
            rf"(?<![\d.,-])(?<!\d ){_PARTED}(?<!00)(?= års )",
            rf"(?<!\d)(?<!\d ){NAMED_YEAR} ?[–-] ?{_PARTED}{_NO_AMOUNT}{_CLOSED}",
        ),
    )
)
"""Match a year with a blank in it: after a day and a month, after what stands before years, in a reference to a law or
report, in a date of figures, before `års`, and after another year."""
_MAY_BE_PARTED: Final = re.compile(_BLANK_IN_YEAR)


def changes(line: str) -> Iterator[Repair]:
    """Yield the repairs of a line.

    >>> [change.after for change in changes("lagen (1 987:12) från den 3 mars 1 988; 1 987 personer berörs")]
    ['1987', '1988']
    """
    if _MAY_BE_PARTED.search(line) is None:
        return
    found = {match.start("year"): match["year"] for pattern in _PATTERNS for match in pattern.finditer(line)}
    for start, printed in sorted(found.items()):
        yield Repair(start, printed, printed.replace(" ", ""), RULE, CONFIDENCE_PROBABILITY)
