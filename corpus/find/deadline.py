"""Recognises printed dates, quarters and seasons by which something is to be done."""

from __future__ import annotations

import re

from atgardsbanken.normalize.years import MONTHS, YEAR

SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec"
SEASONS = "våren|hösten|sommaren|vintern|vår|höst|vt|ht|årsskiftet|kvartal|kv|halvåret|tertial"
DATE = re.compile(
    rf"\b{YEAR}-\d{{2}}(?:-\d{{2}})?\b"
    rf"|\b\d{{1,2}}[./]\d{{1,2}}[./-](?:{YEAR}|\d{{2}})\b"
    rf"|\b(?:\d{{1,2}}\s+)?(?:{MONTHS}|{SHORT_MONTHS})\.?\s*(?:{YEAR})?\b"
    rf"|\b(?:{SEASONS})\s*\d?\s*(?:{YEAR}|-?\d{{2}})?\b"
    rf"|\b[QKT][1-4]\b(?:\s*{YEAR})?"
    rf"|\b{YEAR}\b|\blöpande\b|\btills vidare\b",
    re.IGNORECASE,
)
"""Matches a date, a month, a season, a quarter, a year, or the words for "ongoing" and "until further notice"."""


def has_date(text: str) -> bool:
    """Tell whether `text` names a date, a season, a quarter or a year.

    >>> has_date("Klart hösten 2019"), has_date("Verksamhetschef")
    (True, False)
    """
    return DATE.search(text) is not None
