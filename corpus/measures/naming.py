"""Cut the names of measures out of units: the phrases that name them, or the whole without its stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atgardsbanken.corpus.measures.units import Kind, Unit

if TYPE_CHECKING:
    from atgardsbanken.corpus.language.phrases import Phrase

PARSED_AS = {"sentence": "sentence", "item": "item", "panel": "item", "value": "item", "cell": "cell"}
"""What the kinds of unit are to the reader of phrases; a heading is its own name."""
WHOLE: dict[Kind, float] = {"heading": 0.95, "sentence": 0.3, "item": 0.6, "panel": 0.9, "value": 0.8, "cell": 0.8}
"""How often a whole unit is the measure's name, by its kind."""
TAIL = " .,;:–-"
"""Signs that end no name."""
DENYING = frozenset({"inte", "ej"})
"""Words by which a verb is denied."""
LONGEST_WHOLE = 30
"""Words that an item, a cell or a value has at most to be a name as a whole: gives the highest F1 on texts left out."""


@dataclass(frozen=True, slots=True)
class Name:
    """Where in its unit's text a name begins and ends, and how often such a one is cut right (0-1)."""

    start: int
    end: int
    probability: float


def names_of(units: Sequence[Unit]) -> list[list[Name]]:
    """Return the names in each of the units, each of which names a measure."""
    asked = [(number, unit) for number, unit in enumerate(units) if _is_parsed(unit)]
    found = _phrases([(unit.text, PARSED_AS[unit.kind]) for _, unit in asked]) if asked else []
    phrases = {number: some for (number, _), some in zip(asked, found, strict=True)}
    return [_told(some) if (some := phrases.get(number)) else [whole_name(unit)] for number, unit in enumerate(units)]


def _phrases(texts: Sequence[tuple[str, str]]) -> list[tuple[Phrase, ...]]:
    """Return the phrases in each text, given with its kind."""
    # Only running text needs spaCy, which takes longer to import than most documents to be read.
    from atgardsbanken.corpus.language.phrases import phrases_in_all

    return phrases_in_all(texts)


def _is_parsed(unit: Unit) -> bool:
    """Return whether a unit's name must be looked for in it: a short one of a list or a table is its own name.

    Unless it may deny what it tells.
    """
    words = unit.text.lower().split()
    is_long = len(words) > LONGEST_WHOLE or not DENYING.isdisjoint(words)
    return unit.kind == "sentence" or (unit.kind != "heading" and is_long)


def _told(phrases: Sequence[Phrase]) -> list[Name]:
    """Return the phrases that name measures: not what is denied, nor what the reader is asked to do."""
    told = [phrase for phrase in phrases if not (phrase.negated or phrase.addresses_reader)]
    return [Name(phrase.start, phrase.end, phrase.probability) for phrase in told]


def whole_name(unit: Unit) -> Name:
    """Return the whole unit without its stop."""
    text = unit.text
    return Name(0, len(text.rstrip(TAIL)), WHOLE[unit.kind])
