"""Tables that only a copy holds."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.own_figures import HeldFigures, TabledFigure, own_tables


def _table(*values: float) -> list[TabledFigure]:
    return [TabledFigure(number, "Deltagare", f"{number + 10}", value) for number, value in enumerate(values)]


@pytest.mark.parametrize(("read", "own"), [((1.0, 2.0, 8.0, 9.0), 0), ((1.0, 7.0, 8.0, 9.0), 1), ((), 0)])
def test_a_table_is_own_where_less_than_half_of_it_is_held(read: tuple[float, ...], own: int) -> None:
    """Half of a table's figures stand in the better form: it holds the table, and the others are misread."""
    held = HeldFigures()
    held.add(_table(1.0, 2.0, 3.0, 4.0))
    assert len(list(own_tables(_table(*read), held))) == own


def test_what_one_copy_is_found_to_hold_the_next_does_not_hold_alone() -> None:
    """A table of two copies is shown from the first of them."""
    held = HeldFigures()
    assert list(own_tables(_table(267.0), held)) == [_table(267.0)]
    held.add(_table(267.0))
    assert list(own_tables(_table(267.0), held)) == []


def test_a_figure_without_its_region_is_the_one_with_it() -> None:
    """OCR that garbles a region's name makes no new figure of its number."""
    held = HeldFigures()
    held.add(_table(267.0))
    assert held.holds(TabledFigure(3, "", None, 267.0))
