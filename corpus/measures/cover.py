"""Choose the measures of a document: units with their confidence, none inside or beside another that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.measures.units import Unit

Numbers = npt.NDArray[np.float64]

THRESHOLD = 0.45
"""The confidence from which a unit is taken for a measure."""
SUGGESTED = 0.2
"""The confidence from which a unit is at least suggested."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit taken for a measure: its number in the document and how often such a one is right."""

    number: int
    confidence: float


def choose(units: Sequence[Unit], confidences: Numbers, least: float = THRESHOLD) -> list[Chosen]:
    """Return the units that name measures, in reading order."""
    return list(_chosen(units, confidences, least))


def _chosen(units: Sequence[Unit], confidences: Numbers, least: float) -> Iterator[Chosen]:
    for number, unit in enumerate(units):
        if confidences[number] >= least and any(map(str.isalpha, unit.text)):
            yield Chosen(number, float(confidences[number]))
