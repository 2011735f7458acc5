"""Which units are measures."""

from __future__ import annotations

import numpy as np
from pages import document, paragraph

from atgardsbanken.corpus.measures.cover import ALONE, STRONG, SUGGESTED, THRESHOLD, choose
from atgardsbanken.corpus.measures.units import read_units
from atgardsbanken.corpus.spans import DocumentView

TEXTS = ("Mentorer.", "Team.", "Basår.", "Utbildning.", "12", *["Bakgrund."] * 20)


def chosen(*confidences: float) -> tuple[list[int], list[int]]:
    """The numbers of the units taken and of those suggested."""
    units = read_units(DocumentView(document([paragraph(text) for text in TEXTS])))
    cover = choose(units, np.array([*confidences, *[0.0] * 20]))
    return [one.number for one in cover.measures], [one.number for one in cover.suggestions]


def test_units_from_the_threshold() -> None:
    """Among strong ones a unit at the threshold is taken, one below is suggested, and a number names nothing."""
    assert chosen(STRONG, STRONG, STRONG, THRESHOLD, 1.0) == ([0, 1, 2, 3], [])
    assert chosen(STRONG, STRONG, STRONG, THRESHOLD - 0.01, 1.0) == ([0, 1, 2], [3])


def test_a_unit_alone_must_be_surer() -> None:
    """Where few units are strong, one is taken only from a higher confidence."""
    assert chosen(ALONE, ALONE - 0.01, 0.0, SUGGESTED - 0.01, 0.0) == ([0], [1])


def test_a_short_document_needs_one_strong_unit() -> None:
    """A tenth of its units is enough."""
    units = read_units(DocumentView(document([paragraph("Mentorer."), paragraph("Team.")])))
    assert [one.number for one in choose(units, np.array([STRONG, THRESHOLD])).measures] == [0, 1]
