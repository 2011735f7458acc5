"""Which units are measures."""

from __future__ import annotations

import numpy as np
from pages import document, paragraph

from atgardsbanken.corpus.measures.cover import THRESHOLD, choose
from atgardsbanken.corpus.measures.units import read_units
from atgardsbanken.corpus.spans import DocumentView


def test_units_from_the_threshold() -> None:
    """A unit at the threshold is taken, one below is not, and a number names nothing."""
    units = read_units(DocumentView(document([paragraph("Mentorer."), paragraph("Team."), paragraph("12")])))
    chosen = choose(units, np.array([THRESHOLD, THRESHOLD - 0.01, 1.0]))
    assert [one.number for one in chosen] == [0]
