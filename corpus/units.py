"""Units that amounts, counts and shares are printed in: their names, and where a text states one."""

from __future__ import annotations

import re
from collections.abc import Mapping

MARK = "ja/nej"
"""The unit of marks."""
UNITS: Mapping[str, str] = {
    **dict.fromkeys(("%", "procent"), "%"),
    **dict.fromkeys(("‰", "promille"), "‰"),
    **dict.fromkeys(("procentenheter", "procentenhet"), "procentenheter"),
    **dict.fromkeys(("kronor", "kr", "sek"), "kronor"),
    **dict.fromkeys(("tkr", "kkr", "ksek", "tsek", "tusen kronor", "tusental kronor", "tusentals kronor"), "tkr"),
    **dict.fromkeys(("mkr", "mnkr", "msek", "miljoner kronor", "milj kr", "miljoner"), "mkr"),
    **dict.fromkeys(("mdkr", "mdr kr", "mdr", "miljarder kronor", "miljarder"), "mdkr"),
    **dict.fromkeys(("antal", "antalet", "st", "stycken"), "antal"),
    **dict.fromkeys(("årsarbetare", "årsarbeten", "årsarbetskrafter"), "årsarbetare"),
    **{name: name for name in ("minuter", "timmar", "dagar", "veckor", "månader", "ton", "km", MARK)},
    **{name.lower(): name for name in ("kWh", "MWh", "GWh")},
}
"""The name that a unit goes by, by the names that are printed, in small letters."""
DURATIONS = frozenset({"minuter", "timmar", "dagar", "veckor", "månader"})
"""Units that also tell how long something takes ("inom 90 dagar"), which is no unit of a number beside it."""
_NAME = "|".join(re.escape(name) for name in sorted(UNITS, key=len, reverse=True))
UNIT = re.compile(rf"(?i)(?<![^\W_])({_NAME})(?![^\W\d_])|(?<=\d)({_NAME})(?![^\W\d_])")
"""Matches a unit's name as a word."""
STATED = re.compile(
    rf"(?i)[(\[](?:(?:i|belopp i|antal)\s+)?({_NAME})(?![^\W\d_])[^)\]]*[)\]]"
    rf"|,\s*(?:i\s+)?({_NAME})(?![^\W\d_])(?:[^,.]{{0,12}}|\s(?:av|per)\s[^,]*)$"
    rf"|^\W*(?:(?:alla )?(?:belopp|siffror|tal)(?: anges)?(?: i)?\s+|i\s+)?({_NAME})\W*$"
)
"""Matches a unit that a text states beside what it measures: in brackets, after a comma at the end, or alone."""
COUNTED = re.compile(rf"(?i)(?<![^\W_])(?:antal|antalet)\s+(?:anställda\s+)?({_NAME})(?![^\W\d_])")
"""Matches a unit that is counted ("antal årsarbetare")."""
AMOUNTS = re.compile(
    rf"(?i)(?<![^\W_])(?:belopp|siffror|summor|tal|värden|uppgifter|kostnader|anges|angivet|uttryckt|redovisas)"
    rf"(?![^\W_])[^.]{{0,40}}?\bi\s+({_NAME})(?![^\W\d_])"
)
"""Matches a sentence that says what a table's amounts are in ("Samtliga belopp anges i tkr")."""
COUNT = re.compile(r"(?i)(?<![^\W_])(?:antal|antalet)(?![^\W_])")
"""Matches the words for a number of something."""
BEHIND_NUMBER = re.compile(r"\d\s*$")
"""Matches the end of what stands before a unit that a number is in."""
SHARE = re.compile(r"(?i)^\W*andel(?:en)?\b")
"""Matches the beginning of the name of a share."""


def unit_of(*texts: str) -> str:
    """Return the unit that the first of `texts` to name one names, "" for none.

    >>> unit_of("Stimulansmedel", "Fördelning av medel. Belopp i kronor.")
    'kronor'
    >>> unit_of("Andel som får tid inom 90 dagar (%)"), unit_of("Antal årsarbetare")
    ('%', 'årsarbetare')
    """
    return next((unit for text in texts if (unit := _stated(text) or _counted(text) or _named(text))), "")


def stated_unit(text: str) -> str:
    """Return the unit that a text states for the numbers beside it, not one that it only mentions; "" for none.

    >>> stated_unit("Soliditet (%)"), stated_unit("Vi fick 4 miljoner kronor"), stated_unit("Belopp i tkr")
    ('%', '', 'tkr')
    """
    found = AMOUNTS.search(text)
    return _stated(text) or (UNITS[found[1].lower()] if found else "")


def label_unit(text: str) -> str:
    """Return the unit that the name of a row states or counts in, "" for none.

    >>> label_unit("Antal fallskador per 1 000 vårddygn"), label_unit("Sjuklön dagar 2-14")
    ('antal', '')
    """
    return _stated(text) or _counted(text)


def _stated(text: str) -> str:
    """Return the unit that a text has in brackets, at its end or alone; the last where it states several."""
    found = list(STATED.finditer(text))
    return UNITS[next(name for name in found[-1].groups() if name).lower()] if found else ""


def _counted(text: str) -> str:
    """Return what a text counts in: "antal", or the unit after it."""
    counted = COUNTED.search(text)
    if counted:
        return UNITS[counted[1].lower()]
    return "antal" if COUNT.search(text) and not SHARE.search(text) else ""


def _named(text: str) -> str:
    """Return the first unit that a text names, without durations that a number stands before."""
    for found in UNIT.finditer(text):
        unit = UNITS[(found[1] or found[2]).lower()]
        if unit not in DURATIONS or not (SHARE.search(text) or BEHIND_NUMBER.search(text[: found.start()])):
            return unit
    return ""
