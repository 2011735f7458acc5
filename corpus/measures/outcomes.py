"""Tell sentences that say how something turned out in figures or money: outcomes are no deeds."""

from __future__ import annotations

import re

_OUTCOMES = (
    r"\w*resultatet|\w*underskottet|\w*överskottet|\w*avvikelsen|\w*kostnaden|\w*kostnaderna|\w*intäkterna",
    r"\w*budgeten|\w*prognosen|\w*omsättningen|\w*frånvaron|andelen|underskott|överskott|resultat",
)
_BECAME = (
    "blev|blir|är|var|uppgick|uppgår|visar|visade|landar|landade|ligger|låg|steg|sjönk|hamnade|motsvarar|motsvarade"
)
OUTCOME = re.compile(
    rf"^(?:[^\W\d_]+\s){{0,3}}?(?:{'|'.join(_OUTCOMES)})\b[^.;:]{{0,120}}?\b(?:{_BECAME})\b", re.IGNORECASE
)
"""Matches the beginning of a sentence about an outcome: of 120 in the invented documents none is a measure."""


def tells_outcome(text: str) -> bool:
    """Return whether a sentence begins with what came out, and says how it turned out.

    >>> tells_outcome("Årets resultat blev −143 mnkr."), tells_outcome("Sjukfrånvaron halverades med nya scheman.")
    (True, False)
    """
    return OUTCOME.search(text) is not None
