"""The start page."""

from __future__ import annotations

import sqlite3

import pytest

from atgardsbanken.db.pages.start import STEPS, shade, start


@pytest.mark.parametrize(
    ("count", "most", "expected"), [(0, 0, 0), (0, 9, 0), (1, 100, 1), (100, 100, STEPS), (50, 100, 3)]
)
def test_shades_grow_in_equal_steps(count: int, most: int, expected: int) -> None:
    """No measure is no shade, the most are the darkest, one is never nothing."""
    assert shade(count, most) == expected


def test_map_counts_the_best_copies(read: sqlite3.Connection) -> None:
    """Each region has a tile with its measures, copies counted once."""
    counts = {tile.code: tile.count for tile in start(read).tiles}
    assert (len(counts), counts["24"], counts["12"], counts["03"]) == (21, 5, 41, 0)


def test_map_is_coloured_by_an_area(read: sqlite3.Connection) -> None:
    """With an area only its measures count; an unknown one is no area."""
    assert {tile.code: tile.count for tile in start(read, area="it").tiles}["24"] == 1
    assert start(read, area="nonsense").area is None


def test_areas_loads_and_gaps(read: sqlite3.Connection) -> None:
    """The areas are counted, the last run named with its documents but copies, years with missing regions told."""
    page = start(read)
    assert [(area.code, area.count) for area in page.areas] == [("it", 1), ("kompetens", 44), ("forsorjning", 2)]
    assert [(load.version, load.loaded, load.failed, len(load.documents)) for load in page.loads] == [
        ("1.2.3", 4, 1, 4)
    ]
    assert page.missing == ((2019, 20), (2018, 18))
    assert (page.measures, page.documents, page.failed, page.years) == (48, 5, 1, (2018, 2019))
