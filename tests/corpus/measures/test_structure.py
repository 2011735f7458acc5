"""What stands around a unit, as numbers."""

from __future__ import annotations

import numpy as np
from pages import document, heading, item, paragraph

from atgardsbanken.corpus.measures.structure import NOBODY, Structure
from atgardsbanken.corpus.measures.units import read_units
from atgardsbanken.corpus.spans import DocumentView

SPECS = [heading("Åtgärder"), item("Fler tjänster"), item("Mentorer"), paragraph("Arbetet pågår.")]


def test_a_row_for_each_unit() -> None:
    """The same units and scores give the same rows, the score first."""
    units = read_units(DocumentView(document(SPECS)))
    scores = np.array([0.1, 0.9, 0.3, 0.0])
    rows = Structure(units).rows(scores)
    assert rows[:, 0].tolist() == scores.tolist()
    assert np.array_equal(rows, Structure(units).rows(scores))


def test_a_unit_sees_the_others_of_its_series() -> None:
    """The second number is the mean of the others of the series, or nobody's."""
    units = read_units(DocumentView(document(SPECS)))
    rows = Structure(units).rows(np.array([0.1, 0.9, 0.3, 0.0]))
    assert rows[:, 1].round(3).tolist() == [NOBODY, 0.3, 0.9, NOBODY]
