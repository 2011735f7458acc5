"""Reads the status and the deadline of a measure that sentences tell; offsets are code points of the sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from atgardsbanken.corpus.wording import stems_of
from atgardsbanken.normalize.years import MONTHS, YEAR

SHORTEST_NOUN = 4
"""Letters of the shortest word of a subject that tells what it is about: shorter ones are articles and pronouns."""
_STATES = (
    "infört|införda?|genomfört|genomförda?|avslutade?|avslutat|slutförda?|slutfört|klara?|klart",
    "färdiga?|färdigt|påbörjade?|påbörjat|pausade?|pausat|försenade?|försenat|i drift|igång",
)
_DONE = f"(?:{'|'.join(_STATES)})"
_SEASONS = "våren|hösten|sommaren|vintern|årsskiftet|slutet av|början av|mitten av"
_DAY = rf"{YEAR}-\d{{2}}-\d{{2}}|(?:den )?\d{{1,2}} (?:{MONTHS})(?: {YEAR})?"
_DATE = rf"(?:{_DAY}|(?:{MONTHS}|{_SEASONS}) {YEAR}|(?:år )?{YEAR})\b"
_BY = "senast|(?:klart?|klara|färdigt?|färdiga|genomför[dt]a?|inför[dt]a?|slutför[dt]a?) (?:till|före|under|i|senast)"
STATUS = re.compile(
    rf"\b(?P<going>pågår)\b(?!\s+(?:en|ett|flera|många|under)\b)"
    rf"|\bhar\s+(?P<had>(?:inte\s+|redan\s+|nu\s+)?(?:införts|genomförts|avslutats|slutförts|påbörjats|pausats))\b"
    rf"|\bär\s+(?P<done>(?:(?:ännu\s+)?(?:inte|ej)\s+|nu\s+|redan\s+|delvis\s+)?{_DONE})\b(?!-)",
    re.IGNORECASE,
)
"""Matches a state that a sentence tells: "pågår", "är infört", "är ännu inte påbörjat"; not what is to be."""
PLANNED = re.compile(r"(?i)\b(?:ska|skall|bör|måste|kan|när|om|innan|tills)\b[^.,;]{0,40}$")
"""Matches the beginning of a clause after which a state is a wish or a condition."""
DEADLINE = re.compile(rf"\b(?:{_BY})\s+(?:under\s+|i\s+)?(?P<date>{_DATE})", re.IGNORECASE)
"""Matches the time by which a sentence says that something is to be done."""

DURING = re.compile(rf"\b(?:under\s+|i\s+|till\s+|från och med\s+|före\s+|vecka\s+)?(?P<date>{_DATE})", re.IGNORECASE)
"""Matches the time at which something is done."""
LOOKS_BACK = re.compile(
    r"(?i)\b(?:sedan|har|hade|blev|fick|togs?|gavs?|jämfört|[a-zåäö]{3,}(?:ade|ades|dde|ddes|rde|rdes|tte|ttes))\b"
)
"""Matches a word by which a sentence tells of the past: its times are no deadlines."""

NAMES_AGAIN = (
    "arbete arbeten åtgärd åtgärder insats insatser projekt uppdrag aktivitet satsning förändring plan beslut",
    "arbetet åtgärden insatsen projektet uppdraget aktiviteten satsningen förändringen planen beslutet frågan",
    "införande införandet införa genomförande genomförandet genomföra avsluta slutföra klar färdig påbörja",
    "start starta drift tidplan tidplanen",
)
"""Words that stand for what was named before ("Arbetet pågår"), and those that tell its state."""


@cache
def _referring() -> frozenset[str]:
    return frozenset(stem for words in NAMES_AGAIN for stem in stems_of(words))


def is_of_another(subject: str, named: Collection[str]) -> bool:
    """Return whether a clause begins with something else than what was named before it, by stems: its nouns tell.

    >>> named = {*stems_of("Regionen har infört flexibel schemaläggning.")}
    >>> is_of_another("Arbetet med heltid som norm ", named), is_of_another("Arbetet med schemaläggningen ", named)
    (True, False)
    """
    said = {stem for word in subject.split() if len(word) >= SHORTEST_NOUN for stem in stems_of(word)} - _referring()
    return bool(said) and said.isdisjoint(named)


def told_status(sentence: str) -> tuple[int, int] | None:
    """Return where a sentence tells a measure's status, None where it does not.

    >>> text = "Tjänsten är införd sedan 2022 i primärvården."
    >>> text[slice(*told_status(text))]
    'införd'
    >>> told_status("Det ska vara infört när arbetet är klart.")
    """
    found = (match for match in STATUS.finditer(sentence) if not PLANNED.search(sentence[: match.start()]))
    return next((span for match in found for span in _named(match)), None)


def told_deadline(sentence: str) -> tuple[int, int] | None:
    """Return where a sentence tells a measure's deadline, None where it does not.

    >>> text = "Den ska vara genomförd på sjukhusen senast hösten 2024."
    >>> text[slice(*told_deadline(text))]
    'hösten 2024'
    """
    match = DEADLINE.search(sentence)
    return match.span("date") if match else None


def told_time(sentence: str) -> tuple[int, int] | None:
    """Return where a measure's own sentence, about what is or will be done, tells when; None where it does not.

    >>> text = "En cykelväg mellan Skrea och Ringsegård byggs under 2024."
    >>> text[slice(*told_time(text))]
    '2024'
    >>> told_time("Under 2022 har kliniken anställt tre farmaceuter.")
    """
    told = told_deadline(sentence)
    match = None if told or LOOKS_BACK.search(sentence) else DURING.search(sentence)
    return match.span("date") if match else told


def _named(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the groups that matched."""
    yield from (match.span(name) for name, text in match.groupdict().items() if text)
