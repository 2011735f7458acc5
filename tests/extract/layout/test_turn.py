"""Pages turned upright and boxes turned back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.extract.layout.turn import QUARTERS, Turn
from atgardsbanken.extract.records import BBox

PLACES = st.floats(0, 500)


@given(st.sampled_from(QUARTERS), PLACES, PLACES, st.floats(1, 90), st.floats(1, 90))
def test_there_and_back(quarter: int, x: float, y: float, wide: float, high: float) -> None:
    """A box turned upright and back lies where it lay."""
    turn = Turn(quarter, 0.0, 595, 842)
    box = BBox(x, y, x + wide, y + high)
    assert turn.back(turn.upright(box)) == pytest.approx(box)


def test_quarter_turn() -> None:
    """A word at the left foot of a page shown sideways stands at the upright page's left head."""
    assert Turn(90, 0.0, 842, 595).upright(BBox(10, 800, 20, 840)) == BBox(2, 10, 42, 20)


def test_skew_moves_boxes_as_they_fell() -> None:
    """On a page whose lines fell to the right, a box at the right goes back down."""
    moved = Turn(0, 1.0, 600, 800).back(BBox(590, 395, 600, 405))
    assert moved == pytest.approx(BBox(589.955, 400.149, 599.955, 410.149), abs=0.01)
