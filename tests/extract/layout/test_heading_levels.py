"""Levels of headings by their look and by what is told."""

from __future__ import annotations

import pytest

from atgardsbanken.extract.layout.heading_levels import Look, levels_of
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT


@pytest.mark.parametrize(
    ("looks", "levels"),
    [
        pytest.param([(16, True, 0), (12, True, 0), (12, False, 0)], [1, 2, 3], id="by size and weight"),
        pytest.param([(16, True, 0), (15.5, True, 0)], [1, 1], id="sizes that hardly differ"),
        pytest.param([(11, True, 2), (11, True, 3)], [1, 2], id="one look on two told levels"),
        pytest.param([(16, True, 2), (14, True, 4), (12, True, 5)], [1, 2, 3], id="levels that are left out"),
        pytest.param([(24, True, 1), (16, True, 2)], [1, 2], id="a title above H1"),
        pytest.param([(16, True, 2), (12, True, 3), (12, True, 0)], [1, 2, 2], id="untold, looks like told"),
        pytest.param([(16, True, 2), (12, True, 0), (10, True, 0)], [1, 2, 3], id="untold, below told"),
        pytest.param([(20, True, 0), (16, True, 2)], [1, 1], id="untold, above told"),
        pytest.param([(10, True, 2), (16, True, 3)], [2, 1], id="told upside down"),
        pytest.param([(16, True, 2), (12, True, 2)], [1, 2], id="all told on one level"),
    ],
)
def test_levels(looks: list[tuple[float, bool, int]], levels: list[int]) -> None:
    """What is told counts where larger headings are above smaller ones; else size and weight."""
    asked = [Look(*look) for look in looks]
    found = levels_of(asked, DEFAULT_LAYOUT)
    assert [found[look] for look in asked] == levels
